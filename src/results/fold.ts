/** The results that stand, from everything that was recorded in its order. */
import type { FollowUp, InspectionResult } from "./types.ts";

/** What became of a correction after the inspection: it was accepted, or the office gave more time. */
export interface Follow {
  readonly object: string;
  /** Day on which the correction was accepted, ISO. */
  readonly corrected?: string;
  /** New last day, ISO. */
  readonly due?: string;
  /** Why there is more time; what was seen when the correction was accepted. */
  readonly reason?: string;
}

/** One recording: forms that were read, or a step of a correction. */
export interface Recorded {
  readonly results: readonly InspectionResult[];
  readonly follows?: readonly Follow[];
}

export interface Standing {
  /** What the last form said. */
  readonly form: InspectionResult;
  /** The steps since that still concern what the form says, oldest first. */
  readonly follows: readonly Follow[];
}

/** A later form that speaks of the same order leaves its extensions; one that tells of the correction replaces ours. */
function kept(before: Standing | undefined, now: InspectionResult): readonly Follow[] {
  if (!before) return [];
  const [old, next] = [before.form.followUp, now.followUp];
  if (old.kind !== next.kind || old.due !== next.due) return [];
  return next.corrected === undefined
    ? before.follows
    : before.follows.filter(({ corrected }) => corrected === undefined);
}

/** Folds recordings in the order in which they were made; a later form replaces an earlier one of its object. */
export function foldResults(recordings: readonly Recorded[]): Map<string, Standing> {
  const standing = new Map<string, Standing>();
  for (const { results, follows = [] } of recordings) {
    for (const form of results)
      standing.set(form.object, { form, follows: kept(standing.get(form.object), form) });
    for (const follow of follows) {
      const one = standing.get(follow.object);
      if (one) standing.set(follow.object, { ...one, follows: [...one.follows, follow] });
    }
  }
  return standing;
}

const joined = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || a === b ? b : b === undefined ? a : `${a}；${b}`;

function applied(before: FollowUp, { corrected, due, reason }: Follow): FollowUp {
  if (due !== undefined)
    return {
      ...before,
      due,
      extended: [...(before.extended ?? []), { from: before.due ?? "", to: due, reason: reason ?? "" }],
    };
  const note = joined(before.note, reason);
  return {
    ...before,
    ...(corrected === undefined ? {} : { corrected }),
    ...(note === undefined ? {} : { note }),
  };
}

/** The result as it stands: the form with the steps since. */
export const standingResult = ({ form, follows }: Standing): InspectionResult =>
  follows.length === 0 ? form : { ...form, followUp: follows.reduce(applied, form.followUp) };
