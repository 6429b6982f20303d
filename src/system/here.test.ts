import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { here } from "./here.ts";

const cwd = resolve("/office/2025");

it.each([
  [join(cwd, "out", "a.docx"), join("out", "a.docx")],
  [cwd, "."],
  [join(cwd, "..drafts", "a.docx"), join("..drafts", "a.docx")],
  [resolve("/office/2024/a.docx"), resolve("/office/2024/a.docx")],
  [resolve("/office"), resolve("/office")],
  ["out/a.docx", "out/a.docx"],
  ["../a.docx", "../a.docx"],
])("%s is shown as %s", (path, shown) => {
  expect(here({ cwd }, path)).toBe(shown);
});
