/**
 * Seats, loads and the search for the shortest exchange. Mutable on purpose: it is the inner loop of the deal.
 */
import type { DealInput } from "./deal-input.ts";
import type { Deck } from "./deck.ts";

/** Everything a failed search reached: no place is free among these inspectors. */
export interface Closure {
  readonly objects: number[];
  readonly inspectors: number[];
}

const NOBODY = -1;

export class Exchange {
  readonly objectCount: number;
  readonly #input: DealInput;
  /** reach[j * inspectors + i] */
  readonly #reach: Uint8Array;
  readonly #widened: boolean[];
  readonly #teams: Set<number>[];
  /** Objects of each inspector. */
  readonly #held: Set<number>[];
  /** Members of each team who may not lead. */
  readonly #followers: number[];
  #open: number;

  #deck: Deck | undefined;
  #level = 0;
  /** Those who may serve an object, in deck order; filled while it is less work than sorting the whole deck. */
  #rows: (readonly number[] | undefined)[] = [];
  #sorted = 0;
  /** Inspectors that a failed search reached at this level: no later search gets further through them. */
  #dead: boolean[] = [];

  constructor(input: DealInput) {
    const { objects, inspectors } = input;
    this.#input = input;
    this.objectCount = objects.length;
    this.#reach = new Uint8Array(objects.length * inspectors.length);
    for (let j = 0; j < objects.length; j++)
      for (let i = 0; i < inspectors.length; i++) this.#reach[j * inspectors.length + i] = input.reach(j, i);
    this.#widened = objects.map(() => false);
    this.#teams = objects.map(() => new Set());
    this.#held = inspectors.map(() => new Set());
    this.#followers = objects.map(() => 0);
    this.#open = objects.length * input.seats;
  }

  team = (j: number): ReadonlySet<number> => this.#teams[j]!;
  load = (i: number): number => this.#held[i]!.size + (this.#input.inspectors[i]!.held ?? 0);
  isOpen = (j: number): boolean => this.#teams[j]!.size < this.#input.seats;
  anyOpen = (): boolean => this.#open > 0;

  startLevel(deck: Deck, level: number): void {
    this.#deck = deck;
    this.#level = level;
    this.#rows = [];
    this.#sorted = 0;
    this.#dead = this.#held.map(() => false);
  }

  /** Lets helpers serve these objects from now on; false where that changes nothing. */
  widen(objects: readonly number[]): boolean {
    let changed = false;
    for (const j of objects) {
      if (this.#widened[j]) continue;
      this.#widened[j] = true;
      const row = this.#reach.subarray(j * this.#held.length, (j + 1) * this.#held.length);
      changed ||= row.includes(2);
    }
    return changed;
  }

  /** Fills one open seat of object j by the shortest exchange at this level; false where there is none. */
  fill(j: number): boolean {
    const search = this.#search(j, this.#dead);
    if (search.found === NOBODY) {
      for (const i of search.inspectors) this.#dead[i] = true;
      return false;
    }
    for (let i = search.found; i !== NOBODY; ) {
      const [object, leaver] = [search.viaObject[i]!, search.viaInspector[i]!];
      if (leaver !== NOBODY) this.#leave(object, leaver);
      this.#join(object, i);
      i = leaver;
    }
    this.#open -= 1;
    return true;
  }

  /** What is short, at full limits: one closure for each set of open objects that share it. */
  closures(deck: Deck): Closure[] {
    this.startLevel(deck, Number.POSITIVE_INFINITY);
    const none = this.#held.map(() => false);
    const seen = new Set<string>();
    const closures: Closure[] = [];
    for (let j = 0; j < this.objectCount; j++) {
      if (!this.isOpen(j)) continue;
      const { objects, inspectors } = this.#search(j, none);
      const closure = {
        objects: [...objects].sort((a, b) => a - b),
        inspectors: [...inspectors].sort((a, b) => a - b),
      };
      const key = closure.objects.join(",");
      if (!seen.has(key)) closures.push(closure);
      seen.add(key);
    }
    return closures;
  }

  /** Everyone who may serve object j, and perhaps others, in deck order. */
  #order(j: number): readonly number[] {
    const known = this.#rows[j];
    if (known) return known;
    const deck = this.#deck!;
    const people = this.#held.length;
    if (this.#sorted > people) return deck.whole();
    const able: number[] = [];
    for (let i = 0; i < people; i++) if (this.#mayServe(j, i)) able.push(i);
    this.#sorted += able.length;
    if (this.#sorted > people) return deck.whole();
    const row = deck.sorted(able);
    this.#rows[j] = row;
    return row;
  }

  #capacity = (i: number): number => Math.min(this.#input.inspectors[i]!.limit, this.#level);

  #mayServe(j: number, i: number): boolean {
    const reach = this.#reach[j * this.#held.length + i];
    return reach === 1 || (reach === 2 && this.#widened[j]!);
  }

  #follower = (i: number): boolean => this.#input.needsLead && !this.#input.inspectors[i]!.lead;

  #join(j: number, i: number): void {
    this.#teams[j]!.add(i);
    this.#held[i]!.add(j);
    if (this.#follower(i)) this.#followers[j]! += 1;
  }

  #leave(j: number, i: number): void {
    this.#teams[j]!.delete(i);
    this.#held[i]!.delete(j);
    if (this.#follower(i)) this.#followers[j]! -= 1;
  }

  /**
   * Breadth first from object `start`: inspectors in deck order, then the objects that each of them holds in
   * object order. A seat that a follower leaves may go to anyone; any other to a follower only while fewer
   * than seats − 1 followers sit there.
   */
  #search(start: number, skip: readonly boolean[]) {
    const viaObject: number[] = [];
    const viaInspector: number[] = [];
    const seen = this.#held.map(() => false);
    /** Bit 1: people who may lead were tried for this object; bit 2: followers were. */
    const tried = new Uint8Array(this.objectCount);
    const inspectors: number[] = [];
    const objects = new Set<number>();

    const visit = (j: number, leaver: number): number => {
      objects.add(j);
      const followersToo =
        (leaver !== NOBODY && this.#follower(leaver)) || this.#followers[j]! < this.#input.seats - 1;
      const wanted = (followersToo || !this.#input.needsLead ? 3 : 1) & ~tried[j]!;
      if (wanted === 0) return NOBODY;
      tried[j]! |= wanted;
      for (const i of this.#order(j)) {
        if (seen[i] || skip[i] || !this.#mayServe(j, i) || this.#teams[j]!.has(i)) continue;
        if ((wanted & (this.#follower(i) ? 2 : 1)) === 0) continue;
        seen[i] = true;
        viaObject[i] = j;
        viaInspector[i] = leaver;
        inspectors.push(i);
        if (this.load(i) < this.#capacity(i)) return i;
      }
      return NOBODY;
    };

    let found = visit(start, NOBODY);
    for (let next = 0; found === NOBODY && next < inspectors.length; next++) {
      const i = inspectors[next]!;
      for (const j of [...this.#held[i]!].sort((a, b) => a - b)) {
        found = visit(j, i);
        if (found !== NOBODY) break;
      }
    }
    return { found, viaObject, viaInspector, inspectors, objects };
  }
}
