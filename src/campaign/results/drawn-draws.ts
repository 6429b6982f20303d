/** The draws of a campaign that results may be about. */
import { EXIT, type Finding, fail } from "../../problem.ts";
import { drawDigest } from "../../record/record.ts";
import type { DrawnObject, DrawView } from "../../results/draw-view.ts";
import type { Io } from "../../system/io.ts";
import { drawnRecord } from "../draw.ts";
import { type Campaign, drawsOf } from "../open.ts";
import { viewMaterial, viewOf } from "../view.ts";
import { leftObjects } from "./open-results.ts";

export interface DrawnDraw {
  readonly name: string;
  /** Digest of the draw, without what came after it. */
  readonly record: string;
  /** With every cell of the register. */
  readonly view: DrawView;
  /** The objects that may be inspected, and those that were replaced. */
  readonly objects: readonly DrawnObject[];
}

/**
 * The draws that have been made, all or the named one.
 * @throws Problem (usage) for an unknown name, (conflict) where none of them has been made
 */
export async function drawnDraws(
  io: Io,
  campaign: Campaign,
  name: string | undefined,
  findings: Finding[],
): Promise<DrawnDraw[]> {
  const drawn: DrawnDraw[] = [];
  for (const draw of drawsOf(campaign, name)) {
    const record = await drawnRecord(campaign, draw.name);
    if (!record) continue;
    const view = viewOf(campaign, draw, await viewMaterial(io, campaign, draw, findings), true);
    const left = (await leftObjects(campaign, record)).map(({ object }) => object);
    drawn.push({ name: draw.name, record: drawDigest(record), view, objects: [...view.objects, ...left] });
  }
  return drawn.length > 0
    ? drawn
    : fail(EXIT.conflict, "CMD017", { draw: name ?? drawsOf(campaign)[0]?.name ?? "" });
}

/** The one draw that is meant. @throws Problem (usage) where there are several and none is named */
export function singleDraw(drawn: readonly DrawnDraw[], where: Partial<Finding> = {}): DrawnDraw {
  const [first, ...more] = drawn;
  return first && more.length === 0
    ? first
    : fail(EXIT.usage, "RES023", { draws: drawn.map(({ name }) => name).join(", ") }, where);
}
