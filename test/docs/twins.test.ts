/** The Chinese guides say what the English ones say: the same commands, files, codes and options, in as many sections. */
import { describe, expect, it } from "vitest";
import { pages, pageText } from "./pages.ts";

const zh = pages.filter((page) => page.startsWith("docs/zh/"));

/** Blocks of code in order; comments are the reader's language, but what a test reads in them is not. */
const blocks = (text: string): string[] =>
  [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, kind, code = ""]) =>
    [
      kind,
      ...code
        .split("\n")
        .map((line) => (/(^|\s)# (exit \d+|prints )/.test(line) ? line : line.replace(/(^|\s+)# .*$/, "")))
        .filter((line) => line.trim() !== ""),
    ].join("\n"),
  );

const found = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([one]) => one)),
];
/** Lines without the generated tables, which the English page has for both. */
const written = (text: string): string =>
  text.replace(/<!-- [^>]*written by npm run docs -->[\s\S]*?<!-- \/[^>]*-->/g, "");
const levels = (text: string): string[] =>
  [...text.replace(/^```[\s\S]*?^```$/gm, "").matchAll(/^(#+) /gm)].map(([, level]) => level!);

it("are there for everything that officers and committees do", () => {
  expect(zh).toEqual(
    ["agreement", "campaign", "documents", "grades", "results", "scoring"].map(
      (name) => `docs/zh/${name}.md`,
    ),
  );
});

describe.each(zh)("%s", (page) => {
  const other = page.replace("docs/zh/", "docs/");
  const [here, there] = [pageText(page), written(pageText(other))];
  it("is linked with its twin, both ways", () => {
    expect(here).toContain(`[English](../${other.slice("docs/".length)})`);
    expect(pageText(other)).toContain(`[中文](${page.slice("docs/".length)})`);
  });
  it("has the same commands and examples", () => {
    expect(blocks(here)).toEqual(blocks(there));
  });
  it("has the same sections, codes and options", () => {
    expect(levels(here)).toEqual(levels(there));
    for (const pattern of [/\b[A-Z]{3}\d{3}\b/g, /--[a-z][a-z-]+/g])
      expect(found(here, pattern).sort()).toEqual(found(there, pattern).sort());
  });
});
