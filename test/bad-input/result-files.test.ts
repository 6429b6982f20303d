/** Filled inspection forms and tables of results with everything that people and attackers leave in them. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { IMPORT_AT, recordOf, withForms } from "../results/campaign.ts";
import { bomb, book, csv, ole, utf16 } from "./builders.ts";
import { type Case, holdAll } from "./harness.ts";
import {
  type Content,
  changePart,
  changeText,
  errorCell,
  formula,
  markedRow,
  number,
  type Parts,
  packed,
  pagePart,
  partsOf,
  setCell,
  withoutColumn,
} from "./workbook.ts";

/** Makes the file from the forms of a prefecture as they were written, and the names of what was drawn. */
type Make = (sound: Uint8Array, drawn: readonly string[]) => string | Uint8Array;

let forms: Promise<string> | undefined;

const on = (file: string, make: Make, part: Partial<Case>): Omit<Case, "name"> => ({
  exit: 3,
  words: ["result", "import", file, "--at", IMPORT_AT],
  before: async (folder) => {
    forms ??= withForms();
    cpSync(await forms, folder, { recursive: true });
    const sound = new Uint8Array(readFileSync(join(folder, "out/offices/forms/昆明市.xlsx")));
    const drawn = recordOf(folder).drawn.map(({ id }) => `示例机构${Number(id.slice(3))}`);
    writeFileSync(join(folder, file), make(sound, drawn));
  },
  ...part,
});

const FILLED = {
  "field:date": "2025-05-20",
  "field:method": "现场检查",
  "field:result": "未发现问题",
  "field:followUp": "无",
  "item:内部管理": "是",
  "item:收费": "是",
};
const at = (parts: Parts, mark: string, column = "C") => `${column}${markedRow(parts, 1, mark)}`;
/** The first form filled in, then changed. */
const edited =
  (work: (parts: Parts) => void): Make =>
  (sound) => {
    const parts = partsOf(sound);
    for (const [mark, text] of Object.entries(FILLED)) setCell(parts, 1, at(parts, mark), text);
    work(parts);
    return packed(parts);
  };
const cell = (mark: string, content: Content): Make =>
  edited((parts) => setCell(parts, 1, at(parts, mark), content));

/** Each code is told in both languages and as JSON once. */
const told = new Set<string>();
const isTold = (code: string): boolean => told.has(code) || !told.add(code);

const file = (name: string, code: string, make: Make): Case => ({
  name,
  ...on("in.xlsx", make, { codes: [code], says: [/in\.xlsx/], once: isTold(code) }),
});
const form = (name: string, code: string, make: Make, ...says: RegExp[]): Case => ({
  name,
  ...on("in.xlsx", make, { codes: [code], says: [/in\.xlsx · 00\d 示例机构/, ...says], once: isTold(code) }),
});
const resultsIn = (folder: string) =>
  JSON.parse(readFileSync(join(folder, "out/offices/results/0001.json"), "utf8")).results;
const kept = (name: string, make: Make, expected: object, more: Partial<Case> = {}): Case => ({
  name,
  ...on("in.xlsx", make, {
    ...{ exit: 0, writes: true, once: true },
    also: (_, folder) => expect(resultsIn(folder)).toMatchObject([expected]),
    ...more,
  }),
});

const HEAD = ["检查对象", "检查日期", "检查人员", "检查结果", "后续处置", "备注"];
const row = (object: string, ...more: string[]) => {
  const usual = [object, "2025-05-20", "示例人员1、示例人员2", "未发现问题", "无", ""];
  return usual.map((text, i) => more[i - 1] || text);
};
const rows = (
  name: string,
  code: string,
  make: (drawn: readonly string[]) => string | Uint8Array,
  ...says: RegExp[]
): Case => ({
  name,
  ...on("in.csv", (_, drawn) => make(drawn), {
    codes: [code],
    says: [/in\.csv/, ...says],
    once: isTold(code),
  }),
});

holdAll([
  file("nothing at all", "REG001", () => ""),
  file("a web page", "REG014", () => "<html><table><tr><td>1</td></tr></table></html>"),
  file("a password", "REG013", () => ole("EncryptedPackage")),
  file("cut off", "REG010", (sound) => sound.subarray(0, sound.length - 900)),
  file("a bomb", "REG011", () => bomb(30 << 20)),
  form("the last cell of a form beyond reason", "RES015", cell("field:note", "字".repeat(100_000)), /100000/),
  form("more than anybody writes", "RES015", cell("field:note", "字".repeat(3000)), /3000/),
  form("a result that is an essay", "RES003", cell("field:result", "很好".repeat(10_000)), /^.{0,1500}$/s),
  form("a date beyond all dates", "RES006", cell("field:date", number("1e999")), /· C\d+/),
  form("day nothing", "RES006", cell("field:date", number("-0"))),
  form("30 February", "RES006", cell("field:date", "2025-02-30")),
  form("a date in numerals", "RES006", cell("field:date", "二〇二五年五月二十日")),
  form("a date that can be read twice", "RES007", cell("field:date", "5/6/2025")),
  form("a date that was never calculated", "RES060", cell("field:date", formula("TODAY()")), /· C\d+/),
  form("a remark that was never calculated", "RES060", cell("field:note", formula("A1&B1"))),
  form("a result that points nowhere", "RES016", cell("field:result", errorCell("#REF!")), /#REF!/),
  form("a number of 18 digits", "RES016", cell("field:note", number("123456789012345678"))),
  form("an answer that is none", "RES004", cell("item:收费", "__proto__"), /__proto__/),
  kept("a date as the number of a day", cell("field:date", number("45797")), { inspectedOn: "2025-05-20" }),
  kept("a date with its time", cell("field:date", number("45797.5")), { inspectedOn: "2025-05-20" }),
  kept("a date in full-width digits", cell("field:date", "２０２５－０５－２０"), {
    inspectedOn: "2025-05-20",
  }),
  kept("a date from a formula", cell("field:date", formula("TODAY()", "45797")), {
    inspectedOn: "2025-05-20",
  }),
  kept(
    "an error in a cell that nobody reads",
    edited((parts) =>
      changePart(
        parts,
        pagePart(1),
        "</sheetData>",
        '<row r="900"><c r="H900" t="e"><v>#REF!</v></c></row></sheetData>',
      ),
    ),
    { result: "未发现问题" },
  ),
  kept(
    "text that would steer a terminal or a spreadsheet",
    cell("field:note", "😀\u202e=cmd()_x001B_[31m"),
    { note: "😀\u202e=cmd()\u001b[31m" },
    { also: (ran) => expect(ran.stdout + ran.stderr).not.toMatch(/[\u001b\u202e]/) },
  ),
  kept(
    "an object called __proto__: kept, told, and not counted",
    edited((parts) => changeText(parts, /object:[^<]*/, "object:__proto__")),
    { object: "__proto__" },
    { codes: ["RES040"] },
  ),
  form(
    "the hidden first column deleted",
    "RES039",
    edited((parts) => withoutColumn(parts, 1, "A")),
  ),
  form(
    "the hidden first column deleted, and the others moved there",
    "RES039",
    edited((parts) => {
      withoutColumn(parts, 1, "A");
      for (const [to, from] of ["AB", "BC", "CD", "DE"])
        changePart(parts, pagePart(1), new RegExp(` r="${from}(?=\\d)`, "g"), ` r="${to}`);
    }),
  ),
  form(
    "a draw called __proto__",
    "RES001",
    edited((parts) => changeText(parts, /draw:[^<]*/, "draw:__proto__")),
  ),
  form(
    "another draw of the same name",
    "RES031",
    edited((parts) => changeText(parts, /record:[^<]*/, "record:00")),
  ),
  form(
    "another version",
    "RES026",
    edited((parts) => changeText(parts, "inspection/1", "inspection/9")),
  ),
  form(
    "an item called __proto__",
    "RES025",
    edited((parts) => changeText(parts, "item:收费", "item:__proto__")),
  ),
  form(
    "a sheet duplicated and changed",
    "RES010",
    edited((parts) => {
      parts[pagePart(2)] = parts[pagePart(1)]!;
      setCell(parts, 2, at(parts, "field:note"), "另一说法");
    }),
  ),

  rows("a table in no known encoding", "REG002", () => new Uint8Array([0xbc, 0xec, 0x2c, 0xff, 0xfe, 0x0a])),
  rows(
    "a cell of 50 MB",
    "REG008",
    ([one = ""]) => csv([HEAD, row(one, "", "", "", "", "x".repeat(50 << 20))]),
    /52428800/,
  ),
  rows(
    "a formula for a result",
    "RES003",
    ([one = ""]) => csv([HEAD, row(one, "", "", "=cmd()")]),
    /=cmd\(\)/,
  ),
  rows("no object", "RES012", () => csv([HEAD, row(" ")])),
  rows("an object twice", "RES010", ([one = ""]) => csv([HEAD, row(one), row(one, "2025-05-21")])),
  rows("no column of results", "RES011", ([one = ""]) =>
    csv([
      ["__proto__", "检查对象"],
      ["1", one],
    ]),
  ),
  {
    name: "a date in a table of a workbook that was never calculated",
    ...on(
      "in.xlsx",
      (_, [one = ""]) => {
        const parts = partsOf(book([HEAD, row(one)]));
        changePart(parts, pagePart(0), /<c r="B2".*?<\/c>/s, '<c r="B2"><f>TODAY()</f></c>');
        return packed(parts);
      },
      { says: [/in\.xlsx/] },
    ),
  },
  {
    name: "objects like paths and formulas in a table: kept, told, and not counted",
    ...on("in.csv", () => utf16(csv([HEAD, row("../../etc"), row("=cmd()")]), true), {
      ...{ exit: 0, writes: true, codes: ["RES040"], once: true },
      also: (_, folder) =>
        expect(resultsIn(folder).map(({ object }: { object: string }) => object)).toEqual([
          "../../etc",
          "=cmd()",
        ]),
    }),
  },
  {
    name: "a time before the ledger's last line",
    ...on(
      "in.xlsx",
      edited(() => undefined),
      {
        exit: 5,
        codes: ["CMD023"],
        words: ["result", "import", "in.xlsx", "--at", "2025-05-07T02:00:00Z"],
      },
    ),
  },
  {
    name: "a form that lost its hidden column is not written over by a new one",
    ...on(
      "out/offices/forms/昆明市.xlsx",
      edited((parts) => {
        withoutColumn(parts, 1, "A");
        for (const [to, from] of ["AB", "BC", "CD", "DE"])
          changePart(parts, pagePart(1), new RegExp(` r="${from}(?=\\d)`, "g"), ` r="${to}`);
      }),
      { exit: 5, codes: ["RES038"], words: ["result", "form", ".", "--at", IMPORT_AT], once: true },
    ),
  },
]);
