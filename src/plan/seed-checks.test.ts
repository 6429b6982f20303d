import { expect, it } from "vitest";
import { Problem } from "../problem.ts";
import { parsePlan } from "./load.ts";

const D = "a".repeat(64);
const plan = (seed: string, draw = "") =>
  `campaign: C\nissuer: I\nyear: 2025\ndraws: [{ name: a, register: a.csv, n: 1${draw} }]\nseed: ${seed}\n`;

function codes(text: string): string[] {
  try {
    return parsePlan(text, "plan.yaml").warnings.map(({ code, severity }) => `${severity} ${code}`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.findings.map(({ code, params }) => `${code} ${params?.path ?? ""}`);
  }
}
const source = (more: string, rest = "") => `{ sources: [{ name: s, rule: r, ${more} }]${rest} }`;

it.each<[string, string, ...string[]]>([
  ["every kind with what it needs", source("kind: digits, length: 3")],
  ["a lottery", source('kind: lottery, shape: "6/33+1/16"')],
  ["a beacon with its round", source("kind: beacon, round: 20000000")],
  [
    "a witness",
    `{ sources: [{ name: s, rule: r }, { name: w, rule: r, kind: witness, commits: ${D} }], missing: continue }`,
  ],
  ["digits without a length", source("kind: digits"), "PLN080 seed.sources[0]"],
  ["dice without a length", source("kind: dice"), "PLN080 seed.sources[0]"],
  ["a lottery without its shape", source("kind: lottery"), "PLN081 seed.sources[0]"],
  ["a witness without a digest", source("kind: witness"), "PLN082 seed.sources[0]"],
  ["a length for a text", source("length: 3"), "PLN083 seed.sources[0].length"],
  ["a round for dice", source("kind: dice, length: 3, round: 4"), "PLN083 seed.sources[0].round"],
  ["no shape", source("kind: lottery, shape: 33/6"), "PLN084 seed.sources[0].shape"],
  ["no digest", source("kind: witness, commits: abc"), "PLN085 seed.sources[0].commits"],
  ["missing without a witness", source("kind: system", ", missing: abort"), "PLN086 seed.missing"],
  [
    "only witnesses may go on",
    source(`kind: witness, commits: ${D}`, ", missing: continue"),
    "warning PLN087",
  ],
  ["a beacon without a round", source("kind: beacon"), "warning PLN090"],
  [
    "an unknown kind",
    source("kind: die, length: 1"),
    "PLN035 seed.sources[0].kind",
    "PLN083 seed.sources[0].length",
  ],
])("%s", (_, seed, ...expected) => {
  expect(codes(plan(seed))).toEqual(expected);
});

it("rfc3797 wants lists of numbers", () => {
  expect(codes(plan(source("kind: index"), ", method: rfc3797"))).toEqual(["PLN088 seed.sources[0].kind"]);
  expect(codes(plan(source("kind: dice, length: 2"), ", method: rfc3797"))).toEqual([]);
});

it("two witnesses with one digest: one was copied wrongly", () => {
  const two = ["a", "b"].map((name) => `{ name: ${name}, rule: r, kind: witness, commits: ${D} }`).join(", ");
  expect(codes(plan(`{ sources: [${two}] }`))).toEqual(["PLN089 seed.sources[1].commits"]);
});
