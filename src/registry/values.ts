/**
 * The cells of a row by header: a view, so that 200,000 rows need no 200,000 maps. The index of headers is shared
 * by all rows of a table.
 */
export class RowValues implements ReadonlyMap<string, string> {
  readonly #places: ReadonlyMap<string, number>;
  readonly #cells: readonly string[];

  constructor(places: ReadonlyMap<string, number>, cells: readonly string[]) {
    this.#places = places;
    this.#cells = cells;
  }

  get size(): number {
    return this.#places.size;
  }

  has(header: string): boolean {
    return this.#places.has(header);
  }

  get(header: string): string | undefined {
    const place = this.#places.get(header);
    return place === undefined ? undefined : this.#cells[place];
  }

  keys(): MapIterator<string> {
    return this.#places.keys();
  }

  *values(): MapIterator<string> {
    for (const [, value] of this) yield value;
  }

  *entries(): MapIterator<[string, string]> {
    for (const [header, place] of this.#places) yield [header, this.#cells[place]!];
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }

  forEach(visit: (value: string, header: string, map: ReadonlyMap<string, string>) => void): void {
    for (const [header, value] of this) visit(value, header, this);
  }
}
