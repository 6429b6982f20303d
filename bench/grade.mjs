// @ts-check
/**
 * Grades and agreement by themselves: 5,000 documents × 3 reviewers, every statistic of points and of grades with
 * 1,000 resamples, beside one of them in plain Python.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { here } from "./measure.mjs";
import { reviewScores } from "./review-scores.mjs";

const [DOCUMENTS, EACH, ROUNDS] = [Number(process.argv[2] ?? 5000), 3, 1000];
/** Rounds in Python; the rest is told by proportion. */
const PYTHON_ROUNDS = 50;

const { parseRubric } = await import("../dist/scoring/rubric/parse.js");
const { aggregate } = await import("../dist/scoring/aggregate/aggregate.js");
const { gradeAgreement } = await import("../dist/scoring/aggregate/agreement.js");
const { Alpha } = await import("../dist/scoring/agreement/krippendorff.js");
const { bootstrap } = await import("../dist/scoring/agreement/bootstrap.js");
const { ratingsOfNumbers } = await import("../dist/scoring/agreement/ratings.js");

/** @template T @param {() => T} work @returns {[T, number]} the result, and milliseconds */
function timed(work) {
  const from = process.hrtime.bigint();
  return [work(), Number(process.hrtime.bigint() - from) / 1e6];
}

const { rubric: shipped } = parseRubric(
  readFileSync(here("../rubrics/forensic-opinion.yaml"), "utf8"),
  "forensic-opinion.yaml",
);
const rubric = { ...shipped, reviewers: { ...shipped.reviewers, count: EACH, third: undefined } };
const { documents, reviews } = reviewScores(DOCUMENTS, EACH);
const [results, aggregated] = timed(() => aggregate(rubric, documents, reviews));
const [agreement, agreed] = timed(() => gradeAgreement(results));

const rows = results.documents.map((one) =>
  one.reviews.map(({ points }) => (points ? Number(points.num) / Number(points.den) : null)),
);
const [alpha, once] = timed(() => new Alpha(ratingsOfNumbers(rows), "interval"));
const [, resampled] = timed(() =>
  bootstrap("bench", alpha.units, [(times) => alpha.resampled(times)], { seed: "bench", rounds: ROUNDS }),
);
const python = spawnSync("python3", [here("alpha.py")], {
  input: JSON.stringify({ rows, rounds: PYTHON_ROUNDS }),
  encoding: "utf8",
  maxBuffer: 1 << 28,
});
const other = python.status === 0 ? JSON.parse(python.stdout) : undefined;
const value = alpha.outcome().value;
if (other && Math.abs(other.value - Number(value)) > 1e-9)
  throw new Error(`alpha ${value} here, ${other.value} in Python`);
process.stdout.write(
  JSON.stringify({
    ...{ documents: DOCUMENTS, reviews: reviews.length, final: results.final },
    ...{ aggregated, agreed, statistics: agreement.length },
    ...{ alpha: value, ours: once + resampled },
    python: other ? 1000 * (other.once + (other.rounds * ROUNDS) / PYTHON_ROUNDS) : null,
  }),
);
