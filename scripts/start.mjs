// @ts-check
/**
 * `npm start`: makes the clone ready and runs the example as an office would, from the draw in May to the report in
 * November. Its times are fixed, so everyone gets the same bytes; a second start finds everything done and changes
 * nothing. What inspectors and reviewers would fill in, scripts/example fills in: made-up, like all of the example.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ready, root } from "./ready.mjs";

ready();
const campaign = join("fixtures", "yunnan-2025");
const review = join(campaign, "review");

/**
 * Runs the program. @param {string} says what this step is @param {string[]} words
 * @param {{ shown?: boolean, exit?: number, at?: string }} how shown: its screen is of interest; exit: what it must end with
 */
function choucha(says, words, { shown = false, exit = 0, at = "" } = {}) {
  if (says !== "") console.log(`\n▸ ${says}\n  choucha ${words.join(" ")}\n`);
  const all = at === "" ? words : [...words, "--at", at];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join("bin", "choucha.js"), ...all], {
    cwd: root,
    stdio: ["inherit", shown ? "inherit" : "pipe", shown ? "inherit" : "pipe"],
    encoding: "utf8",
  });
  if (status === exit) return;
  console.error(`${stdout ?? ""}${stderr ?? ""}`);
  process.exit(status || 1);
}

/** Whether the ledger of a campaign has a line of this event. @param {string} folder @param {string} event */
function done(folder, event) {
  try {
    return readFileSync(join(root, folder, "out", "ledger.jsonl"), "utf8").includes(`"event":"${event}"`);
  } catch {
    return false;
  }
}

// May: objects and inspectors.
choucha("", ["commit", campaign], { at: "2025-05-06T01:00:00Z" });
choucha("", ["run", campaign, "--seeds", join(campaign, "seeds.yaml")], {
  shown: true,
  at: "2025-05-07T02:00:00Z",
});

// May to July: inspections. One object turns out to have moved away, and the next alternate steps in.
if (!done(campaign, "result/notary")) await inspect();

async function inspect() {
  const { fillForms, movedObject } = await import("./example/fill-forms.mjs");
  const out = join(root, campaign, "out");
  const forms = () => choucha("", ["result", "form", campaign], { at: "2025-05-21T02:00:00Z" });
  const fill = (/** @type {string} */ draw) => fillForms(join(out, draw), join(out, "returned", draw));
  forms();
  const moved = movedObject(join(out, "forensic"));
  choucha("", ["replace", moved, campaign, "--draw", "forensic", "--reason", "moved"], {
    at: "2025-05-21T02:00:00Z",
  });
  // The alternate gets a notice and a form like the others.
  choucha("", ["run", campaign], { at: "2025-05-21T02:00:00Z" });
  forms();
  for (const draw of ["forensic", "notary"])
    choucha("", ["result", "import", ...(await fill(draw)), "--campaign", campaign, "--draw", draw], {
      at: "2025-07-03T02:00:00Z",
    });
}

// July and August: the review of opinions.
choucha("", ["commit", review], { at: "2025-07-08T01:00:00Z" });
choucha("", ["run", review, "--seeds", join(review, "seeds.yaml")], { at: "2025-07-09T02:00:00Z" });
if (!done(review, "grade/opinions")) await score();

/** The committee's two rounds: first reviews, some with mistakes, and third ones where the first differ. */
async function score() {
  const { fillSheets } = await import("./example/fill-sheets.mjs");
  const { openCampaign } = await import("../dist/campaign/open.js");
  const { openReview } = await import("../dist/campaign/review/open-review.js");
  const out = join(root, review, "out");
  const sheets = join(out, "opinions", "sheets");
  const back = (/** @type {string} */ round) => join(out, "returned", round);
  /** @param {string} round @param {boolean} mistakes */
  async function returned(round, mistakes) {
    const io = /** @type {any} */ ({ cwd: root, env: {}, lang: "zh" });
    const opened = await openReview(io, await openCampaign(io, review));
    await fillSheets(sheets, back(round), opened, { mistakes });
  }
  const keep = (/** @type {string} */ round) => ["score", "import", back(round), "--campaign", review];
  choucha("", ["score", "sheet", review], { at: "2025-07-09T03:00:00Z" });
  await returned("first-with-mistakes", true);
  choucha("Three sheets have mistakes: nothing is kept, every one is named", keep("first-with-mistakes"), {
    ...{ shown: true, exit: 3, at: "2025-08-01T02:00:00Z" },
  });
  await returned("first", false);
  choucha("", keep("first"), { at: "2025-08-04T02:00:00Z" });
  choucha("", ["score", "third", review], { at: "2025-08-05T02:00:00Z" });
  choucha("", ["score", "sheet", review], { at: "2025-08-05T03:00:00Z" });
  await returned("third", false);
  choucha("", keep("third"), { at: "2025-08-20T02:00:00Z" });
}

choucha("The review of opinions", ["grade", review], { shown: true, at: "2025-08-21T02:00:00Z" });

// November: what came of it, and what goes out.
const asOf = ["--as-of", "2025-11-05"];
choucha("Results and corrections", ["result", "list", campaign, ...asOf], { shown: true, exit: 1 });
const documents = { shown: true, at: "2025-11-05T02:00:00Z" };
for (const kind of ["order", "circular", "results", "case", "plan", "summary", "progress"])
  choucha("", ["circular", kind, campaign, ...(kind === "plan" ? [] : asOf)], documents);
for (const kind of ["review", "credit"]) choucha("", ["circular", kind, review], documents);
