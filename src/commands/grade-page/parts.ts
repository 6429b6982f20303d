/** What the sections of a page of results share. */
import { type Scale, scaleOver } from "../../charts/scale.ts";
import { escaped } from "../../charts/svg.ts";
import { isSettled, type Settled } from "../../scoring/aggregate/document.ts";
import { nearest } from "../../scoring/estimate/ratio.ts";
import { pointsOf } from "../../scoring/rubric/decimal.ts";
import { type Lang, say } from "../../text/index.ts";
import type { GradeReport } from "../grade-report.ts";

export type Key = Parameters<typeof say>[1];
export type Speak = (key: Key, params?: Parameters<typeof say>[2]) => string;

export const speak =
  (lang: Lang): Speak =>
  (key, params = {}) =>
    say(lang, key, params);

export const paragraph = (text: string, style = ""): string =>
  `<p${style === "" ? "" : ` class="${style}"`}>${escaped(text)}</p>`;

/** A section under its heading. */
export const section = (heading: string, ...inside: readonly string[]): string =>
  `<section>\n<h2>${escaped(heading)}</h2>\n${inside.filter((part) => part !== "").join("\n")}\n</section>`;

/** What the signs of a chart mean: a drawing of 26 × 14 and words. */
export const key = (entries: readonly (readonly [drawing: string, text: string])[]): string =>
  `<ul class="key">${entries
    .map(
      ([drawing, text]) =>
        `<li><svg width="26" height="14" aria-hidden="true">${drawing}</svg>${escaped(text)}</li>`,
    )
    .join("")}</ul>`;

export const settledIn = ({ results }: GradeReport): Settled[] => results.documents.filter(isSettled);

/** Points without zeros that say nothing: 90, 62.5. */
export const short = (value: number): string => String(Number(value.toFixed(2)));

/** Room below the lowest document is left out from here on, as a share of all points. */
const CROPPED = 0.4;

/** The axis of points, from 0 or from a round number below the lowest document, to the most that the rubric gives. */
export function pointScale(report: GradeReport): Scale {
  const { total, bonus } = report.results.measured;
  const most = nearest(pointsOf(total + bonus));
  const low = Math.min(most, ...settledIn(report).map(({ points }) => nearest(points)));
  const tens = Math.floor(low / 10) * 10;
  const from = low >= CROPPED * most && tens < most ? tens : 0;
  return scaleOver([from, most], { about: 10 });
}

/** Where grades begin, but the lowest. */
export const gradeMarks = ({ results }: GradeReport): number[] =>
  results.measured.grades.slice(1).map(({ from }) => nearest(from));
