import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { allCodes } from "../text/index.ts";

const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) =>
    readFileSync(join(import.meta.dirname, name), "utf8").replace(/^\s*(?:\*|\/\/|\/\*\*).*$/gm, ""),
  );
const emitted = new Set(sources.flatMap((source) => source.match(/REG\d{3}/g) ?? []));

it("has a sentence for every code, and a code for every sentence", () => {
  for (const lang of ["en", "zh"] as const) {
    const told = Object.keys(allCodes[lang]).filter((code) => code.startsWith("REG"));
    expect(told.sort()).toEqual([...emitted].sort());
  }
});

it("fills the same places in both languages", () => {
  const places = (sentences: readonly string[] | undefined) =>
    [...new Set(sentences?.join(" ").match(/\{\w+\}/g))].sort();
  for (const code of emitted)
    expect([code, places(allCodes.zh[code])]).toEqual([code, places(allCodes.en[code])]);
});
