// @ts-check
/**
 * Blocks of the READMEs and of docs/protocol.md that the program itself fills in: between
 * `<!-- begin NAME -->` and `<!-- end NAME -->` stands what it prints for the example campaign.
 */
import { createHash, createHmac } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CAMPAIGN, exampleYear, START } from "../example/year.mjs";

export { CAMPAIGN, START };

/** @typedef {import("../example/year.mjs").OpenReview} OpenReview */
/** @typedef {(words: string[], exit?: number) => Promise<string>} Run what the program prints on stdout for these words */

/** @param {string} text @param {string} kind */
const fenced = (text, kind = "text") => `\`\`\`${kind}\n${text.replace(/[ \t]+$/gm, "").trimEnd()}\n\`\`\``;

/**
 * The screen of `npm start` about the first draw: its commitment and its strata.
 * @param {string} screen @param {string} total the word in front of the sums
 */
function firstDraw(screen, total) {
  const lines = screen.split("\n");
  const from = lines.findIndex((line) => line.startsWith("forensic  2025"));
  const to = lines.findIndex((line, i) => i > from && line.trimStart().startsWith(`${total} `));
  if (from < 0 || to < 0) throw new Error("the screen of npm start has no part about the first draw");
  return lines.slice(from, to + 1).join("\n");
}

/** @param {string | Buffer} key @param {string} text */
const hmac = (key, text) => createHmac("sha256", key).update(text).digest("hex");

/** The three openssl lines for the first unit that was drawn. @param {string} folder */
async function openssl(folder) {
  const place = `${CAMPAIGN}/out/forensic`;
  const bytes = await readFile(join(folder, place, "commitment.json"));
  const record = JSON.parse(await readFile(join(folder, place, "record.json"), "utf8"));
  const C = createHash("sha256").update(bytes).digest("hex");
  const seed = record.seed
    .map((/** @type {{ name: string, value: string }} */ { name, value }) => `${name}=${value}\n`)
    .join("");
  const prk = hmac(Buffer.from(C, "hex"), seed);
  const { id, ticket } = record.drawn[0];
  if (hmac(Buffer.from(prk, "hex"), `objects/${id}\x01`) !== ticket) throw new Error("not the ticket");
  return `# the commitment C
openssl dgst -sha256 ${place}/commitment.json
# prints ${C}
# the key PRK: the published values, keyed with C
printf '${seed.replaceAll("\n", "\\n")}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:${C}
# prints ${prk}
# the ticket of ${id}: it must be the one in the record
printf 'objects/${id}\\001' | openssl dgst -sha256 -mac HMAC -macopt hexkey:${prk}
# prints ${ticket}`;
}

/**
 * The blocks by name. What `npm start` makes is in the folder afterwards.
 * @param {string} folder a folder with a copy of the example campaign and no `out` in it
 * @param {Run} run the program in that folder, which must end with that exit code
 * @param {(campaign: string) => Promise<OpenReview>} openReview
 */
export async function screens(folder, run, openReview) {
  const [commit = [], draw = []] = START;
  await run(commit);
  await run(draw);
  /** @type {Record<string, string>} */
  const made = {};
  const languages = /** @type {const} */ ([
    ["en", "total"],
    ["zh", "合计"],
  ]);
  for (const [lang, total] of languages)
    made[`start-${lang}`] = fenced(firstDraw(await run([...draw, "--lang", lang]), total));
  const choucha = async (/** @type {string[]} */ words, { exit = 0 } = {}) => void (await run(words, exit));
  await exampleYear({ folder, openReview, choucha });
  const record = `${CAMPAIGN}/out/forensic/record.json`;
  for (const [lang] of languages)
    made[`verify-${lang}`] = fenced(await run(["verify", record, "--lang", lang]));
  made.openssl = fenced(await openssl(folder), "sh");
  return made;
}

/** Puts the blocks between their marks. @param {string} text @param {Record<string, string>} blocks */
export const filled = (text, blocks) =>
  text.replace(
    /(<!-- begin ([\w-]+) -->\n)[\s\S]*?(\n<!-- end \2 -->)/g,
    (_, begin, /** @type {string} */ name, end) => {
      if (!blocks[name]) throw new Error(`no block ${name}`);
      return `${begin}${blocks[name]}${end}`;
    },
  );

/** The pages that have such blocks. */
export const PAGES = ["README.md", "README.zh-CN.md", "docs/protocol.md"];
