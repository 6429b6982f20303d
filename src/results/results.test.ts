/** Judging, counting and folding results: numbers that a reader can check on the sample by hand. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareRational, formatRational, rational } from "../sampling/rational.ts";
import { correctionOf } from "./corrections.ts";
import { daysBetween, officeDay } from "./days.ts";
import { sampleView } from "./draw-view.fixture.ts";
import { foldResults, standingResult } from "./fold.ts";
import { sharesOf } from "./share.ts";
import { tally, tallyByItem, tallyByPrefecture } from "./tally.ts";
import { ANSWERS, FOLLOW_UPS, type InspectionResult, RESULT_VALUES } from "./types.ts";
import { SAMPLE_DAY, sampleResults, sampleResultsView } from "./view.fixture.ts";
import { missingIn, resultsView } from "./view.ts";

describe("corrections", () => {
  const ordered = { kind: "限期改正", due: "2025-06-30" } as const;
  it.each([
    [{ kind: "无" }, "2025-07-01", { state: "none" }],
    [{ kind: "立案" }, "2025-07-01", { state: "none" }],
    [{ kind: "当场改正" }, "2025-07-01", { state: "on-the-spot" }],
    [{ kind: "限期改正" }, "2025-07-01", { state: "open" }],
    [ordered, "2025-06-30", { state: "open", due: "2025-06-30", daysLeft: 0 }],
    [ordered, "2025-07-01", { state: "overdue", due: "2025-06-30", days: 1 }],
    [ordered, "2026-06-30", { state: "overdue", due: "2025-06-30", days: 365 }],
    [
      { ...ordered, corrected: "2025-06-30" },
      "2025-06-30",
      { state: "corrected", on: "2025-06-30", due: "2025-06-30", late: 0 },
    ],
    // Accepted on 3 July: on 2 July nobody could know.
    [{ ...ordered, corrected: "2025-07-03" }, "2025-07-02", { state: "overdue", due: "2025-06-30", days: 2 }],
    [
      { ...ordered, corrected: "2025-07-03" },
      "2025-07-03",
      { state: "corrected", on: "2025-07-03", due: "2025-06-30", late: 3 },
    ],
  ] as const)("%o on %s", (followUp, day, wanted) => expect(correctionOf(followUp, day)).toEqual(wanted));

  it("days cross months, leap days and years; an office's day is China's", () => {
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2025-12-31", "2025-01-01")).toBe(-364);
    expect(officeDay("2025-06-30T15:59:59Z")).toBe("2025-06-30");
    expect(officeDay("2025-06-30T16:00:00Z")).toBe("2025-07-01");
  });
});

describe("the sample", () => {
  const results = sampleResultsView();

  it("counts add up", () => {
    const all = tally(results.entries);
    // 13 objects: 1 clean, 5 with problems, 1 uncooperative, 6 with one of the other values each.
    expect(all).toMatchObject({
      objects: 13,
      reported: 13,
      missing: 0,
      inspected: 6,
      clean: 1,
      problems: 5,
      uncooperative: 1,
      corrections: { onTheSpot: 1, ordered: 3, open: 1, overdue: 1, corrected: 1, late: 0 },
    });
    expect(formatRational(all.problemRate!)).toBe("5/6");
    expect(formatRational(all.corrections.rate!)).toBe("1/3");
    expect(all.results.reduce((sum, { count }) => sum + count, 0)).toBe(13);
    expect(all.followUps.map(({ count }) => count)).toEqual([7, 1, 3, 1, 1]);
  });

  it("by prefecture, and by item: what is rightly absent or was not looked at counts neither way", () => {
    const places = tallyByPrefecture(results);
    expect(places.map(({ prefecture, tally: { objects } }) => [prefecture, objects]).slice(0, 2)).toEqual([
      ["昆明市", 5],
      ["曲靖市", 1],
    ]);
    expect(places.reduce((sum, one) => sum + one.tally.problems, 0)).toBe(5);
    const items = new Map(tallyByItem(results).map((one) => [one.item, one]));
    expect(items.get("文书管理")).toMatchObject({ good: 4, bad: 2, unchecked: 0, absent: 0 });
    expect(formatRational(items.get("文书管理")!.problemRate!)).toBe("1/3");
    expect(items.get("信息化建设")).toMatchObject({ good: 5, bad: 0, unchecked: 0, absent: 1 });
    expect(formatRational(items.get("信息化建设")!.problemRate!)).toBe("0");
    expect(items.get("党建工作")).toMatchObject({ good: 4, bad: 1, unchecked: 1, absent: 0 });
    expect(formatRational(items.get("党建工作")!.problemRate!)).toBe("1/5");
  });

  it("names the swapped inspector, and nothing else", () => {
    expect(results.anomalies).toEqual([
      expect.objectContaining({
        kind: "other-inspectors",
        params: expect.objectContaining({ people: "检查员90", assigned: "检查员23、检查员24" }),
      }),
    ]);
  });
});

describe("what does not fit", () => {
  const view = sampleView();
  const [first, second] = sampleResults(view) as [InspectionResult, InspectionResult];
  const kinds = (one: InspectionResult, more: Partial<Parameters<typeof resultsView>[1]> = {}) =>
    resultsView(view, { results: [one], asOf: SAMPLE_DAY, ...more }).anomalies.map(({ kind }) => kind);
  const followUp = { kind: "限期改正", due: "2025-06-30" } as const;
  const items = first.items;

  it.each<[string, Partial<InspectionResult>, readonly string[]]>([
    ["all right", {}, []],
    ["one inspector", { inspectors: ["检查员01"] }, ["too-few-inspectors"]],
    ["nobody", { inspectors: [] }, ["too-few-inspectors"]],
    ["by number and with spaces", { inspectors: ["YN250001", "检 查员02（YN250002）"] }, []],
    ["early", { inspectedOn: "2025-05-11" }, ["before-window"]],
    ["late", { inspectedOn: "2025-06-21" }, ["after-window"]],
    ["first and last day", { inspectedOn: "2025-06-20" }, []],
    ["no day", { inspectedOn: undefined }, ["no-date"]],
    ["clean with a case", { followUp: { kind: "立案" } }, ["clean-with-follow-up"]],
    [
      "problem without item or follow-up",
      { result: "发现问题待后续处理" },
      ["problem-without-item", "problem-without-follow-up"],
    ],
    ["gone, but looked at", { result: "注销" }, ["stopped-with-items"]],
    ["gone, nobody went", { result: "注销", inspectors: [], items: [], inspectedOn: undefined }, []],
    ["not there", { object: "X" }, ["not-drawn"]],
  ])("%s", (_, change, wanted) => expect(kinds({ ...first, ...change })).toEqual(wanted));

  it.each<[Partial<InspectionResult>, readonly string[]]>([
    [{ result: "未发现问题", followUp: { kind: "无" } }, ["clean-with-problem"]],
    [{ followUp: { kind: "限期改正" } }, ["no-due-date"]],
    [{ followUp: { ...followUp, due: "2025-05-13" } }, ["due-before-inspection"]],
    [{ followUp: { ...followUp, corrected: "2025-05-13" } }, ["corrected-before-inspection"]],
    [{ followUp: { kind: "移送" } }, ["no-body"]],
    [{ followUp: { kind: "立案", due: "2025-06-30" } }, ["due-without-order"]],
    [{ items: second.items.map(({ problem: _, ...item }) => item) }, ["bad-without-problem"]],
    [{ items: second.items.map((item) => ({ ...item, problem: "x" })) }, ["good-with-problem"]],
  ])("an object with problems: %o", (change, wanted) =>
    expect(kinds({ ...second, ...change })).toEqual(wanted),
  );

  it("tells a recorded replacement from a swap, and an object that left from one that stayed", () => {
    const swapped = { ...first, inspectors: ["检查员01", "示例甲"] };
    const former = new Map([[first.object, [{ id: "YN9", name: "示例甲" }]]]);
    expect(kinds(swapped)).toEqual(["other-inspectors"]);
    expect(kinds(swapped, { former })).toEqual(["replaced-inspector"]);
    const [gone, ...rest] = view.objects;
    const without = { ...view, objects: rest };
    const left = [{ object: gone!, reason: "moved", note: "迁往外省" }];
    const seen = resultsView(without, { results: [], left, asOf: SAMPLE_DAY });
    expect(seen.entries.at(-1)).toMatchObject({
      object: { id: gone!.id },
      result: { result: "迁出", note: "迁往外省" },
      left: { reason: "moved" },
    });
    expect(missingIn(seen).map(({ object }) => object.id)).not.toContain(gone!.id);
    expect(items.length).toBe(7);
    expect(
      resultsView(without, { results: [first], left, asOf: SAMPLE_DAY }).anomalies.map(({ kind }) => kind),
    ).toEqual(["left-but-inspected"]);
  });
});

describe("folding", () => {
  const [one] = sampleResults() as [InspectionResult];
  const ordered = { ...one, followUp: { kind: "限期改正", due: "2025-06-30" } as const };
  const standing = (...recordings: Parameters<typeof foldResults>[0]) =>
    standingResult(foldResults(recordings).get(one.object)!).followUp;
  const accepted = {
    results: [],
    follows: [{ object: one.object, corrected: "2025-07-02", reason: "已公示" }],
  };
  const more = { results: [], follows: [{ object: one.object, due: "2025-07-15", reason: "补办手续" }] };

  it("steps come on top of the form; the same form again does not undo them", () => {
    const extended = [{ from: "2025-06-30", to: "2025-07-15", reason: "补办手续" }];
    const wanted = { kind: "限期改正", due: "2025-07-15", extended, corrected: "2025-07-02", note: "已公示" };
    expect(standing({ results: [ordered] }, more, accepted)).toEqual(wanted);
    expect(
      standing({ results: [ordered] }, more, accepted, { results: [{ ...ordered, note: "x" }] }),
    ).toEqual(wanted);
  });

  it("a form that tells of the correction, or of another order, speaks for itself", () => {
    const corrected = { ...ordered, followUp: { ...ordered.followUp, corrected: "2025-07-03" } };
    expect(standing({ results: [ordered] }, accepted, { results: [corrected] }).corrected).toBe("2025-07-03");
    const later = { ...ordered, followUp: { ...ordered.followUp, due: "2025-07-05" } };
    expect(standing({ results: [ordered] }, more, accepted, { results: [later] })).toEqual(later.followUp);
    const other = { ...ordered, followUp: { kind: "立案" } as const };
    expect(standing({ results: [ordered] }, more, accepted, { results: [other] })).toEqual({ kind: "立案" });
  });

  it("a step of an object without a result does nothing", () => {
    expect(foldResults([accepted]).size).toBe(0);
  });
});

describe("shares", () => {
  it("rounds half up, and says where it had to reconcile", () => {
    expect(sharesOf([1, 1, 1])).toEqual({ texts: ["33.34%", "33.33%", "33.33%"], reconciled: true });
    expect(sharesOf([1, 1, 1], false)).toEqual({ texts: ["33.33%", "33.33%", "33.33%"], reconciled: false });
    // Of 7: floors 28.57 and 5 × 14.28 leave 0.03 for the largest remainders, 0.571 of the ones against 0.142.
    expect(sharesOf([2, 1, 1, 1, 1, 1]).texts).toEqual([
      "28.57%",
      "14.29%",
      "14.29%",
      "14.29%",
      "14.28%",
      "14.28%",
    ]);
    expect(sharesOf([1, 3])).toEqual({ texts: ["25.00%", "75.00%"], reconciled: false });
    expect(sharesOf([0, 5])).toEqual({ texts: ["0.00%", "100.00%"], reconciled: false });
    expect(sharesOf([0, 0])).toEqual({ texts: ["—", "—"], reconciled: false });
  });

  it("always totals 100.00, and no share is a hundredth off", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1, maxLength: 40 }), (counts) => {
        const whole = counts.reduce((sum, count) => sum + count, 0);
        fc.pre(whole > 0);
        const { texts } = sharesOf(counts);
        const hundredths = texts.map((text) => BigInt(text.replace(/[.%]/g, "")));
        expect(hundredths.reduce((sum, n) => sum + n, 0n)).toBe(10_000n);
        for (const [at, n] of hundredths.entries()) {
          const off = rational(n * BigInt(whole) - BigInt(counts[at]!) * 10_000n, whole);
          expect(compareRational(off, rational(1))).toBe(-1);
          expect(compareRational(off, rational(-1))).toBe(1);
          if (counts[at] === 0) expect(texts[at]).toBe("0.00%");
        }
      }),
    );
  });
});

it("whatever was recorded, counts add up", () => {
  const view = sampleView();
  const day = fc.constantFrom(undefined, "2025-05-20", "2025-07-01", "2026-01-01");
  const one = (object: string) =>
    fc.record({
      object: fc.constant(object),
      result: fc.constantFrom(...RESULT_VALUES),
      inspectedOn: day,
      inspectors: fc.array(fc.constantFrom("检查员01", "检查员02", "示例乙")),
      items: fc.constant(
        view.draw.checklist.map((item, at) => ({ item, answer: ANSWERS[(at + object.length) % 4]! })),
      ),
      followUp: fc.record({ kind: fc.constantFrom(...FOLLOW_UPS), due: day, corrected: day }),
      source: fc.constant({ file: "x.xlsx" }),
    }) as fc.Arbitrary<InspectionResult>;
  const some = fc.subarray(view.objects.map(({ id }) => id)).chain((ids) => fc.tuple(...ids.map(one)));
  fc.assert(
    fc.property(some, (results) => {
      const seen = resultsView(view, { results, asOf: "2025-07-10" });
      const all = tally(seen.entries);
      const sum = (list: readonly { readonly count: number }[]) =>
        list.reduce((n, { count }) => n + count, 0);
      expect([sum(all.results), sum(all.followUps)]).toEqual([results.length, results.length]);
      expect(all.reported + all.missing).toBe(all.objects);
      expect(all.clean + all.problems).toBe(all.inspected);
      const { ordered, open, overdue, corrected, late } = all.corrections;
      expect(open + overdue + corrected).toBe(ordered);
      expect(late).toBeLessThanOrEqual(corrected);
      expect(seen.entries.filter((entry) => entry.overdue)).toHaveLength(overdue);
      for (const part of ["objects", "reported", "inspected", "problems"] as const)
        expect(tallyByPrefecture(seen).reduce((n, place) => n + place.tally[part], 0)).toBe(all[part]);
      for (const { good, bad, unchecked, absent } of tallyByItem(seen))
        expect(good + bad + unchecked + absent).toBe(all.inspected);
    }),
  );
});
