/** What the page says, in the reader's language. */
import type { Check } from "../../src/record/check.ts";
import { pageWords as english, type PageWord } from "../../src/text/en/page.ts";
import { explain, fill, type Lang } from "../../src/text/index.ts";
import { pageWords as chinese } from "../../src/text/zh/page.ts";

const WORDS: Readonly<Record<Lang, Readonly<Record<PageWord, string>>>> = { en: english, zh: chinese };

/** A digest in groups of four, as people read it aloud. */
export const grouped = (hex: string): string => hex.replace(/(.{4})(?=.)/g, "$1 ");

const shown = (value: string | number): string | number =>
  typeof value === "string" && /^[0-9a-f]{64}$/.test(value) ? grouped(value) : value;

/** The language that the browser asks for; kept nowhere. */
export const browserLanguage = (asked: readonly string[]): Lang =>
  /^zh/i.test(asked.find((tag) => /^(zh|en)/i.test(tag)) ?? "") ? "zh" : "en";

/** Words and sentences in one language. */
export class Speech {
  readonly lang: Lang;
  constructor(lang: Lang) {
    this.lang = lang;
  }

  say(key: PageWord, params: Readonly<Record<string, string | number>> = {}): string {
    return fill(WORDS[this.lang][key], params);
  }

  /** A key that is put together; undefined where there is no such word. */
  maybe(key: string, params: Readonly<Record<string, string | number>> = {}): string | undefined {
    return Object.hasOwn(WORDS.en, key) ? this.say(key as PageWord, params) : undefined;
  }

  /** A check's sentence and remedy, digests in groups of four. */
  check({ code, params }: Check): { says: string; remedy: string } {
    const told = Object.fromEntries(
      Object.entries(params).map(([key, value]) => [
        key,
        key === "at" ? this.time(String(value)) : key === "path" ? this.#path(String(value)) : shown(value),
      ]),
    );
    const { row, file, column } = told as { row?: number; file?: string; column?: string };
    return explain(this.lang, { code, severity: "info", params: told, row, file, column });
  }

  /** Where two records differ, in words: "drawn[0].rank" is the rank of the first unit drawn. */
  #path(path: string): string {
    const [, list, place, field, part] = /^(\w+)\[(\d+)\](?:\.(\w+)(?:\[(\d+)\])?)?$/.exec(path) ?? [];
    const named = this.maybe(`path-${list ?? path}`);
    if (!named) return path;
    if (place === undefined) return named;
    const where = this.say("pathEntry", { list: named, n: Number(place) + 1 });
    const known =
      field === undefined ? undefined : this.maybe(`field-${field}`, { n: Number(part ?? 0) + 1 });
    return known ? this.say("pathField", { where, field: known }) : field ? `${where} (${field})` : where;
  }

  /** "2025-05-07 02:00:00 UTC"; in Chinese the time of Beijing. Anything else is shown as it stands. */
  time(iso: string): string {
    const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(iso) ? Date.parse(iso) : Number.NaN;
    if (Number.isNaN(time)) return iso;
    const at = (hours: number) => new Date(time + hours * 3_600_000).toISOString();
    if (this.lang === "en") return `${at(0).slice(0, 10)} ${at(0).slice(11, 19)} UTC`;
    const [year, month, day] = at(8).slice(0, 10).split("-").map(Number);
    return `${year}年${month}月${day}日 ${at(8).slice(11, 19)}（北京时间）`;
  }

  /** A stratum's name; `only` where the draw has no other. */
  stratum(name: string, only: boolean): string {
    if (name === "") return this.say(only ? "allUnits" : "blank");
    return name
      .split("|")
      .map((part) => part || this.say("blank"))
      .join(" · ");
  }

  /** Why something was changed after the draw, with the office's note. */
  reason(code: string, note?: string): string {
    const known = this.maybe(`reason-${code}`) ?? code;
    return note ? `${known}（${note}）` : known;
  }
}
