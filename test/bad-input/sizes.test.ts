/** How many: rates, numbers, strata and methods that cannot be, and two that must work. */
import { expect } from "vitest";
import { book, csv, rows } from "./builders.ts";
import { type Case, holdAll } from "./harness.ts";

const files = { "a.csv": csv(rows(9)) };
const words = (...more: string[]) => ["sample", "a.csv", "--seed", "骰子=416235", ...more];
const rate = (text: string) => words(`--rate=${text}`);
const size = (
  name: string,
  flags: readonly string[],
  exit: number,
  code: string,
  ...says: string[]
): Case => ({
  name,
  files,
  words: words(...flags),
  exit,
  codes: [code],
  says,
});
const drawnRows =
  (count: number): Case["also"] =>
  ({ stdout }) =>
    expect(stdout.trimEnd().split("\n")).toHaveLength(count + 1);

holdAll([
  size("a rate of 0", ["--rate", "0"], 2, "USE020", "“0”"),
  size("a rate of 0%", ["--rate", "0%"], 2, "USE020", "“0%”"),
  size("a rate of 110%", ["--rate", "110%"], 2, "USE021", "“110%”"),
  size("a rate of 10, without its sign", ["--rate", "10"], 2, "USE021S", "10%"),
  size("a rate in words: 一成", ["--rate", "一成"], 2, "USE022S", "一成", "10%"),
  size("a rate in words: 十分之一", ["--rate", "十分之一"], 2, "USE022S", "10%"),
  size("a rate of 1/0", ["--rate", "1/0"], 2, "USE022", "1/0"),
  size("a negative rate", ["--rate=-5%"], 2, "USE022", "-5%"),
  size("a rate that is no number", ["--rate", "abc"], 2, "USE022", "abc"),
  size("an empty rate", ["--rate="], 2, "USE022"),
  size("a rate that starts a spreadsheet's formula", ["--rate", "=1/3"], 2, "USE022"),
  {
    name: "a rate of 1/3 works",
    files,
    words: rate("1/3"),
    writes: true,
    exit: 0,
    also: drawnRows(3),
  },
  {
    name: "a rate in full-width characters works",
    files,
    words: rate("１０％"),
    writes: true,
    exit: 0,
    also: drawnRows(1),
  },
  size("a number of 0", ["--n", "0"], 2, "USE003", "--n"),
  size("a number that is no number", ["--n", "three"], 2, "USE003", "three"),
  size("a number with decimals", ["--n", "2.5"], 2, "USE003", "2.5"),
  size("a negative number", ["--n=-1"], 2, "USE003", "-1"),
  size("more than there are", ["--n", "10"], 3, "DRW001", "10", "9"),
  size("a rate and a number", ["--rate", "10%", "--n", "3"], 2, "USE025"),
  size("neither a rate nor a number", [], 2, "USE025"),
  size("two rates", ["--rate", "10%", "--rate", "20%"], 2, "USE026"),
  size("a number beside rates by value", ["--rate-by", "州市", "--n", "3"], 2, "USE026"),
  size("a rate by value without its value", ["--rate-by", "州市", "--rate", "10%"], 2, "USE024", "10%"),
  size(
    "two rates for one value",
    ["--rate-by", "州市", "--rate", "昆明市=1%", "昆明市=2%"],
    2,
    "USE027",
    "昆明市",
  ),
  size(
    "a value that has no rate",
    ["--rate-by", "州市", "--rate", "昆明市=50%", "大理州=50%"],
    3,
    "FRM002",
    "红河",
    "昆明市",
  ),
  size("a wrong minimum", ["--n", "3", "--minimum", "all"], 2, "USE003", "--minimum"),
  size("a wrong number of alternates", ["--n", "3", "--alternates=-1"], 2, "USE003", "--alternates"),
  size("rfc3797 with strata", ["--n", "3", "--method", "rfc3797", "--by", "州市"], 3, "DRW003", "--by"),
  size(
    "rfc3797 with a seed that is no list of numbers",
    ["--n", "3", "--method", "rfc3797", "--seed", "股指=1.2.x"],
    2,
    "DRW004",
    "1.2.x",
  ),
  size("a method that does not exist", ["--n", "3", "--method", "vsr"], 2, "USE001", "vsr", "seedrandom"),
  size("an allocation that does not exist", ["--n", "3", "--allocation", "all"], 2, "USE001", "overall"),
  {
    name: "strata of one work, whatever the size of the sample",
    files,
    words: words("--rate", "10%", "--by", "名称", "--allocation", "each"),
    exit: 0,
    also: drawnRows(9),
  },
  {
    name: "strata of one work with an overall rate",
    files: () => ({ "a.csv": book(rows(9)) }),
    words: words("--rate", "1/9", "--by", "名称"),
    exit: 0,
    codes: ["REG023"],
    also: drawnRows(1),
  },
  {
    name: "a stratum whose name holds the separator",
    files: { "a.csv": csv([...rows(4), ["示例机构5", "SL-5", "昆明|大理", "正常"]]) },
    words: words("--n", "1", "--by", "州市,状态"),
    exit: 3,
    codes: ["FRM003"],
    says: ["昆明|大理"],
  },
]);
