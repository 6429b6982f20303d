import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { creditCodeProblem } from "./credit-code.ts";

const vectors = join(import.meta.dirname, "../../../shared/vectors/misc.json");

it.skipIf(!existsSync(vectors))("accepts published codes", () => {
  const { credit_code_valid: codes } = JSON.parse(readFileSync(vectors, "utf8")) as {
    credit_code_valid: string[];
  };
  for (const code of codes) expect(creditCodeProblem(code)).toBeUndefined();
});

it("accepts a right code and finds any single wrong character", () => {
  const code = "91350100M000100Y43";
  expect(creditCodeProblem(code)).toBeUndefined();
  for (let at = 0; at < 18; at++)
    for (const other of "0123456789ABCDEFGHJKLMNPQRTUWXY") {
      if (other === code[at]) continue;
      expect(creditCodeProblem(code.slice(0, at) + other + code.slice(at + 1))).toBe("check");
    }
});

it("says what is wrong", () => {
  expect(creditCodeProblem("91350100M000100Y4")).toBe("length");
  expect(creditCodeProblem("9135O100M000100Y43")).toBe("character");
});
