/** Files that are no register, or a damaged one. */
import { bomb, book, csv, HEADER, hugeCell, ole, rows, utf16 } from "./builders.ts";
import { type Case, holdAll } from "./harness.ts";

const sound = csv(rows(9));
const draw = ["--n", "3", "--seed", "骰子=416235"];
const sample = (file: string, ...more: string[]) => ["sample", file, ...draw, ...more];

const unreadable: Case[] = [
  { name: "an empty file", files: { "a.csv": "" }, words: sample("a.csv"), exit: 3, codes: ["REG001"] },
  {
    name: "an empty file that is checked",
    files: { "a.csv": "" },
    words: ["check", "a.csv"],
    exit: 3,
    codes: ["REG001"],
  },
  {
    name: "a file of blank lines and a mark",
    files: { "a.csv": "\uFEFF\r\n \r\n" },
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG001"],
  },
  {
    name: "a header and nothing else",
    files: { "a.csv": csv([HEADER]) },
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG021"],
    says: ["a.csv"],
  },
  {
    name: "UTF-16 without its mark",
    files: { "a.csv": utf16(sound, false) },
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG003"],
    says: ["utf-16le"],
  },
  {
    name: "text in no encoding",
    files: { "a.csv": Buffer.concat([Buffer.from(sound), Buffer.from([0x81, 0x20, 0xff, 0xff, 0x0a])]) },
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG004"],
    says: [/11/],
  },
  {
    name: "a workbook with a password",
    files: () => ({ "名录.xlsx": ole("EncryptedPackage") }),
    words: sample("名录.xlsx"),
    exit: 3,
    codes: ["REG013"],
  },
  {
    name: "a Word document named .xls",
    files: () => ({ "名录.xls": ole("WordDocument") }),
    words: sample("名录.xls"),
    exit: 3,
    codes: ["REG015"],
  },
  {
    name: "a PDF named .csv",
    files: { "a.csv": "%PDF-1.7\n%\xe2\xe3\n" },
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG015"],
    says: ["PDF"],
  },
  {
    name: "a web page named .xls",
    files: { "a.xls": "<html><table><tr><td>名称</td></tr></table></html>" },
    words: sample("a.xls"),
    exit: 3,
    codes: ["REG014"],
  },
  {
    name: "a ZIP bomb that declares its size",
    files: () => ({ "a.xlsx": bomb(64 << 20) }),
    words: sample("a.xlsx"),
    exit: 3,
    codes: ["REG011"],
  },
  {
    name: "a ZIP bomb that lies about its size",
    files: () => ({ "a.xlsx": bomb(30 << 20, 1000) }),
    words: sample("a.xlsx"),
    exit: 3,
    codes: ["REG011"],
  },
  {
    name: "a workbook cut off in the middle",
    files: () => ({ "a.xlsx": book(rows(9)).slice(0, 3000) }),
    words: sample("a.xlsx"),
    exit: 3,
    codes: ["REG010"],
  },
  {
    name: "a cell of 10 MB",
    files: () => ({ "a.csv": hugeCell(10_000_000) }),
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG008"],
    says: [/10,?000,?000/],
  },
  {
    name: "a cell of 50 MB",
    files: () => ({ "a.csv": hugeCell(50_000_000) }),
    words: ["check", "a.csv"],
    once: true,
    exit: 3,
    codes: ["REG008"],
  },
  {
    name: "a quotation mark that is never closed",
    files: { "a.csv": sound.replace("示例机构4,", '"示例机构4,') },
    words: sample("a.csv"),
    exit: 3,
    codes: ["REG007"],
    says: [/5/],
  },
];

holdAll(unreadable);
