/** What people write, read as they mean it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOf, type Given, nextQuestion, rawOf } from "./entry.ts";
import { FIELDS, type Field, interpret, isUnfilled, type RawResult, type Said } from "./interpret.ts";
import { ANSWERS, RESULT_VALUES } from "./types.ts";
import { readAnswer, readDay, readFollowUp, readPeople, readResult } from "./vocabulary.ts";

describe("words", () => {
  it.each([
    ["不配合检查，情节严重", "不配合检查情节严重"],
    [" 未发现 问题 ", "未发现问题"],
    ["通过登记的住所（经营场所）无法联系", "通过登记的住所无法联系"],
    ["迁出。", "迁出"],
    ["没有问题", undefined],
    ["constructor", undefined],
  ])("%s", (text, wanted) => expect(readResult(text)).toBe(wanted));

  it("answers and follow-ups", () => {
    expect(ANSWERS.map((answer) => readAnswer(`　${answer} `))).toEqual([...ANSWERS]);
    expect(["√", "yes", ""].map(readAnswer)).toEqual([undefined, undefined, undefined]);
    expect(["限期整改", "立案查处", "toString"].map(readFollowUp)).toEqual(["限期改正", "立案", undefined]);
    for (const value of RESULT_VALUES) expect(readResult(value)).toBe(value);
  });
});

describe("days", () => {
  it.each([
    ["2025-05-20", "2025-05-20"],
    ["2025年5月20日", "2025-05-20"],
    ["2025.5.20", "2025-05-20"],
    ["2025/5/20 10:30", "2025-05-20"],
    ["２０２５－０５－２０", "2025-05-20"],
    ["20250520", "2025-05-20"],
    // 45,797 days after 30 December 1899.
    ["45797", "2025-05-20"],
    ["45797.0", "2025-05-20"],
  ])("%s", (text, day) => expect(readDay(text)).toEqual({ day }));

  it.each(["5/20/2025", "20/5/2025", "5-20-25", "25.05.20", "05/06/2025 10:00"])("%s is ambiguous", (text) =>
    expect(readDay(text)).toEqual({ problem: "ambiguous" }),
  );

  it.each(["2025-02-30", "昨天", "12345", "99999", "0205-05-20", "", "x".repeat(100_000)])(
    "%s is none",
    (text) => expect(readDay(text)).toEqual({ problem: "none" }),
  );

  it("a serial number is the day that a spreadsheet shows for it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 36_526, max: 73_050 }), (serial) => {
        const day = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
        expect(readDay(String(serial))).toEqual({ day });
      }),
    );
  });
});

it.each([
  ["检查员01、检查员02", ["检查员01", "检查员02"]],
  ["检查员01，检查员02；检查员03", ["检查员01", "检查员02", "检查员03"]],
  ["示甲\n示乙", ["示甲", "示乙"]],
  ["示甲  示乙丙", ["示甲", "示乙丙"]],
  ["李　明、王 芳", ["李明", "王芳"]],
  ["  、 ", []],
])("people in %j", (text, names) => expect(readPeople(text)).toEqual(names));

const said = (text: string, cell = "C9"): Said => ({ text, cell, place: { column: cell } });
const raw = (fields: RawResult["fields"], items: RawResult["items"] = []): RawResult => ({
  object: "A",
  fields,
  items,
  file: "x.xlsx",
  sheet: "001",
  place: {},
});

describe("one object's cells", () => {
  it("every cell that cannot be read is told with its place", () => {
    const { result, findings } = interpret(
      raw(
        {
          result: said("差不多", "C20"),
          date: said("5/20/2025", "C19"),
          due: said("下周", "C22"),
          followUp: said("罚", "C21"),
        },
        [{ item: "收费", answer: said("对", "C12"), problem: said("长".repeat(2001), "D12") }],
      ),
    );
    expect(result).toBeUndefined();
    expect(findings.map(({ code, sheet, column }) => [code, sheet, column])).toEqual([
      ["RES003", "001", "C20"],
      ["RES004", "001", "C12"],
      ["RES015", "001", "D12"],
      ["RES005", "001", "C21"],
      ["RES006", "001", "C22"],
      ["RES007", "001", "C19"],
    ]);
  });

  it("an inspected object needs an answer to every item; one that is gone does not", () => {
    const items = [{ item: "收费", answer: said("", "C12") }];
    expect(interpret(raw({ result: said("未发现问题") }, items)).findings).toMatchObject([
      { code: "RES009", column: "C12", params: { item: "收费" } },
    ]);
    expect(interpret(raw({ result: said("注销") }, items)).result?.items).toEqual([
      { item: "收费", answer: "未检查" },
    ]);
  });

  it("a last day without a word is an order; a result without anything else is one", () => {
    expect(
      interpret(raw({ result: said("发现问题已责令改正"), due: said("2025-06-30") })).result?.followUp,
    ).toEqual({
      kind: "限期改正",
      due: "2025-06-30",
    });
    expect(interpret(raw({ result: said("迁出") })).result).toEqual({
      object: "A",
      result: "迁出",
      inspectors: [],
      items: [],
      followUp: { kind: "无" },
      source: { file: "x.xlsx", sheet: "001", cells: { result: "C9" } },
    });
  });

  it("the inspectors alone fill no form in", () => {
    expect(isUnfilled(raw({ inspectors: said("检查员01"), note: said(" ") }))).toBe(true);
    expect(isUnfilled(raw({ note: said("x") }))).toBe(false);
    expect(interpret(raw({ note: said("x") })).findings.map(({ code }) => code)).toEqual(["RES008"]);
  });

  it("names of items cannot reach anything else", () => {
    const { result } = interpret(
      raw({ result: said("注销") }, [{ item: "__proto__", answer: said("是", "C12") }]),
    );
    expect(JSON.stringify(result?.source.cells)).toBe('{"result":"C9","__proto__":"C12"}');
  });
});

const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    ...RESULT_VALUES,
    ...ANSWERS,
    "限期改正",
    "2025-05-20",
    "5/20/2025",
    "45797",
    "=1+1",
    "甲、乙",
    "",
  ),
);

it("whatever stands in the cells, there is a result or a reason, and a result is in the vocabulary", () => {
  const cell = anything.map((text) => said(text));
  const fields = fc.record(
    Object.fromEntries(FIELDS.map((field) => [field, cell])) as Record<Field, typeof cell>,
    { requiredKeys: [] },
  );
  const items = fc.array(fc.record({ item: anything, answer: cell, problem: cell, disposal: cell }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(fields, items, (given, list) => {
      const { result, findings } = interpret(raw(given, list));
      expect(findings.length > 0).toBe(result === undefined);
      for (const { code, column } of findings)
        expect([/^RES0\d\d$/.test(code), column ?? "C9"]).toEqual([true, "C9"]);
      if (!result) return;
      expect(RESULT_VALUES).toContain(result.result);
      expect(result.items.every(({ answer }) => ANSWERS.includes(answer))).toBe(true);
      for (const day of [result.inspectedOn, result.followUp.due, result.followUp.corrected])
        expect(day ?? "2025-01-01").toMatch(/^\d{4}-\d\d-\d\d$/);
    }),
    { numRuns: 500 },
  );
});

it("whatever is typed, a finished entry is a result without a fault; a step back is the state before", () => {
  const checklist = ["内部管理", "收费"];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), anything), { minLength: 1, maxLength: 60 }), (presses) => {
      let given: readonly Given[] = [];
      for (const [pick, text] of presses) {
        const question = nextQuestion(checklist, given);
        if (!question) break;
        const answer = question.choices ? question.choices[pick % question.choices.length]! : text;
        if (faultOf(question, answer) !== undefined) continue;
        const next = [...given, { asked: question.asked, text: answer }];
        expect(nextQuestion(checklist, next.slice(0, -1))).toEqual(question);
        given = next;
      }
      if (nextQuestion(checklist, given)) return;
      const { result, findings } = interpret(rawOf("A", checklist, given));
      expect([findings, result?.items.length]).toEqual([[], 2]);
    }),
    { numRuns: 500 },
  );
});
