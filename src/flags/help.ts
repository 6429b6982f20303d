/** Help in the run's language. */
import { type Argument, type Command, Help, type Option } from "commander";
import type { say } from "../text/index.ts";
import type { Words } from "./shared.ts";

/** Help in the run's language; commander's own headings are English. */
export class LocalHelp extends Help {
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
