// @ts-check
/**
 * The draw of documents by itself: 100,000 cases of 60 institutions in 5 categories with 4 weights, beside what
 * one would write by hand: sort the cases by a random number over the weight and take the first.
 */
import { createHash } from "node:crypto";
import { stream } from "../scripts/fixtures/random.mjs";

const CASES = 100_000;
const DOCUMENTS = 5000;

const { drawDocuments } = await import("../dist/sampling/documents.js");
const { rational } = await import("../dist/sampling/rational.js");
const { tickets } = await import("../dist/sampling/ticket.js");
const chance = stream("bench documents");
const units = Array.from({ length: 60 }, (_, i) => `31530000FAKE${String(i).padStart(6, "0")}`);
const categories = ["法医临床", "法医物证", "法医毒物", "痕迹", "文书"];
const weights = [1, 2, 3, 6];
const cases = Array.from({ length: CASES }, (_, i) => ({
  id: `云示鉴(2025)法鉴字第${i + 1}号`,
  unit: chance.pick(units),
  stratum: chance.pick(categories),
  weight: chance.pick(weights),
}));
const candidates = cases.map((one) => ({ ...one, weight: rational(one.weight) }));

/** @template T @param {() => T} work */
function timed(work) {
  const from = process.hrtime.bigint();
  const result = work();
  return { ms: Number(process.hrtime.bigint() - from) / 1e6, result };
}

const ticket = tickets(createHash("sha256").update("bench documents").digest());
const exact = timed(() =>
  drawDocuments(candidates, { size: { n: DOCUMENTS }, floor: 2, alternates: 1 }, ticket),
);
const plain = timed(() =>
  cases
    .map((one) => ({ one, key: Math.random() / one.weight }))
    .sort((a, b) => a.key - b.key)
    .slice(0, DOCUMENTS),
);
if (exact.result.drawn.length !== plain.result.length) throw new Error("not as many documents as asked for");
process.stdout.write(JSON.stringify({ ms: exact.ms, plain: plain.ms }));
