/** The single changes that a forger could make to a published bundle, each as the files that are other then. */
import { canonical, digestOf, type Json } from "../../src/record/jcs.ts";
import { type LedgerLine, lineText, nextLine } from "../../src/record/ledger.ts";
import { treeChanges } from "./trees.ts";

export type Files = ReadonlyMap<string, Buffer>;

export interface Change {
  readonly what: string;
  /** The folder that is verified: one draw, or "" for the whole bundle. */
  readonly where: string;
  /** New content by path; undefined where a file is gone. */
  readonly files: ReadonlyMap<string, Buffer | undefined>;
}

const one = (what: string, where: string, path: string, content: string | Buffer | undefined): Change => ({
  what: `${path}: ${what}`,
  where,
  files: new Map([[path, content === undefined ? undefined : Buffer.from(content)]]),
});

const textOf = (files: Files, path: string): string => files.get(path)!.toString("utf8");
const linesOf = (text: string): string[] => text.split("\n").slice(0, -1);
const joined = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

/** Every field of a record, and of what was committed. */
export function* jsonChanges(files: Files, path: string): Generator<Change> {
  const where = path.slice(0, path.indexOf("/"));
  const write = (value: unknown) =>
    path.endsWith("record.json") ? `${JSON.stringify(value, null, 2)}\n` : canonical(value as Json);
  for (const [what, value] of treeChanges(JSON.parse(textOf(files, path))))
    yield one(what, where, path, write(value));
}

/** Lines changed, removed, doubled, moved; every `step`th of a long file. */
export function* rowChanges(files: Files, path: string, where: string, step = 1): Generator<Change> {
  const lines = linesOf(textOf(files, path));
  for (const i of [...lines.keys()].filter((at) => at % step === 0 || at === lines.length - 1)) {
    const line = lines[i]!;
    const unit = JSON.parse(line) as Record<string, unknown>;
    const keys = Object.keys(unit);
    const key = keys[i % keys.length]!;
    const value = typeof unit[key] === "object" ? {} : `${unit[key]}1`;
    yield one(
      `line ${i} changed`,
      where,
      path,
      joined(lines.with(i, canonical({ ...unit, [key]: value } as Json))),
    );
    yield one(`line ${i} removed`, where, path, joined(lines.toSpliced(i, 1)));
    yield one(`line ${i} doubled`, where, path, joined(lines.toSpliced(i, 0, line)));
    const next = (i + 1) % lines.length;
    yield one(`line ${i} moved`, where, path, joined(lines.with(i, lines[next]!).with(next, line)));
  }
}

/** One byte of a file: at its start, in its middle, at its end; a byte more; no file. */
export function* byteChanges(files: Files, path: string, where: string): Generator<Change> {
  const bytes = files.get(path)!;
  for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
    const copy = Buffer.from(bytes);
    copy[at] = copy[at]! ^ 1;
    yield one(`byte ${at === 0 ? "first" : at === bytes.length - 1 ? "last" : "middle"}`, where, path, copy);
  }
  yield one("one more byte", where, path, Buffer.concat([bytes, Buffer.from("\n")]));
  yield one("gone", where, path, undefined);
}

/** The chain made anew, as whoever owns the ledger can: counted, linked, with right hashes. */
function chained(lines: readonly LedgerLine[]): string {
  const made: LedgerLine[] = [];
  for (const { at, event, digest } of lines) made.push(nextLine(made.at(-1), { at, event, digest }));
  return made.map(lineText).join("");
}

/** Lines of the ledger edited, as they stand and with the chain made anew. */
export function* ledgerChanges(files: Files, others: Files): Generator<Change> {
  const path = "ledger.jsonl";
  const lines = linesOf(textOf(files, path)).map((line) => JSON.parse(line) as LedgerLine);
  const theirs = linesOf(textOf(others, path)).map((line) => JSON.parse(line) as LedgerLine);
  // A broken chain breaks for every draw; a chain made anew may break for one of them only.
  const asTheyStand = (list: readonly LedgerLine[]) => list.map(lineText).join("");
  const rehashed = ({ hash: _, ...line }: LedgerLine): LedgerLine => ({ ...line, hash: digestOf(line) });
  // Lines of documents are all of one kind: the first two stand for the others.
  const documents = lines.filter(({ event }) => event.startsWith("circular:")).slice(2);
  for (const [i, line] of lines.entries()) {
    if (documents.includes(line)) continue;
    const name = `line ${line.event}#${i}`;
    for (const key of ["seq", "at", "event", "digest", "prev", "hash"] as const) {
      const value =
        key === "seq" ? line.seq + 1 : key === "at" ? line.at.replace("0Z", "1Z") : `${line[key]}0`;
      const changed = { ...line, [key]: value };
      yield one(`${name}: ${key}`, "forensic", path, asTheyStand(lines.with(i, changed)));
      if (key !== "hash")
        yield one(
          `${name}: ${key} and its hash`,
          "forensic",
          path,
          asTheyStand(lines.with(i, rehashed(changed))),
        );
    }
    for (const key of ["at", "event", "digest"] as const) {
      const value =
        key === "at" ? line.at.replace("0Z", "1Z") : key === "event" ? `${line.event}x` : "0".repeat(64);
      yield one(`${name}: ${key}, chain anew`, "", path, chained(lines.with(i, { ...line, [key]: value })));
    }
    yield one(`${name} removed`, "forensic", path, asTheyStand(lines.toSpliced(i, 1)));
    yield one(`${name} removed, chain anew`, "", path, chained(lines.toSpliced(i, 1)));
    yield one(`${name} doubled`, "forensic", path, asTheyStand(lines.toSpliced(i, 0, line)));
    yield one(`${name} doubled, chain anew`, "", path, chained(lines.toSpliced(i, 0, line)));
    if (i > 0) {
      const moved = lines.with(i - 1, line).with(i, lines[i - 1]!);
      yield one(`${name} moved up`, "forensic", path, asTheyStand(moved));
      yield one(`${name} moved up, chain anew`, "", path, chained(moved));
      yield one(`cut before ${name}`, "", path, asTheyStand(lines.slice(0, i)));
    }
    const replayed = theirs.find(
      ({ event }, at) => event === line.event && theirs[at]!.digest !== line.digest,
    );
    if (replayed) {
      yield one(`${name} of another campaign`, "forensic", path, asTheyStand(lines.with(i, replayed)));
      yield one(`${name} of another campaign, chain anew`, "", path, chained(lines.with(i, replayed)));
    }
  }
  const last = lineText(lines.at(-1)!);
  yield one("torn", "", path, asTheyStand(lines).slice(0, -last.length / 2));
  const added = { at: lines.at(-1)!.at, event: "circular:notice/forensic", digest: "0".repeat(64) };
  yield one("one more line", "", path, asTheyStand([...lines, nextLine(lines.at(-1), added)]));
  const more = { ...added, event: "replace/forensic" };
  yield one("one more replacement", "", path, asTheyStand([...lines, nextLine(lines.at(-1), more)]));
}

/** Files of one draw in the place of the other's, or of another campaign's; folders exchanged or left out. */
export function* exchanges(files: Files, others: Files): Generator<Change> {
  const [a, b] = ["forensic", "notary"];
  const parts = ["commitment.json", "rule.json", "frame.jsonl", "inspectors.jsonl", "record.json"];
  for (const part of parts) {
    const [mine, its] = [files.get(`${a}/${part}`)!, files.get(`${b}/${part}`)!];
    if (!mine.equals(its)) {
      const swapped = new Map([
        [`${a}/${part}`, its],
        [`${b}/${part}`, mine],
      ]);
      yield { what: `${part} exchanged between the draws`, where: "", files: swapped };
    }
    const foreign = others.get(`${a}/${part}`)!;
    if (!foreign.equals(mine)) yield one("of another campaign", a, `${a}/${part}`, foreign);
  }
  const mineOf = (draw: string) => [...files].filter(([path]) => path.startsWith(`${draw}/`));
  const moved = (from: string, to: string) =>
    mineOf(from).map(([path, bytes]) => [to + path.slice(from.length), bytes] as const);
  const gone = [...mineOf(a), ...mineOf(b)].map(([path]) => [path, undefined] as const);
  yield { what: "folders exchanged", where: "", files: new Map([...gone, ...moved(a, b), ...moved(b, a)]) };
  const foreign = [...others].filter(([path]) => path.startsWith(`${a}/`));
  const cleared = mineOf(a).map(([path]) => [path, undefined] as const);
  yield { what: "a whole draw of another campaign", where: "", files: new Map([...cleared, ...foreign]) };
  yield one("of another campaign", "", "ledger.jsonl", others.get("ledger.jsonl"));
  yield one("left out", "", `${b}/record.json`, undefined);
  const left = mineOf(b).map(([path]) => [path, undefined] as const);
  yield { what: "a whole draw left out", where: "", files: new Map(left) };
}

/** SHA256SUMS itself edited. */
export function* sumsChanges(files: Files): Generator<Change> {
  const path = "SHA256SUMS";
  const lines = linesOf(textOf(files, path));
  for (const [i, line] of lines.entries()) {
    const flipped = (line.startsWith("0") ? "1" : "0") + line.slice(1);
    yield one(`line ${i} changed`, "forensic", path, joined(lines.with(i, flipped)));
    yield one(`line ${i} renamed`, "forensic", path, joined(lines.with(i, `${line}x`)));
    yield one(`line ${i} removed`, "forensic", path, joined(lines.toSpliced(i, 1)));
    yield one(`line ${i} doubled`, "forensic", path, joined(lines.toSpliced(i, 0, line)));
  }
  yield one("two lines exchanged", "forensic", path, joined([lines[1]!, lines[0]!, ...lines.slice(2)]));
  yield one("torn", "forensic", path, textOf(files, path).slice(0, -1));
}
