/** Flags and help. Each action imports its command when it runs, so that a start stays cheap. */
import { type Argument, Command, CommanderError, Help, Option } from "commander";
import type { Kind } from "./campaign/documents.ts";
import type { CheckFlags } from "./commands/check.ts";
import { EXIT, type Finding, Problem } from "./problem.ts";
import type { Io } from "./system/io.ts";
import { type Lang, pickLang, say } from "./text/index.ts";
import { VERSION } from "./version.ts";

type Words = (key: Parameters<typeof say>[1]) => string;
type Perform = (work: () => Promise<number>) => Promise<void>;

const collect = (value: string, before: readonly string[] | undefined): string[] => [
  ...(before ?? []),
  value,
];

/** Help in the run's language; commander's own headings are English. */
class LocalHelp extends Help {
  readonly #t: Words;
  constructor(t: Words) {
    super();
    this.#t = t;
  }
  override styleTitle(title: string): string {
    const own: Record<string, Parameters<typeof say>[1]> = {
      "Usage:": "help-usage",
      "Arguments:": "help-arguments",
      "Options:": "help-options",
      "Global Options:": "help-options",
      "Commands:": "help-commands",
    };
    return own[title] ? this.#t(own[title]) : title;
  }
  #local(text: string): string {
    return text
      .replace("[options]", this.#t("help-usage-options"))
      .replace("[command]", this.#t("help-usage-command"))
      .replace(/ \(choices: (.*)\)$/, (_, list: string) =>
        this.#t("help-choices").replace("…", list.replaceAll('"', "")),
      );
  }
  override commandUsage(command: Command): string {
    return this.#local(super.commandUsage(command));
  }
  override subcommandTerm(command: Command): string {
    return this.#local(super.subcommandTerm(command));
  }
  override optionDescription(option: Option): string {
    return this.#local(super.optionDescription(option));
  }
  override argumentDescription(argument: Argument): string {
    return this.#local(super.argumentDescription(argument));
  }
}

function readingOptions(command: Command, t: Words): Command {
  return command
    .option("--encoding <name>", t("help-encoding"))
    .option("--sheet <name>", t("help-sheet"))
    .option("--header-row <row>", t("help-header-row"))
    .option("--delimiter <char>", t("help-delimiter"));
}

function campaignOptions(command: Command, t: Words): Command {
  return command
    .argument("[campaign]", t("help-campaign"))
    .option("--out <dir>", t("help-out"))
    .option("--at <time>", t("help-at"))
    .option("--json", t("help-json"));
}

function registerCommands(program: Command, t: Words, perform: Perform, io: Io): void {
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
    .action((dir, flags) => perform(async () => (await import("./commands/init.ts")).init(dir, flags, io)));

  const check = program
    .command("check")
    .description(t("help-check"))
    .argument("<files...>", t("help-check-files"));
  readingOptions(check, t)
    .option("--id <columns>", t("help-id"))
    .option("--json", t("help-json"))
    .action((files: string[], flags: CheckFlags) =>
      perform(async () => (await import("./commands/check.ts")).check(io, files, flags)),
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
        return (await import("./commands/sample.ts")).sample(io, path, flags);
      }),
    );

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
          return (await import("./commands/commit.ts")).commit(io, dir, flags);
        return (await import("./commands/commit-dispatch.ts")).commitDispatch(io, dir, flags);
      }),
    );

  campaignOptions(program.command("draw").description(t("help-draw")), t)
    .option("--draw <name>", t("help-draw-name"))
    .option("--seed <name=value>", t("help-draw-seed"), collect)
    .option("--seeds <file>", t("help-draw-seeds"))
    .option("--no-pause", t("help-draw-no-pause"))
    .action((dir, flags) => perform(async () => (await import("./commands/draw.ts")).draw(io, dir, flags)));

  const witness = program.command("witness").description(t("help-witness"));
  witness
    .addArgument(witness.createArgument("<action>", t("help-witness-action")).choices(["new"]))
    .argument("<name>", t("help-witness-name"))
    .option("--json", t("help-json"))
    .action((_action, name: string, flags) =>
      perform(async () => (await import("./commands/witness.ts")).witness(io, name, flags)),
    );

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
          return (await import("./commands/assign.ts")).assign(io, dir, flags);
        return (await import("./commands/assign-dispatch.ts")).assignDispatch(io, dir, flags);
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
      perform(async () => (await import("./commands/collect.ts")).collect(io, dir, files, flags)),
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
      perform(async () => (await import("./commands/replace.ts")).replace(io, object, dir, flags)),
    );

  const verify = program
    .command("verify")
    .description(t("help-verify"))
    .argument("<record>", t("help-verify-record"));
  verify.option("--key <file>", t("help-verify-key"));
  readingOptions(verify.option("--register <files...>", t("help-verify-register"), collect), t)
    .option("--json", t("help-json"))
    .action((record, flags) =>
      perform(async () => (await import("./commands/verify.ts")).verify(io, record, flags)),
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
      perform(async () => (await import("./commands/simulate.ts")).simulate(io, dir, flags)),
    );

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
      perform(async () => (await import("./commands/agreement.ts")).agreement(io, file, flags)),
    );

  program
    .command("rubric")
    .description(t("help-rubric"))
    .argument("[rubric]", t("help-rubric-name"))
    .option("--json", t("help-json"))
    .action((given: string | undefined, flags) =>
      perform(async () => (await import("./commands/rubric.ts")).rubric(io, given, flags)),
    );

  const grade = program
    .command("grade")
    .description(t("help-grade"))
    .requiredOption("--rubric <rubric>", t("help-grade-rubric"))
    .requiredOption("--scores <file>", t("help-grade-scores"));
  readingOptions(grade, t)
    .option("--out <dir>", t("help-grade-out"))
    .option("--trace <document>", t("help-grade-trace"))
    .option("--json", t("help-json"))
    .action((flags) => perform(async () => (await import("./commands/grade.ts")).grade(io, flags)));

  const circular = program.command("circular").description(t("help-circular"));
  circular.addArgument(
    circular.createArgument("<kind>", t("help-circular-kind")).choices(["notice", "task", "result-list"]),
  );
  campaignOptions(circular, t)
    .option("--draw <name>", t("help-draw-name"))
    .action((kind: Kind, dir, flags) =>
      perform(async () => (await import("./commands/circular.ts")).circular(io, kind, dir, flags)),
    );

  const key = program.command("key").description(t("help-key"));
  key
    .command("new")
    .description(t("help-key-new"))
    .argument("[file]", t("help-key-file"))
    .action((file) => perform(async () => (await import("./commands/key.ts")).keyNew(io, file)));

  campaignOptions(program.command("sign").description(t("help-sign")), t)
    .requiredOption("--key <file>", t("help-sign-key"))
    .action((dir, flags) => perform(async () => (await import("./commands/key.ts")).sign(io, dir, flags)));

  program
    .command("ledger")
    .description(t("help-ledger"))
    .argument("[campaign]", t("help-campaign"))
    .option("--verify", t("help-ledger-verify"))
    .option("--out <dir>", t("help-out"))
    .option("--json", t("help-json"))
    .action((dir, flags) =>
      perform(async () => (await import("./commands/ledger.ts")).ledger(io, dir, flags)),
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
        return (await import("./commands/publish.ts")).publish(io, campaign, dirs.at(-1)!, flags);
      }),
    );

  campaignOptions(program.command("run").description(t("help-run")), t)
    .option("--seed <name=value>", t("help-draw-seed"), collect)
    .option("--seeds <file>", t("help-draw-seeds"))
    .option("--dry-run", t("help-run-dry-run"))
    .action((dir, flags) => perform(async () => (await import("./commands/run.ts")).run(io, dir, flags)));
}

/** A file that a list of values before it swallowed: `sample --seed dice=416235 list.csv`. */
function strayFile(flags: { seed?: string[]; rate?: string[]; rateBy?: string }): string | undefined {
  if (flags.seed && !flags.seed.at(-1)?.includes("=")) return flags.seed.pop();
  const rates = flags.rate ?? [];
  return rates.length > 1 && (flags.rateBy === undefined || !rates.at(-1)?.includes("="))
    ? rates.pop()
    : undefined;
}

/** Builds the whole command line; actions hand their exit code to `perform`. */
export function buildProgram(io: Io, perform: Perform): Command {
  const t: Words = (key) => say(io.lang, key);
  const program = new Command("choucha");
  program
    .description(t("help"))
    .version(VERSION, "-V, --version", t("help-version"))
    .helpOption("-h, --help", t("help-help"))
    .helpCommand(false)
    .addOption(new Option("--lang <lang>", t("help-lang")).choices(["zh", "en"]))
    .addHelpText("after", t("help-examples"))
    .showSuggestionAfterError(true)
    .enablePositionalOptions(false);
  registerCommands(program, t, perform, io);
  for (const command of [program, ...program.commands]) {
    command.exitOverride();
    command.createHelp = () => new LocalHelp(t);
    command.configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: () => undefined, // told once, as a finding, by `main`
      getOutHelpWidth: () => io.stdout.columns ?? 100,
    });
    if (command !== program) {
      command.helpOption("-h, --help", t("help-help"));
      command.addOption(new Option("--lang <lang>", t("help-lang")).choices(["zh", "en"]));
    }
  }
  return program;
}

/** Commander's complaint as a sentence, in Chinese or in its own English. */
function complaint(lang: Lang, error: CommanderError): string {
  const english = error.message
    .replace(/^error: /, "")
    .replace(/\s+/g, " ")
    .trim();
  if (lang === "en") return english.replace(/^[a-z]/, (first) => first.toUpperCase()).replace(/[^.]$/, "$&.");
  const [, first = "", second = ""] = /'([^']*)'(?:.*?'([^']*)')?/.exec(english) ?? [];
  const hint = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(english)?.[1];
  const said: Record<string, string> = {
    "commander.unknownOption": `没有选项“${first}”`,
    "commander.unknownCommand": `没有命令“${first}”`,
    "commander.missingMandatoryOptionValue": `缺少选项“${first}”`,
    "commander.missingArgument": `缺少参数“${first}”`,
    "commander.optionMissingArgument": `选项“${first}”缺少值`,
    "commander.invalidArgument": `“${first}”的值“${second}”不可用。${/Allowed choices are (.*?)\.$/.exec(english)?.[1] ? `可用的值：${/Allowed choices are (.*?)\.$/.exec(english)![1]}` : ""}`,
    "commander.excessArguments": `参数过多`,
  };
  return `${said[error.code] ?? english}${hint ? `，是否指 ${hint}？` : ""}`;
}

/** `--lang` wherever it stands; commander knows it only after it has parsed everything. */
function askedLang(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  return at < 0 ? undefined : argv[at]!.startsWith("--lang=") ? argv[at]!.slice(7) : argv[at + 1];
}

/** Tells findings on stderr, and as a document on stdout where JSON was asked for. */
async function tell(io: Io, exit: number, findings: readonly Finding[], json: boolean): Promise<number> {
  const { colours, findingJson, findingsText } = await import("./commands/screen.ts");
  const { write } = await import("./system/io.ts");
  // Where a stream takes nothing more (a full disk), the exit code still speaks.
  const tried = (stream: Io["stdout"], text: string) => write(stream, text).catch(() => undefined);
  await tried(io.stderr, findingsText(io.lang, findings, colours(io, "stderr")));
  if (json) {
    const shown = findings.map((finding) => findingJson(io.lang, finding));
    await tried(
      io.stdout,
      `${JSON.stringify({ $schema: "choucha/error/1", version: 1, ok: false, exit, findings: shown }, null, 2)}\n`,
    );
  }
  return exit;
}

/**
 * The whole program.
 * @param argv the words behind the program's name
 * @returns the exit code; expected failures have told their findings on stderr
 */
export async function main(argv: readonly string[], given: Omit<Io, "lang">): Promise<number> {
  const io: Io = { ...given, lang: pickLang(askedLang(argv), given.env) };
  const json = argv.includes("--json");
  let exit: number = EXIT.done;
  const program = buildProgram(io, async (work) => {
    exit = await work();
  });
  try {
    if (argv.length === 0) {
      program.outputHelp();
      return EXIT.done;
    }
    await program.parseAsync([...argv], { from: "user" });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.done;
      const command = program.commands.find((one) => one.name() === argv[0])?.name() ?? "";
      const params = { message: complaint(io.lang, error), command: command === "" ? "" : ` ${command}` };
      return await tell(io, EXIT.usage, [{ code: "USE001", severity: "error", params }], json);
    }
    if (error instanceof Problem) return await tell(io, error.exit, error.findings, json);
    if (error instanceof Error && error.name === "ExitPromptError") return EXIT.interrupted;
    throw error;
  }
}
