/**
 * Sequential Poisson sampling (Ohlsson, "Sequential Poisson Sampling", Journal of Official Statistics 14, 1998,
 * pages 149 to 162): a sample of fixed size with probabilities about in proportion to weight. Who comes first
 * is whose uniform random number, divided by the weight, is smallest.
 */
import { compareBytes } from "../bytes.ts";
import type { Ticket } from "./ticket.ts";

/** Cases of one weight; different weights over one common denominator. */
export interface TicketClass {
  readonly weight: bigint;
  readonly ids: readonly string[];
}

export interface Ticketed {
  readonly id: string;
  /** The ticket of "documents/" + id, 64 hex digits. */
  readonly ticket: string;
  readonly weight: bigint;
}

/** The order within one weight: dividing by it changes nothing, so the digits decide. */
function plainOrder({ weight, ids }: TicketClass, ticket: Ticket): Ticketed[] {
  const ticketed = ids.map((id) => ({ id, ticket: ticket(`documents/${id}`), weight }));
  return ticketed.sort((a, b) => compareBytes(a.ticket, b.ticket) || compareBytes(a.id, b.id));
}

/**
 * The first `places` cases in the order of ticket / weight, then id in byte order. Fractions are compared by
 * cross-multiplying integers; only the first of each weight are, since the others of that weight come later.
 */
export function sequentialPoisson(
  classes: readonly TicketClass[],
  places: number,
  ticket: Ticket,
): Ticketed[] {
  if (places === 0) return [];
  const first = classes.map((each) => plainOrder(each, ticket).slice(0, places));
  if (first.length === 1) return first[0]!;
  return first
    .flat()
    .map((each) => ({ each, value: BigInt(`0x${each.ticket}`) }))
    .sort((a, b) => {
      const [left, right] = [a.value * b.each.weight, b.value * a.each.weight];
      return left < right ? -1 : left > right ? 1 : compareBytes(a.each.id, b.each.id);
    })
    .slice(0, places)
    .map(({ each }) => each);
}
