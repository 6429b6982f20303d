import { expect, it } from "vitest";
import { Problem } from "../problem.ts";
import { parsePlan } from "./load.ts";

const REVIEW = "name: op, rubric: forensic-opinion, cases: c.csv, n: 3, reviewers: { register: r.csv }";
const plan = (review: string, draws = "draws: [{ name: a, register: a.csv, n: 1 }]\n") =>
  `campaign: C\nissuer: I\nyear: 2025\n${draws}reviews: [{ ${review} }]\nseed: { sources: [{ name: s, rule: r }] }\n`;

function told(text: string): string[] {
  try {
    return parsePlan(text, "plan.yaml").warnings.map(({ code, severity }) => `${severity} ${code}`);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.findings.map(({ code, row, column, params }) => `${code} ${row}:${column} ${params?.path}`);
  }
}

it.each<[string, string, ...string[]]>([
  ["a review", plan(REVIEW)],
  ["a review without draws", plan(REVIEW, "")],
  ["a review of a draw", plan(`${REVIEW}, of: a`)],
  ["a review of a record", plan(`${REVIEW}, of: { record: ../r.json }`)],
  ["of no draw", plan(`${REVIEW}, of: b`), "REV011 5:105 reviews[0].of"],
  ["a draw's name", plan(REVIEW.replace("op", "a")), "PLN051 5:19 reviews[0].name"],
  ["a device's name", plan(REVIEW.replace("op", "nul")), "PLN058 5:19 reviews[0].name"],
  ["rate and n", plan(`${REVIEW}, rate: 5%`), "PLN045 5:66 reviews[0].n"],
  ["neither", plan(REVIEW.replace(" n: 3,", "")), "PLN046 5:11 reviews[0]"],
  ["a floor above n", plan(`${REVIEW}, floor: 4`), "REV012 5:108 reviews[0].floor"],
  ["one reviewer", plan(REVIEW.replace("r.csv", "r.csv, perDocument: 1")), "warning REV013"],
  ["a register twice", plan(REVIEW.replace("c.csv", "[c.csv, c.csv]")), "REV014 5:64 reviews[0].cases[1]"],
  ["no rubric", plan(REVIEW.replace("rubric: forensic-opinion, ", "")), "PLN015 5:11 reviews[0].rubric"],
  [
    "factors that are none",
    plan(
      `${REVIEW}, weights: [{ where: { a: b }, times: 0, reason: r }, { where: { a: b }, times: x, reason: r }]`,
    ),
    "REV010 5:137 reviews[0].weights[0].times",
    "REV010 5:179 reviews[0].weights[1].times",
  ],
  [
    "neither draws nor reviews",
    "campaign: C\nissuer: I\nyear: 2025\nseed: { sources: [{ name: s, rule: r }] }\n",
    "PLN015 1:1 draws",
  ],
  ["empty lists", plan(REVIEW, "draws: []\n"), "PLN029 4:8 draws"],
])("%s", (_, text, ...expected) => {
  expect(told(text)).toEqual(expected);
});

it("keeps factors and rates as they were written", () => {
  const text = plan(
    `${REVIEW.replace("n: 3", "rate: 5%")}, weights: [{ where: { a: b }, times: 1.50, reason: r }]`,
  );
  const [review] = parsePlan(text, "plan.yaml").plan.reviews;
  expect(review!.weights[0]!.times).toBe("1.50");
  expect(review!.cases).toEqual([{ file: "c.csv" }]);
  expect(review!.rate).toBe("5%");
});
