/** What the registers of one draw or review give, before anything is committed. */
import type { DrawPlan } from "../plan/schema.ts";
import type { Finding } from "../problem.ts";
import type { BuiltFrame } from "../record/objects.ts";
import type { InputFile } from "../record/record.ts";
import type { Rule } from "../record/rule.ts";
import type { Table } from "../registry/table.ts";
import type { Unit } from "../registry/units.ts";

export interface PreparedDraw {
  readonly draw: DrawPlan;
  readonly rule: Rule;
  readonly objects: BuiltFrame;
  readonly register: Table;
  readonly units: readonly Unit[];
  readonly inspectors?: BuiltFrame;
  readonly inspectorTable?: Table;
  readonly inputs: readonly InputFile[];
  readonly findings: readonly Finding[];
}
