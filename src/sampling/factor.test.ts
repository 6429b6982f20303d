import { expect, it } from "vitest";
import { parseFactor } from "./factor.ts";
import { formatRational } from "./rational.ts";

it.each([
  ["2", "2"],
  ["1.50", "3/2"],
  ["３／２", "3/2"],
  [" 0.1 ", "1/10"],
  ["6/4", "3/2"],
])("%s is %s", (text, exact) => expect(formatRational(parseFactor(text)!)).toBe(exact));

it.each(["0", "0.0", "0/3", "1/0", "-1", "1e3", "10%", "", "x", "1234567890", ".5"])(
  "%s is no factor",
  (text) => expect(parseFactor(text)).toBeUndefined(),
);
