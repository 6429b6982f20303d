/** The deck of one level, sorted as far as anyone looks: most searches pass by a few inspectors only. */
import { compareBytes } from "../bytes.ts";
import type { Ticket } from "./ticket.ts";

/** Inspectors, by their places in the list, in the order of ticket("inspectors/ℓ/" + id), then id. */
export class Deck {
  readonly #inspectors: readonly { readonly id: string }[];
  readonly #level: number;
  readonly #ticket: Ticket;
  readonly #tickets: (string | undefined)[] = [];
  #whole: readonly number[] | undefined;

  constructor(inspectors: readonly { readonly id: string }[], level: number, ticket: Ticket) {
    this.#inspectors = inspectors;
    this.#level = level;
    this.#ticket = ticket;
  }

  #ticketOf(i: number): string {
    const known = this.#tickets[i];
    if (known !== undefined) return known;
    const made = this.#ticket(`inspectors/${this.#level}/${this.#inspectors[i]!.id}`);
    this.#tickets[i] = made;
    return made;
  }

  /** Sorts these inspectors as they stand in the deck; the given list is left alone. */
  sorted(some: readonly number[]): number[] {
    return [...some].sort(
      (a, b) =>
        compareBytes(this.#ticketOf(a), this.#ticketOf(b)) ||
        compareBytes(this.#inspectors[a]!.id, this.#inspectors[b]!.id),
    );
  }

  /** The whole deck. */
  whole(): readonly number[] {
    this.#whole ??= this.sorted(this.#inspectors.map((_, i) => i));
    return this.#whole;
  }
}
