/** Single changes of a JSON value: a leaf changed or removed; a list's entry dropped, doubled or moved. */
export type Path = readonly (string | number)[];

const child = (value: unknown, key: string | number): unknown =>
  (value as Record<string | number, unknown>)[key];

/** All places in a value; of long lists only the first and the last entry, the others are of their kind. */
export function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  const keys = Array.isArray(value)
    ? [...value.keys()].filter((i) => i === 0 || i === value.length - 1)
    : Object.keys(value);
  return [path, ...keys.flatMap((key) => places(child(value, key), [...path, key]))];
}

/** Another value of the same kind, still plausible: the next digit, the next day, the other answer. */
export function other(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  const text = String(value);
  if (/^[0-9a-f]{32,}$/.test(text)) return text.slice(0, -1) + (text.endsWith("0") ? "1" : "0");
  if (/^\d{4}-\d\d-\d\d/.test(text)) return text.replace(/^(\d{3})\d/, "$19");
  return `${text}1`;
}

function edited(root: unknown, path: Path, edit: (owner: never, key: never) => void): unknown {
  const copy: unknown = structuredClone(root);
  const owner = path.slice(0, -1).reduce(child, copy);
  edit(owner as never, path.at(-1) as never);
  return copy;
}

/** Every single change of a value with a name for it: "drawn.0.ticket changed". */
export function* treeChanges(root: unknown): Generator<[what: string, value: unknown]> {
  for (const path of places(root).slice(1)) {
    const name = path.join(".");
    const value = path.reduce(child, root);
    if (typeof value !== "object" || value === null)
      yield [
        `${name} changed`,
        edited(root, path, (owner: Record<string, unknown>, key: string) => {
          owner[key] = other(value);
        }),
      ];
    const list = path.slice(0, -1).reduce(child, root);
    if (!Array.isArray(list)) {
      yield [
        `${name} removed`,
        edited(root, path, (owner: Record<string, unknown>, key: string) => delete owner[key]),
      ];
      continue;
    }
    yield [`${name} removed`, edited(root, path, (owner: unknown[], at: number) => owner.splice(at, 1))];
    yield [
      `${name} doubled`,
      edited(root, path, (owner: unknown[], at: number) => owner.splice(at, 0, owner[at])),
    ];
    const next = (Number(path.at(-1)) + 1) % list.length;
    if (JSON.stringify(list[next]) !== JSON.stringify(value))
      yield [
        `${name} moved`,
        edited(root, path, (owner: unknown[], at: number) => {
          [owner[at], owner[next]] = [owner[next], owner[at]];
        }),
      ];
  }
}
