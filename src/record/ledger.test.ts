import fc from "fast-check";
import { expect, it } from "vitest";
import { GENESIS } from "./commitment.ts";
import { digestOf } from "./jcs.ts";
import { type LedgerLine, lineText, nextLine, readLedger } from "./ledger.ts";

const entry = (event: string) => ({ at: "2025-05-07T02:00:00Z", event, digest: "a".repeat(64) });
const chain = (events: readonly string[]) => {
  const lines: LedgerLine[] = [];
  for (const event of events) lines.push(nextLine(lines.at(-1), entry(event)));
  return lines;
};
const text = (lines: readonly LedgerLine[]) => lines.map(lineText).join("");

it("starts at 1 from 64 zeros; each line holds the hash of the one before and its own", () => {
  const [first, second] = chain(["commit/a", "seed/a"]) as [LedgerLine, LedgerLine];
  expect([first.seq, first.prev, second.seq, second.prev]).toEqual([1, GENESIS, 2, first.hash]);
  const { hash, ...rest } = second;
  expect(hash).toBe(digestOf(rest));
  expect(lineText(first)).toMatch(
    /^\{"at":.*,"digest":.*,"event":"commit\/a","hash":.*,"prev":.*,"seq":1\}\n$/,
  );
});

it("reads back whole, and an empty one is sound", () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 6 }), (events) => {
      expect(readLedger(text(chain(events)))).toEqual({ lines: chain(events) });
    }),
  );
});

const three = chain(["commit/a", "seed/a", "draw/a"]);
const rehash = ({ hash: _, ...line }: LedgerLine): LedgerLine => ({ ...line, hash: digestOf(line) });
const cases: [string, string, { kind: string; line: number }][] = [
  ["a line without its end", text(three).slice(0, -1), { kind: "torn", line: 3 }],
  ["half a line", text(three).slice(0, -90), { kind: "torn", line: 3 }],
  ["a changed event", text(three.with(1, { ...three[1]!, event: "seed/b" })), { kind: "hash", line: 2 }],
  [
    "a changed event with its hash made anew",
    text(three.with(1, rehash({ ...three[1]!, event: "seed/b" }))),
    { kind: "sequence", line: 3 },
  ],
  ["a line left out", text(three.toSpliced(1, 1)), { kind: "sequence", line: 2 }],
  ["the first line left out", text(three.slice(1)), { kind: "sequence", line: 1 }],
  ["two lines exchanged", text([three[0]!, three[2]!, three[1]!]), { kind: "sequence", line: 2 }],
  ["a line twice", text([three[0]!, three[0]!]), { kind: "sequence", line: 2 }],
  ["a space", text(three).replace('"seq":2', '"seq": 2'), { kind: "not-canonical", line: 2 }],
  ["no JSON", `${text(three)}torn\n`, { kind: "not-canonical", line: 4 }],
  [
    "an empty line",
    `${text(three.slice(0, 1))}\n${text(three.slice(1))}`,
    { kind: "not-canonical", line: 2 },
  ],
  ["Windows line ends", text(three).replaceAll("\n", "\r\n"), { kind: "not-canonical", line: 1 }],
  ["a byte order mark", `\ufeff${text(three)}`, { kind: "not-canonical", line: 1 }],
];

it.each(cases)("%s is found, and the lines before it still count", (_, broken, fault) => {
  const reading = readLedger(broken);
  expect(reading.fault).toEqual(fault);
  expect(reading.lines).toHaveLength(fault.line - 1);
});

it("any one changed character is found", () => {
  const whole = text(three);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.constantFrom("0", "x", " ", "\n", '"'), (at, letter) => {
      fc.pre(whole[at] !== letter);
      expect(readLedger(whole.slice(0, at) + letter + whole.slice(at + 1)).fault).toBeDefined();
    }),
  );
});
