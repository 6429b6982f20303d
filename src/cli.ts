/** The program: words in, exit code out. */
import { Command, CommanderError, Option } from "commander";
import { drawsCommands } from "./flags/draws.ts";
import { LocalHelp } from "./flags/help.ts";
import { registersCommands } from "./flags/registers.ts";
import { resultsCommands } from "./flags/results.ts";
import { scoreCommands } from "./flags/score.ts";
import { scoresCommands } from "./flags/scores.ts";
import type { Perform, Words } from "./flags/shared.ts";
import { trustCommands } from "./flags/trust.ts";
import { EXIT, type Finding, Problem } from "./problem.ts";
import type { Io } from "./system/io.ts";
import { type Lang, pickLang, say } from "./text/index.ts";
import { VERSION } from "./version.ts";

/** Builds the whole command line; actions hand their exit code to `perform`. */
export function buildProgram(io: Io, perform: Perform): Command {
  const t: Words = (key) => say(io.lang, key);
  const program = new Command("choucha");
  program
    .description(t("help"))
    .version(VERSION, "-V, --version", t("help-version"))
    .helpOption("-h, --help", t("help-help"))
    .addOption(new Option("--lang <lang>", t("help-lang")).choices(["zh", "en"]))
    .addHelpText("after", t("help-examples"))
    .showSuggestionAfterError(true)
    .enablePositionalOptions(false);
  for (const register of [
    registersCommands,
    drawsCommands,
    trustCommands,
    resultsCommands,
    scoreCommands,
    scoresCommands,
  ])
    register(program, t, perform, io);
  const settle = (command: Command): void => {
    command.helpCommand(false);
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
    for (const below of command.commands) settle(below);
  };
  settle(program);
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

/** The command that the words name, also one inside a group. */
function askedCommand(program: Command, argv: readonly string[]): Command {
  let found = program;
  for (const word of argv) {
    const below = found.commands.find((one) => one.name() === word);
    if (!below) break;
    found = below;
  }
  return found;
}

/** " score sheet": a command's own words, each after a space; "" for the program. */
const wordsOf = (command: Command): string =>
  command.parent ? `${wordsOf(command.parent)} ${command.name()}` : "";

/** `--lang` wherever it stands; commander knows it only after it has parsed everything. */
function askedLang(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  return at < 0 ? undefined : argv[at]!.startsWith("--lang=") ? argv[at]!.slice(7) : argv[at + 1];
}

/** Tells findings on stderr, and as a document on stdout where JSON was asked for. */
async function tell(io: Io, exit: number, findings: readonly Finding[], json: boolean): Promise<number> {
  const { findingJson, findingsText } = await import("./commands/screen.ts");
  const { here } = await import("./system/here.ts");
  const { write } = await import("./system/io.ts");
  // Where a stream takes nothing more (a full disk), the exit code still speaks.
  const tried = (stream: Io["stdout"], text: string) => write(stream, text).catch(() => undefined);
  const told = findings.map((one) => (one.file === undefined ? one : { ...one, file: here(io, one.file) }));
  await tried(io.stderr, findingsText(io, told, "stderr"));
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
      const asked = askedCommand(program, argv);
      if (error.code === "commander.help") {
        asked.outputHelp();
        return EXIT.done;
      }
      const params = { message: complaint(io.lang, error), command: wordsOf(asked) };
      return await tell(io, EXIT.usage, [{ code: "USE001", severity: "error", params }], json);
    }
    if (error instanceof Problem) return await tell(io, error.exit, error.findings, json);
    if (error instanceof Error && error.name === "ExitPromptError") return EXIT.interrupted;
    throw error;
  }
}
