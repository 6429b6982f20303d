/** A bundle of many units, made with the core itself. */
import { type BundleFile, fileOf, SUMS, sumsText } from "../../src/record/bundle-files.ts";
import {
  type Commitment,
  commitmentDigest,
  commitmentText,
  GENESIS,
  PROTOCOL,
} from "../../src/record/commitment.ts";
import { makeFrame } from "../../src/record/frame.ts";
import { canonical, digestOf, type Json, sha256 } from "../../src/record/jcs.ts";
import { type LedgerLine, lineText, nextLine } from "../../src/record/ledger.ts";
import { drawOutcome } from "../../src/record/outcome.ts";
import { type DrawRecord, drawDigest, RECORD_SCHEMA, recordText } from "../../src/record/record.ts";
import { committedRule, type Rule } from "../../src/record/rule.ts";
import { seedText } from "../../src/sampling/ticket.ts";

const RULE: Rule = {
  method: "vrs",
  allocation: "overall",
  rounding: "random",
  minimum: 1,
  alternates: 1,
  rate: "1/10",
  duplicates: "stop",
  stratify: ["州市"],
  exclude: [],
  certain: [],
};

/** Files of a bundle with this many units; ids and names in characters that need care in a shell. */
export function largeBundle(units: number, rule: Partial<Rule> = {}): BundleFile[] {
  const whole: Rule = { ...RULE, ...rule };
  const frame = makeFrame(
    Array.from({ length: units }, (_, i) => ({
      id: `N${String(i).padStart(6, "0")}`,
      name: `合成单位${i}`,
      stratum: whole.method === "rfc3797" ? "" : `第${i % 16}区`,
      ...(whole.method === "rfc3797" ? { order: i + 1 } : {}),
      columns: { 状态: "正常", 州市: `第${i % 16}区` },
    })),
  );
  const source = { name: "it's 100%\\n", rule: "合成" };
  // RFC 3797 takes lists of numbers only.
  const seed = [{ ...source, value: whole.method === "rfc3797" ? "9 18 26" : "-07 'a' %s \\x" }];
  const commitment: Commitment = {
    protocol: PROTOCOL,
    campaign: "合成活动",
    draw: "large",
    frame: { digest: frame.digest, units, eligible: frame.eligible },
    rule: { digest: digestOf(committedRule(whole, "合成活动")) },
    sources: [source],
    previous: GENESIS,
  };
  const C = commitmentDigest(commitment);
  const record: DrawRecord = {
    $schema: RECORD_SCHEMA,
    version: 1,
    tool: { name: "choucha", version: "0" },
    commitment,
    C,
    committedAt: "2025-05-06T01:00:00Z",
    drawnAt: "2025-05-07T02:00:00Z",
    committedOnTheSpot: false,
    rule: whole,
    inputs: [],
    seed,
    ...drawOutcome(frame, whole, C, seed, new Map()),
  };
  const lines: LedgerLine[] = [];
  for (const [event, digest, at] of [
    ["commit/large", C, record.committedAt],
    ["seed/large", sha256(seedText(seed)), record.drawnAt],
    ["draw/large", drawDigest(record), record.drawnAt],
  ] as const)
    lines.push(nextLine(lines.at(-1), { at, event, digest }));
  const file = (path: string, text: string) => fileOf(path, Buffer.from(text));
  const files = [
    file("large/commitment.json", commitmentText(commitment)),
    file("large/rule.json", canonical(whole as unknown as Json)),
    file("large/frame.jsonl", frame.text),
    file("large/record.json", recordText(record)),
    file("ledger.jsonl", lines.map(lineText).join("")),
  ];
  return [...files, file(SUMS, sumsText(files))];
}
