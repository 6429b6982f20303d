/** Names of a review's institutions, for screens: its frame and record have only their ids. */
import type { DrawPlan } from "../../plan/schema.ts";
import { makeFrame } from "../../record/frame.ts";
import type { Campaign } from "../open.ts";
import { firstStage } from "./first-stage.ts";

/** Names by id, from the first stage; empty for a draw, and for a review whose registers name the institutions. */
export async function institutionNames(
  campaign: Campaign,
  draw: DrawPlan,
): Promise<ReadonlyMap<string, string>> {
  const first = draw.review && (await firstStage(campaign, draw.review, () => makeFrame([])));
  return new Map(first?.units.map(({ id, name }) => [id, name]));
}
