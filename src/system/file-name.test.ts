import fc from "fast-check";
import { expect, it } from "vitest";
import { fileName, fileNames } from "./file-name.ts";

it.each([
  ["昆明市明信公证处", "昆明市明信公证处"],
  ["../../etc/passwd", "etc_passwd"],
  ["a b.c", "a_b_c"],
  ["..", "_"],
  ["", "_"],
  ["CON", "_CON"],
  ["a\u202Exe", "a_xe"],
  ["\uD840x", "x"],
  ["长".repeat(200), "长".repeat(60)],
  ["𠀀".repeat(200), "𠀀".repeat(50)],
])("%s", (text, wanted) => expect(fileName(text)).toBe(wanted));

it("gives different names to texts that become the same", () => {
  expect(fileNames(["甲/乙", "甲:乙", "Ab", "aB", "甲_乙-2"])).toEqual([
    "甲_乙",
    "甲_乙-2",
    "Ab",
    "aB-2",
    "甲_乙-2-2",
  ]);
});

it("never leaves a folder, ends in a dot, is too long or meets another name", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("CON", "a/b", "a:b", "A.B", "nul"));
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      const names = fileNames(texts);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(texts.length);
      for (const name of names) {
        expect(name).toMatch(/^[^\\/:*?"<>|\s.\p{Cc}\p{Cs}]+$/u);
        expect(Buffer.byteLength(name)).toBeLessThan(220);
        expect(name).not.toMatch(/^(con|nul)$/i);
      }
    }),
  );
});
