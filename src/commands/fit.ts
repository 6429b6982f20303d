/** Tables on a narrow terminal: columns that can be spared are left out, and names are cut; numbers never are. */
import stringWidth from "string-width";
import type { TableColumn } from "./screen.ts";

export interface FitColumn extends TableColumn {
  /** Its cells may be cut down to this width. */
  readonly least?: number;
  /** It may be left out; those with smaller numbers go first. */
  readonly spare?: number;
}

export interface Fitted {
  readonly columns: readonly FitColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Headers of the columns that were left out. */
  readonly left: readonly string[];
}

/** The beginning of a text and "…", no wider than `width`; a text that fits stays as it is. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (stringWidth(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Makes a table as narrow as `width`, as `table` in screen.ts prints it, or as narrow as its columns let it be. */
export function fitted(
  columns: readonly FitColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): Fitted {
  const widths = columns.map(({ header }, at) =>
    Math.max(stringWidth(header), ...rows.map((row) => stringWidth(row[at] ?? ""))),
  );
  let kept = columns.map((_, at) => at);
  const excess = () => kept.reduce((sum, at) => sum + widths[at]! + 2, 0) - width;
  const slack = (at: number) => Math.max(0, widths[at]! - (columns[at]!.least ?? widths[at]!));
  const spare = (at: number) => columns[at]!.spare ?? Number.POSITIVE_INFINITY;
  while (excess() > kept.reduce((sum, at) => sum + slack(at), 0)) {
    const next = kept.reduce((best, at) => (spare(at) < spare(best) ? at : best));
    if (spare(next) === Number.POSITIVE_INFINITY) break;
    kept = kept.filter((at) => at !== next);
  }
  for (let over = excess(); over > 0; over--) {
    const widest = kept.reduce((best, at) => (slack(at) > slack(best) ? at : best));
    if (slack(widest) === 0) break;
    widths[widest]! -= 1;
  }
  return {
    columns: kept.map((at) => columns[at]!),
    rows: rows.map((row) =>
      row.length === 0
        ? row
        : kept.map((at) =>
            columns[at]!.least === undefined ? (row[at] ?? "") : cut(row[at] ?? "", widths[at]!),
          ),
    ),
    left: columns.filter((_, at) => !kept.includes(at)).map(({ header }) => header),
  };
}
