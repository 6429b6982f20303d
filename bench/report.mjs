// @ts-check
/** Measurements as lines for the screen and as `docs/performance.md`. */
import { arch, cpus, loadavg, platform, totalmem } from "node:os";

/** @typedef {import("./measure.mjs").Measured | undefined} Run */
/** @typedef {[what: string, time: string, processor: string, memory: string, ratio: string]} Line */

/** @param {number} ms */
const time = (ms) => (ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`);
/** @param {Run} run */
const processor = (run) => (run?.cpu ? time(run.cpu) : "–");
/** @param {Run} run */
const memory = (run) => (run?.mib ? `${run.mib.toFixed(0)} MiB` : "–");
/** @param {number} rows @param {number} ms */
const speed = (rows, ms) => `${(Math.round(rows / ms) * 1000).toLocaleString("en")} rows/s`;
/** @param {number} ms @param {number} other */
const ratio = (ms, other) => `${(ms / other).toFixed(ms / other < 10 ? 2 : 0)}×`;

/**
 * @param {string} what @param {Run} run @param {Run} beside @param {string} name @param {string} extra
 * @returns {Line}
 */
const row = (what, run, beside, name, extra = "") => [
  what,
  run ? time(run.ms) + extra : "skipped: no such program here",
  processor(run),
  memory(run),
  run && beside ? `${ratio(run.cpu || run.ms, beside.cpu || beside.ms)} ${name}` : "",
];

/**
 * @param {object} all
 * @param {ReturnType<typeof import("./startup.mjs").startup>} all.start
 * @param {ReturnType<typeof import("./campaign.mjs").campaign>} all.example
 * @param {ReturnType<typeof import("./sample.mjs").sampling>} all.sampling
 * @param {{ ms: number, open: number, most: number }} all.dealt
 * @param {{ ms: number, plain: number }} all.drawn
 * @param {{ aggregated: number, agreed: number, ours: number, python: number | null }} all.graded
 * @param {number} all.rows
 * @returns {Line[]}
 */
export function lines({ start, example, sampling, dealt, drawn, graded, rows }) {
  const { csv, shuf, xlsx, stream, whole } = sampling;
  return [
    ['`node -e ""`', time(start.bare), "", "", ""],
    [
      "`choucha --version`",
      time(start.version),
      "",
      "",
      `${ratio(start.version, start.bare)} bare node (aim: 1.25×)`,
    ],
    ["`choucha --help`", time(start.help), "", "", `${ratio(start.help, start.bare)} bare node`],
    row("example campaign: `commit`, then `run`", example.made, undefined, "", " (aim: 3 s)"),
    row("`verify` of one of its draws", example.verified, undefined, ""),
    row("`sample --rate 10%`, CSV", csv, shuf, "shuf", `, ${speed(rows, csv.ms)}`),
    row("`shuf -n` on the same CSV", shuf, undefined, ""),
    row("`sample --rate 10%`, .xlsx", xlsx, csv, "the CSV", `, ${speed(rows, xlsx.ms)}`),
    row("exceljs, streaming, same .xlsx", stream, xlsx, "`sample`"),
    row("exceljs, whole workbook, same .xlsx", whole, xlsx, "`sample`"),
    ["deal: 5,000 objects × 3 seats, 300 inspectors", time(dealt.ms), "", "", ""],
    [
      "100,000 cases drawn (documents)",
      `${time(drawn.ms)} (aim: 1 s)`,
      "",
      "",
      `${ratio(drawn.ms, drawn.plain)} a sort by random/weight`,
    ],
    ["100,000 cases sorted by random/weight", time(drawn.plain), "", "", ""],
    ["5,000 documents × 3 reviewers to grades", time(graded.aggregated), "", "", ""],
    ["all statistics of agreement of these, twice, 1,000 resamples", time(graded.agreed), "", "", ""],
    [
      "one of them: Krippendorff's alpha, 1,000 resamples",
      time(graded.ours),
      "",
      "",
      graded.python === null ? "" : `${ratio(graded.ours, graded.python)} plain Python`,
    ],
    [
      "the same in plain Python, by hand",
      graded.python === null ? "skipped: no such program here" : time(graded.python),
      "",
      "",
      "",
    ],
  ];
}

/** A machine that works for others too gives longer times; who reads them should know. Windows tells no load. */
const load = () =>
  platform() === "win32"
    ? ""
    : ` Load of the machine in the last five minutes, this bench included: ${loadavg()[1]?.toFixed(1)}.`;

const machine = () =>
  `${cpus().length} × ${cpus()[0]?.model.trim() || "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ` +
  `${platform()} ${arch()}, Node ${process.versions.node}`;

/** @param {readonly Line[]} table */
export const screen = (table) =>
  table.map(([what, ...cells]) => `${what.padEnd(48)} ${cells.filter(Boolean).join(" · ")}\n`).join("");

/** @param {readonly Line[]} table @param {number} rows */
export const markdown = (table, rows) => `# Performance

Made by \`npm run bench\`; run it to get the numbers of your machine. These come from: ${machine()}.${load()}
Tests never look at times.

| what | time | processor time | peak memory | ratio |
| --- | --- | --- | --- | --- |
${table.map((cells) => `| ${cells.join(" | ")} |\n`).join("")}
## What the numbers mean

- **Start**: medians of runs that take turns with \`node -e ""\`. \`--version\` loads nothing but itself; every other
  command loads flags, texts and then only what it needs.
- **Example campaign**: \`fixtures/yunnan-2025\` from its registers to all documents in a fresh folder, both processes
  together. Most of it goes into making Word files. \`verify\` makes one draw again from its inputs.
- **Sample**: a synthetic register of ${rows.toLocaleString("en")} rows × 12 columns (names, codes, prefectures, addresses, dates), 10% of it
  drawn, as CSV in UTF-8 and as .xlsx with shared strings. Both give the same rows, because the ids decide. Times hold
  everything from the start of the process.
- **Times**: of several runs the fastest, with the most memory of all. **Ratios** compare processor time of all threads,
  which other work on the machine disturbs less; those of the start compare times.
- **Beside \`shuf\`**: \`shuf\` picks lines; nobody can check its pick, a line break inside a cell breaks it, and the header
  may be drawn. \`sample\` reads every cell, finds the header and the ids, looks for equal ids, commits to the list and
  computes a ticket for every row. The ratio is the price of that.
- **Beside exceljs**: exceljs reads every cell and does nothing with it. Streaming holds one row at a time; \`sample\`
  must see all rows before it can draw, and finds merged cells, hidden rows, dates and formulas without a value too.
- **Deal**: the balanced deal alone, without a start and files: most inspectors bound to one prefecture, help from
  elsewhere where they are too few, and a lead in every team.
- **Documents**: 5,000 of 100,000 cases of 60 institutions, 5 categories, 4 weights, at least 2 of each institution; the draw
  alone, without a start and files. Beside it, a sort of the same cases by \`Math.random() / weight\`: it has no floor, no
  categories and no probabilities that anyone could state, and nobody can repeat it. Half of the time goes
  into a ticket (HMAC-SHA-256) for every case, most of the rest into sorting them by it.
- **Grades**: \`forensic-opinion\` with three first reviews a document, from entries to documents, units, items and severity
  in exact fractions. Agreement: every statistic of \`choucha agreement\` on the points, and again on the grades.
- **Beside plain Python**: \`bench/alpha.py\` was written for this bench from Krippendorff's paper with the standard library
  alone; it is not the package \`krippendorff\`. Its value must equal ours to nine decimals, or the bench stops. Of its
  resamples 50 are run and the rest is told by proportion.
- **Peak memory**: the most that the process held in RAM (resident set), as the system counts it.

## What was tried and not kept

- HMAC from two copied SHA-256 states instead of \`createHmac\` for each ticket: the same bits, two to three times slower,
  because copying a hash object costs more than keying a new one.
- A canonical JSON writer with other sorting, or with \`isWellFormed\` instead of a regular expression: within noise.
- A larger young generation (\`--max-semi-space-size\`) for workbooks: no faster, more memory.
- Node's compile cache: Node 20 has none, and a program that others must be able to trust should not run code from a
  shared temporary folder.
`;
