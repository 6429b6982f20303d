/** One run at a time in a folder: a lock that is held, and one that a killed run left. */
import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { expect } from "vitest";
import { campaign, SEED } from "./campaign.ts";
import { type Files, holdAll, snapshot } from "./harness.ts";

const lock = (content: string): Files => campaign({ "out/.lock": content });
/** A process id that is free: that of a process which has ended. */
const dead = String(spawnSync(process.execPath, ["--version"]).pid);

holdAll([
  {
    name: "a second run at the same time",
    files: lock(`${process.pid} ${hostname()}\n`),
    words: ["run", ...SEED],
    exit: 5,
    codes: ["CMD010"],
    says: [".lock"],
  },
  {
    name: "a run on another computer, on a shared disk",
    files: lock(`${dead} another-computer\n`),
    words: ["commit"],
    exit: 5,
    codes: ["CMD010"],
  },
  {
    name: "a lock that a killed run left is taken over",
    files: lock(`${dead} ${hostname()}\n`),
    words: ["commit"],
    writes: true,
    exit: 0,
    also: (_, folder) => expect(Object.keys(snapshot(folder))).not.toContain("out/.lock"),
  },
  {
    name: "a lock without its owner, as no run leaves it",
    files: lock(""),
    words: ["commit"],
    exit: 5,
    codes: ["CMD010"],
  },
]);
