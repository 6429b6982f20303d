import type { Finding } from "../problem.ts";
import { columnByRole } from "./columns.ts";
import { creditCodeProblem } from "./credit-code.ts";
import { isBlank } from "./grid.ts";
import { normaliseId } from "./label.ts";
import type { Table } from "./table.ts";

const CODE = { length: "REG060", character: "REG061", check: "REG062" } as const;

/** Credit codes that cannot be right. Warnings: real codes fail the check character now and then. */
export function checkCreditCodes(table: Table): Finding[] {
  const column = columnByRole(table, "creditCode");
  if (!column) return [];
  return table.rows.flatMap(({ row, cells }) => {
    const cell = cells[column.index]!;
    if (isBlank(cell)) return [];
    const code = normaliseId(cell.slice(0, 256));
    const problem = creditCodeProblem(code);
    if (!problem) return [];
    const params = { value: code.slice(0, 40), length: [...code].length };
    return [{ code: CODE[problem], severity: "warning" as const, row, column: column.header, params }];
  });
}
