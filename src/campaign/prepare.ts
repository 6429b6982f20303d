/** Frames of a draw, made from the registers that the plan names. */
import type { DrawPlan, RegisterRef } from "../plan/schema.ts";
import { EXIT, type Finding, Problem } from "../problem.ts";
import { type Finder, finderFor, lastDrawn, namesOf, type Recusals, recusals } from "../record/lists.ts";
import { type BuiltFrame, buildObjects } from "../record/objects.ts";
import { buildInspectors } from "../record/people.ts";
import type { InputFile } from "../record/record.ts";
import type { Rule } from "../record/rule.ts";
import { columnByRole } from "../registry/columns.ts";
import type { Table } from "../registry/table.ts";
import { toUnits } from "../registry/units.ts";
import { RFC3797_LARGEST_POOL } from "../sampling/rfc3797.ts";
import type { Io } from "../system/io.ts";
import { type Campaign, drawsAndReviews } from "./open.ts";
import { ruleOf } from "./plan-rule.ts";
import type { PreparedDraw } from "./prepared.ts";
import { prepareReview } from "./review/prepare-review.ts";
import { inputFile, Shelf } from "./shelf.ts";

/** What the frame must allow before anything is committed. */
export function feasible(rule: Rule, built: BuiltFrame, register: Table): Finding[] {
  const { frame } = built;
  const where = { severity: "error" as const, file: register.file, sheet: register.sheet };
  const findings: Finding[] = [];
  if (frame.eligible === 0)
    findings.push({ ...where, code: "DRW002", params: { units: frame.units.length } });
  else if (rule.n !== undefined && rule.allocation === "overall" && rule.n > frame.eligible)
    findings.push({ ...where, code: "DRW001", params: { n: rule.n, units: frame.eligible } });
  if (rule.method === "rfc3797" && (rule.stratify.length > 0 || rule.rates))
    findings.push({ ...where, code: "DRW003" });
  if (rule.method === "rfc3797" && frame.eligible > RFC3797_LARGEST_POOL)
    findings.push({
      ...where,
      code: "DRW005",
      params: { most: RFC3797_LARGEST_POOL, units: frame.eligible },
    });
  if (rule.inspectors && rule.inspectors.from !== "province" && !columnByRole(register, "prefecture"))
    findings.push({ ...where, code: "DRW006" });
  const lost = rule.dispatch && frame.units.find((unit) => !unit.excluded && !unit.prefecture);
  if (rule.dispatch && !columnByRole(register, "prefecture")) findings.push({ ...where, code: "DSP003" });
  else if (lost) findings.push({ ...where, code: "DSP004", params: { unit: lost.name } });
  return findings;
}

const NO_RECUSALS: Recusals = { byInspector: new Map(), matched: new Set(), findings: [] };

/** Reads the registers of one draw and builds its frames. `seen` collects recusal rows that found their object. */
export async function prepareDraw(
  shelf: Shelf,
  draw: DrawPlan,
  seen: Map<string, Set<number>>,
): Promise<PreparedDraw> {
  const rule = ruleOf(draw);
  const register = await shelf.table(draw.register);
  const { units } = toUnits(register, { id: rule.id, duplicates: rule.duplicates });
  const object: Finder = finderFor(register, units, ["creditCode", "licence", "name"]);
  const inputs: InputFile[] = [inputFile("register", register, draw.register)];
  const findings: Finding[] = [...register.findings];

  let days = new Map<string, string>();
  if (draw.history) {
    const history = await shelf.table(draw.history);
    const read = lastDrawn(history, object, rule.id);
    days = read.days;
    inputs.push(inputFile("history", history, draw.history));
    findings.push(...read.findings);
  }
  const objects = buildObjects(register, rule, days);
  findings.push(...objects.findings, ...feasible(rule, objects, register));

  let inspectors: BuiltFrame | undefined;
  let inspectorTable: Table | undefined;
  if (draw.inspectors && rule.inspectors) {
    inspectorTable = await shelf.table(draw.inspectors.register);
    inputs.push(inputFile("inspectors", inspectorTable, draw.inspectors.register));
    findings.push(...inspectorTable.findings);
    let read = NO_RECUSALS;
    if (draw.inspectors.recusal) {
      const list = await shelf.table(draw.inspectors.recusal);
      const people = toUnits(inspectorTable, { id: rule.inspectors.id, duplicates: "stop" });
      read = recusals(list, finderFor(inspectorTable, people.units, ["certificate", "person"]), object);
      inputs.push(inputFile("recusal", list, draw.inspectors.recusal));
      findings.push(...read.findings);
      const rows = seen.get(list.file) ?? new Set();
      for (const row of read.matched) rows.add(row);
      seen.set(list.file, rows);
    }
    inspectors = buildInspectors(inspectorTable, rule.inspectors, {
      recused: read.byInspector,
      objectsByName: namesOf(units),
    });
    findings.push(...inspectors.findings);
  }
  return { draw, rule, objects, register, units, inspectors, inspectorTable, inputs, findings };
}

/** Recusals that no draw of the campaign could use: a name was mistyped, or the object is in no register. */
async function idleRecusals(
  shelf: Shelf,
  draws: readonly DrawPlan[],
  seen: ReadonlyMap<string, ReadonlySet<number>>,
) {
  const refs = new Map(
    draws.flatMap(({ inspectors }) =>
      inspectors?.recusal ? [[inspectors.recusal.file, inspectors.recusal]] : [],
    ) as [string, RegisterRef][],
  );
  const findings: Finding[] = [];
  for (const ref of refs.values()) {
    const list = await shelf.table(ref);
    for (const row of list.rows)
      if (!seen.get(list.file)?.has(row.row))
        findings.push({
          code: "FRM023",
          severity: "warning",
          file: list.file,
          sheet: list.sheet,
          row: row.row,
        });
  }
  return findings;
}

/** Two findings are the same where they speak of the same thing in the same place. */
function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** Frames for all draws and reviews of a campaign; registers are read once. */
async function prepareAll(
  io: Io,
  campaign: Campaign,
): Promise<{ prepared: PreparedDraw[]; findings: Finding[] }> {
  const shelf = new Shelf(io, campaign);
  const seen = new Map<string, Set<number>>();
  const prepared: PreparedDraw[] = [];
  for (const draw of campaign.plan.draws) prepared.push(await prepareDraw(shelf, draw, seen));
  const frameOf = (name: string) => prepared.find(({ draw }) => draw.name === name)!.objects.frame;
  for (const draw of drawsAndReviews(campaign)) {
    const { review } = draw;
    if (review) prepared.push(await prepareReview(io, campaign, shelf, { ...draw, review }, frameOf));
  }
  const idle = await idleRecusals(shelf, campaign.plan.draws, seen);
  return {
    prepared,
    findings: distinct([...campaign.warnings, ...prepared.flatMap(({ findings }) => findings), ...idle]),
  };
}

const known = new WeakMap<Campaign, ReturnType<typeof prepareAll>>();

/** `prepareAll`, once in a run. */
export function prepareOnce(io: Io, campaign: Campaign): ReturnType<typeof prepareAll> {
  const there = known.get(campaign) ?? prepareAll(io, campaign);
  known.set(campaign, there);
  return there;
}

/** Stops where a finding is an error; all findings are in the Problem. */
export function stopOnErrors(findings: readonly Finding[]): void {
  if (findings.some(({ severity }) => severity === "error")) throw new Problem(EXIT.badInput, findings);
}
