/** A step of a correction: accepted, or given more time. */
import { EXIT, fail } from "../../problem.ts";
import { standingResult } from "../../results/fold.ts";
import type { InspectionResult } from "../../results/types.ts";
import type { Campaign } from "../open.ts";
import type { DrawnDraw } from "./drawn-draws.ts";
import { addFollow, standingResults } from "./result-store.ts";
import { ObjectFinder } from "./table-read.ts";

export type FollowWish =
  | { readonly corrected: string; readonly reason?: string }
  | { readonly due: string; readonly reason: string };

export interface Followed {
  readonly draw: string;
  readonly name: string;
  readonly before: InspectionResult;
  readonly now: InspectionResult;
  /** false where the same was recorded before. */
  readonly changed: boolean;
}

/** The draw and object that a text names. @throws Problem (usage) RES035, RES037 */
export function findObject(drawn: readonly DrawnDraw[], text: string) {
  const found = drawn.flatMap((draw) => {
    const object = new ObjectFinder(draw.objects).find(text);
    return object ? [{ draw, object }] : [];
  });
  const [first, ...more] = found;
  if (!first) return fail(EXIT.usage, "RES035", { object: text });
  if (more.length > 0 || first.object === "several") return fail(EXIT.usage, "RES037", { object: text });
  return { draw: first.draw, object: first.object };
}

/** @throws Problem (bad input) where the step does not fit what is recorded */
function check(name: string, { followUp, inspectedOn }: InspectionResult, wish: FollowWish, today: string) {
  const { kind, due } = followUp;
  if (kind !== "限期改正" && due === undefined)
    fail(EXIT.badInput, "RES018", { object: name, followUp: kind });
  if (followUp.corrected !== undefined)
    fail(EXIT.badInput, "RES021", { object: name, day: followUp.corrected });
  if ("due" in wish) {
    if (wish.due <= (due ?? inspectedOn ?? ""))
      fail(EXIT.badInput, "RES022", { due: wish.due, before: due ?? inspectedOn ?? "" });
    return;
  }
  if (wish.corrected > today) fail(EXIT.badInput, "RES020", { day: wish.corrected });
  if (inspectedOn !== undefined && wish.corrected < inspectedOn)
    fail(EXIT.badInput, "RES019", { corrected: wish.corrected, day: inspectedOn });
}

/**
 * Records a step. The caller holds the lock.
 * @param today day of the run, ISO
 * @throws Problem for an object that is not known (usage), and for steps that do not fit (bad input)
 */
export async function followResult(
  campaign: Campaign,
  drawn: readonly DrawnDraw[],
  text: string,
  wish: FollowWish,
  at: string,
  today: string,
): Promise<Followed> {
  const { draw, object } = findObject(drawn, text);
  const standing = (await standingResults(campaign, draw.name)).get(object.id);
  if (!standing) return fail(EXIT.badInput, "RES017", { object: object.name });
  const before = standingResult(standing);
  const about = { draw: draw.name, name: object.name, before };
  if ("corrected" in wish && before.followUp.corrected === wish.corrected)
    return { ...about, now: before, changed: false };
  check(object.name, before, wish, today);
  const follow = { object: object.id, ...wish };
  await addFollow(campaign, draw.name, follow, at);
  const now = standingResult({ ...standing, follows: [...standing.follows, follow] });
  return { ...about, now, changed: true };
}
