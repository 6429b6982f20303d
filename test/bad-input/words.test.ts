/** Commands, options and seeds that are not what they should be. */
import { csv, rows } from "./builders.ts";
import { type Case, holdAll } from "./harness.ts";

const files = { "a.csv": csv(rows(9)) };
const usage = (name: string, words: readonly string[], ...says: (string | RegExp)[]): Case => ({
  name,
  files,
  words,
  exit: 2,
  codes: ["USE001"],
  says,
});
const seed = (name: string, code: string, ...seeds: string[]): Case => ({
  name,
  files,
  words: ["sample", "a.csv", "--n", "3", ...seeds.flatMap((text) => ["--seed", text])],
  exit: 2,
  codes: [code],
});

holdAll([
  usage("a command that does not exist", ["sampel", "a.csv"], "sampel", "sample"),
  usage("an option that does not exist", ["sample", "a.csv", "--rates", "10%"], "--rates", /--rate\b/),
  usage("an option of another command", ["check", "a.csv", "--rate", "10%"], "--rate"),
  usage("an option without its value", ["sample", "a.csv", "--n"], "--n"),
  usage("check without a file", ["check"], "files"),
  usage("verify without a record", ["verify"], "record"),
  usage("two files where one is meant", ["sample", "a.csv", "b.csv", "--n", "1"]),
  usage("a kind of document that does not exist", ["circular", "letter"], "letter", "notice"),
  {
    name: "sample without a file",
    words: ["sample", "--n", "3"],
    exit: 2,
    codes: ["USE004"],
    says: ["choucha sample"],
  },
  seed("an empty seed", "SED001", "骰子="),
  seed("a seed of spaces", "SED001", "骰子= \t\u3000 "),
  seed("a seed with a control character", "SED002", "骰子=4\u00071"),
  seed("a seed without its name", "SED003", "=416235"),
  seed("a seed given twice", "SED004", "骰子=1", "骰子=2"),
  {
    name: "a seed without “=” is taken for a second file",
    files,
    words: ["sample", "a.csv", "--n", "3", "--seed", "416235"],
    exit: 2,
    codes: ["SED003"],
    says: ["416235"],
  },
  ...(["--id", "--by"] as const).map(
    (flag): Case => ({
      name: `${flag} without a column, as an empty variable of a script makes it`,
      files,
      words: ["sample", "a.csv", "--n", "3", "--seed", "骰子=1", `${flag}=`],
      exit: 2,
      codes: ["USE005"],
      says: [flag],
    }),
  ),
  {
    name: "a sample written to a file that is no table",
    files,
    words: ["sample", "a.csv", "--n", "3", "--seed", "骰子=1", "--out", "sample.pdf"],
    exit: 2,
    codes: ["USE006"],
    says: ["sample.pdf"],
  },
  {
    name: "a clock that is none",
    files,
    words: ["sample", "a.csv", "--n", "3", "--seed", "骰子=1", "--at", "yesterday"],
    exit: 2,
    codes: ["CMD003"],
    says: ["yesterday"],
  },
  {
    name: "SOURCE_DATE_EPOCH that is none",
    files,
    words: ["sample", "a.csv", "--n", "3", "--seed", "骰子=1"],
    env: { SOURCE_DATE_EPOCH: "noon" },
    exit: 2,
    codes: ["CMD003"],
    says: ["noon"],
  },
  {
    name: "a day that the calendar does not have",
    files,
    words: ["sample", "a.csv", "--n", "3", "--seed", "骰子=1", "--at", "2025-02-30T10:00:00Z"],
    exit: 2,
    codes: ["CMD003"],
  },
]);
