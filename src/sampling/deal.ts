/**
 * The balanced deal (protocol, section 7): inspectors to objects at random, loads as even as the rules allow.
 * Levels of rising load make the loads even; within a level shortest augmenting paths (Edmonds and Karp)
 * make sure that a seat stays open only where no exchange could fill it.
 */
import type { DealInput } from "./deal-input.ts";
import { Deck } from "./deck.ts";
import { Exchange } from "./exchange.ts";
import type { Ticket } from "./ticket.ts";

/** Objects and inspectors that are short together: more seats than places, or too few who may lead. */
export interface Bottleneck {
  readonly objects: readonly string[];
  readonly inspectors: readonly string[];
  readonly seatsNeeded: number;
  readonly places: number;
  readonly leads: number;
}

export interface Team {
  readonly object: string;
  /** In the order of the first deck. */
  readonly members: readonly string[];
  /** The member who leads, where the rule asks for one and one was found. */
  readonly lead?: string;
  readonly openSeats: number;
}

export interface Dealt {
  readonly teams: readonly Team[];
  readonly loads: readonly { readonly id: string; readonly load: number }[];
  readonly bottlenecks: readonly Bottleneck[];
}

/** The deck of a level: places of inspectors in the order of ticket("inspectors/ℓ/" + id), then id. */
export const deck = (
  inspectors: readonly { readonly id: string }[],
  level: number,
  ticket: Ticket,
): number[] => [...new Deck(inspectors, level, ticket).whole()];

/** Fills what can be filled at every level; helpers count for the objects in `widened` only. */
function dealLevels(exchange: Exchange, levels: number, deckOf: (level: number) => Deck): void {
  for (let level = 1; level <= levels; level++) {
    exchange.startLevel(deckOf(level), level);
    for (let j = 0; j < exchange.objectCount; j++) while (exchange.isOpen(j) && exchange.fill(j));
    if (!exchange.anyOpen()) return;
  }
}

/**
 * Deals inspectors to objects. Seats that no exchange can fill stay open, and the bottlenecks say why.
 * Those who may only help out (reach 2) come in after all levels, and only for objects whose search failed
 * or that such a search passed through; this repeats until nothing more can be widened.
 */
export function deal(input: DealInput, ticket: Ticket): Dealt {
  const { objects, inspectors } = input;
  const top = inspectors.reduce((most, { limit }) => Math.max(most, limit), 0);
  // Where nobody has a place, nobody is searched for.
  const exchange = new Exchange(top === 0 ? { ...input, reach: () => 0 } : input);
  // Most deals are done before the last level: a deck is made when its level is reached.
  const decks: Deck[] = [];
  const deckOf = (level: number) => (decks[level] ??= new Deck(inspectors, level, ticket));
  const first = deckOf(1);
  dealLevels(exchange, top, deckOf);
  while (exchange.anyOpen() && exchange.widen(exchange.closures(first).flatMap(({ objects }) => objects)))
    dealLevels(exchange, top, deckOf);

  const teams = objects.map((object, j) => {
    const members = first.sorted([...exchange.team(j)]);
    const lead = input.needsLead ? members.find((i) => inspectors[i]!.lead) : undefined;
    return {
      object,
      members: members.map((i) => inspectors[i]!.id),
      ...(lead === undefined ? {} : { lead: inspectors[lead]!.id }),
      openSeats: input.seats - members.length,
    };
  });
  return {
    teams,
    loads: inspectors.map(({ id }, i) => ({ id, load: exchange.load(i) })),
    bottlenecks: exchange.closures(first).map((closure) => ({
      objects: closure.objects.map((j) => objects[j]!),
      inspectors: closure.inspectors.map((i) => inspectors[i]!.id),
      seatsNeeded: closure.objects.length * input.seats,
      places: closure.inspectors.reduce(
        (sum, i) => sum + Math.max(0, inspectors[i]!.limit - (inspectors[i]!.held ?? 0)),
        0,
      ),
      leads: closure.inspectors.filter((i) => inspectors[i]!.lead).length,
    })),
  };
}
