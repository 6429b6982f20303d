// @ts-check
/**
 * `npm start`: makes the clone ready and runs the example's year, from the draw in May to the report in November
 * (scripts/example/year.mjs), step by step with its screens. A second start finds everything done and changes nothing.
 */
import { spawnSync } from "node:child_process";
import { dirname, extname, join } from "node:path";
import { OPEN, STEPS, TRY, WORDS } from "./example/story.mjs";
import { exampleYear } from "./example/year.mjs";
import { ready, root } from "./ready.mjs";

/** @typedef {import("./example/story.mjs").Step} Step */

ready();
const { openCampaign } = await import("../dist/campaign/open.js");
const { openReview } = await import("../dist/campaign/review/open-review.js");
const { pickLang } = await import("../dist/text/index.js");
const io = /** @type {any} */ ({ cwd: root, env: {}, lang: "zh" });
const lang = pickLang(undefined, process.env);
const isPlain = !process.stdout.isTTY || (process.env.NO_COLOR ?? "") !== "";
const bold = (/** @type {string} */ text) => (isPlain ? text : `\u001b[1m${text}\u001b[22m`);
const dim = (/** @type {string} */ text) => (isPlain ? text : `\u001b[2m${text}\u001b[22m`);

/** @type {Step | undefined} */
let last;
/** A heading, once for all commands of a step. @param {Step} step */
function heading(step) {
  if (step !== last) console.log(`\n${bold(`▸ ${STEPS[step][lang]}`)}`);
  last = step;
}

/** What one would type: today is the day, and a star stands for files of one kind in one folder. @param {string[]} words */
function typed(words) {
  const at = words.indexOf("--at");
  const said = at < 0 ? words : words.toSpliced(at, 2);
  const kinds = said.map((word) => (extname(word) ? join(dirname(word), `*${extname(word)}`) : word));
  const isOneOfMany = (/** @type {number} */ n) =>
    kinds[n] !== said[n] && (kinds[n] === kinds[n - 1] || kinds[n] === kinds[n + 1]);
  return said
    .map((word, n) => (isOneOfMany(n) ? (kinds[n] ?? word) : word))
    .filter((word, n, all) => !(isOneOfMany(n) && word === all[n - 1]))
    .join(" ");
}

console.log(WORDS.title[lang]);
await exampleYear({
  folder: root,
  openReview: async (campaign) => await openReview(io, await openCampaign(io, campaign)),
  stands(steps) {
    for (const step of steps) heading(step);
    console.log(`  ${WORDS.stands[lang]}`);
  },
  async choucha(words, { step, only, exit = 0 } = {}) {
    if (step) {
      heading(step);
      console.log(`${dim("$")} npx choucha ${typed(words)}`);
    }
    const stream = (/** @type {"stdout" | "stderr"} */ name) =>
      step && (only === undefined || only === name) ? "inherit" : "pipe";
    const { status, stdout, stderr } = spawnSync(process.execPath, [join("bin", "choucha.js"), ...words], {
      ...{ cwd: root, encoding: "utf8", stdio: ["inherit", stream("stdout"), stream("stderr")] },
    });
    if (status === exit) return;
    console.error(`${stdout ?? ""}${stderr ?? ""}`);
    process.exit(status || 1);
  },
});

const widest = Math.max(...OPEN.map(([path]) => path.length));
console.log(`\n${bold(`▸ ${WORDS.open[lang]}`)}`);
for (const [path, what] of OPEN) console.log(`  ${path.padEnd(widest)}  ${dim(what[lang])}`);
console.log(`\n${bold(`▸ ${WORDS.try[lang]}`)}`);
for (const [words, what] of TRY) console.log(`  ${dim(`# ${what[lang]}`)}\n  npx choucha ${words}`);
