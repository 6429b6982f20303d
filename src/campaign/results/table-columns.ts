/** The columns of a plain table of results: one row an object, headers as in the facts. */
import { EXIT, type Finding, Problem } from "../../problem.ts";
import { headerKey } from "../../registry/roles.ts";
import type { Column, Table } from "../../registry/table.ts";
import type { Field } from "../../results/interpret.ts";

const HEADERS: Readonly<Record<Field | "object", string>> = {
  object: "检查对象 抽查对象 检查对象名称 被检查对象 被检查单位 对象 对象名称 机构名称 名称 object",
  inspectors: "检查人员 执法人员 检查人员姓名 人员签名 检查人员签名 inspectors",
  method: "核查方式 检查方式 method",
  date: "检查日期 检查时间 完成日期 日期 date",
  result: "检查结果 结果 抽查结果 result",
  followUp: "后续处置 后续处理 处理情况 followup",
  due: "改正期限 整改期限 限期改正日期 整改时限 due",
  corrected: "改正验收日期 改正完成日期 整改完成日期 验收日期 corrected",
  body: "移送单位 移送部门 接收单位 body",
  note: "备注 说明 note",
};
/** Columns that say who the object is, besides its name. */
const CODES = "统一社会信用代码 社会信用代码 信用代码 许可证号 执业许可证号 id";
/** What stands beside an item: 党建工作发现问题, 党建工作（问题）. */
const PROBLEM = ["发现问题", "存在问题", "问题"];
const DISPOSAL = ["处置", "处理"];

const keysOf = (text: string): string[] => text.split(" ").map(headerKey);

export interface ItemColumns {
  readonly item: string;
  readonly answer?: Column;
  readonly problem?: Column;
  readonly disposal?: Column;
}

export interface ResultColumns {
  readonly object: Column;
  /** Columns with the object's codes, looked at before its name. */
  readonly codes: readonly Column[];
  readonly fields: Readonly<Partial<Record<Field, Column>>>;
  readonly items: readonly ItemColumns[];
  /** Headers that mean nothing here. */
  readonly others: readonly string[];
}

function find(table: Table, keys: readonly string[], findings: Finding[]): Column | undefined {
  const found = table.columns.filter(({ header }) => keys.includes(headerKey(header)));
  // A column named twice is "检查结果 (2)" by now; two different names for one thing are no better.
  if (found.length > 1 || found[0]?.ambiguous)
    findings.push({
      code: "RES028",
      severity: "error",
      file: table.file,
      ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
      row: table.headerRow,
      column: found.map(({ header }) => header).join("、"),
    });
  return found[0];
}

/**
 * Finds the columns. @throws Problem (bad input): RES011 (object or result is missing), RES028 (two columns for one
 * thing)
 */
export function resultColumns(table: Table, checklist: readonly string[]): ResultColumns {
  const findings: Finding[] = [];
  const of = (text: string) => find(table, keysOf(text), findings);
  const fields = Object.fromEntries(
    (Object.keys(HEADERS) as (Field | "object")[])
      .filter((field) => field !== "object")
      .flatMap((field) => {
        const column = of(HEADERS[field]);
        return column ? [[field, column]] : [];
      }),
  ) as Partial<Record<Field, Column>>;
  const object = of(HEADERS.object);
  for (const [column, name] of [
    [object, "检查对象"],
    [fields.result, "检查结果"],
  ] as const)
    if (!column)
      findings.push({
        code: "RES011",
        severity: "error",
        file: table.file,
        ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
        row: table.headerRow,
        params: { wanted: name, columns: table.columns.map(({ header }) => header).join("、") },
      });
  const items = checklist.map((item): ItemColumns => {
    const beside = (words: readonly string[]) =>
      find(
        table,
        words.map((word) => headerKey(`${item}${word}`)),
        findings,
      );
    const [answer, problem, disposal] = [beside([""]), beside(PROBLEM), beside(DISPOSAL)];
    return {
      item,
      ...(answer ? { answer } : {}),
      ...(problem ? { problem } : {}),
      ...(disposal ? { disposal } : {}),
    };
  });
  if (findings.length > 0 || !object) throw new Problem(EXIT.badInput, findings);
  const codes = table.columns.filter(({ header }) => keysOf(CODES).includes(headerKey(header)));
  const used = new Set<Column | undefined>([
    object,
    ...codes,
    ...Object.values(fields),
    ...items.flatMap(({ answer, problem, disposal }) => [answer, problem, disposal]),
  ]);
  const others = table.columns
    .filter((column) => !used.has(column) && column.role !== "serial")
    .map(({ header }) => header);
  return { object, codes, fields, items, others };
}
