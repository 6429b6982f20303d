/** Commands on registers: init, check, sample. */
import { type Command, Option } from "commander";
import type { CheckFlags } from "../commands/check.ts";
import { EXIT, Problem } from "../problem.ts";
import type { Io } from "../system/io.ts";
import { collect, type Perform, readingOptions, type Words } from "./shared.ts";

/** Registers them; each action imports its command when it runs. */
export function registersCommands(program: Command, t: Words, perform: Perform, io: Io): void {
  const init = program.command("init").description(t("help-init")).argument("[dir]", t("help-init-dir"));
  init
    .option("--what <noun>", t("help-init-what"))
    .option("--register <file>", t("help-init-register"))
    .option("--id <columns>", t("help-id"))
    .option("--stratify <columns>", t("help-init-stratify"))
    .option("--rate <rate>", t("help-init-rate"))
    .option("--n <number>", t("help-init-n"))
    .option("--allocation <kind>", t("help-sample-allocation"))
    .option("--alternates <number>", t("help-sample-alternates"))
    .option("--exclude <rule>", t("help-init-exclude"), collect)
    .option("--inspectors <file>", t("help-init-inspectors"))
    .option("--recusal <file>", t("help-init-recusal"))
    .option("--per-object <number>", t("help-init-per-object"))
    .option("--issuer <office>", t("help-init-issuer"))
    .option("--year <year>", t("help-init-year"))
    .option("--campaign <name>", t("help-init-campaign"))
    .option("--source <name=rule>", t("help-init-source"), collect)
    .option("--window <span>", t("help-init-window"))
    .option("--basis <text>", t("help-init-basis"), collect)
    .option("--force", t("help-init-force"))
    .option("--yes", t("help-init-yes"))
    .action((dir, flags) => perform(async () => (await import("../commands/init.ts")).init(dir, flags, io)));

  const check = program
    .command("check")
    .description(t("help-check"))
    .argument("<files...>", t("help-check-files"));
  readingOptions(check, t)
    .option("--id <columns>", t("help-id"))
    .option("--json", t("help-json"))
    .action((files: string[], flags: CheckFlags) =>
      perform(async () => (await import("../commands/check.ts")).check(io, files, flags)),
    );

  const sample = program.command("sample").description(t("help-sample")).argument("[file]", t("help-file"));
  sample
    .option("--rate <rate...>", t("help-sample-rate"), collect)
    .option("--n <number>", t("help-sample-n"))
    .option("--rate-by <column>", t("help-sample-rate-by"))
    .option("--id <columns>", t("help-id"))
    .option("--by <columns>", t("help-sample-by"))
    .addOption(new Option("--allocation <kind>", t("help-sample-allocation")).choices(["overall", "each"]))
    .addOption(
      new Option("--rounding <kind>", t("help-sample-rounding")).choices(["random", "largest-remainder"]),
    )
    .option("--minimum <number>", t("help-sample-minimum"))
    .option("--alternates <number>", t("help-sample-alternates"))
    .addOption(
      new Option("--method <name>", t("help-sample-method")).choices(["vrs", "seedrandom", "rfc3797"]),
    )
    .addOption(new Option("--duplicates <kind>", t("help-sample-duplicates")).choices(["stop", "merge"]))
    .option("--seed <name=value...>", t("help-sample-seed"), collect);
  readingOptions(sample, t)
    .option("--out <file>", t("help-sample-out"))
    .option("--at <time>", t("help-at"))
    .option("--json", t("help-json"))
    .action((file: string | undefined, flags) =>
      perform(async () => {
        const path = file ?? strayFile(flags);
        if (path === undefined)
          throw new Problem(EXIT.usage, [
            { code: "USE004", severity: "error", params: { command: "sample" } },
          ]);
        return (await import("../commands/sample.ts")).sample(io, path, flags);
      }),
    );
}

/** A file that a list of values before it swallowed: `sample --seed dice=416235 list.csv`. */
function strayFile(flags: { seed?: string[]; rate?: string[]; rateBy?: string }): string | undefined {
  if (flags.seed && !flags.seed.at(-1)?.includes("=")) return flags.seed.pop();
  const rates = flags.rate ?? [];
  return rates.length > 1 && (flags.rateBy === undefined || !rates.at(-1)?.includes("="))
    ? rates.pop()
    : undefined;
}
