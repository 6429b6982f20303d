/** Commands that make a draw: commit, draw, assign, collect, replace, circular, run. */
import { type Command, Option } from "commander";
import { KINDS, type Kind } from "../campaign/documents/table.ts";
import type { Io } from "../system/io.ts";
import { campaignOptions, collect, type Perform, type Words } from "./shared.ts";

/** Registers them; each action imports its command when it runs. */
export function drawsCommands(program: Command, t: Words, perform: Perform, io: Io): void {
  campaignOptions(program.command("commit").description(t("help-commit")), t)
    .option("--draw <name>", t("help-draw-name"))
    .option("--reason <text>", t("help-commit-reason"))
    .option("--dispatch <file>", t("help-dispatch"))
    .option("--inspectors <file>", t("help-dispatch-inspectors"))
    .option("--recusal <file>", t("help-dispatch-recusal"))
    .option("--source <name=rule>", t("help-dispatch-source"), collect)
    .action((dir, flags) =>
      perform(async () => {
        if (flags.dispatch === undefined)
          return (await import("../commands/commit.ts")).commit(io, dir, flags);
        return (await import("../commands/commit-dispatch.ts")).commitDispatch(io, dir, flags);
      }),
    );

  campaignOptions(program.command("draw").description(t("help-draw")), t)
    .option("--draw <name>", t("help-draw-name"))
    .option("--seed <name=value>", t("help-draw-seed"), collect)
    .option("--seeds <file>", t("help-draw-seeds"))
    .option("--no-pause", t("help-draw-no-pause"))
    .action((dir, flags) => perform(async () => (await import("../commands/draw.ts")).draw(io, dir, flags)));

  campaignOptions(program.command("assign").description(t("help-assign")), t)
    .option("--draw <name>", t("help-draw-name"))
    .option("--dispatch <file>", t("help-dispatch"))
    .option("--inspectors <file>", t("help-dispatch-inspectors"))
    .option("--recusal <file>", t("help-dispatch-recusal"))
    .option("--source <name=rule>", t("help-dispatch-source"), collect)
    .option("--seed <name=value>", t("help-dispatch-seed"), collect)
    .option("--seeds <file>", t("help-dispatch-seeds"))
    .action((dir, flags) =>
      perform(async () => {
        if (flags.dispatch === undefined)
          return (await import("../commands/assign.ts")).assign(io, dir, flags);
        return (await import("../commands/assign-dispatch.ts")).assignDispatch(io, dir, flags);
      }),
    );

  program
    .command("collect")
    .description(t("help-collect"))
    .argument("<campaign>", t("help-campaign"))
    .argument("<files...>", t("help-collect-files"))
    .option("--out <dir>", t("help-out"))
    .option("--at <time>", t("help-at"))
    .option("--json", t("help-json"))
    .action((dir: string, files: string[], flags) =>
      perform(async () => (await import("../commands/collect.ts")).collect(io, dir, files, flags)),
    );

  campaignOptions(
    program.command("replace").description(t("help-replace")).argument("<object>", t("help-replace-object")),
    t,
  )
    .requiredOption("--reason <code>", t("help-replace-reason"))
    .option("--inspector <person>", t("help-replace-inspector"))
    .option("--note <text>", t("help-replace-note"))
    .option("--without", t("help-replace-without"))
    .option("--draw <name>", t("help-draw-name"))
    .action((object: string, dir, flags) =>
      perform(async () => (await import("../commands/replace.ts")).replace(io, object, dir, flags)),
    );

  const circular = program.command("circular").description(t("help-circular"));
  circular.addArgument(circular.createArgument("<kind>", t("help-circular-kind")).choices(KINDS));
  campaignOptions(circular, t)
    .option("--draw <name>", t("help-draw-name"))
    .option("--as-of <day>", t("help-circular-as-of"))
    .option("--object <name>", t("help-circular-object"))
    .option("--public", t("help-circular-public"))
    .option("--reconcile", t("help-circular-reconcile"))
    .addOption(new Option("--period <period>", t("help-circular-period")).choices(["half", "year"]))
    .option("--template <file>", t("help-circular-template"))
    .action((kind: Kind, dir, flags) =>
      perform(async () => (await import("../commands/circular.ts")).circular(io, kind, dir, flags)),
    );

  campaignOptions(program.command("run").description(t("help-run")), t)
    .option("--seed <name=value>", t("help-draw-seed"), collect)
    .option("--seeds <file>", t("help-draw-seeds"))
    .option("--dry-run", t("help-run-dry-run"))
    .action((dir, flags) => perform(async () => (await import("../commands/run.ts")).run(io, dir, flags)));
}
