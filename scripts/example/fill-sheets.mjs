// @ts-check
/**
 * The example's committee at work: opens the score sheets as they were sent out and fills in what made-up
 * reviewers think. One of them is too strict, two opinions have a veto, and on the first try some sheets have the
 * mistakes that people make. Everything is synthetic, from seeded chance; the program itself knows nothing of it.
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import ExcelJS from "exceljs";
import { ITEMS, judge, truthOf } from "../fixtures/judgement.mjs";
import { stream } from "../fixtures/random.mjs";
import { savedBytes } from "./saved.mjs";

/** @typedef {import("../../dist/campaign/review/types.js").OpenReview} OpenReview */

/** Sees shortcomings where others see none: the first of those with most documents. @param {OpenReview} review */
function strictOne(review) {
  const load = (/** @type {string} */ id) =>
    [...review.teams.values()].filter((team) => team.includes(id)).length;
  return [...review.reviewers].sort((a, b) => load(b.id) - load(a.id))[0]?.code;
}
/** Place among the documents → the veto, and how many of the two first reviewers find it. */
const VETOES = new Map([
  [20, { item: "forged", by: 2 }],
  [76, { item: "scope", by: 1 }],
]);
const COMMENTS = ["详见卷内记录", "已与承办人核对", "建议规范表述", "材料缺一页"];

/**
 * What goes wrong on the first try: reviewer → what they do to the first document of their sheet.
 * @type {Map<string, (cells: Map<string, { score: ExcelJS.Cell, absent: ExcelJS.Cell }>, sheet: ExcelJS.Worksheet) => void>}
 */
const MISTAKES = new Map([
  // Points between two levels.
  [
    "R05",
    (cells) => {
      const cell = cells.get("materials");
      if (cell) cell.score.value = 4;
    },
  ],
  // A word where points belong.
  [
    "R12",
    (cells) => {
      const cell = cells.get("reasoning");
      if (cell) cell.score.value = "较好";
    },
  ],
  // Absent for good reason, and scored all the same.
  [
    "R17",
    (cells) => {
      const cell = cells.get("onsite");
      if (!cell) return;
      cell.score.value = 4;
      cell.absent.value = "是";
    },
  ],
]);
/** What people do that is no mistake: these sheets are read all the same. */
const HABITS = {
  /** Types numbers as text, with the unit behind them. */
  textNumbers: "R03",
  /** Names the sheets anew. */
  renamed: "R08",
};

/** The item's chance in a hundred of a shortcoming, by institution: some are better than others. @param {string} unit */
const qualityOf = (unit) => 5 + stream(`review quality ${unit}`).below(38);

/** @param {ExcelJS.Worksheet} sheet */
function cellsOf(sheet) {
  const marks = sheet.getRow(1);
  /** @type {Map<string, number>} */
  const columns = new Map();
  marks.eachCell((cell, column) => {
    columns.set(cell.text, column);
  });
  /** @type {Map<string, { score: ExcelJS.Cell, absent: ExcelJS.Cell, comment: ExcelJS.Cell }>} */
  const cells = new Map();
  sheet.eachRow((row) => {
    const mark = row.getCell(1).text;
    if (!mark.startsWith("item:")) return;
    const at = (/** @type {string} */ name) => row.getCell(columns.get(name) ?? 1);
    cells.set(mark.slice(5), { score: at("score"), absent: at("absent"), comment: at("comment") });
  });
  return { mark: marks.getCell(1).text, cells };
}

/**
 * Fills one document's page as this reviewer would.
 * @param {OpenReview} review @param {string} reviewer code @param {string} code of the document
 * @param {ReturnType<typeof cellsOf>["cells"]} cells
 */
function fillPage(review, reviewer, code, cells) {
  const place = review.documents.findIndex((one) => one.code === code);
  const document = review.documents[place];
  if (!document) throw new Error(`no document ${code}`);
  const { truth } = truthOf(`review ${document.id}`, qualityOf(document.unit));
  const veto = VETOES.get(place);
  const person = review.reviewers.find((one) => one.code === reviewer)?.id ?? "";
  const seat = (review.teams.get(document.id) ?? []).indexOf(person);
  const sees = veto && (seat >= 0 ? seat < veto.by : veto.by > 1) ? veto.item : undefined;
  const { values } = judge(`review ${document.id} ${person}`, truth, {
    strict: reviewer === strictOne(review),
    veto: sees,
  });
  ITEMS.forEach((item, at) => {
    const cell = cells.get(item.id);
    const value = values[at] ?? "";
    if (!cell) throw new Error(`no row for ${item.id}`);
    cell.score.value = null;
    if (item.absentAllowed) cell.absent.value = value === "合理缺项" ? "是" : null;
    if (value === "合理缺项") return;
    if (value === "是" || value === "否") cell.score.value = value;
    else cell.score.value = reviewer === HABITS.textNumbers ? `${value}分` : Number(value);
    if (item.id === sees) cell.comment.value = "卷内原始记录与意见书不一致，另附说明";
    else if (at % 9 === place % 9) cell.comment.value = COMMENTS[(at + place) % COMMENTS.length] ?? "";
  });
}

/** A spreadsheet would compute its sums anew; here they are left for the next program. @param {ExcelJS.Worksheet} sheet */
function forgetSums(sheet) {
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.formula) cell.value = { formula: cell.formula };
    }),
  );
}

/**
 * Fills copies of the sheets that were sent out.
 * @param {string} folder with R01.xlsx, R02.xlsx, … @param {string} back where the filled ones go
 * @param {OpenReview} review @param {{ mistakes: boolean }} how
 */
export async function fillSheets(folder, back, review, { mistakes }) {
  await mkdir(back, { recursive: true });
  const files = (await readdir(folder)).filter((name) => name.endsWith(".xlsx")).sort();
  for (const name of files) {
    const file = path.join(folder, name);
    const reviewer = path.basename(name, ".xlsx");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(/** @type {any} */ (await readFile(file)));
    let wrong = mistakes ? MISTAKES.get(reviewer) : undefined;
    for (const sheet of book.worksheets) {
      const { mark, cells } = cellsOf(sheet);
      const code = /document=(D\d+)/.exec(mark)?.[1];
      if (code === undefined || cells.size === 0) continue;
      fillPage(review, reviewer, code, cells);
      wrong?.(cells, sheet);
      wrong = undefined;
      forgetSums(sheet);
      if (reviewer === HABITS.renamed) sheet.name = `第${code.slice(1)}份`;
    }
    await writeFile(path.join(back, name), await savedBytes(book));
  }
}
