/** Commands that prove a draw: verify, ledger, publish, simulate, key, sign, witness. */
import type { Command } from "commander";
import { EXIT, Problem } from "../problem.ts";
import type { Io } from "../system/io.ts";
import { campaignOptions, collect, type Perform, readingOptions, type Words } from "./shared.ts";

/** Registers them; each action imports its command when it runs. */
export function trustCommands(program: Command, t: Words, perform: Perform, io: Io): void {
  const verify = program
    .command("verify")
    .description(t("help-verify"))
    .argument("<record>", t("help-verify-record"));
  verify.option("--key <file>", t("help-verify-key"));
  readingOptions(verify.option("--register <files...>", t("help-verify-register"), collect), t)
    .option("--json", t("help-json"))
    .action((record, flags) =>
      perform(async () => (await import("../commands/verify.ts")).verify(io, record, flags)),
    );

  program
    .command("ledger")
    .description(t("help-ledger"))
    .argument("[campaign]", t("help-campaign"))
    .option("--verify", t("help-ledger-verify"))
    .option("--out <dir>", t("help-out"))
    .option("--json", t("help-json"))
    .action((dir, flags) =>
      perform(async () => (await import("../commands/ledger.ts")).ledger(io, dir, flags)),
    );

  program
    .command("publish")
    .description(t("help-publish"))
    .usage(t("help-publish-usage"))
    .argument("<dirs...>", t("help-publish-dir"))
    .option("--draw <name>", t("help-draw-name"))
    .option("--out <dir>", t("help-out"))
    .option("--at <time>", t("help-at"))
    .option("--json", t("help-json"))
    .action((dirs: string[], flags) =>
      perform(async () => {
        if (dirs.length > 2) throw new Problem(EXIT.usage, [{ code: "USE030", severity: "error" }]);
        const campaign = dirs.length === 2 ? dirs[0] : undefined;
        return (await import("../commands/publish.ts")).publish(io, campaign, dirs.at(-1)!, flags);
      }),
    );

  program
    .command("simulate")
    .description(t("help-simulate"))
    .argument("[campaign]", t("help-campaign"))
    .option("--draw <name>", t("help-draw-name"))
    .option("--runs <number>", t("help-simulate-runs"))
    .option("--seed <text>", t("help-simulate-seed"))
    .option("--out <dir>", t("help-simulate-out"))
    .option("--json", t("help-json"))
    .action((dir, flags) =>
      perform(async () => (await import("../commands/simulate.ts")).simulate(io, dir, flags)),
    );

  const key = program.command("key").description(t("help-key"));
  key
    .command("new")
    .description(t("help-key-new"))
    .argument("[file]", t("help-key-file"))
    .action((file) => perform(async () => (await import("../commands/key.ts")).keyNew(io, file)));

  campaignOptions(program.command("sign").description(t("help-sign")), t)
    .requiredOption("--key <file>", t("help-sign-key"))
    .action((dir, flags) => perform(async () => (await import("../commands/key.ts")).sign(io, dir, flags)));

  const witness = program.command("witness").description(t("help-witness"));
  witness
    .addArgument(witness.createArgument("<action>", t("help-witness-action")).choices(["new"]))
    .argument("<name>", t("help-witness-name"))
    .option("--json", t("help-json"))
    .action((_action, name: string, flags) =>
      perform(async () => (await import("../commands/witness.ts")).witness(io, name, flags)),
    );
}
