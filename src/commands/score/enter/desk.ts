/** The terminal for scoring: whole screens, single keys, a line of text now and then. Tests put a script in its place. */
import type { Io } from "../../../system/io.ts";
import { type Stage, terminalStage } from "../../ceremony/stage.ts";
import { type Key, keysOf, wholeKeys } from "./keys.ts";

export interface Desk {
  readonly stage: Stage;
  /** The next key; "resize" where the window got another size. */
  key(): Promise<Key>;
}

/** Takes the terminal until `stage.close`. */
export async function terminalDesk(io: Io): Promise<Desk> {
  const stage = await terminalStage(io);
  const [stdin, stderr] = [io.stdin as NodeJS.ReadStream, io.stderr as NodeJS.WriteStream];
  const waiting: Key[] = [];
  let held = "";
  const more = (): Promise<Key[]> =>
    new Promise((resolve) => {
      const done = (keys: Key[]) => {
        stdin.off("data", take);
        stdin.off("end", end);
        stderr.off("resize", resized);
        stdin.pause();
        resolve(keys);
      };
      const take = (chunk: Buffer | string) => {
        const [whole, rest] = wholeKeys(held + chunk.toString());
        held = rest;
        if (whole !== "") done(keysOf(whole));
      };
      const resized = () => done(["resize"]);
      // A window that was closed: as Ctrl-C.
      const end = () => done(["leave"]);
      // Stays raw until a line is asked for or the terminal is given back: keys between two screens are not echoed.
      stdin.setRawMode(true);
      stdin.on("data", take);
      stdin.on("end", end);
      stderr.on("resize", resized);
      stdin.resume();
    });
  return {
    stage: {
      get width() {
        return stage.width;
      },
      get height() {
        return stage.height;
      },
      paint: stage.paint,
      add: stage.add,
      input: stage.input,
      confirm: stage.confirm,
      enter: stage.enter,
      pause: stage.pause,
      async close() {
        stdin.setRawMode(false);
        await stage.close();
      },
    },
    async key() {
      for (;;) {
        const next = waiting.shift();
        if (next !== undefined) return next;
        waiting.push(...(await more()));
      }
    },
  };
}
