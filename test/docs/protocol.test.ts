/** docs/protocol.md against the program: its numbers, and that it names every key that is written. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import seedrandom from "seedrandom";
import { beforeAll, describe, expect, it } from "vitest";
import { START } from "../../scripts/docs/screens.mjs";
import { shares } from "../../src/sampling/allocation.ts";
import { deal, deck } from "../../src/sampling/deal.ts";
import type { Reach } from "../../src/sampling/deal-input.ts";
import { drawDocuments } from "../../src/sampling/documents.ts";
import { formatRational, rational } from "../../src/sampling/rational.ts";
import { shuffle } from "../../src/sampling/shuffle.ts";
import { tickets } from "../../src/sampling/ticket.ts";
import { choucha } from "../cli.ts";
import { COMMIT_AT, DRAW_AT, SEED, smallCampaign } from "../review/small.ts";
import { freshFolder, pageText } from "./pages.ts";

const protocol = pageText("docs/protocol.md");
const prose = protocol.replace(/\s+/g, " ");

describe("numbers in the text", () => {
  it("seedrandom: key, first numbers, shuffle, and the generator as the text describes it", () => {
    const key = createHash("sha256").update("").digest("hex");
    const generator = seedrandom(key);
    const numbers = Array.from({ length: 4 }, () => generator.int32() >>> 0);
    expect(prose).toContain(`\`${key}\` (H of nothing) the first numbers are ${numbers.join(", ")},`);
    expect(prose).toContain(`A B C D E becomes ${shuffle(["A", "B", "C", "D", "E"], key).join(" ")}.`);
    expect(asDescribed(key, 4)).toEqual(numbers);
  });

  it("shares: three strata with a minimum", () => {
    const strata = [33, 4, 2].map((units) => ({ units, minimum: 1 }));
    const [a, b, c] = shares(strata, 5).map(formatRational);
    expect(prose).toContain(
      `strata of 33, 4 and 2 units, n = 5, minimum 1: the shares are ${a}, ${b} and ${c}.`,
    );
  });

  it("the deal of three objects", () => {
    const ticket = tickets(Buffer.alloc(32));
    const inspectors = ["P", "Q", "R", "S"].map((id) => ({ id, limit: 2, lead: id === "P" || id === "S" }));
    const reach = ["1110", "1102", "0102"].map((row) => [...row].map(Number) as Reach[]);
    const decks = [1, 2].map((level) =>
      deck(inspectors, level, ticket)
        .map((i) => inspectors[i]!.id)
        .join(" "),
    );
    expect(prose).toContain(`The decks are ${decks.join(" and ")}.`);
    const { teams } = deal(
      {
        objects: ["A", "B", "C"],
        inspectors,
        seats: 2,
        needsLead: true,
        reach: (j, i) => reach[j]![i]!,
      },
      ticket,
    );
    const [a, b, c] = teams.map(({ object, members }) => `${object}: ${members.join(" ")}`);
    expect(prose).toContain(`The teams are ${a}, ${b}, ${c};`);
    expect(prose).toContain(
      `; ${teams.map(({ lead }) => lead).join(", ")} lead.`.replace(/, (\w) lead/, " and $1 lead"),
    );
  });

  it("the documents of two institutions", () => {
    const one = (id: string, stratum: string, weight = rational(1)) => ({
      id,
      unit: id[0]!,
      stratum,
      weight,
    });
    const cases = [
      ...["A1", "A2", "A3"].map((id) => one(id, "x")),
      one("A4", "y"),
      one("A5", "y", rational(4)),
      one("B1", "", rational(3, 2)),
      one("B2", ""),
    ];
    const rule = { size: { n: 4 }, floor: 1, alternates: 1 };
    const { cells, drawn, alternates } = drawDocuments(cases, rule, tickets(Buffer.alloc(32)));
    const list = (words: readonly string[]) => words.join(", ").replace(/, ([^,]*)$/, " and $1");
    // e_c leaves out those taken outright.
    const drawnOnly = cells.map(({ expected: { num, den }, takeAll }) =>
      formatRational(rational(num - BigInt(takeAll) * den, den)),
    );
    expect(prose).toContain(
      `have e_c = ${list(drawnOnly)} and r_c = ${list(cells.map((c) => String(c.drawn - c.takeAll)))}.`,
    );
    const ids = (some: readonly { id: string }[]) => list(some.map(({ id }) => id));
    expect(prose).toContain(`Drawn are ${ids(drawn)}; the alternates are ${ids(alternates)}.`);
    const told = Object.fromEntries(
      [...drawn, ...alternates].map(({ id, probability }) => [id, formatRational(probability)]),
    );
    expect(told).toEqual({ A1: "1/2", A2: "1/2", A3: "1/2", A4: "1/2", A5: "1", B1: "3/5", B2: "2/5" });
  });
});

/** Keys of a value; those of maps whose keys are data are not followed. */
const DATA = new Set(["columns", "where", "lead", "neighbours", "values"]);
const keysOf = (value: unknown): string[] =>
  typeof value !== "object" || value === null
    ? []
    : Array.isArray(value)
      ? value.flatMap(keysOf)
      : Object.entries(value).flatMap(([key, item]) => [key, ...(DATA.has(key) ? [] : keysOf(item))]);
/** Keys that stand nowhere in the protocol as keys. */
const unnamed = (values: readonly unknown[]): string[] => {
  const named = (key: string) => [`"${key}"`, `\`${key}\``].some((text) => protocol.includes(text));
  return [...new Set(values.flatMap(keysOf))].filter((key) => !named(key));
};
const linesOf = (file: string): unknown[] =>
  readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
/** What a draw's folder holds, as values. */
const filesOfDraw = (folder: string): unknown[] => [
  ...["commitment.json", "rule.json", "record.json"].map((name) =>
    JSON.parse(readFileSync(join(folder, name), "utf8")),
  ),
  ...["frame.jsonl", "inspectors.jsonl"].flatMap((name) => linesOf(join(folder, name))),
];

describe("files of a review", () => {
  it("have no key that the protocol leaves out", async () => {
    const folder = smallCampaign();
    for (const words of [
      ["commit", ".", "--at", COMMIT_AT],
      ["draw", ".", "--at", DRAW_AT, ...SEED],
      ["assign", ".", "--at", DRAW_AT],
    ])
      expect((await choucha(words, { cwd: folder })).exit).toBe(0);
    const values = filesOfDraw(join(folder, "out", "opinions"));
    expect(unnamed(values)).toEqual([]);
    expect(new Set(values.flatMap(keysOf))).toContain("institutions");
  });
});

/** RC4 with 256 bytes dropped, written from the protocol's text. */
function asDescribed(key: string, count: number): number[] {
  const S = Array.from({ length: 256 }, (_, i) => i);
  const swap = (a: number, b: number) => {
    [S[a], S[b]] = [S[b]!, S[a]!];
  };
  let j = 0;
  for (let i = 0; i < 256; i++) {
    j = (j + S[i]! + key.charCodeAt(i % 64)) % 256;
    swap(i, j);
  }
  let i = 0;
  j = 0;
  const byte = () => {
    i = (i + 1) % 256;
    j = (j + S[i]!) % 256;
    swap(i, j);
    return S[(S[i]! + S[j]!) % 256]!;
  };
  for (let drop = 0; drop < 256; drop++) byte();
  return Array.from({ length: count }, () => ((byte() * 256 + byte()) * 256 + byte()) * 256 + byte());
}

describe("files of the example", () => {
  let folder: string;
  beforeAll(async () => {
    folder = freshFolder();
    for (const words of START) expect((await choucha(words, { cwd: folder })).exit).toBe(0);
  });

  it("have no key and no event that the protocol leaves out", () => {
    const out = join(folder, "fixtures", "yunnan-2025", "out");
    const ledger = linesOf(join(out, "ledger.jsonl")) as { event: string }[];
    const values = ["forensic", "notary"].flatMap((draw) => filesOfDraw(join(out, draw)));
    expect(unnamed([...values, ...ledger])).toEqual([]);
    for (const { event } of ledger) {
      // Kinds of documents are many; the protocol speaks of all at once.
      const step = event.startsWith("circular:") ? "circular:" : `${event.split("/")[0]}/`;
      expect(protocol, event).toContain(`\`${step}\``);
    }
  });

  it("verify makes the checks of section 11, in that order", async () => {
    const record = "fixtures/yunnan-2025/out/forensic/record.json";
    const { stdout } = await choucha(["verify", record, "--json"], { cwd: folder });
    const made = (JSON.parse(stdout).checks as { name: string }[]).map(({ name }) => name);
    const section = protocol.slice(protocol.indexOf("## 11"), protocol.indexOf("## 12"));
    const told = [...section.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name!);
    // Every check that is made must be told, and in this order; these are not made for the example.
    const idle = ["beacon", "first-stage", "replacements", "thirds", "supersession", "files"];
    expect(told.filter((name) => !idle.includes(name))).toEqual(made);
    expect(told).toEqual(expect.arrayContaining(idle));
  });
});
