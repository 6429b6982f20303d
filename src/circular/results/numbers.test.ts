/** Every number of a document about results is counted here again, from the results themselves. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InspectionResult, ResultValue } from "../../results/types.ts";
import { SAMPLE_DAY, sampleResultsView } from "../../results/view.fixture.ts";
import type { ResultEntry, ResultsView } from "../../results/view.ts";
import type { Block, OfficialDocument } from "../document.ts";
import { chineseDate } from "../numerals.ts";
import { anyResults, SHAPES } from "./any-results.fixture.ts";
import { buildCircular } from "./circular.ts";
import { buildOrder, needsOrder } from "./order.ts";
import { buildPublicResults } from "./public-list.ts";
import { publicTable } from "./public-table.ts";

type Table = Extract<Block, { kind: "table" }>;
const all = (document: OfficialDocument) => [
  ...document.blocks,
  ...document.annexes.flatMap(({ blocks }) => blocks),
];
const textOf = (document: OfficialDocument) =>
  document.blocks
    .map((block) =>
      block.kind === "paragraph" || block.kind === "note"
        ? block.text
        : block.kind === "list"
          ? block.items.join("\n")
          : "",
    )
    .join("\n");
/** The table whose first column has this header. */
const tableOf = (document: OfficialDocument, header: string): Table | undefined =>
  all(document).find(
    (block): block is Table => block.kind === "table" && block.columns.some((one) => one.header === header),
  );
const circular = (results: ResultsView, reconcile = false) =>
  buildCircular(results, { isPublic: false, reconcile });

const SEEN: readonly ResultValue[] = ["未发现问题", "发现问题已责令改正", "发现问题待后续处理"];
const with_ = (entries: readonly ResultEntry[], test: (one: InspectionResult) => boolean) =>
  entries.filter(({ result }) => result !== undefined && test(result)).length;
/** Half up to two decimals with whole numbers only. */
function percentOf(part: number, whole: number): string {
  if (whole === 0) return "—";
  const hundredths = (20_000n * BigInt(part) + BigInt(whole)) / (2n * BigInt(whole));
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}%`;
}

/** The row that the table by prefecture has for some entries. */
function rowOf(entries: readonly ResultEntry[]): string[] {
  const seen = with_(entries, ({ result }) => SEEN.includes(result));
  const clean = with_(entries, ({ result }) => result === "未发现问题");
  const reported = with_(entries, () => true);
  return [
    ...[entries.length, seen, clean, seen - clean].map(String),
    percentOf(seen - clean, seen),
    ...[reported - seen, entries.length - reported].map(String),
  ];
}

describe("numbers of the circular", () => {
  const check = (results: ResultsView) => {
    const { entries } = results;
    const document = circular(results);
    const text = textOf(document);
    const reported = with_(entries, () => true);
    const seen = with_(entries, ({ result }) => SEEN.includes(result));
    const clean = with_(entries, ({ result }) => result === "未发现问题");
    const missing = entries.filter(({ result, left }) => !result && !left).length;
    if (missing > 0 && reported > 0)
      expect(text).toContain(`已报送检查结果${reported}家，尚未报送${missing}家。`);
    if (clean > 0 && clean < seen)
      expect(text).toContain(
        `未发现问题${clean}家、发现问题${seen - clean}家，问题发现率为${percentOf(seen - clean, seen)}。`,
      );
    const byResult = tableOf(document, "占比");
    if (byResult) {
      const rows = byResult.rows.slice(0, -1);
      for (const [value, count, share] of rows) {
        expect(Number(count)).toBe(with_(entries, ({ result }) => result === value));
        expect(share).toBe(percentOf(Number(count), reported));
      }
      expect(rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBe(reported);
      expect(byResult.rows.at(-1)?.[1]).toBe(String(reported));
    }
    const byPlace = tableOf(document, "问题发现率");
    if (byPlace) {
      const places = [...new Set(entries.map(({ object }) => object.prefecture))];
      expect(byPlace.rows.slice(0, -1).map(([place]) => place)).toEqual(places);
      for (const [place, ...row] of byPlace.rows)
        expect(row).toEqual(
          rowOf(place === "合计" ? entries : entries.filter(({ object }) => object.prefecture === place)),
        );
      for (const at of [1, 2, 3, 4, 6, 7]) {
        const column = byPlace.rows.map((row) => Number(row[at]));
        expect(column.slice(0, -1).reduce((sum, n) => sum + n, 0)).toBe(column.at(-1));
      }
    }
    const answers = entries
      .filter(({ result }) => result && SEEN.includes(result.result))
      .flatMap(({ result }) => result?.items ?? []);
    for (const [item, good, bad, unchecked, absent, rate] of tableOf(document, "问题率")?.rows ?? []) {
      const of = (answer: string) =>
        answers.filter((one) => one.item === item && one.answer === answer).length;
      expect([good, bad, unchecked, absent].map(Number)).toEqual(["是", "否", "未检查", "合理缺项"].map(of));
      expect(rate).toBe(percentOf(of("否"), of("否") + of("是")));
    }
    const failed = answers.filter(({ answer }) => answer === "否").length;
    const at = entries.filter(
      ({ result }) =>
        result && SEEN.includes(result.result) && result.items.some(({ answer }) => answer === "否"),
    ).length;
    if (failed > 0) expect(text).toContain(`检查发现不符合事项${failed}项次，涉及${at}家司法鉴定机构`);
    const groups = text.matchAll(
      /([^。；，\n]+?)方面，(?:已检查该事项的)?(\d+)家[^。；，]+存在问题(?:，在已检查该事项的(\d+)家中占([\d.]+%))?/g,
    );
    for (const [, item, bad, looked, rate] of groups) {
      const of = (answer: string) =>
        answers.filter((one) => one.item === item && one.answer === answer).length;
      expect(of("否")).toBe(Number(bad));
      expect(of("是") > 0).toBe(looked !== undefined);
      if (looked === undefined) continue;
      expect(of("是") + of("否")).toBe(Number(looked));
      expect(rate).toBe(percentOf(of("否"), of("是") + of("否")));
    }
    const states = (state: string) => entries.filter(({ correction }) => correction.state === state).length;
    const [open, overdue, corrected] = [states("open"), states("overdue"), states("corrected")];
    const ordered = open + overdue + corrected;
    if (ordered > 0) expect(text).toContain(`责令限期改正${ordered}家`);
    if (overdue > 0) expect(text).toMatch(new RegExp(`逾期未改正的${overdue}家`));
    if (corrected > 0 && corrected < ordered)
      expect(text).toContain(`改正完成率为${percentOf(corrected, ordered)}。`);
    expect(tableOf(document, "检查结果")?.rows.length ?? 0).toBe(
      byResult ? byResult.rows.length : entries.length,
    );
    const annex = (title: string) => document.annexes.find((one) => one.title === title)?.blocks[0] as Table;
    const list = entries.some(({ result }) => result) ? "抽查结果一览表" : "检查对象名单";
    if (entries.length > 0) expect(annex(list).rows).toHaveLength(entries.length);
    expect(annex("问题整改情况表")?.rows.length ?? 0).toBe(ordered + states("on-the-spot"));
    expect(annex("检查结果核对情况")?.rows.length ?? 0).toBe(results.anomalies.length);
  };

  it("are those of any results", () => {
    fc.assert(fc.property(anyResults, check), { numRuns: 120 });
  });

  it.each(Object.keys(SHAPES))("are those of %s", (name) => check(SHAPES[name] as ResultsView));

  it("are those of the sample, which a reader can count", () => {
    const text = textOf(circular(sampleResultsView()));
    expect(text).toContain("实际检查6家，未发现问题1家、发现问题5家，问题发现率为83.33%。");
    expect(text).toContain("检查发现不符合事项7项次，涉及5家司法鉴定机构");
    expect(text).toContain(
      "责令限期改正3家、当场改正1家。截至2025年7月10日，已完成改正1家、改正中1家、逾期未改正1家，改正完成率为33.33%。",
    );
    expect(text).toContain("应于2025年6月20日前改正，已逾期20日");
    expect(text).toContain("检查记录载明的检查日期为2025年5月13日至25日。");
    expect(text).toContain("核查方式为网络核查7家、现场检查6家。");
  });

  it("change with the day on which corrections are judged", () => {
    const early = textOf(circular(sampleResultsView({ asOf: "2025-06-20" })));
    expect(early).not.toContain("逾期未改正");
    expect(textOf(circular(sampleResultsView({ asOf: "2025-06-21" })))).toContain("已逾期1日");
  });
});

describe("shares", () => {
  it("add up to 100.00 when they are reconciled, and say so; otherwise they say where they do not", () => {
    fc.assert(
      fc.property(anyResults, (results) => {
        for (const reconcile of [true, false]) {
          const document = circular(results, reconcile);
          const rows = tableOf(document, "占比")?.rows.slice(0, -1) ?? [];
          if (rows.length === 0) continue;
          const sum = rows.reduce(
            (total, row) => total + Math.round(Number(row[2]?.replace("%", "")) * 100),
            0,
          );
          const text = textOf(document);
          if (reconcile) expect(sum).toBe(10_000);
          expect(text.includes("各项之和不等于100.00%")).toBe(!reconcile && sum !== 10_000);
        }
      }),
      { numRuns: 120 },
    );
    expect(textOf(circular(sampleResultsView(), true))).toContain("注：占比经取舍调整，各项之和为100.00%。");
  });
});

describe("numbers of the public list", () => {
  it("are the results that there are, in the document and in the table", () => {
    fc.assert(
      fc.property(anyResults, (results) => {
        const known = results.entries.filter(({ result }) => result !== undefined);
        const document = buildPublicResults(results);
        const { columns, rows } = publicTable(results);
        expect(rows).toHaveLength(known.length);
        const at = columns.indexOf("抽查结果");
        expect(rows.map((row) => row[at])).toEqual(known.map(({ result }) => result?.result));
        if (results.view.objects.length === 0) return;
        const table = tableOf(document, "抽查结果");
        expect(table?.rows ?? []).toHaveLength(known.length);
        const missing = results.entries.filter(({ result, left }) => !result && !left).length;
        if (missing > 0 && known.length > 0)
          expect(textOf(document)).toContain(
            `截至${chineseDate(SAMPLE_DAY)}，已有${known.length}家检查对象有检查结果。其余${missing}家的检查结果另行公示。`,
          );
      }),
      { numRuns: 100 },
    );
  });
});

describe("numbers of an order", () => {
  it("are the object's own: day, last day, problems, place in the draw", () => {
    fc.assert(
      fc.property(anyResults, (results) => {
        for (const entry of results.entries.filter(needsOrder)) {
          const document = buildOrder(results, entry);
          const text = textOf(document);
          const failed = entry.result?.items.filter(({ answer }) => answer === "否").length ?? 0;
          if (failed > 1) expect(text).toContain(`下列${failed}个方面的问题：`);
          const { due } = entry.result?.followUp ?? {};
          expect(document.title).toBe(due ? "责令限期改正通知书" : "责令改正通知书");
          if (due) expect(text).toContain(`于${chineseDate(due)}前（含当日）完成改正`);
          expect(document.signature?.date).toBe(chineseDate(entry.result?.inspectedOn ?? results.asOf));
        }
      }),
      { numRuns: 100 },
    );
  });
});
