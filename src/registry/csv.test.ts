import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, it } from "vitest";
import { Problem } from "../problem.ts";
import { explain } from "../text/index.ts";
import { readTable } from "./read.ts";
import type { ReadOptions } from "./table.ts";

const bytesOf = (content: string | Uint8Array, encoding = "utf8") =>
  typeof content === "string" ? iconv.encode(content, encoding) : content;
const read = (content: string | Uint8Array, options?: ReadOptions, encoding?: string) =>
  readTable({ name: "a.csv", bytes: bytesOf(content, encoding) }, options);

/** Code and row of what `read` throws. */
async function refusal(content: string | Uint8Array, options?: ReadOptions, encoding?: string) {
  const error = await read(content, options, encoding).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Problem)) throw error ?? new Error("was read");
  expect(error.exit).toBe(3);
  for (const finding of error.findings) {
    expect(finding.file).toBe("a.csv");
    for (const lang of ["en", "zh"] as const) expect(explain(lang, finding).says).not.toBe("");
  }
  return error.findings.map(({ code, row }) => [code, row]);
}

const REGISTER = "名称,州市,日期\r\n昆明市某公证处,昆明,2025-03-01\r\n大理州某公证处,大理,2025-03-02\r\n";
const CELLS = [
  ["昆明市某公证处", "昆明", "2025-03-01"],
  ["大理州某公证处", "大理", "2025-03-02"],
];

it.each([
  ["utf8", "", "utf-8"],
  ["utf8", "\uFEFF", "utf-8-bom"],
  ["gb18030", "", "gb18030"],
  ["utf-16le", "\uFEFF", "utf-16le"],
  ["utf-16be", "\uFEFF", "utf-16be"],
])("reads %s with mark %j", async (encoding, mark, found) => {
  const table = await read(mark + REGISTER, {}, encoding);
  expect(table.encoding).toBe(found);
  expect(table.columns.map(({ header }) => header)).toEqual(["名称", "州市", "日期"]);
  expect(table.rows.map(({ cells }) => cells)).toEqual(CELLS);
  expect(table.rows.map(({ row, index }) => [row, index])).toEqual([
    [2, 1],
    [3, 2],
  ]);
});

it.each([",", ";", "\t"])("finds the delimiter %j", async (delimiter) => {
  const table = await read(REGISTER.replaceAll(",", delimiter));
  expect(table.delimiter).toBe(delimiter);
  expect(table.rows.map(({ cells }) => cells)).toEqual(CELLS);
});

it("is not led astray by another delimiter inside cells", async () => {
  const table = await read("名称,范围,地址\n甲公证处,继承;遗嘱,a\n乙公证处,继承;委托,b\n");
  expect(table.delimiter).toBe(",");
  expect((await read("名称;地址\n甲;乙\n", { delimiter: "," })).columns).toHaveLength(1);
});

it("reads what it is told to", async () => {
  expect((await read(REGISTER, { encoding: "gbk" }, "gb18030")).encoding).toBe("gb18030");
  expect((await read(REGISTER, { encoding: "utf-16le" }, "utf-16le")).rows).toHaveLength(2);
  expect(await refusal(REGISTER, { encoding: "klingon" })).toEqual([["REG005", undefined]]);
  expect(await refusal(REGISTER, { encoding: "utf-8" }, "gb18030")).toEqual([["REG006", undefined]]);
});

it("refuses UTF-16 without a mark and says so", async () => {
  expect(await refusal("name,city\nabc,def\n", {}, "utf-16le")).toEqual([["REG003", undefined]]);
});

it("names the rows of the lesser encoding where two are mixed", async () => {
  const line = (encoding: string, text: string) => iconv.encode(`${text}\n`, encoding);
  const gb = ["名称,州市", "昆明市五华区公证处,昆明市", "大理市公证处,大理州", "曲靖市公证处,曲靖市"].map(
    (text) => line("gb18030", text),
  );
  const utf8 = line("utf8", '"保山市\n公证处",保山市');
  expect(await refusal(Buffer.concat([...gb, utf8, line("gb18030", "玉溪市公证处,玉溪市")]))).toEqual([
    ["REG004", 5],
  ]);
  const mostly = ["名称,州市", "昆明市五华区公证处,昆明市", "大理市公证处,大理州"].map((text) =>
    line("utf8", text),
  );
  expect(await refusal(Buffer.concat([...mostly, line("gb18030", "保山市公证处,保山市")]))).toEqual([
    ["REG004", 4],
  ]);
});

it("finds a single row of UTF-8 among hundreds of GB18030", async () => {
  const rows = Array.from({ length: 300 }, (_, at) =>
    iconv.encode(`昆明市第${at}公证处,昆明市\n`, "gb18030"),
  );
  const bytes = Buffer.concat([Buffer.from("name,city\n"), ...rows, Buffer.from("保山市某公证处,保山市\n")]);
  expect(await refusal(bytes)).toEqual([["REG004", 302]]);
});

it("reads any GB18030 register of Chinese words as GB18030", async () => {
  const word = fc.string({
    unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(word, { minLength: 1, maxLength: 20 }), async (names) => {
      const table = await read(
        `名称,州市\n${names.map((name) => `${name},昆明市官渡区`).join("\n")}\n`,
        {},
        "gb18030",
      );
      expect(table.encoding).toBe("gb18030");
      expect(table.rows.map(({ cells }) => cells[0])).toEqual(names);
    }),
    { numRuns: 60 },
  );
});

it("counts rows as a spreadsheet does: records, blank ones too", async () => {
  const table = await read('name,address\n\n"a","x\ny"\nb,z\n\n');
  expect(table.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
    [3, "a", "x\ny"],
    [4, "b", "z"],
  ]);
});

it("names the row in which an unclosed quotation mark opens", async () => {
  expect(await refusal('name,address\n"a\nb","c"\nd,"e\nf,g\n')).toEqual([["REG007", 3]]);
});

it("finds a row that a stray quotation mark took into a cell", async () => {
  const { findings } = await read('name,address\n"a,b\n"c",d\ne,f\n');
  expect(findings).toContainEqual(expect.objectContaining({ code: "REG022", severity: "error", row: 2 }));
});

it("keeps a quotation mark inside a cell", async () => {
  const table = await read('name,size\npipe,7" wide\n"""甲""公证处",2\n');
  expect(table.rows.map(({ cells }) => cells)).toEqual([
    ["pipe", '7" wide'],
    ['"甲"公证处', "2"],
  ]);
  expect(table.findings).toEqual([]);
});

it("finds cells too many and rows too short", async () => {
  const { findings } = await read("name,city,status\na,b,c,d\ne,f\ng,h,i,\n");
  expect(findings.map(({ code, row, severity }) => [code, row, severity])).toEqual([
    ["REG044", 2, "error"],
    ["REG045", 3, "warning"],
  ]);
});

it.each([10, 50])("survives a cell of %i MB", async (megabytes) => {
  const { findings } = await read(`name,address\na,"${"x".repeat(megabytes << 20)}"\n`);
  expect(findings).toEqual([
    expect.objectContaining({ code: "REG008", severity: "error", row: 2, column: "address" }),
  ]);
});

it("finds codes that a spreadsheet shortened to an exponent", async () => {
  const { findings } = await read("名称,许可证号,面积\n甲,5.3E+17,1E+3\n");
  expect(findings.map(({ code, severity, column }) => [code, severity, column])).toEqual([
    ["REG048", "error", "许可证号"],
    ["REG048", "warning", "面积"],
  ]);
});

it.each([
  ["nothing", "", "REG001"],
  ["white space", " \r\n\n", "REG001"],
  ["a mark alone", "\uFEFF", "REG001"],
  ["commas alone", ",,\n,,\n", "REG018"],
  ["a web page", "<!DOCTYPE html><html><table></table></html>", "REG014"],
  ["a web page of Excel", '\uFEFF<html xmlns:x="urn:schemas-microsoft-com:office:excel">', "REG014"],
  ["XML", '<?xml version="1.0"?><Workbook/>', "REG015"],
  ["PDF", "%PDF-1.7\n", "REG015"],
  ["RTF", "{\\rtf1}", "REG015"],
  ["binary", "a,b\0\x01\x02\0\0c", "REG015"],
])("refuses %s", async (_, content, code) => {
  expect((await refusal(content))[0]?.[0]).toBe(code);
});

it("takes any header as an ordinary column", async () => {
  const table = await read("__proto__,constructor,toString,name\n1,2,3,甲\n");
  expect(table.columns.map(({ header }) => header)).toEqual(["__proto__", "constructor", "toString", "name"]);
  expect(table.rows[0]?.cells).toEqual(["1", "2", "3", "甲"]);
});

it("warns where the name promises another format", async () => {
  const table = await readTable({ name: "a.xlsx", bytes: bytesOf(REGISTER) });
  expect(table.findings).toEqual([expect.objectContaining({ code: "REG023", severity: "warning" })]);
});
