// @ts-check
/**
 * The example as an office would live it, from the draw in May to the report in November: what `npm start` runs, and
 * what the tests of the documentation prepare. Its times are fixed, so everyone gets the same bytes, and a second run
 * finds everything done. What inspectors and reviewers would fill in, fill-forms and fill-sheets fill in.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const CAMPAIGN = "fixtures/yunnan-2025";
export const REVIEW = `${CAMPAIGN}/review`;

/** The draw of objects and inspectors: the part that the READMEs show. */
export const START = [
  ["commit", CAMPAIGN, "--at", "2025-05-06T01:00:00Z"],
  ["run", CAMPAIGN, "--seeds", `${CAMPAIGN}/seeds.yaml`, "--at", "2025-05-07T02:00:00Z"],
];

const REPLACED_AT = "2025-05-21T02:00:00Z";

/** @typedef {import("../../src/campaign/review/types.ts").OpenReview} OpenReview */
/** @typedef {import("./story.mjs").Step} Step */
/**
 * @typedef {object} Office who does the steps
 * @property {string} folder that holds fixtures/
 * @property {(words: string[], how?: { step?: Step, only?: "stdout" | "stderr", exit?: number }) => Promise<void>} choucha
 *   runs the program in the folder; step: what it shows, else its screen is of no interest; only: of one stream; exit: what it must end with
 * @property {(campaign: string) => Promise<OpenReview>} openReview
 * @property {(steps: readonly Step[]) => void} [stands] told of the steps that were done before
 */

/** Runs the year. @param {Office} office */
export async function exampleYear(office) {
  const [commit = [], run = []] = START;
  await office.choucha(commit, { step: "commit" });
  // Documents tell of their day: once the object that moved has been replaced, that day is past.
  const replaced = done(office, CAMPAIGN, "replace/forensic");
  const now = replaced ? [...run.slice(0, -1), REPLACED_AT] : run;
  await office.choucha(now, { step: "draw", only: "stdout" });
  if (!done(office, CAMPAIGN, "result/notary")) await inspect(office);
  else office.stands?.(["forms", "moved", "results"]);
  await office.choucha(["commit", REVIEW, "--at", "2025-07-08T01:00:00Z"]);
  const seeds = ["--seeds", `${REVIEW}/seeds.yaml`];
  await office.choucha(["run", REVIEW, ...seeds, "--at", "2025-07-09T02:00:00Z"], { step: "cases" });
  if (!done(office, REVIEW, "grade/opinions")) await score(office);
  else office.stands?.(["sheets", "mistakes", "scores", "thirds"]);
  await office.choucha(["grade", REVIEW, "--at", "2025-08-21T02:00:00Z"], { step: "grade" });
  await report(office);
}

/** Whether the ledger of a campaign has a line of this event. @param {Office} office @param {string} campaign @param {string} event */
function done({ folder }, campaign, event) {
  try {
    const ledger = readFileSync(join(folder, campaign, "out", "ledger.jsonl"), "utf8");
    return ledger.includes(`"event":"${event}"`);
  } catch {
    return false;
  }
}

/** May to July: inspections. One object turns out to have moved away, and the next alternate steps in. @param {Office} office */
async function inspect({ folder, choucha }) {
  const { fillForms, movedObject } = await import("./fill-forms.mjs");
  const out = join(folder, CAMPAIGN, "out");
  const at = ["--at", REPLACED_AT];
  await choucha(["result", "form", CAMPAIGN, ...at], { step: "forms" });
  const moved = movedObject(join(out, "forensic"));
  await choucha(["replace", moved, CAMPAIGN, "--draw", "forensic", "--reason", "moved", ...at], {
    step: "moved",
  });
  // The alternate gets a notice and a form like the others.
  await choucha(["run", CAMPAIGN, ...at]);
  await choucha(["result", "form", CAMPAIGN, ...at]);
  for (const draw of ["forensic", "notary"]) {
    await fillForms(join(out, draw), join(out, "returned", draw));
    const words = [
      "result",
      "import",
      `${CAMPAIGN}/out/returned/${draw}`,
      "--campaign",
      CAMPAIGN,
      "--draw",
      draw,
    ];
    await choucha([...words, "--at", "2025-07-03T02:00:00Z"], { step: "results" });
  }
}

/** July and August: first reviews, some with mistakes, and third ones where the first differ. @param {Office} office */
async function score({ folder, choucha, openReview }) {
  const { fillSheets } = await import("./fill-sheets.mjs");
  const sheets = join(folder, REVIEW, "out", "opinions", "sheets");
  const back = (/** @type {string} */ round) => `${REVIEW}/out/returned/${round}`;
  const fill = async (/** @type {string} */ round, mistakes = false) =>
    await fillSheets(sheets, join(folder, back(round)), await openReview(REVIEW), { mistakes });
  const keep = (/** @type {string} */ round, /** @type {string} */ at) => [
    ...["score", "import", back(round), "--campaign", REVIEW, "--at", at],
  ];
  await choucha(["score", "sheet", REVIEW, "--at", "2025-07-09T03:00:00Z"], { step: "sheets" });
  await fill("first-with-mistakes", true);
  await choucha(keep("first-with-mistakes", "2025-08-01T02:00:00Z"), { step: "mistakes", exit: 3 });
  await fill("first");
  await choucha(keep("first", "2025-08-04T02:00:00Z"), { step: "scores" });
  await choucha(["score", "third", REVIEW, "--at", "2025-08-05T02:00:00Z"], { step: "thirds" });
  await choucha(["score", "sheet", REVIEW, "--at", "2025-08-05T03:00:00Z"]);
  await fill("third");
  await choucha(keep("third", "2025-08-20T02:00:00Z"));
}

/** November: what came of it, and what goes out. @param {Office} office */
async function report({ choucha }) {
  const asOf = ["--as-of", "2025-11-05"];
  const at = ["--at", "2025-11-05T02:00:00Z"];
  await choucha(["result", "list", CAMPAIGN, ...asOf], { step: "corrections", exit: 1 });
  for (const kind of ["order", "circular", "results", "case", "plan", "summary", "progress"])
    await choucha(["circular", kind, CAMPAIGN, ...(kind === "plan" ? [] : asOf), ...at], {
      ...{ step: "documents", only: "stderr" },
    });
  for (const kind of ["review", "credit"])
    await choucha(["circular", kind, REVIEW, ...at], { step: "documents", only: "stderr" });
}
