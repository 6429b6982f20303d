/** Frames of a review, made from the registers that the plan names. */
import type { DrawPlan, RegisterRef, ReviewPlan } from "../../plan/schema.ts";
import type { Finding } from "../../problem.ts";
import { buildCases } from "../../record/cases.ts";
import type { Frame } from "../../record/frame.ts";
import type { InputFile } from "../../record/record.ts";
import { buildReviewers } from "../../record/reviewers.ts";
import type { Table } from "../../registry/table.ts";
import type { Io } from "../../system/io.ts";
import type { Campaign } from "../open.ts";
import type { PreparedDraw } from "../prepared.ts";
import { openRubric } from "../rubric-file.ts";
import { inputFile, type Shelf } from "../shelf.ts";
import { firstStage } from "./first-stage.ts";
import { enoughReviewers, feasibleReview } from "./fit.ts";
import { reviewRule } from "./review-rule.ts";

/** The rubric of a review; paths start from the plan's folder. */
export const rubricOf = (io: Io, campaign: Campaign, { rubric }: ReviewPlan) =>
  openRubric({ ...io, cwd: campaign.dir }, rubric);

/**
 * Reads the registers and the rubric of a review and builds its frames.
 * @param prepared frames of the plan's draws as their registers give them, by name
 */
export async function prepareReview(
  io: Io,
  campaign: Campaign,
  shelf: Shelf,
  draw: DrawPlan & { readonly review: ReviewPlan },
  prepared: (draw: string) => Frame,
): Promise<PreparedDraw> {
  const { review } = draw;
  const { rubric, warnings } = await rubricOf(io, campaign, review);
  const rule = reviewRule(review, rubric);
  const first = await firstStage(campaign, review, prepared);
  const inputs: InputFile[] = [];
  const findings: Finding[] = [...warnings];
  const read = async (role: InputFile["role"], ref: RegisterRef): Promise<Table> => {
    const table = await shelf.table(ref);
    inputs.push(inputFile(role, table, ref));
    findings.push(...table.findings);
    return table;
  };
  const tables: Table[] = [];
  for (const ref of review.cases) tables.push(await read("register", ref));
  const objects = buildCases(tables, rule, first?.units);
  const people = await read("inspectors", review.reviewers.register);
  const list = review.reviewers.recusal && (await read("recusal", review.reviewers.recusal));
  const inspectors = buildReviewers(people, rule, objects.frame, first?.units, list);
  inputs.push(...(first?.inputs ?? []));
  const register = tables[0]!;
  const fits = feasibleReview(rule, objects.frame, first).map((finding) => ({
    ...finding,
    file: register.file,
    sheet: register.sheet,
  }));
  const enough = enoughReviewers(rule, objects.frame, inspectors.frame, first).map((finding) => ({
    ...finding,
    file: people.file,
    sheet: people.sheet,
  }));
  findings.push(...objects.findings, ...fits, ...inspectors.findings, ...enough);
  return { draw, rule, objects, register, units: [], inspectors, inspectorTable: people, inputs, findings };
}
