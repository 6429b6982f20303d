// @ts-check
/** What a start costs, beside that of Node itself: the programs take turns, so that load falls on all alike. */
import { bare, CHOUCHA, median } from "./measure.mjs";

const RUNS = 41;

/** @returns {{ bare: number, version: number, help: number }} medians in milliseconds */
export function startup() {
  /** @type {Record<"bare" | "version" | "help", number[]>} */
  const taken = { bare: [], version: [], help: [] };
  for (let run = 0; run < RUNS; run++) {
    taken.bare.push(bare(["-e", ""]));
    taken.version.push(bare([CHOUCHA, "--version"]));
    taken.help.push(bare([CHOUCHA, "--help"]));
  }
  return { bare: median(taken.bare), version: median(taken.version), help: median(taken.help) };
}
