/** The order of codes (protocol, section 17): it follows tickets, so a code tells nothing of who or what bears it. */
import { compareBytes } from "../bytes.ts";
import type { Ticket } from "../sampling/ticket.ts";
import type { DrawRecord } from "./record.ts";

/** Ids in the order of ticket("codes/" + id), then of their bytes. */
export const codeOrder = (ids: readonly string[], ticket: Ticket): string[] =>
  ids
    .map((id) => ({ id, ticket: ticket(`codes/${id}`) }))
    .sort((a, b) => compareBytes(a.ticket, b.ticket) || compareBytes(a.id, b.id))
    .map(({ id }) => id);

/** All documents of a review in the order of their codes: alternates, who may come later, behind the others. */
export function documentsInCodeOrder(
  { drawn, certain, alternates }: Pick<DrawRecord, "drawn" | "certain" | "alternates">,
  ticket: Ticket,
): string[] {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  return [...codeOrder(ids([...drawn, ...certain]), ticket), ...codeOrder(ids(alternates), ticket)];
}
