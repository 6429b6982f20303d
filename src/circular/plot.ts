/**
 * Expected against observed frequency, a row for each unit, as SVG. It stands with the documents because it is
 * one: data and words in, a file for people out. Colours are chosen to be read on white and on black.
 */
import { escaped } from "../charts/svg.ts";

export interface PlotRow {
  readonly label: string;
  /** Rows of one group stand together under its name. */
  readonly group: string;
  readonly expected: number;
  readonly observed: number;
  readonly low: number;
  readonly high: number;
  readonly ok: boolean;
}

export interface PlotWords {
  readonly title: string;
  readonly subtitle: string;
  readonly expected: string;
  readonly observed: string;
  readonly outside: string;
  readonly band: string;
}

const [LABELS, WIDTH, RIGHT, ROW, GROUP, TOP] = [280, 560, 40, 16, 24, 92];
const [TEXT, FAINT, DOT, ALARM] = ["#767676", "#7f7f7f", "#2f7fd1", "#d9480f"];
const FONT = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif";

/** At most 19 full-width places: what fits left of the axis. */
function shortened(text: string): string {
  let places = 0;
  for (const [index, character] of [...text].entries()) {
    places += character.codePointAt(0)! < 0x2e80 ? 0.55 : 1;
    if (places > 19) return `${[...text].slice(0, index - 1).join("")}…`;
  }
  return text;
}

/** Whole steps of 1, 2 or 5 times a power of ten, about five up to `most`. */
function ticksTo(most: number): number[] {
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough;
  return Array.from({ length: Math.floor(most / step + 1e-9) + 1 }, (_, i) => i * step);
}

const asPercent = (value: number): string => `${Number((value * 100).toPrecision(3))}%`;
const at = (value: number): string => value.toFixed(1);

const diamond = (x: number, y: number): string =>
  `<path d="M${at(x)} ${at(y - 6)}l6 6l-6 6l-6 -6z" fill="${ALARM}"/>`;
const dot = (x: number, y: number): string => `<circle cx="${at(x)}" cy="${at(y)}" r="3.5" fill="${DOT}"/>`;
const band = (x: number, y: number, width: number): string =>
  `<rect x="${at(x)}" y="${at(y - 4)}" width="${at(Math.max(1, width))}" height="8" rx="2" fill="#888888" fill-opacity="0.35"/>`;
const tick = (x: number, y: number): string =>
  `<path d="M${at(x)} ${at(y - 6)}v12" stroke="${TEXT}" stroke-width="2"/>`;
const words = (x: number, y: number, text: string, more = ""): string =>
  `<text x="${at(x)}" y="${at(y)}" ${more}>${escaped(text)}</text>`;

function legend({ expected, observed, outside, band: allowed }: PlotWords): string {
  const y = 68;
  const step = (LABELS + WIDTH) / 4;
  const entries: [string, string][] = [
    [tick(10, y - 4), expected],
    [dot(10, y - 4), observed],
    [diamond(10, y - 4), outside],
    [band(0, y - 4, 20), allowed],
  ];
  return entries
    .map(
      ([mark, text], i) =>
        `<g transform="translate(${at(16 + i * step)} 0)">${mark}${words(26, y, text)}</g>`,
    )
    .join("\n");
}

/** Draws the rows in their order. The same input gives the same bytes; nothing is fetched, nothing runs. */
export function frequencyPlot(rows: readonly PlotRow[], text: PlotWords): string {
  const most = Math.min(
    1,
    Math.max(0.001, ...rows.map(({ high, observed }) => Math.max(high, observed))) * 1.05,
  );
  const x = (value: number) => LABELS + (value / most) * WIDTH;
  let y = TOP;
  let group: string | undefined;
  const marks: string[] = [];
  for (const row of rows) {
    if (row.group !== group) {
      group = row.group;
      y += GROUP;
      marks.push(words(16, y, group, 'font-weight="bold"'));
    }
    y += ROW;
    const label = words(LABELS - 12, y + 4, shortened(row.label), 'text-anchor="end"');
    const told = `${row.label}: ${asPercent(row.observed)} (${asPercent(row.expected)}; ${asPercent(row.low)}–${asPercent(row.high)})`;
    marks.push(
      `<g><title>${escaped(told)}</title>${label}${band(x(row.low), y, x(row.high) - x(row.low))}${tick(x(row.expected), y)}${(row.ok ? dot : diamond)(x(row.observed), y)}</g>`,
    );
  }
  const bottom = y + ROW;
  const axis = ticksTo(most).map((value) => {
    const line = `<path d="M${at(x(value))} ${TOP}V${at(bottom)}" stroke="${FAINT}" stroke-opacity="0.35"/>`;
    const above = words(x(value), TOP - 4, asPercent(value), 'text-anchor="middle"');
    return `${line}${above}${words(x(value), bottom + 16, asPercent(value), 'text-anchor="middle"')}`;
  });
  const [width, height] = [LABELS + WIDTH + RIGHT, bottom + 28];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${at(height)}" viewBox="0 0 ${width} ${at(height)}" role="img" aria-label="${escaped(text.title)}" font-family="${FONT}" font-size="12" fill="${TEXT}">`,
    `<title>${escaped(`${text.title} · ${text.subtitle}`)}</title>`,
    words(16, 24, text.title, 'font-size="16" font-weight="bold"'),
    words(16, 44, text.subtitle),
    legend(text),
    ...axis,
    ...marks,
    "</svg>\n",
  ].join("\n");
}
