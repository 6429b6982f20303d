/**
 * Every sentence a person reads, in two languages with the same keys.
 * A sentence is a template: `{name}` is filled from the parameters.
 */
import type { Finding, Params } from "../problem.ts";
import { codes as enCodes, words as enWords } from "./en/index.ts";
import type { Sentences } from "./sentences.ts";
import { codes as zhCodes, words as zhWords } from "./zh/index.ts";

export type Lang = "en" | "zh";

const CODES: Record<Lang, Readonly<Record<string, Sentences>>> = { en: enCodes, zh: zhCodes };
const WORDS: Record<Lang, Readonly<Record<string, string>>> = { en: enWords, zh: zhWords };

/** Fills `{name}` in a template; a name without a value is a bug. */
export function fill(template: string, params: Params = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(params, name)) throw new Error(`no value for {${name}} in "${template}"`);
    return String(params[name]);
  });
}

/** A word or sentence of the interface by its key. */
export function say(lang: Lang, key: keyof typeof enWords, params: Params = {}): string {
  return fill(WORDS[lang][key] as string, params);
}

/** The sentences of a finding: what is wrong and what to do. */
export function explain(lang: Lang, finding: Finding): { says: string; remedy: string } {
  const sentences = Object.hasOwn(CODES[lang], finding.code) ? CODES[lang][finding.code] : undefined;
  if (!sentences) throw new Error(`no sentence for code ${finding.code}`);
  const params = {
    file: finding.file ?? "",
    sheet: finding.sheet ?? "",
    row: finding.row ?? "",
    column: finding.column ?? "",
    ...finding.params,
  };
  return { says: fill(sentences[0], params), remedy: fill(sentences[1], params) };
}

/** All codes, for the generated reference and for the test that both languages have the same. */
export const allCodes = CODES;
export const allWords = WORDS;

/**
 * The language of a run: `--lang`, else the locale's, else English.
 * @param env the process environment (LC_ALL, LC_MESSAGES, LANG in that order)
 */
export function pickLang(asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Lang {
  if (asked === "zh" || asked === "en") return asked;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  return /^zh/i.test(locale) ? "zh" : "en";
}
