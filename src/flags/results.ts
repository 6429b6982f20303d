/** The group `result`: forms out, results in, corrections followed. */
import type { Command } from "commander";
import type { Io } from "../system/io.ts";
import { campaignOptions, type Perform, type Words } from "./shared.ts";

/** Registers it; each action imports its command when it runs. */
export function resultsCommands(program: Command, t: Words, perform: Perform, io: Io): void {
  const result = program.command("result").description(t("help-result"));
  const onDraw = (command: Command): Command =>
    campaignOptions(command, t).option("--draw <name>", t("help-draw-name"));

  onDraw(result.command("form").description(t("help-result-form"))).action((dir, flags) =>
    perform(async () => (await import("../commands/result/form.ts")).resultForm(io, dir, flags)),
  );

  result
    .command("import")
    .description(t("help-result-import"))
    .argument("<files...>", t("help-result-files"))
    .option("--campaign <dir>", t("help-result-campaign"))
    .option("--draw <name>", t("help-draw-name"))
    .option("--out <dir>", t("help-out"))
    .option("--at <time>", t("help-at"))
    .option("--json", t("help-json"))
    .action((files: string[], flags) =>
      perform(async () => (await import("../commands/result/import.ts")).resultImport(io, files, flags)),
    );

  result
    .command("enter")
    .description(t("help-result-enter"))
    .argument("[campaign]", t("help-campaign"))
    .option("--draw <name>", t("help-draw-name"))
    .option("--out <dir>", t("help-out"))
    .option("--at <time>", t("help-at"))
    .action((dir, flags) =>
      perform(async () => (await import("../commands/result/enter.ts")).resultEnter(io, dir, flags)),
    );

  onDraw(
    result
      .command("follow")
      .description(t("help-result-follow"))
      .argument("<object>", t("help-result-object")),
  )
    .option("--corrected <date>", t("help-result-corrected"))
    .option("--note <text>", t("help-result-note"))
    .option("--extend <date>", t("help-result-extend"))
    .option("--reason <text>", t("help-result-reason"))
    .action((object: string, dir, flags) =>
      perform(async () =>
        (await import("../commands/result/follow.ts")).resultFollow(io, object, dir, flags),
      ),
    );

  onDraw(result.command("list").description(t("help-result-list")))
    .option("--as-of <date>", t("help-result-as-of"))
    .option("--overdue", t("help-result-overdue"))
    .action((dir, flags) =>
      perform(async () => (await import("../commands/result/list.ts")).resultList(io, dir, flags)),
    );
}
