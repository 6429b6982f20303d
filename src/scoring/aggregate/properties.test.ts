/** What must hold for every rubric and every set of sheets. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, compareRational, formatRational, rational } from "../../sampling/rational.ts";
import { pointsOf } from "../rubric/decimal.ts";
import { parseRubric } from "../rubric/parse.ts";
import type { Item, Rubric } from "../rubric/schema.ts";
import { aggregate, type Results } from "./aggregate.ts";
import { mean, median, trimmedMean } from "./averages.ts";
import { isSettled } from "./document.ts";
import type { DocumentRef, ItemScore, Review } from "./input.ts";
import { measure } from "./measure.ts";
import { trace } from "./trace.ts";

const folder = new URL("../../../rubrics/", import.meta.url);
const rubrics = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => parseRubric(readFileSync(new URL(name, folder), "utf8"), name).rubric);

/** Anything that a reviewer may enter for an item. */
function entry(item: Item): fc.Arbitrary<ItemScore> {
  const most = Number(item.points ?? 0);
  const step = Number(item.step ?? 0.5);
  const steps = fc.integer({ min: 0, max: Math.round(most / step) }).map((n) => String(n * step));
  const value: fc.Arbitrary<string> = {
    levels: () => fc.constantFrom(...(item.levels ?? []).map((level) => level.points)),
    deduct: () => fc.integer({ min: 0, max: 4 * most }).map((n) => String(n / 2)),
    points: () => steps,
    bonus: () => steps,
    check: () => fc.constantFrom("yes", "no"),
    veto: () => fc.constantFrom("no", "no", "no", "no", "no", "no", "yes"),
  }[item.kind]();
  const scored = value.map((text): ItemScore => ({ value: text }));
  return item.absentAllowed
    ? fc.oneof({ weight: 4, arbitrary: scored }, { weight: 1, arbitrary: fc.constant({ absent: true }) })
    : scored;
}

const sheetOf = (rubric: Rubric): fc.Arbitrary<Review["items"]> =>
  fc.record(
    Object.fromEntries(
      rubric.sections.flatMap((section) => section.items.map((item) => [item.id, entry(item)])),
    ),
  );

interface Case {
  readonly rubric: Rubric;
  readonly documents: readonly DocumentRef[];
  readonly reviews: readonly Review[];
}

/** A few documents of a few units, reviewed by enough reviewers and some more. */
const anyCase: fc.Arbitrary<Case> = fc.constantFrom(...rubrics).chain((rubric) => {
  const { count, third } = rubric.reviewers;
  const more = third ? third.reviewers : 0;
  const one = fc.array(sheetOf(rubric), { minLength: count + more, maxLength: count + more });
  return fc
    .array(fc.record({ sheets: one, unit: fc.constantFrom("u", "v", "w") }), { minLength: 1, maxLength: 5 })
    .map((all) => ({
      rubric,
      documents: all.map(({ unit }, at) => ({ id: `d${at}`, unit })),
      reviews: all.flatMap(({ sheets }, at) =>
        sheets.map((items, n) => ({ document: `d${at}`, reviewer: `r${n}`, third: n >= count, items })),
      ),
    }));
});
const run = ({ rubric, documents, reviews }: Case): Results => aggregate(rubric, documents, reviews);
/** All results as text, without the sheets as given, whose keys keep their order. */
const plain = (results: Results): string =>
  JSON.stringify({ ...results, measured: 0 }, (key, value) =>
    key === "review" ? 0 : typeof value === "bigint" ? `${value}` : value,
  );

describe("every shipped rubric, any sheets", () => {
  it("points never leave the rubric's range, and every settled document has a grade", () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const measured = measure(given.rubric);
        const most = pointsOf(measured.total + measured.bonus);
        for (const one of run(given).documents) {
          for (const review of one.reviews)
            if (review.points) {
              expect(compareRational(review.points, rational(0))).toBeGreaterThanOrEqual(0);
              expect(compareRational(review.points, most)).toBeLessThanOrEqual(0);
            }
          if (!isSettled(one)) continue;
          expect(compareRational(one.points, rational(0))).toBeGreaterThanOrEqual(0);
          expect(compareRational(one.points, most)).toBeLessThanOrEqual(0);
          if (one.vetoed) expect(one.grade.index).toBe(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("the order of documents, sheets and items changes nothing", () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 0, max: 1000 }), (given, salt) => {
        const turn = <T>(list: readonly T[]): T[] => {
          const by = list.length === 0 ? 0 : salt % list.length;
          return [...list.slice(by), ...list.slice(0, by)].reverse();
        };
        const turned = {
          rubric: given.rubric,
          documents: turn(given.documents),
          reviews: turn(given.reviews).map((one) => ({
            ...one,
            items: Object.fromEntries(turn(Object.entries(one.items))),
          })),
        };
        expect(plain(run(turned))).toBe(plain(run(given)));
      }),
      { numRuns: 60 },
    );
  });

  it("the order of sections, items and grades in the rubric changes no points, grades or places", () => {
    const outcome = (results: Results) =>
      [
        ...results.documents.map((one) => [one.id, one.state, one.points, one.grade?.name]),
        ...results.units.map((one) => [one.id, one.rank, one.grade?.name]),
      ].map((one) => JSON.stringify(one, (_, value) => (typeof value === "bigint" ? `${value}` : value)));
    fc.assert(
      fc.property(anyCase, (given) => {
        const { rubric } = given;
        const sections = [...rubric.sections]
          .reverse()
          .map((section) => ({ ...section, items: [...section.items].reverse() }));
        const turned = { ...rubric, sections, bands: [...rubric.bands].reverse() };
        expect(outcome(run({ ...given, rubric: turned }))).toEqual(outcome(run(given)));
      }),
      { numRuns: 60 },
    );
  });

  it("an item absent in one document changes no other document", () => {
    const able = rubrics.filter((rubric) =>
      rubric.sections.some((section) => section.items.some((item) => item.absentAllowed)),
    );
    fc.assert(
      fc.property(
        anyCase.filter(({ rubric }) => able.includes(rubric)),
        (given) => {
          const ids = given.rubric.sections.flatMap((section) =>
            section.items.filter((item) => item.absentAllowed).map((item) => item.id),
          );
          const changed = given.reviews.map((one) =>
            one.document === "d0"
              ? {
                  ...one,
                  items: { ...one.items, ...Object.fromEntries(ids.map((id) => [id, { absent: true }])) },
                }
              : one,
          );
          const [before, after] = [run(given), run({ ...given, reviews: changed })];
          for (const [at, one] of before.documents.entries())
            if (one.id !== "d0") expect(after.documents[at]).toEqual(one);
          expect(after.documents[0]!.reviews.every((one) => one.absent.length === ids.length)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("every number can be added up again from the items", () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const results = run(given);
        for (const document of results.documents) {
          const traced = trace(results.measured, document);
          for (const review of traced.reviews) {
            const items = review.sections.flatMap((section) => section.items);
            const basic = items.filter((item) => item.kind !== "bonus");
            const sum = (list: typeof items, key: "earned" | "possible") =>
              list.map((item) => item[key]).reduce(add, rational(0));
            expect(formatRational(review.earned)).toBe(formatRational(sum(basic, "earned")));
            expect(formatRational(review.possible)).toBe(formatRational(sum(basic, "possible")));
          }
          if (document.method === "mean" || document.method === "single") {
            const counted = traced.reviews.filter((review) => review.counted).map((review) => review.points!);
            expect(formatRational(document.rawPoints!)).toBe(formatRational(mean(counted)));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("places are 1 more than the number of better units, and a cap is kept", () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const { units, caps } = run(given);
        const graded = units.filter((unit) => unit.state === "graded");
        for (const unit of graded)
          expect(unit.rank).toBe(1 + graded.filter((other) => other.rank! < unit.rank!).length);
        for (const cap of caps) {
          expect(cap.kept.length).toBeLessThanOrEqual(cap.allowed);
          expect([...cap.kept, ...cap.lost.map((one) => one.unit)].sort()).toEqual([...cap.would].sort());
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("averages", () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 9 });
  const exact = (list: readonly number[]) => list.map((one) => rational(one, 7));

  it("half of the values are not above the median, and half not below", () => {
    fc.assert(
      fc.property(numbers, (list) => {
        const middle = median(exact(list));
        const on = (sign: number) =>
          exact(list).filter((one) => compareRational(one, middle) * sign >= 0).length;
        expect(2 * on(1)).toBeGreaterThanOrEqual(list.length);
        expect(2 * on(-1)).toBeGreaterThanOrEqual(list.length);
      }),
    );
  });

  it("a trimmed mean does not feel how far away the extremes are", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 9 }), (list) => {
        const sorted = [...list].sort((a, b) => a - b);
        const far = [-5000, ...sorted.slice(1, -1), 9000];
        expect(trimmedMean(exact(far), 1)).toEqual(trimmedMean(exact(list), 1));
        expect(trimmedMean(exact(list), 0)).toEqual(mean(exact(list)));
      }),
    );
  });
});
