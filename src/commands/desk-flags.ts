/** Flags of `commit --dispatch` and `assign --dispatch`, and what does not go with them. */
import type { DeskFlags } from "../campaign/desk.ts";
import { EXIT, fail } from "../problem.ts";

export interface GivenDeskFlags extends Partial<DeskFlags> {
  readonly source?: readonly string[];
  readonly at?: string;
  readonly json?: boolean;
  readonly draw?: string;
  readonly reason?: string;
  readonly seed?: readonly string[];
  readonly seeds?: string;
}

/**
 * The flags of a command that works from a package.
 * @throws Problem (usage) where a campaign is named as well, where no inspectors are, or for flags that have no use there
 */
export function deskFlags(campaign: string | undefined, flags: GivenDeskFlags): GivenDeskFlags & DeskFlags {
  if (campaign !== undefined) fail(EXIT.usage, "DSP006");
  if (flags.draw !== undefined) fail(EXIT.usage, "DSP009", { flags: "--draw" });
  if (flags.dispatch === undefined || flags.inspectors === undefined) return fail(EXIT.usage, "DSP008");
  return { ...flags, dispatch: flags.dispatch, inspectors: flags.inspectors };
}

/** @throws Problem (usage) for flags that only mean something with a package */
export function withoutDesk(flags: GivenDeskFlags, only: readonly (keyof GivenDeskFlags)[]): void {
  const idle = only.filter((key) => flags[key] !== undefined).map((key) => `--${key}`);
  if (idle.length > 0) fail(EXIT.usage, "DSP007", { flags: idle.join(", ") });
}
