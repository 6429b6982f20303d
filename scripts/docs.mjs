// @ts-check
/** `npm run docs`: writes the generated references. Tests fail where they drift from the program. */
import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { codesReference } from "./docs/codes.mjs";
import { commandNames, commandReference } from "./docs/commands.mjs";
import { CAMPAIGN, filled, PAGES, screens } from "./docs/screens.mjs";
import { root } from "./ready.mjs";

await import("./docs/plan.mjs");
await import("./docs/rubrics.mjs");
await import("./docs/fields.mjs");

/** @param {string} path the built module, known only after the build */
const built = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
const { allCodes } = await built("text/index.js");
const { EXIT } = await built("problem.js");
const { buildProgram, main } = await built("cli.js");

/** @param {string} path @param {string} text */
const save = (path, text) => writeFile(join(root, path), text);

/** @param {string[]} words @returns {Promise<string>} what the program prints */
async function help(words) {
  let text = "";
  const sink = () =>
    new Writable({
      write(chunk, _, done) {
        text += String(chunk);
        done();
      },
    });
  const io = { stdin: Readable.from([]), stdout: sink(), stderr: sink(), env: {}, cwd: root, now: Date.now };
  await main(words, { ...io, interactive: false });
  return text;
}

await save("docs/codes.md", codesReference(allCodes, EXIT));
const program = buildProgram({ stdout: process.stdout, lang: "en" }, async () => {});
await save("docs/commands.md", await commandReference(commandNames(program), help));

const folder = await mkdtemp(join(tmpdir(), "choucha-docs-"));
await cp(join(root, CAMPAIGN), join(folder, CAMPAIGN), {
  recursive: true,
  filter: (source) => !/[\\/]out$/.test(source),
});
/** @param {string[]} words */
async function run(words, exit = 0) {
  const env = { ...process.env, LANG: "C", LC_ALL: "C", NO_COLOR: "1" };
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(root, "bin", "choucha.js"), ...words],
    { cwd: folder, env, encoding: "utf8" },
  );
  if (status !== exit) throw new Error(`choucha ${words.join(" ")}: exit ${status}\n${stderr}`);
  return stdout;
}
const { openCampaign } = await built("campaign/open.js");
const { openReview } = await built("campaign/review/open-review.js");
const io = { cwd: folder, env: {}, lang: "zh" };
const blocks = await screens(folder, run, async (campaign) =>
  openReview(io, await openCampaign(io, campaign)),
);
await rm(folder, { recursive: true, force: true });
for (const page of PAGES) await save(page, filled(await readFile(join(root, page), "utf8"), blocks));
