/** The drawn rows of a sample as a table: every column of the file, then what the draw adds. */
import type { DrawRecord } from "../record/record.ts";
import type { Table } from "../registry/table.ts";

const ADDED = ["stratum", "rank", "ticket", "selection"] as const;

/** Rows in drawn order, alternates behind; an added column whose name the file has already gets an underscore. */
export function sampleTable(table: Table, record: DrawRecord): { columns: string[]; rows: string[][] } {
  const own = table.columns.map(({ header }) => header);
  const taken = new Set(own);
  const added = ADDED.map((name) => {
    let free: string = name;
    while (taken.has(free)) free = `${free}_`;
    return free;
  });
  const line = (selection: string) => (unit: DrawRecord["drawn"][number]) => [
    ...(table.rows[unit.row - 1]?.cells ?? []),
    unit.stratum,
    String(unit.rank),
    unit.ticket,
    selection,
  ];
  return {
    columns: [...own, ...added],
    rows: [...record.drawn.map(line("drawn")), ...record.alternates.map(line("alternate"))],
  };
}
