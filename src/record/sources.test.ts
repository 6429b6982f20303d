import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lotteryShape } from "../plan/lottery-shape.ts";
import { exampleOf, formFault, KINDS, type Source, sourceBits, witnessDigest } from "./sources.ts";

const source = (more: Partial<Source>): Source => ({ name: "s", rule: "r", ...more });

describe("bits at most", () => {
  it.each<[string, Partial<Source>, number]>([
    ["双色球: log2(C(33,6) · 16)", { kind: "lottery", shape: "6/33+1/16" }, Math.log2(1_107_568 * 16)],
    ["大乐透: log2(C(35,5) · C(12,2))", { kind: "lottery", shape: "5/35+2/12" }, Math.log2(324_632 * 66)],
    ["three digits", { kind: "digits", length: 3 }, 9.965784],
    ["five throws", { kind: "dice", length: 5 }, 12.924813],
    ["an index", { kind: "index" }, 13.287712],
    ["a beacon", { kind: "beacon" }, 256],
  ])("%s", (_, more, bits) => {
    expect(sourceBits(source(more), "")).toBeCloseTo(bits, 6);
  });

  it("24.1 for 双色球, as people know it", () => {
    expect(sourceBits(source({ kind: "lottery", shape: "6/33+1/16" }), "")!.toFixed(1)).toBe("24.1");
  });

  it("nothing is said of free text, nor of a witness who chose a word", () => {
    expect(sourceBits(source({}), "x")).toBeUndefined();
    expect(sourceBits(source({ kind: "witness" }), "swordfish")).toBeUndefined();
    expect(sourceBits(source({ kind: "witness" }), "0f".repeat(32))).toBe(256);
  });
});

describe("forms", () => {
  it("each kind's example is one of its values (but for those that are cut short)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (length) => {
        for (const kind of ["digits", "dice"] as const)
          expect(formFault(source({ kind, length }), exampleOf(source({ kind, length })))).toBeUndefined();
      }),
    );
    const part = fc
      .integer({ min: 1, max: 99 })
      .chain((of) => fc.tuple(fc.integer({ min: 1, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
        const lottery = source({ kind: "lottery", shape: parts.map(([n, of]) => `${n}/${of}`).join("+") });
        expect(formFault(lottery, exampleOf(lottery))).toBeUndefined();
      }),
    );
    expect(formFault(source({ kind: "index" }), exampleOf(source({ kind: "index" })))).toBeUndefined();
  });

  it("a length that is no number, as a made-up commitment may have it, fits nothing and throws nothing", () => {
    for (const length of ["5", "1}|.*", undefined, Number.NaN, -1])
      expect(formFault(source({ kind: "digits", length: length as number }), "12345")).toBe("digits");
    expect(formFault(source({ kind: "lottery", shape: 5 as unknown as string }), "01")).toBe("lottery");
  });

  it("one value, one text: no zeros in front, no other digits, no other case", () => {
    expect(formFault(source({ kind: "index" }), "03316.11")).toBe("index");
    expect(formFault(source({ kind: "beacon" }), `01 ${"a".repeat(96)}`)).toBe("beacon-form");
    expect(formFault(source({ kind: "beacon", round: 2 }), `1 ${"a".repeat(96)}`)).toBe("beacon-round");
    expect(formFault(source({ kind: "digits", length: 2 }), "１２")).toBe("digits");
    expect(formFault(source({ kind: "system" }), "A".repeat(64))).toBe("system");
  });

  it("shapes of lotteries", () => {
    expect(lotteryShape("6/33+1/16")).toEqual([
      { count: 6, of: 33 },
      { count: 1, of: 16 },
    ]);
    for (const bad of ["", "6", "0/9", "7/6", "6/333", "6/33+", "a/b"])
      expect(lotteryShape(bad)).toBeUndefined();
  });

  it("a name has one digest however its letters are composed", () => {
    expect(witnessDigest("e\u0301", "1")).toBe(witnessDigest("\u00e9", "1"));
  });

  it("every kind is known to the forms", () => {
    for (const kind of KINDS) expect(() => formFault(source({ kind }), "x")).not.toThrow();
  });
});
