import type { Finding } from "../problem.ts";

/** A unit of a register: one object of inspection, one inspector or one row of any list. */
export interface Unit {
  /** Normalised label, unique in its register. */
  readonly id: string;
  /** The id's raw text, as it stands in the file. */
  readonly rawId: string;
  readonly name: string;
  /** 1-based data row; the first of them where equal ids were merged. */
  readonly index: number;
  /** Row as a spreadsheet shows it. */
  readonly row: number;
  /** Cell text by header. */
  readonly values: ReadonlyMap<string, string>;
}

export interface UnitList {
  readonly units: readonly Unit[];
  readonly findings: readonly Finding[];
}
