import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlan } from "../../plan/load.ts";
import type { Answers, Exclusion, SeedSource } from "./answers.ts";
import { planText, scalar } from "./plan-text.ts";

/** Text as a person may type it into a prompt: any script, signs that mean something in YAML, no control characters. */
const awkward = fc.constantFrom(
  "true",
  "null",
  "~",
  "0.10",
  "1e5",
  "0x1F",
  "-",
  "- a",
  "a: b",
  "a #b",
  "#",
  "@x",
  "%x",
  "*a",
  "&a",
  "!t",
  ">=5",
  "|",
  "[",
  "{a}",
  "'",
  '"',
  "\\",
  "：",
  "2025-05-12",
  ".inf",
  "=",
  "a,b",
  "？",
  "\u2028x",
  "\u0085x",
  "x\ufeff",
);
const line = fc
  .oneof(
    awkward,
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
    fc.string({ unit: "binary", minLength: 1, maxLength: 8 }),
  )
  .map((one) => one.replace(/[\u0000-\u001f\u007f]/g, "").trim())
  .filter((one) => one !== "" && !/\p{Surrogate}/u.test(one));
const lines = fc.uniqueArray(line, { maxLength: 3 });
const day = fc
  .tuple(
    fc.integer({ min: 2000, max: 2100 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, date]) => `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`);
const span = fc.tuple(day, day).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }));
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const condition = line.filter((one) => !/^(>=|<=|!=|>|<|=)$/.test(one));
const exclusion: fc.Arbitrary<Exclusion> = fc.record({
  column: line,
  values: fc.uniqueArray(condition, { minLength: 1, maxLength: 3 }),
  reason: line,
});
const sources: fc.Arbitrary<SeedSource[]> = fc.uniqueArray(
  fc.record({ name: line.filter((one) => !one.includes("=")), rule: line }),
  { minLength: 1, maxLength: 3, selector: (one) => one.name.normalize("NFKC").trim().toLowerCase() },
);
const answers: fc.Arbitrary<Answers> = fc.record({
  campaign: line,
  issuer: line,
  year: fc.integer({ min: 1990, max: 2200 }),
  subject: fc.record({
    name: fc.stringMatching(/^[a-z0-9][a-z0-9-]{4,20}$/),
    object: line,
    checklist: lines,
  }),
  register: line,
  id: lines,
  stratify: lines,
  size: fc.oneof(
    fc.integer({ min: 1, max: 99 }).map((rate) => ({ rate: `${rate}%` })),
    fc.constantFrom({ rate: "0.10" }, { rate: "1/8" }, { rate: "1" }),
    fc.integer({ min: 1, max: 999 }).map((n) => ({ n })),
  ),
  allocation: fc.constantFrom("overall", "each"),
  alternates: fc.integer({ min: 0, max: 9 }),
  exclude: fc.array(exclusion, { maxLength: 2 }),
  window: optional(span),
  basis: lines,
  inspectors: optional(
    fc.record({
      register: line,
      perObject: fc.integer({ min: 2, max: 5 }),
      from: fc.constantFrom("same-prefecture", "province"),
      fallback: fc.constantFrom("none", "neighbours"),
      recusal: optional(line),
    }),
  ),
  sources,
});

describe("planText", () => {
  it("is read back as the same answers, in both languages", () => {
    fc.assert(
      fc.property(answers, fc.constantFrom("en", "zh"), (given, lang) => {
        const { plan, warnings } = parsePlan(planText(given, lang), "plan.yaml");
        const draw = plan.draws[0];
        expect(warnings).toEqual([]);
        expect(plan).toMatchObject({ campaign: given.campaign, issuer: given.issuer, year: given.year });
        expect(plan.seed.sources).toEqual(given.sources);
        expect(draw).toMatchObject({ name: given.subject.name, object: given.subject.object, ...given.size });
        expect(draw).toMatchObject({ allocation: given.allocation, alternates: given.alternates });
        expect(draw?.register).toEqual({ file: given.register });
        expect(draw?.id ?? []).toEqual(given.id);
        expect(draw?.stratify ?? []).toEqual(given.stratify);
        expect(draw?.checklist).toEqual(given.subject.checklist);
        expect(draw?.basis).toEqual(given.basis);
        expect(draw?.window).toEqual(given.window);
        expect(draw?.exclude.map((one) => ["where" in one && Object.entries(one.where), one.reason])).toEqual(
          given.exclude.map((one) => [[[one.column, one.values]], one.reason]),
        );
        const { inspectors } = given;
        expect(draw?.inspectors?.register).toEqual(inspectors && { file: inspectors.register });
        expect(draw?.inspectors?.recusal).toEqual(inspectors?.recusal && { file: inspectors.recusal });
        expect(draw?.inspectors?.perObject).toBe(inspectors?.perObject);
        expect(draw?.inspectors?.fallback).toBe(inspectors?.fallback);
      }),
      { numRuns: 300 },
    );
  });

  it("writes plain text where it can and quotes where it must", () => {
    expect(scalar("2025年度司法鉴定“双随机、一公开”监督抽查")).toBe(
      "2025年度司法鉴定“双随机、一公开”监督抽查",
    );
    expect(scalar("10%")).toBe("10%");
    expect(scalar(">=5")).toBe('">=5"');
    expect(scalar("True")).toBe('"True"');
    expect(scalar("530100")).toBe('"530100"');
    expect(scalar("a, b")).toBe('"a, b"');
  });
});
