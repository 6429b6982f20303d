/** What the flags of several commands share. */
import type { Command } from "commander";
import type { say } from "../text/index.ts";

export type Words = (key: Parameters<typeof say>[1]) => string;
export type Perform = (work: () => Promise<number>) => Promise<void>;

/** Gathers the values of an option that may stand more than once. */
export const collect = (value: string, before: readonly string[] | undefined): string[] => [
  ...(before ?? []),
  value,
];

/** The flags that say how a register is read. */
export function readingOptions(command: Command, t: Words): Command {
  return command
    .option("--encoding <name>", t("help-encoding"))
    .option("--sheet <name>", t("help-sheet"))
    .option("--header-row <row>", t("help-header-row"))
    .option("--delimiter <char>", t("help-delimiter"));
}

/** What every command on a campaign takes. */
export function campaignOptions(command: Command, t: Words): Command {
  return command
    .argument("[campaign]", t("help-campaign"))
    .option("--out <dir>", t("help-out"))
    .option("--at <time>", t("help-at"))
    .option("--json", t("help-json"));
}
