/** Whatever is changed in a published draw, `verify` notices; what it cannot notice is listed here, field by field. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { COMMIT_AT, copyOfExample, DRAW_AT } from "../campaign/example.ts";
import { choucha, newFolder } from "../cli.ts";

type Path = readonly (string | number)[];
type Tree = { [key: string]: unknown };

/** Paths of all values that are no lists or tables. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, item]) =>
    leaves(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

const SWAPS: Readonly<Record<string, string>> = {
  overall: "each",
  random: "largest-remainder",
  stop: "merge",
  vrs: "seedrandom",
};

/** Another value of the same kind, still plausible: the next digit, the next day, the other answer. */
function other(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  const text = String(value);
  if (Object.hasOwn(SWAPS, text)) return SWAPS[text];
  if (/^[0-9a-f]{64}$/.test(text)) return text.slice(0, -1) + (text.endsWith("0") ? "1" : "0");
  if (/^\d{4}-\d\d-\d\d/.test(text)) return text.replace(/^(\d{3})\d/, "$19");
  return `${text}1`;
}

function changed(record: Tree, path: Path, make = other): string {
  const copy = structuredClone(record);
  let owner = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) owner = owner[key] as typeof owner;
  const last = path.at(-1)!;
  owner[last] = make(owner[last]);
  return `${JSON.stringify(copy, null, 2)}\n`;
}

/** "drawn[].row": a path without places in lists. */
const shape = (path: Path) =>
  path
    .map((key) => (typeof key === "number" ? "[]" : `.${key}`))
    .join("")
    .slice(1);

/** What `verify` makes of a record's text in a folder: 0 where nothing was noticed. */
async function noticed(folder: string, text: string, more: string[] = []): Promise<number> {
  writeFileSync(join(folder, "record.json"), text);
  return (await choucha(["verify", join(folder, "record.json"), ...more], { cwd: folder })).exit;
}

/** A long list is tried at its ends: the entries between are of the same kind. */
const atEnds = (record: Tree, path: Path) => {
  let value: unknown = record;
  return path.every((key) => {
    const list = value;
    value = (value as Tree)[key];
    return typeof key !== "number" || !Array.isArray(list) || key < 2 || key === list.length - 1;
  });
};

describe("a campaign's record", () => {
  let out: string;
  let record: Tree;
  let text: string;
  let paths: Path[];
  beforeAll(async () => {
    const campaign = copyOfExample();
    const seeds = ["--seeds", join(campaign, "seeds.yaml")];
    for (const words of [
      ["commit", campaign, "--at", COMMIT_AT],
      ["draw", campaign, ...seeds, "--at", DRAW_AT],
      ["assign", campaign, "--at", DRAW_AT],
    ])
      expect(await choucha(words)).toMatchObject({ exit: 0 });
    // Without the registers: a stranger has what was published.
    out = join(newFolder(), "out");
    cpSync(join(campaign, "out"), out, { recursive: true });
    text = readFileSync(join(out, "forensic", "record.json"), "utf8");
    record = JSON.parse(text);
    paths = leaves(record).filter((path) => atEnds(record, path));
    expect(await noticed(join(out, "forensic"), text)).toBe(0);
  });

  it("with its ledger: every field of the record is held", async () => {
    const missed = [];
    for (const path of paths) {
      const exit = await noticed(join(out, "forensic"), changed(record, path));
      if (exit === 0) missed.push(shape(path));
      else
        expect([shape(path), exit]).toEqual([shape(path), /^(\$schema|version)$/.test(shape(path)) ? 3 : 1]);
    }
    writeFileSync(join(out, "forensic", "record.json"), text);
    expect(missed).toEqual([]);
    expect(paths.length).toBeGreaterThan(150);
  });

  it("with frames and commitment alone: only what people read is not held", async () => {
    const folder = newFolder();
    for (const name of ["frame.jsonl", "inspectors.jsonl", "commitment.json"])
      cpSync(join(out, "forensic", name), join(folder, name));
    expect(await noticed(folder, text)).toBe(0);
    const missed = new Set<string>();
    for (const path of paths)
      if ((await noticed(folder, changed(record, path))) === 0) missed.add(shape(path));
    expect([...missed].sort()).toEqual([
      "alternates[].row",
      "assignment.assignedAt",
      "certain[].row",
      "committedAt",
      "committedOnTheSpot",
      "drawnAt",
      "drawn[].row",
      "inputs[].digest",
      "inputs[].file",
      "inputs[].role",
      "tool.name",
      "tool.version",
    ]);
  });

  it("an entry left out of, added to or moved in a list is noticed", async () => {
    const folder = newFolder();
    for (const name of ["frame.jsonl", "inspectors.jsonl", "commitment.json"])
      cpSync(join(out, "forensic", name), join(folder, name));
    const lists: Path[] = [
      ...["seed", "strata", "drawn", "alternates", "certain"].map((key) => [key]),
      ...["teams", "loads"].map((key) => ["assignment", key]),
      ["assignment", "teams", 0, "members"],
      ["commitment", "sources"],
    ];
    const edits: [string, (list: unknown[]) => unknown[]][] = [
      ["left out", (list) => list.slice(1)],
      ["doubled", (list) => [...list, list[0]]],
      ["moved", (list) => [...list.slice(1), list[0]]],
    ];
    for (const path of lists)
      for (const [name, edit] of edits) {
        const one = name === "moved" && path[0] === "certain" && (record.certain as unknown[]).length === 1;
        const exit = await noticed(
          folder,
          changed(record, path, (list) => edit(list as unknown[])),
        );
        if (!one) expect([path, name, exit]).toEqual([path, name, 1]);
      }
  });

  it.each(["frame.jsonl", "inspectors.jsonl"])(
    "every line of %s is held: changed, left out, moved",
    async (name) => {
      const file = join(out, "forensic", name);
      const whole = readFileSync(file, "utf8");
      const lines = whole.split("\n").slice(0, -1);
      const verdict = async (edited: string[]) => {
        writeFileSync(file, edited.map((line) => `${line}\n`).join(""));
        return (await choucha(["verify", join(out, "forensic")])).exit;
      };
      const places = lines.map((_, i) => i).filter((i) => i % 9 === 0 || i === lines.length - 1);
      for (const i of places) {
        const unit = JSON.parse(lines[i]!);
        const renamed = lines.with(
          i,
          lines[i]!.replace(JSON.stringify(unit.name), JSON.stringify(`${unit.name}1`)),
        );
        const spaced = lines.with(i, lines[i]!.replace(",", ", "));
        const moved =
          i === 0
            ? [...lines.slice(1), lines[0]!]
            : [...lines.slice(0, i - 1), lines[i]!, lines[i - 1]!, ...lines.slice(i + 1)];
        for (const edited of [
          renamed,
          lines.toSpliced(i, 1),
          moved,
          spaced,
          lines.toSpliced(i, 0, lines[i]!),
        ])
          expect([name, i, await verdict(edited)]).toEqual([name, i, 1]);
      }
      writeFileSync(file, whole);
      expect((await choucha(["verify", join(out, "forensic")])).exit).toBe(0);
    },
  );

  it("ledger: changed, removed, reordered and torn lines are noticed", async () => {
    const file = join(out, "ledger.jsonl");
    const whole = readFileSync(file, "utf8");
    const lines = whole.split("\n").slice(0, -1);
    const mine = (line: string) => /"event":"(commit|draw|assign)\/forensic"/.test(line);
    const lastOwn = lines.findLastIndex(mine);
    const verdict = async (edited: string) => {
      writeFileSync(file, edited);
      return (await choucha(["verify", join(out, "forensic")])).exit;
    };
    const joined = (edited: string[]) => edited.map((line) => `${line}\n`).join("");
    for (const i of lines.keys()) {
      const line = JSON.parse(lines[i]!);
      for (const key of Object.keys(line)) {
        const bad = lines.with(i, JSON.stringify({ ...line, [key]: other(line[key]) }));
        expect([i, key, await verdict(joined(bad))]).toEqual([i, key, 1]);
      }
      // Cut off behind line i: noticed unless all lines of this record stand before the cut.
      expect([i, await verdict(joined(lines.slice(0, i)))]).toEqual([i, i <= lastOwn ? 1 : 0]);
      if (i < lines.length - 1) {
        expect([i, await verdict(joined(lines.toSpliced(i, 1)))]).toEqual([i, 1]);
        const swapped = lines.with(i, lines[i + 1]!).with(i + 1, lines[i]!);
        expect([i, await verdict(joined(swapped))]).toEqual([i, 1]);
      }
    }
    for (const cut of [1, 2, 40]) expect(await verdict(whole.slice(0, -cut))).toBe(1);
    expect(await verdict(whole)).toBe(0);
  });

  it("another commitment.json, another rule.json or a missing frame are noticed", async () => {
    const file = join(out, "forensic", "commitment.json");
    const whole = readFileSync(file);
    writeFileSync(file, `${whole.toString()}\n`);
    expect((await choucha(["verify", join(out, "forensic")])).exit).toBe(1);
    writeFileSync(file, whole);
  });
});

describe("a sample's record", () => {
  it("with its register: every field is held but those that people read", async () => {
    const folder = newFolder();
    const rows = Array.from(
      { length: 60 },
      (_, i) => `${i + 1},机构${i},${"甲".repeat(i < 41 ? 1 : i < 54 ? 2 : 3)}`,
    );
    writeFileSync(join(folder, "list.csv"), `代码,名称,类别\n${rows.join("\n")}\n`);
    const words = [
      "sample",
      "list.csv",
      "--id",
      "代码",
      "--by",
      "类别",
      "--rate",
      "10%",
      "--alternates",
      "2",
    ];
    const { stdout } = await choucha([...words, "--seed", "dice=416235", "--json"], { cwd: folder });
    const record = JSON.parse(stdout) as Tree;
    const register = ["--register", "list.csv"];
    expect(await noticed(folder, stdout, register)).toBe(0);
    const missed = new Set<string>();
    for (const path of leaves(record)) {
      const exit = await noticed(folder, changed(record, path), register);
      if (exit === 0) missed.add(shape(path));
    }
    expect([...missed].sort()).toEqual([
      "committedAt",
      "committedOnTheSpot",
      "drawnAt",
      "inputs[].digest",
      "inputs[].file",
      "rule.duplicates",
      "tool.name",
      "tool.version",
    ]);
  });
});
