/** Answers as a plan file with comments in the run's language. Pure; `parsePlan` reads it back. */
import { type Lang, say } from "../../text/index.ts";
import type { Answers } from "./answers.ts";

const PLAIN = /^(?:(?:\.\.\/)+|[\p{L}\p{N}《“（])[\p{L}\p{N} _./%（）《》〔〕“”、，。·—-]*$/u;
const RESERVED = /^(null|true|false)$/i;

/** A YAML scalar that is read back as this very text, in a block or in brackets. */
export function scalar(text: string): string {
  const plain = PLAIN.test(text) && !text.endsWith(" ") && !RESERVED.test(text) && Number.isNaN(Number(text));
  // A double-quoted scalar of YAML is a JSON string, but for characters that an editor may take for line ends.
  return plain
    ? text
    : JSON.stringify(text).replace(
        /[\u007f-\u009f\u2028\u2029\ufeff]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
      );
}

const list = (items: readonly string[]): string => `[${items.map(scalar).join(", ")}]`;
const oneOrList = (items: readonly string[]): string =>
  items.length === 1 ? scalar(items[0] as string) : list(items);

function inspectorLines(answers: Answers, lang: Lang): string[] {
  const { inspectors } = answers;
  if (!inspectors) return [`    # ${say(lang, "initNoInspectors")}`];
  return [
    `    inspectors: # ${say(lang, "initInspectorsNote")}`,
    `      register: ${scalar(inspectors.register)}`,
    `      perObject: ${inspectors.perObject}`,
    `      from: ${inspectors.from} # same-prefecture | other-prefecture | province`,
    `      fallback: ${inspectors.fallback} # none | neighbours | province; ${say(lang, "initFallbackNote")}`,
    `      maxLoad: 4 # ${say(lang, "initMaxLoadNote")}`,
    ...(inspectors.recusal === undefined
      ? [`      # recusal: registry/recusal.csv # ${say(lang, "initRecusalNote")}`]
      : [`      recusal: ${scalar(inspectors.recusal)}`]),
  ];
}

function drawLines(answers: Answers, lang: Lang): string[] {
  const { subject, size, exclude, window, basis } = answers;
  return [
    `  - name: ${scalar(subject.name)} # ${say(lang, "initNameNote")}`,
    `    object: ${scalar(subject.object)}`,
    `    register: ${scalar(answers.register)}`,
    answers.id.length > 0
      ? `    id: ${oneOrList(answers.id)} # ${say(lang, "initIdNote")}`
      : `    # id: 统一社会信用代码 # ${say(lang, "initIdNote")}`,
    answers.stratify.length > 0
      ? `    stratify: ${oneOrList(answers.stratify)}`
      : `    # stratify: 州市 # ${say(lang, "initStratifyNote")}`,
    "rate" in size ? `    rate: ${scalar(size.rate)}` : `    n: ${size.n}`,
    `    allocation: ${answers.allocation} # ${say(lang, answers.allocation === "each" ? "initEachNote" : "initOverallNote")}`,
    `    alternates: ${answers.alternates} # ${say(lang, "initAlternatesNote")}`,
    `    # history: registry/last-year.csv # ${say(lang, "initHistoryNote")}`,
    ...(exclude.length === 0 ? [] : [`    exclude: # ${say(lang, "initExcludeNote")}`]),
    ...exclude.flatMap(({ column, values, reason }) => [
      `      - where: { ${scalar(column)}: ${list(values)} }`,
      `        reason: ${scalar(reason)}`,
    ]),
    ...(subject.checklist.length === 0 ? [] : [`    checklist: ${list(subject.checklist)}`]),
    window
      ? `    window: { from: ${window.from}, to: ${window.to} }`
      : `    # window: { from: ${answers.year}-05-12, to: ${answers.year}-06-30 } # ${say(lang, "initWindowNote")}`,
    ...(basis.length === 0 ? [] : ["    basis:", ...basis.map((one) => `      - ${scalar(one)}`)]),
    ...inspectorLines(answers, lang),
  ];
}

/**
 * The plan's text, UTF-8 with LF.
 * @param lang language of the comments; keys and values stay as they are
 */
export function planText(answers: Answers, lang: Lang): string {
  return [
    `# ${say(lang, "initHead")}`,
    `campaign: ${scalar(answers.campaign)}`,
    `issuer: ${scalar(answers.issuer)}`,
    `year: ${answers.year}`,
    "",
    `draws: # ${say(lang, "initPathsNote")}`,
    ...drawLines(answers, lang),
    "",
    `seed: # ${say(lang, "initSeedNote")}`,
    "  sources:",
    ...answers.sources.flatMap(({ name, rule }) => [
      `    - name: ${scalar(name)}`,
      `      rule: ${scalar(rule)}`,
    ]),
    "",
  ].join("\n");
}
