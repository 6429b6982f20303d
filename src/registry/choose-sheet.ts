import { EXIT, type Finding, fail } from "../problem.ts";
import { type Assembled, assemble } from "./assemble.ts";
import { findHeader } from "./header.ts";
import type { ReadOptions } from "./table.ts";
import type { Sheet } from "./workbook.ts";

/** Whether a sheet holds a table rather than a page of explanations: a header of some width, and rows below it. */
function holdsTable(sheet: Sheet): boolean {
  const { rows } = sheet.grid();
  const header = findHeader(rows);
  if (!header) return false;
  const width = rows[header.row - 1]!.filter((cell) => cell.trim() !== "").length;
  return (width > 1 || header.known > 0) && rows.length > header.row;
}

function pick(sheets: readonly Sheet[], asked: string | undefined): Sheet {
  if (asked !== undefined) {
    const named =
      sheets.find(({ name }) => name === asked) ?? sheets.find(({ name }) => name.trim() === asked.trim());
    return (
      named ??
      fail(EXIT.badInput, "REG017", { wanted: asked, sheets: sheets.map(({ name }) => name).join(", ") })
    );
  }
  const visible = sheets.filter(({ hidden, filled }) => !hidden && filled);
  return (
    (visible.length === 1 ? visible[0] : visible.find(holdsTable)) ??
    visible[0] ??
    fail(EXIT.badInput, "REG018")
  );
}

/**
 * Reads the sheet that was asked for, else the first visible one with a table; other sheets with content are
 * reported.
 * @throws Problem REG017 (no such sheet; names those there are), REG018 (nothing in any visible sheet)
 */
export function readSheet(sheets: readonly Sheet[], options: ReadOptions): Assembled {
  const chosen = pick(sheets, options.sheet);
  const others = sheets
    .filter((sheet) => sheet !== chosen && sheet.filled)
    .map(
      ({ name, hidden }): Finding => ({
        code: hidden ? "REG030" : "REG031",
        severity: "info",
        params: { other: name, read: chosen.name },
      }),
    );
  const table = assemble(chosen.grid(), options.headerRow);
  return { ...table, findings: [...others, ...table.findings] };
}
