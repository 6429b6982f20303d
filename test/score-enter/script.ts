/** A terminal that follows a script: keys, lines of text, answers; it keeps every screen. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Writable } from "node:stream";
import type { Campaign } from "../../src/campaign/open.ts";
import { smallReview } from "../../src/campaign/review/review.fixture.ts";
import type { OpenReview } from "../../src/campaign/review/types.ts";
import type { Desk } from "../../src/commands/score/enter/desk.ts";
import { type EnterFlags, enterReview } from "../../src/commands/score/enter.ts";
import type { Io } from "../../src/system/io.ts";
import type { Lang } from "../../src/text/index.ts";
import { NOW } from "../cli.ts";

/** A key; or { line } for a line of text, { yes } for a question, { run } for what happens elsewhere meanwhile. */
export type Move =
  | string
  | { readonly line: string }
  | { readonly yes: boolean }
  | { readonly run: () => void };

export interface Played {
  readonly exit: number;
  readonly screens: readonly string[];
  readonly complaints: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
  /** Moves that were never asked for. */
  readonly left: readonly Move[];
}

export interface Room {
  readonly review: OpenReview;
  readonly campaign: Campaign;
  readonly out: string;
}

/** A fresh folder with a drawn review in it. */
export function room(change: (review: OpenReview) => OpenReview = (review) => review): Room {
  const out = mkdtempSync(join(tmpdir(), "choucha-enter-"));
  return { out, campaign: { out } as Campaign, review: change(smallReview(join(out, "opinions"))) };
}

const sink = () => {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join("") };
};

/** Plays a sitting. Where the script ends, Ctrl-C is pressed. */
export async function play(
  { review, campaign }: Room,
  moves: readonly Move[],
  flags: EnterFlags = {},
  { lang = "zh", width = 80, height = 24 }: { lang?: Lang; width?: number; height?: number } = {},
): Promise<Played> {
  const left = [...moves];
  const screens: string[] = [];
  const complaints: string[] = [];
  const [stdout, stderr] = [sink(), sink()];
  const gone = () => Object.assign(new Error("Ctrl-C"), { name: "ExitPromptError" });
  const next = (wanted: "key" | "line" | "yes"): Move => {
    const move = left.shift();
    if (move === undefined) return wanted === "key" ? "leave" : { line: "" };
    if (typeof move === "object" && "run" in move) {
      move.run();
      return next(wanted);
    }
    const kind = typeof move === "string" ? "key" : "line" in move ? "line" : "yes";
    if (kind !== wanted)
      throw new Error(`${wanted} was asked for, not ${JSON.stringify(move)}\n${screens.at(-1)}`);
    return move;
  };
  const desk: Desk = {
    stage: {
      ...{ width, height },
      paint: async (lines) => void screens.push(lines.join("\n")),
      add: async (line) => void screens.push(line),
      async input(message, validate) {
        for (;;) {
          screens.push(message);
          if (left.length === 0) throw gone();
          const given = (next("line") as { line: string }).line;
          const verdict = await validate(given);
          if (verdict === true) return given;
          complaints.push(verdict);
        }
      },
      async confirm(message) {
        screens.push(message);
        if (left.length === 0) throw gone();
        return (next("yes") as { yes: boolean }).yes;
      },
      enter: async () => true,
      pause: async () => true,
      close: async () => undefined,
    },
    key: async () => next("key") as string,
  };
  const io = {
    ...{ stdin: new PassThrough(), stdout: stdout.stream, stderr: stderr.stream },
    ...{ env: {}, cwd: campaign.out, interactive: true, lang, now: () => NOW },
  } as Io;
  const exit = await enterReview(io, campaign, review, flags, async () => desk);
  return { exit, screens, complaints, stdout: stdout.text(), stderr: stderr.text(), left };
}

/** Full marks in the small rubric but for 2.5 off: the keys of one document, up to its overview. */
export const FULL_KEYS: readonly Move[] = ["1", "1", "enter", "1", "0", "enter", "1", "1", "0", "enter"];
export const SUBMIT: readonly Move[] = ["enter", { yes: true }];
