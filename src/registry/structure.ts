import { canonicalPrefecture } from "./prefectures.ts";
import type { Role } from "./table.ts";

/** What a row below the header is. Everything but "data" is reported and left out. */
export type RowKind = "data" | "blank" | "header" | "group" | "total" | "note" | "numbered";

/** Cells of one row, told apart from the rest by what the whole table is like. */
export interface RowContext {
  readonly headers: readonly string[];
  readonly roles: readonly (Role | undefined)[];
  /** Whether a merge over several columns begins in this row. */
  readonly merged: boolean;
  /** Whether a cell of this row holds an error or a formula without a value: it reads as empty but is not. */
  readonly flagged: boolean;
}

const TOTAL = /^(?:.{0,12}(?:合计|总计|小计|共计|总数)|(?:sub|grand)?total)(?:[(（].*[)）])?(?:[:：].*)?$/i;
const QUANTITY = /^[-+]?[\d.,]+(?:家|个|人|件|户|所|名|%)?$/;
const NOTE =
  /^(?:注|备注|说明|附注|填表人|填报人|制表人?|审核人?|审批人?|复核人?|联系人|联系电话|电话|单位负责人|填报单位|填表单位|填报日期|填表日期|制表日期|数据来源|来源|note|notes|source|remarks?)\s*\d*\s*[:：]/i;
const HEADING = /^(?:[（(]?[一二三四五六七八九十百]+[）)、.．]|第[一二三四五六七八九十百]+[部章节类批])/;
const PLACE = /^.{1,12}[市州县区省盟旗](?:[（(].*[）)])?[:：]?$/;
const LONGEST_STRUCTURE = 2000;

const squeeze = (cell: string) =>
  cell.slice(0, LONGEST_STRUCTURE).replace(/[\s\u200B-\u200D\u2060\uFEFF]+/g, "");

/** A heading between rows: numbered in Chinese, a place, or text where the serial number should stand. */
function isGroup(text: string, place: number, { headers, roles, merged }: RowContext): boolean {
  if (headers.length < 3) return false;
  if (merged) return true;
  if (HEADING.test(text)) return true;
  const role = roles[place];
  if (role === "serial") return true;
  // A row that has only its name is a unit with everything else missing: that is for the checks to say.
  if (role === "name" || role === "person" || place > 1) return canonicalPrefecture(text) !== undefined;
  return PLACE.test(text);
}

/**
 * Tells data from structure. A row is structure only where the rule is plain; in doubt it is data, and the
 * checks will find what is missing in it.
 */
export function kindOfRow(cells: readonly string[], context: RowContext): RowKind {
  const { headers, roles } = context;
  const filled: number[] = [];
  // Beyond three filled cells only totals and repeated headers are structure: most rows are decided at once.
  for (let at = 0; at < cells.length; at++)
    if (cells[at] !== "" && squeeze(cells[at]!) !== "") filled.push(at);
  if (filled.length === 0) return context.flagged ? "data" : "blank";
  const first = squeeze(cells[filled[0]!]!);
  const rest = filled.slice(1);
  if (
    filled.length >= 2 &&
    filled.every((at) => at < headers.length && squeeze(cells[at]!) === squeeze(headers[at]!))
  )
    return "header";
  if (TOTAL.test(first) && rest.every((at) => QUANTITY.test(squeeze(cells[at]!)))) return "total";
  if (filled.length <= 4 && headers.length >= 2 && filled.every((at) => NOTE.test(squeeze(cells[at]!))))
    return "note";
  if (filled.length === 2 && headers.length >= 4 && NOTE.test(first) && roles[filled[0]!] !== "name")
    return "note";
  if (filled.length !== 1 || context.flagged) return "data";
  if (roles[filled[0]!] === "serial" && /^\d+$/.test(first) && headers.length >= 3) return "numbered";
  if (/^\d/.test(first) && !HEADING.test(first) && !context.merged) return "data";
  return isGroup(first, filled[0]!, context) ? "group" : "data";
}
