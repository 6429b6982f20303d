/** A chart that is a table: a name, a drawing and its numbers in each row, so that the numbers are never elsewhere. */
import { escaped } from "./svg.ts";

export interface RowColumn {
  readonly header: string;
  readonly right?: boolean;
  /** Names of rows stand in front of the drawing, numbers behind it. */
  readonly before?: boolean;
}

export interface RowChart {
  readonly caption: string;
  readonly columns: readonly RowColumn[];
  /** Head of the drawings' column: what it shows, and its axis (SVG). Left out: a table without drawings. */
  readonly plot?: { readonly header: string; readonly axis: string };
  /** The drawing (SVG) and the cells, in the order of the columns; the first one names the row. */
  readonly rows: readonly { readonly plot?: string; readonly cells: readonly string[] }[];
}

const cell = (text: string, { header, right }: RowColumn, name: boolean): string =>
  name
    ? `<th scope="row"${right ? ' class="right"' : ""}>${escaped(text)}</th>`
    : `<td data-name="${escaped(header)}"${right ? ' class="right"' : ""}>${escaped(text)}</td>`;

/** Tables of up to this many rows stay on one sheet of paper. */
const SHORT = 8;

/** The table; on a narrow screen each row becomes a block with its numbers named. */
export function rowChart({ caption, columns, plot, rows }: RowChart): string {
  const place = Math.max(1, columns.filter(({ before }) => before).length);
  const named = Math.max(
    0,
    columns.findIndex(({ before, right }) => before && !right),
  );
  const around = (cells: readonly string[], drawing: string) =>
    [...cells.slice(0, place), ...(plot ? [drawing] : []), ...cells.slice(place)].join("");
  const head = around(
    columns.map(
      ({ header, right }) => `<th scope="col"${right ? ' class="right"' : ""}>${escaped(header)}</th>`,
    ),
    plot ? `<th scope="col" class="plot"><span>${escaped(plot.header)}</span>${plot.axis}</th>` : "",
  );
  const body = rows.map(({ plot: drawing = "", cells }) => {
    const shown = columns.map((column, at) => cell(cells[at] ?? "", column, at === named));
    return `<tr>${around(shown, `<td class="plot">${drawing}</td>`)}</tr>`;
  });
  return `<table class="rows${plot ? " drawn" : ""}${rows.length <= SHORT ? " whole" : ""}"><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>\n${body.join("\n")}\n</tbody></table>`;
}
