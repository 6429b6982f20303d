/** Opens a drawn review. */
import { EXIT, fail } from "../../problem.ts";
import type { Io } from "../../system/io.ts";
import type { Campaign } from "../open.ts";
import type { OpenReview } from "./types.ts";

/**
 * The named review of a campaign, or its only one, after its draw and deal.
 * @throws Problem where there is none of that name, or where it has not been drawn
 */
export async function openReview(_io: Io, _campaign: Campaign, name?: string): Promise<OpenReview> {
  return fail(EXIT.usage, "CMD002", { name: name ?? "", known: "" });
}
