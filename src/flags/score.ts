/** The group `score`: sheets out, sheets in, and what follows from them. */
import type { Command } from "commander";
import type { Io } from "../system/io.ts";
import { campaignOptions, type Perform, type Words } from "./shared.ts";

/** Registers it; each action imports its command when it runs. */
export function scoreCommands(program: Command, t: Words, perform: Perform, io: Io): void {
  const score = program.command("score").description(t("help-score"));
  const onReview = (command: Command): Command =>
    campaignOptions(command, t).option("--review <name>", t("help-score-review"));

  onReview(score.command("sheet").description(t("help-score-sheet")))
    .option("--reviewer <code>", t("help-score-reviewer"))
    .action((dir, flags) =>
      perform(async () => (await import("../commands/score/sheet.ts")).scoreSheet(io, dir, flags)),
    );

  score
    .command("import")
    .description(t("help-score-import"))
    .argument("<files...>", t("help-score-files"))
    .option("--campaign <dir>", t("help-score-campaign"))
    .option("--review <name>", t("help-score-review"))
    .option("--out <dir>", t("help-out"))
    .option("--at <time>", t("help-at"))
    .option("--json", t("help-json"))
    .action((files: string[], flags) =>
      perform(async () => (await import("../commands/score/import.ts")).scoreImport(io, files, flags)),
    );

  onReview(score.command("enter").description(t("help-score-enter")))
    .option("--reviewer <code>", t("help-score-who"))
    .option("--document <code>", t("help-score-document"))
    .action((dir, flags) =>
      perform(async () => (await import("../commands/score/enter.ts")).scoreEnter(io, dir, flags)),
    );

  score
    .command("trace")
    .description(t("help-score-trace"))
    .argument("<document>", t("help-score-traced"))
    .argument("[campaign]", t("help-campaign"))
    .option("--review <name>", t("help-score-review"))
    .option("--out <dir>", t("help-out"))
    .option("--json", t("help-json"))
    .action((document: string, dir, flags) =>
      perform(async () => (await import("../commands/score/trace.ts")).scoreTrace(io, document, dir, flags)),
    );

  onReview(score.command("third").description(t("help-score-third"))).action((dir, flags) =>
    perform(async () => (await import("../commands/score/third.ts")).scoreThird(io, dir, flags)),
  );
}
