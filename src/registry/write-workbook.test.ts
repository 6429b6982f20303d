import { read, utils } from "@e965/xlsx";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { sheetName, toWorkbook } from "./write-workbook.ts";

const columns = [{ header: "名称" }, { header: "代码", width: 22 }];
const rows = [
  ['=HYPERLINK("http://x","y")', "345300000000000001"],
  ["甲\u0000\ud800乙", "007"],
];
const sheet = { name: "抽取结果", title: "抽取结果一览", columns, rows, note: "注：合成数据" };

const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, new TextDecoder().decode(part)]),
  );

describe("workbook", () => {
  it("keeps every cell as text, formulas and long codes too", async () => {
    const book = read(await toWorkbook([sheet]), { type: "array", cellFormula: true });
    const back = book.Sheets.抽取结果!;
    expect(utils.sheet_to_json(back, { header: 1, range: 1 })).toEqual([
      ["名称", "代码"],
      ['=HYPERLINK("http://x","y")', "345300000000000001"],
      ["甲\ufffd乙", "007"],
      ["注：合成数据"],
    ]);
    for (const [at, cell] of Object.entries(back)) {
      if (at.startsWith("!")) continue;
      expect((cell as { f?: string }).f).toBeUndefined();
      expect(["s", "z"]).toContain((cell as { t: string }).t);
    }
  });

  it("merges the title, freezes and filters and repeats the header, prints on A4", async () => {
    const parts = partsOf(await toWorkbook([sheet]));
    const xml = parts["xl/worksheets/sheet1.xml"]!;
    expect(xml).toContain('<mergeCell ref="A1:B1"/>');
    expect(xml).toMatch(/ySplit="2"[^>]*state="frozen"/);
    expect(xml).toContain('<autoFilter ref="A2:B4"');
    expect(xml).toMatch(/paperSize="9"/);
    expect(xml).not.toContain("<f>");
    expect(parts["xl/workbook.xml"]).toMatch(/Print_Titles[^>]*>&apos;抽取结果&apos;!\$2:\$2/);
  });

  it("gives the same bytes for the same sheets, without a clock", async () => {
    const first = await toWorkbook([sheet]);
    await new Promise((done) => setTimeout(done, 1100));
    expect(Buffer.from(await toWorkbook([sheet])).equals(Buffer.from(first))).toBe(true);
    const today = new Date().toISOString().slice(0, 10);
    expect(partsOf(first)["docProps/core.xml"]).not.toContain(today);
    expect(partsOf(first)["docProps/core.xml"]).toContain("1980-01-01");
  });

  it("gives a note of several lines a row that is high enough", async () => {
    const heightOf = async (note: string) => {
      const xml = partsOf(await toWorkbook([{ ...sheet, note }]))["xl/worksheets/sheet1.xml"]!;
      return /<row r="5"[^>]* ht="(\d+)"/.exec(xml)?.[1];
    };
    expect(await heightOf("一行")).toBeUndefined();
    expect(await heightOf("一\n二\n三")).toBe("45");
  });

  it("takes any sheet name and keeps names apart", async () => {
    expect(sheetName("a/b:c[d]*?", new Set())).toBe("a b c d");
    expect(sheetName("", new Set())).toBe("Sheet");
    expect(sheetName("长".repeat(40), new Set(["长".repeat(31)]))).toBe(`${"长".repeat(27)} (2)`);
    const book = read(await toWorkbook([sheet, sheet, { name: "x'y", columns, rows: [] }]), {
      type: "array",
    });
    expect(book.SheetNames).toEqual(["抽取结果", "抽取结果 (2)", "x’y"]);
  });
});
