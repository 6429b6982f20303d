/** Commands for reviews: agreement, rubric, grade. */
import { type Command, Option } from "commander";
import type { Io } from "../system/io.ts";
import { type Perform, readingOptions, type Words } from "./shared.ts";

/** Registers them; each action imports its command when it runs. */
export function scoresCommands(program: Command, t: Words, perform: Perform, io: Io): void {
  const agreement = program
    .command("agreement")
    .description(t("help-agreement"))
    .argument("<file>", t("help-agreement-file"))
    .addOption(
      new Option("--level <level>", t("help-agreement-level")).choices([
        "nominal",
        "ordinal",
        "interval",
        "ratio",
      ]),
    )
    .option("--seed <text>", t("help-agreement-seed"))
    .option("--rounds <number>", t("help-agreement-rounds"));
  readingOptions(agreement, t)
    .option("--json", t("help-json"))
    .action((file: string, flags) =>
      perform(async () => (await import("../commands/agreement.ts")).agreement(io, file, flags)),
    );

  program
    .command("rubric")
    .description(t("help-rubric"))
    .argument("[rubric]", t("help-rubric-name"))
    .option("--json", t("help-json"))
    .action((given: string | undefined, flags) =>
      perform(async () => (await import("../commands/rubric.ts")).rubric(io, given, flags)),
    );

  const grade = program
    .command("grade")
    .description(t("help-grade"))
    .argument("[campaign]", t("help-grade-campaign"))
    .option("--review <name>", t("help-score-review"))
    .option("--rubric <rubric>", t("help-grade-rubric"))
    .option("--scores <file>", t("help-grade-scores"));
  readingOptions(grade, t)
    .option("--least-ratings <number>", t("help-grade-least"))
    .option("--out <dir>", t("help-grade-out"))
    .option("--trace <document>", t("help-grade-trace"))
    .option("--at <time>", t("help-at"))
    .option("--json", t("help-json"))
    .action((given: string | undefined, flags) =>
      perform(async () => (await import("../commands/grade.ts")).grade(io, given, flags)),
    );
}
