/** The terminal as a stage: whole screens, questions below them, pauses. Tests put a script in its place. */
import type { Io } from "../../system/io.ts";
import { write } from "../../system/io.ts";
import { say } from "../../text/index.ts";
import { colours } from "../screen.ts";
import { MARGIN, wrap } from "./layout.ts";

export interface Stage {
  readonly width: number;
  readonly height: number;
  /** Shows a whole screen, with a line at its foot; what is asked next stands below the last line. */
  paint(lines: readonly string[], foot?: string): Promise<void>;
  /** Puts one more line below those that are shown. */
  add(line: string): Promise<void>;
  /** One line of text; `validate` gives true or what is wrong; `now` stands there to be changed. */
  input(message: string, validate: (given: string) => Promise<true | string>, now?: string): Promise<string>;
  confirm(message: string): Promise<boolean>;
  /** Waits until Enter is pressed. false where it was Ctrl-C. */
  enter(): Promise<boolean>;
  /** Waits so long, or until a key is pressed. false where it was Ctrl-C. */
  pause(milliseconds: number): Promise<boolean>;
  /** Gives the terminal back as it was. */
  close(): Promise<void>;
}

const ESC = "\u001b[";
const [ALTERNATE, ORDINARY, HIDE, SHOW] = [`${ESC}?1049h`, `${ESC}?1049l`, `${ESC}?25l`, `${ESC}?25h`];

/** The next keys from a terminal as they come, or "" when the time is over. */
function keys(stdin: NodeJS.ReadStream, milliseconds?: number): Promise<string> {
  return new Promise((resolve) => {
    const done = (text: string) => {
      clearTimeout(timer);
      stdin.off("data", take);
      stdin.setRawMode(false);
      stdin.pause();
      resolve(text);
    };
    const take = (chunk: Buffer | string) => done(chunk.toString());
    const timer = milliseconds === undefined ? undefined : setTimeout(() => done(""), milliseconds);
    stdin.setRawMode(true);
    stdin.on("data", take);
    stdin.resume();
  });
}

/** A terminal that understands no cursor commands gets plain lines, one below the other. */
function plainOf(io: Io): boolean {
  return io.env.TERM === "dumb";
}

/** Takes the terminal (standard error) until `close`; also when the process ends on the way. */
export async function terminalStage(io: Io): Promise<Stage> {
  const prompts = await import("@inquirer/prompts");
  const [stdin, stderr] = [io.stdin as NodeJS.ReadStream, io.stderr as NodeJS.WriteStream];
  const context = { input: stdin, output: stderr };
  const plain = plainOf(io);
  const indent = " ".repeat(MARGIN - 1);
  const paint = colours(io, "stderr");
  const width = () => Math.max(40, stderr.columns ?? 80);
  // A complaint stands below the answer, broken as people read it and not where the terminal's line ends.
  const error = (text: string) =>
    wrap(text, width() - 2 * MARGIN)
      .map((line) => `${indent} ${paint.red(line)}`)
      .join("\n");
  const theme = { prefix: { idle: `${indent}›`, done: `${indent}›` }, style: { error } };
  let shown = 0;
  const leave = () => stderr.write(SHOW + ORDINARY);
  if (!plain) {
    process.once("exit", leave);
    await write(stderr, ALTERNATE);
  }
  const pressed = async (wanted: (text: string) => boolean, milliseconds?: number): Promise<boolean> => {
    if (!plain) await write(stderr, HIDE);
    for (;;) {
      const text = await keys(stdin, milliseconds);
      if (text.includes("\u0003")) return false;
      if (text === "" || wanted(text)) break;
    }
    return true;
  };
  const height = () => Math.max(16, stderr.rows ?? 24);
  return {
    get width() {
      return width();
    },
    get height() {
      return height();
    },
    async paint(lines, foot = "") {
      shown = lines.length;
      if (plain) return await write(stderr, `${[...lines, foot].join("\n")}\n`);
      // Line by line over what stood there: nothing goes dark in between.
      const body = lines.map((line) => `${line}${ESC}K\r\n`).join("");
      const last = `${ESC}${height()};1H${foot}${ESC}K`;
      await write(
        stderr,
        `${HIDE}${ESC}H${body}${ESC}J${foot === "" ? "" : last}${ESC}${shown + 1};1H${SHOW}`,
      );
    },
    async add(line) {
      shown++;
      await write(stderr, plain ? `${line}\n` : `${HIDE}${ESC}${shown};1H${line}${ESC}K`);
    },
    input: (message, validate, now) =>
      prompts.input(
        { message, validate, theme, ...(now ? { default: now, prefill: "editable" } : {}) },
        context,
      ),
    confirm: (message) =>
      prompts.confirm(
        {
          message,
          default: false,
          theme,
          transformer: (yes) => say(io.lang, yes ? "askYes" : "askNo"),
        },
        context,
      ),
    enter: () => pressed((text) => /[\r\n]/.test(text)),
    pause: (milliseconds) => pressed(() => true, milliseconds),
    async close() {
      process.off("exit", leave);
      stdin.pause();
      if (!plain) await write(stderr, SHOW + ORDINARY);
    },
  };
}
