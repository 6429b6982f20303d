/** Filled score sheets with everything that people, other programs and attackers leave in them. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { IMPORT_AT, reviewCampaign } from "../score/campaign.ts";
import { bomb, ole, utf16 } from "./builders.ts";
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

type Made = string | Uint8Array;
/** The sheets of R02 as they were written; the pages after the cover are its documents. */
type Make = (sound: Uint8Array) => Made;

const on = (part: Partial<Case>, make: Make, file = "in.xlsx"): Omit<Case, "name"> => ({
  exit: 3,
  words: ["score", "import", file, "--at", IMPORT_AT],
  before: async (folder) => {
    cpSync(await reviewCampaign(), folder, { recursive: true });
    const sound = new Uint8Array(readFileSync(join(folder, "out/opinions/sheets/R02.xlsx")));
    writeFileSync(join(folder, file), make(sound));
  },
  ...part,
});

const edited =
  (work: (parts: Parts) => void): Make =>
  (sound) => {
    const parts = partsOf(sound);
    work(parts);
    return packed(parts);
  };
const rowOf = (parts: Parts, item: string) => markedRow(parts, 1, `item:${item}`);
/** A cell in the row of the first page's first item: full marks less what is taken off, at most 5. */
const cell =
  (content: Content, column = "E"): Make =>
  (sound) =>
    edited((parts) => setCell(parts, 1, `${column}${rowOf(parts, "commission")}`, content))(sound);
const scored = (parts: Parts) => setCell(parts, 1, `E${rowOf(parts, "commission")}`, "3");

const file = (name: string, code: string, make: Make): Case => ({
  name,
  ...on({ codes: [code], says: [/in\.xlsx/] }, make),
});
/** Each code is told in both languages and as JSON once. */
const told = new Set<string>();
const isTold = (code: string): boolean => told.has(code) || !told.add(code);

const bad = (name: string, code: string, make: Make, ...says: (string | RegExp)[]): Case => ({
  name,
  ...on({ codes: [code], says: [/in\.xlsx · D\d{3}/, ...says], once: isTold(code) }, make),
});
/** Kept, though not complete: 1 says so. */
const kept = (name: string, make: Make, value: string | undefined, also: Partial<Case> = {}): Case => ({
  name,
  ...on(
    {
      exit: 1,
      writes: true,
      once: true,
      codes: ["SCO020"],
      also: (_, folder) => {
        const text = readFileSync(join(folder, "out/opinions/imports/0001.json"), "utf8");
        expect(JSON.parse(text).reviews[0].items.commission?.value).toBe(value);
      },
      ...also,
    },
    make,
  ),
});

/** Two files in one import: R02's as the first says, a copy as the second says. */
function beside(one: Make, two: Make): Omit<Case, "name"> {
  const words = ["score", "import", "in.xlsx", "bad.xlsx", "--at", IMPORT_AT];
  const first = on({ codes: ["RUB103"], says: [/bad\.xlsx · D/], words }, one);
  const second = on({}, two, "bad.xlsx");
  return {
    ...first,
    before: async (folder) => {
      await first.before?.(folder);
      await second.before?.(folder);
    },
  };
}

holdAll([
  file("nothing at all", "REG001", () => ""),
  file("a CSV under the name of a workbook", "REG015", () => "文书,得分\nD001,90\n"),
  file("text in another encoding", "REG015", () => utf16("文书\t得分\n", true)),
  file("a web page", "REG014", () => "<html><table><tr><td>1</td></tr></table></html>"),
  file("a password", "REG013", () => ole("EncryptedPackage")),
  file("cut off", "REG010", (sound) => sound.subarray(0, sound.length - 900)),
  { ...file("a bomb", "REG011", () => bomb(30 << 20)), once: true },
  { ...file("a bomb that lies about its size", "REG011", () => bomb(30 << 20, 1000)), once: true },
  { ...file("a cell of 50 MB", "REG011", cell("x".repeat(50 << 20), "H")), once: true },
  file("a workbook of somebody else's", "SCO001", (sound) =>
    edited((parts) => {
      for (const page of Object.keys(parts).filter((name) => name.includes("worksheets/sheet")))
        parts[page] = partsOf(sound)["xl/worksheets/sheet1.xml"]!;
      changeText(parts, /\$schema=choucha/g, "$schema=other");
    })(sound),
  ),

  bad("a number beyond all numbers", "RUB103", cell(number("1e999")), /· E/),
  bad("1e999 as text", "RUB103", cell("1e999"), "1e999"),
  bad("a hexadecimal number", "RUB103", cell("0x10"), "0x10"),
  bad("a comma for a point", "RUB103", cell("3,0"), "3,0"),
  bad("a number in words", "RUB103", cell("三")),
  bad("a negative number", "RUB109", cell("-1")),
  bad("a truth value where points belong", "RUB103", cell({ type: "b", xml: "<v>1</v>" })),
  bad("30,000 characters where points belong", "RUB103", cell("九".repeat(30_000)), /^(?!.*九{70})/s),
  kept("minus nothing", cell("-0"), "-0"),
  kept("minus nothing as a number", cell(number("-0")), "0"),
  kept("full-width digits", cell("２．５"), "2.5"),
  kept("a formula with its value", cell(formula("1+2", "3")), "3"),
  kept("more than can be taken off: told, and the most counts", cell("１２．５"), "12.5", {
    codes: ["SCO017", "SCO020"],
  }),
  bad("a formula that was never calculated", "SCO026", cell(formula("1+2")), /· E/),
  bad("a formula to nowhere", "SCO015", cell(formula("B1", "#REF!", "e")), "#REF!"),
  bad("an error", "SCO015", cell(errorCell("#N/A")), "#N/A"),
  bad("a number of 18 digits as evidence", "SCO027", cell(number("123456789012345678"), "I"), /· I/),
  bad("a comment that was never calculated", "SCO026", cell(formula("1+1"), "H"), /· H/),
  bad("a comment of 100,000 characters", "SCO028", cell("字".repeat(100_000), "H"), "100000", /^.{0,800}$/s),
  bad("absent, perhaps", "SCO014", cell("也许", "F"), /· F/, "也许"),

  kept(
    "text that would steer a terminal, a spreadsheet or a reader's eye",
    cell("😀\u202e=cmd()_x001B_[31m", "H"),
    undefined,
    {
      also: (ran, folder) => {
        const text = readFileSync(join(folder, "out/opinions/imports/0001.json"), "utf8");
        expect(JSON.parse(text).reviews[0].items.commission.comment).toBe("😀\u202e=cmd()\u001b[31m");
        expect(ran.stdout + ran.stderr).not.toMatch(/[\u001b\u202e]/);
      },
    },
  ),
  kept(
    "a sheet named like a path, a formula and a line of its own",
    edited((parts) => {
      scored(parts);
      changePart(parts, "xl/workbook.xml", /name="D\d{3}"/, 'name="../=cmd()&#10;error X&#27;[31m"');
    }),
    "3",
    { says: [/in\.xlsx · \.\.\/=cmd\(\) error X/] },
  ),
  kept(
    "merged cells: the first holds the value, the others are open",
    edited((parts) => {
      const row = rowOf(parts, "commission");
      scored(parts);
      changePart(
        parts,
        pagePart(1),
        /<mergeCells[^>]*>/,
        `<mergeCells><mergeCell ref="E${row}:E${row + 2}"/>`,
      );
    }),
    "3",
    { en: /1 of 27 items/ },
  ),
  {
    ...kept(
      "a million empty styled rows",
      edited((parts) => {
        scored(parts);
        const rows = Array.from(
          { length: 1_048_516 },
          (_, i) => `<row r="${i + 61}"><c r="A${i + 61}" s="1"/></row>`,
        );
        changePart(parts, pagePart(1), "</sheetData>", `${rows.join("")}</sheetData>`);
      }),
      "3",
    ),
    once: true,
  },
  kept(
    "a number in the last cell of all",
    edited((parts) => {
      scored(parts);
      const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>';
      changePart(parts, pagePart(1), "</sheetData>", far);
    }),
    "3",
  ),

  bad(
    "the hidden first row deleted",
    "SCO029",
    edited((parts) => {
      scored(parts);
      changePart(parts, pagePart(1), /<row r="1".*?<\/row>/s, "");
    }),
  ),
  bad(
    "the hidden first column deleted",
    "SCO029",
    edited((parts) => {
      scored(parts);
      withoutColumn(parts, 1, "A");
    }),
  ),
  bad(
    "the column to fill in deleted",
    "SCO013",
    edited((parts) => withoutColumn(parts, 1, "E")),
    /score/,
  ),
  bad(
    "a sheet duplicated",
    "SCO018",
    edited((parts) => {
      scored(parts);
      parts[pagePart(2)] = parts[pagePart(1)]!;
    }),
  ),
  bad(
    "the same row twice",
    "SCO012",
    edited((parts) => {
      scored(parts);
      const row = rowOf(parts, "deadline");
      const copied = `<c r="A${row}" t="inlineStr"><is><t>item:commission</t></is></c>`;
      changePart(parts, pagePart(1), new RegExp(`<c r="A${row}"[^>]*><v>\\d+</v></c>`), copied);
    }),
  ),
  ...(["__proto__", "constructor", "=cmd()", "../x", "项".repeat(20_000)] as const).map((id) =>
    bad(
      `an item called ${id.slice(0, 20)}`,
      "SCO011",
      edited((parts) => {
        scored(parts);
        changeText(parts, "item:deadline", `item:${id}`);
      }),
      /^.{0,6000}$/s,
    ),
  ),
  bad(
    "a reviewer called __proto__",
    "SCO007",
    edited((parts) => changeText(parts, /reviewer=R02/g, "reviewer=__proto__")),
  ),
  bad(
    "a document called __proto__",
    "SCO008",
    edited((parts) => changeText(parts, /document=D\d+/g, "document=__proto__")),
  ),
  bad(
    "a document of another reviewer",
    "SCO009",
    edited((parts) => changeText(parts, /reviewer=R02/g, "reviewer=R01")),
  ),
  bad(
    "an older rubric",
    "SCO005",
    edited((parts) => changeText(parts, /rubric=\w+/g, `rubric=${"0".repeat(64)}`)),
  ),
  bad(
    "another draw",
    "SCO006",
    edited((parts) => changeText(parts, /deal=\w+/g, `deal=${"0".repeat(64)}`)),
  ),
  bad(
    "another review",
    "SCO004",
    edited((parts) => changeText(parts, /review=opinions/g, "review=..%2F%1B[31m")),
  ),
  bad(
    "another version",
    "SCO003",
    edited((parts) => changeText(parts, /sheet%2F1/g, "sheet%2F9")),
  ),
  {
    name: "a sound sheet beside a bad one: neither is kept",
    ...beside(cell("3"), cell("三")),
  },
  {
    name: "a time before the ledger's last line",
    ...on(
      { exit: 5, codes: ["CMD023"], words: ["score", "import", "in.xlsx", "--at", "2025-05-06T02:00:00Z"] },
      cell("3"),
    ),
  },
  {
    name: "=cmd() as a file's name",
    ...on({ codes: ["REG001"], says: [/=cmd\(\)\.xlsx/] }, () => "", "=cmd().xlsx"),
  },
  ...(
    [
      ["a page that lost its hidden column", (parts: Parts) => withoutColumn(parts, 1, "A")],
      ["a score that nobody can read", (parts: Parts) => setCell(parts, 1, "F7", "也许")],
      ["a comment that was never calculated", (parts: Parts) => setCell(parts, 1, "H7", formula("A1"))],
    ] as const
  ).map(
    ([name, work]): Case => ({
      name: `${name} is not written over by a new sheet`,
      ...on(
        { exit: 5, codes: ["SCO031"], words: ["score", "sheet", ".", "--reviewer", "R02"], once: true },
        edited(work),
        "out/opinions/sheets/R02.xlsx",
      ),
    }),
  ),
]);
