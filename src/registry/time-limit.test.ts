import { expect, it } from "vitest";
import { TookTooLong, withinTime } from "./time-limit.ts";

it("gives what the function gives, or throws what it throws", () => {
  const list = [1, 2];
  expect(withinTime(1000, () => list)).toBe(list);
  const error = new RangeError("x");
  expect(() =>
    withinTime(1000, () => {
      throw error;
    }),
  ).toThrow(error);
});

it("stops what never ends", () => {
  expect(() =>
    withinTime(50, () => {
      for (;;);
    }),
  ).toThrow(TookTooLong);
});
