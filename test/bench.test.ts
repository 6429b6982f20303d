/** The register that `npm run bench` measures with; times themselves are never tested. */
import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { HEADERS, rows } from "../bench/register.mjs";

it("makes the same rows every time, and the first of many are those of few", () => {
  const first = [...rows(300)];
  expect([...rows(300)]).toEqual(first);
  expect([...rows(200)]).toEqual(first.slice(0, 200));
  expect(first.every((row) => row.length === HEADERS.length)).toBe(true);
  expect(new Set(first.map((row) => row[2])).size).toBe(300);
  expect(createHash("sha256").update(JSON.stringify(first)).digest("hex").slice(0, 16)).toBe(
    "c82781acbb7d5b44",
  );
});
