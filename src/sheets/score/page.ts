/** One clear page a document: its items by section, what they give, and the sums. */
import { chineseOrdinal } from "../../circular/numerals.ts";
import type { Measured } from "../../scoring/aggregate/measure.ts";
import { formatTicks, pointsOf } from "../../scoring/rubric/decimal.ts";
import type { Cell, Page, Row } from "../layout.ts";
import type { SheetBook, SheetDocument } from "./book.ts";
import { AT, sumFormulas } from "./formulas.ts";
import { CONTENT_WIDTH, itemRows } from "./item-row.ts";
import { COLUMNS, HEADERS, type Mark, markText, SHEET_SCHEMA, TOTAL_MARK } from "./marks.ts";
import { cut, cutFormula, pageState, shown } from "./state.ts";

/** Mark, title, state, veto, header. */
const TOP = 5;

export const markOf = ({ review, rubricDigest, deal, reviewer }: SheetBook, document: string): Mark => ({
  $schema: SHEET_SCHEMA,
  review,
  rubric: rubricDigest,
  deal,
  reviewer: reviewer.code,
  document,
});

/** "文书 D001　法医临床", and the case number where reviewers may know it. */
export const titleOf = ({ code, name, stratum }: SheetDocument): string =>
  [`文书 ${code}`, stratum, name].filter((part) => part !== undefined && part !== "").join("　");

/** Where the page has the number of items that are filled in. */
export const DONE = `${AT.done}2`;

/** Addresses that the cover shows. */
export interface PageCells {
  readonly page: Page;
  readonly points: string;
  readonly grade: string;
}

function body(measured: Measured, document: SheetDocument): { rows: Row[]; last: number } {
  const { scored } = pageState(measured, document.scores);
  const lowest = measured.grades[0]?.name ?? "";
  const rows: Row[] = [];
  let [at, serial] = [0, 0];
  for (const [index, section] of measured.rubric.sections.entries()) {
    const points = section.points === undefined ? "" : `（${section.points}分）`;
    const text = `${index < 99 ? chineseOrdinal(index + 1) : index + 1}、${section.title}${points}`;
    rows.push({ cells: [undefined, { text, face: "section", span: 8 }] });
    for (const { id } of section.items) {
      serial += 1;
      const [item, value] = [measured.items[at], scored.items[at]];
      at += 1;
      if (!item || !value) continue;
      const place = { row: TOP + rows.length + 1, serial, lowest };
      rows.push(...itemRows(item, document.scores[id], value, place));
    }
  }
  return { rows, last: TOP + rows.length };
}

function sums(measured: Measured, document: SheetDocument, last: number) {
  const state = pageState(measured, document.scores);
  const { scored } = state;
  const total = formatTicks(measured.total);
  const withBonus = measured.bonus > 0;
  const rows: Row[] = [];
  const next = () => last + rows.length + 1;
  const formulas = sumFormulas(measured, TOP + 1, last, `${AT.got}${last + 4 + Number(withBonus)}`);
  const line = (text: string, formula: string, value: string | number, mark?: string): string => {
    const row = next();
    const label: Cell = { text, face: "text", span: 5 };
    const cells: (Cell | undefined)[] = [
      { text: mark ?? "", face: "plain" },
      label,
      undefined,
      undefined,
      undefined,
      undefined,
      { formula, value, face: "result" },
    ];
    rows.push({ cells });
    return `${AT.got}${row}`;
  };
  line("各项得分合计", formulas.earned, shown(pointsOf(scored.earned)));
  line("应得分（合理缺项不计）", formulas.most, shown(pointsOf(scored.possible)));
  const rescaled = line(`折算为${total}分（得分÷应得分×${total}）`, formulas.rescaled, state.rescaled);
  const bonus = withBonus
    ? line(`加分（最多${formatTicks(measured.bonus)}分）`, formulas.bonus, shown(pointsOf(scored.bonus)))
    : undefined;
  const sum = bonus === undefined ? rescaled : `${rescaled}+${bonus}`;
  const points = line("总分", sum, state.points, TOTAL_MARK);
  const grade = line("等次（以汇总时的计算为准）", formulas.grade, state.grade);
  return { rows, formulas, state, points, grade };
}

/** Title, progress with points and grade, and a line that is empty unless there is a veto. */
function top(book: SheetBook, document: SheetDocument, made: ReturnType<typeof sums>): Row[] {
  const { measured } = book;
  const { formulas, state, points, grade } = made;
  const count = measured.items.length;
  const lowest = (measured.grades[0]?.name ?? "").replaceAll('"', '""');
  const marks: (Cell | undefined)[] = [{ text: markText(markOf(book, document.code)), face: "plain" }];
  const key = { score: 4, absent: 5, points: 6, comment: 7, evidence: 8 } as const;
  for (const column of COLUMNS) marks[key[column]] = { text: column, face: "plain" };
  const vetoes = state.scored.vetoes.length;
  const says = (n: number | string) =>
    `否决：有${n}项否决情形选了“是”，本件等次为${measured.grades[0]?.name ?? ""}`;
  const progress = (done: number) => (done < count ? `已填${done}项，共${count}项` : `已填完，共${count}项`);
  return [
    { cells: Array.from(marks, (cell) => cell), hidden: true, height: 15 },
    {
      cells: [
        undefined,
        { text: titleOf(document), face: "heading", span: 8 },
        ...Array.from({ length: 8 }, () => undefined),
        { formula: formulas.done, value: state.done },
      ],
    },
    {
      cells: [
        undefined,
        {
          formula: `IF(${formulas.done}<${count},"已填"&${formulas.done}&"项，共${count}项","已填完，共${count}项")`,
          value: progress(state.done),
          face: "result",
          span: 2,
        },
        undefined,
        { text: "总分", face: "header" },
        { formula: cutFormula(points), value: cut(state.points), face: "result", span: 2 },
        undefined,
        { text: "等次", face: "header" },
        { formula: grade, value: state.grade, face: "result", span: 2 },
      ],
      height: 24,
    },
    {
      cells: [
        undefined,
        {
          formula: `IF(${formulas.veto}>0,"否决：有"&${formulas.veto}&"项否决情形选了“是”，本件等次为${lowest}","")`,
          value: vetoes > 0 ? says(vetoes) : "",
          face: "loud",
          span: 8,
        },
      ],
      height: 22,
    },
    { cells: [undefined, ...HEADERS.map((text): Cell => ({ text, face: "header" }))] },
  ];
}

/** The page of one document. */
export function documentPage(book: SheetBook, document: SheetDocument): PageCells {
  const { measured } = book;
  const { rows, last } = body(measured, document);
  const made = sums(measured, document, last);
  const anyAbsent = measured.items.some(({ item }) => item.absentAllowed);
  const who = book.reviewer.name ?? book.reviewer.code;
  const hidden = (width: number) => ({ width, hidden: true });
  const page: Page = {
    name: document.code,
    columns: [
      hidden(6),
      { width: 5 },
      { width: CONTENT_WIDTH },
      { width: 6.5 },
      { width: 8.5 },
      anyAbsent ? { width: 6.5 } : hidden(6.5),
      { width: 9 },
      { width: 17 },
      { width: 14 },
      ...Array.from({ length: 6 }, () => hidden(6)),
    ],
    rows: [...top(book, document, made), ...rows, ...made.rows, ...signature(book)],
    frozen: TOP,
    repeated: [TOP, TOP],
    head: [book.title, `评查人 ${who}　${titleOf(document)}`],
    foot: `${document.code} · ${book.reviewer.code}`,
  };
  return { page, points: made.points, grade: made.grade };
}

/** Where a review is blind nobody signs the sheet. */
const signature = ({ blind }: SheetBook): Row[] =>
  blind
    ? []
    : [
        {
          cells: [
            undefined,
            {
              text: "评查人签名：　　　　　　　　　　　日期：　　　　年　　月　　日",
              face: "plain",
              span: 8,
            },
          ],
          height: 40,
        },
      ];
