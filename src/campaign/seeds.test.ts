import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Problem } from "../problem.ts";
import type { Io } from "../system/io.ts";
import { matchSeeds } from "./judge-seeds.ts";
import { parseSeed, parseSeeds, readSeeds } from "./seeds.ts";

async function code(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Problem) return error.findings.map((finding) => finding.code).join();
    throw error;
  }
  return "none";
}

it("a value stays the text that it is: zeros in front, “=” inside, NFC, trimmed", () => {
  expect(parseSeed("dice=007")).toEqual({ name: "dice", value: "007" });
  expect(parseSeed("a=b=c")).toEqual({ name: "a", value: "b=c" });
  expect(parseSeed(" a =  01 02　")).toEqual({ name: "a", value: "01 02" });
  expect(parseSeed("a=0")).toEqual({ name: "a", value: "0" });
  expect(parseSeed("e\u0301=e\u0301")).toEqual({ name: "\u00e9", value: "\u00e9" });
});

it.each([
  ["a=", "SED001"],
  ["a= \t　", "SED001"],
  ["a=1\n2", "SED002"],
  ["a=1\u007f", "SED002"],
  ["a", "SED003"],
  ["=1", "SED003"],
])("%j is refused: %s", async (text, expected) => {
  expect(await code(() => parseSeed(text))).toBe(expected);
});

it("a name stands once", async () => {
  expect(await code(() => parseSeeds(["a=1", "b=2", " a=3"]))).toBe("SED004");
});

it("declared sources get their values in the declared order; strangers are refused, gaps are named", async () => {
  const sources = ["甲", "乙"].map((name) => ({ name, rule: `${name}的规则` }));
  const given = [
    { name: "乙", value: "2" },
    { name: "甲", value: "1" },
  ];
  expect(matchSeeds(sources, given)).toEqual({
    seed: [
      { name: "甲", value: "1", rule: "甲的规则" },
      { name: "乙", value: "2", rule: "乙的规则" },
    ],
    missing: [],
  });
  expect(matchSeeds(sources, given.slice(1)).missing).toEqual([sources[1]]);
  expect(await code(() => matchSeeds(sources, [{ name: "丙", value: "3" }]))).toBe("SED006");
});

it("a file's values are text, whatever YAML would make of them", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "choucha-seeds-")), "seeds.yaml");
  const read = (text: string) => {
    writeFileSync(file, text);
    return readSeeds({} as Io, file);
  };
  const values = "\ufeffa: 007\nb: 1e3\nc: 2025-05-06\nd: true\ne: 0x1F\nf: '01 02'\ng: ~\n";
  expect((await read(values)).map(({ value }) => value)).toEqual([
    ...["007", "1e3", "2025-05-06", "true", "0x1F", "01 02", "~"],
  ]);
  expect(await read('{"a": "1"}')).toEqual([{ name: "a", value: "1" }]);
  for (const bad of ["- a", "a: [1]", "a: {b: 1}", "a: 1\na: 2", "", "a", ": :\n-"])
    expect([bad, await code(() => read(bad))]).toEqual([bad, "SED005"]);
  expect(await code(() => read("a: ''"))).toBe("SED001");
});
