// @ts-check
/**
 * `npm run bench`: measures, prints, and writes docs/performance.md. `npm run bench -- 20000` takes fewer rows and
 * writes nothing.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { campaign } from "./campaign.mjs";
import { here, node } from "./measure.mjs";
import { lines, markdown, screen } from "./report.mjs";
import { sampling } from "./sample.mjs";
import { startup } from "./startup.mjs";

const FULL = 200_000;
const rows = Number(process.argv[2] ?? FULL);
const folder = mkdtempSync(join(tmpdir(), "choucha-bench-"));
/** @template T @param {string} what @param {() => T} work */
function step(what, work) {
  process.stderr.write(`${what} …\n`);
  return work();
}

try {
  const start = step("start", startup);
  const example = step("example campaign", () => campaign(folder));
  step(`register of ${rows} rows`, () => node([here("files.mjs"), folder, String(rows)]));
  const sampled = step("sample", () => sampling(folder, rows));
  const dealt = step("deal", () => JSON.parse(node([here("deal.mjs")], { keep: true }).stdout));
  const drawn = step("documents", () => JSON.parse(node([here("documents.mjs")], { keep: true }).stdout));
  const graded = step("grades", () => JSON.parse(node([here("grade.mjs")], { keep: true }).stdout));
  const table = lines({ start, example, sampling: sampled, dealt, drawn, graded, rows });
  process.stdout.write(screen(table));
  if (rows === FULL) writeFileSync(here("../docs/performance.md"), markdown(table, rows));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
