import fc from "fast-check";
import { expect, it } from "vitest";
import { idProblem, normaliseId } from "./label.ts";

it.each([
  ["９１１１００００１０１６２３７４１ｋ", "91110000101623741K"],
  [" 昆明市\u3000某某\u00A0司法\u200B鉴定\uFEFF中心\n", "昆明市某某司法鉴定中心"],
  ["云南（昆明）公证处", "云南(昆明)公证处"],
  ["école", "éCOLE"],
  ["a|b", "A|B"],
])("%j becomes %j", (label, id) => {
  expect(normaliseId(label)).toBe(id);
});

it("is idempotent, also where removing or changing a character lets others compose", () => {
  expect(normaliseId("i\u0307")).toBe("İ");
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (label) => {
      const id = normaliseId(label);
      expect(normaliseId(id)).toBe(id);
    }),
    { numRuns: 2000 },
  );
});

it("knows what cannot be an id", () => {
  expect(idProblem("")).toBe("empty");
  expect(idProblem("某".repeat(42))).toBeUndefined();
  expect(idProblem("某".repeat(43))).toBe("long");
  expect(idProblem("A".repeat(128))).toBeUndefined();
  expect(idProblem("A".repeat(129))).toBe("long");
  expect(idProblem("A\u0007")).toBe("control");
  expect(idProblem("\u202AA123\u202C")).toBe("control");
});
