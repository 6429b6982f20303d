// @ts-check
/** Runs other programs and says how long they took and how much memory they held at most. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} Measured
 * @property {number} ms wall clock, start of the process included
 * @property {number | undefined} cpu processor time in ms, all threads, where it can be known
 * @property {number | undefined} mib peak of the resident set, where it can be known
 * @property {string} stdout
 */

const PEAK = new URL("peak.mjs", import.meta.url).href;
const TIME = "/usr/bin/time";

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return /** @type {number} */ (sorted[Math.floor(sorted.length / 2)]);
}

/**
 * @param {string} command @param {readonly string[]} words @param {{ keep?: boolean, cwd?: string }} options
 * @returns {{ ms: number, stdout: string, stderr: string, peak: string }}
 */
function timed(command, words, { keep = false, cwd } = {}) {
  const from = process.hrtime.bigint();
  const done = spawnSync(command, words, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", keep ? "pipe" : "ignore", "pipe", "pipe"],
    maxBuffer: 1 << 28,
  });
  const ms = Number(process.hrtime.bigint() - from) / 1e6;
  if (done.status !== 0)
    throw new Error(`${[command, ...words].join(" ")}: exit ${done.status}\n${done.stderr}`);
  return { ms, stdout: done.stdout ?? "", stderr: done.stderr, peak: String(done.output[3] ?? "") };
}

/**
 * Node with these words; its peak comes back through a pipe of its own.
 * @param {readonly string[]} words @param {{ keep?: boolean, cwd?: string }} [options]
 * @returns {Measured}
 */
export function node(words, options) {
  const { ms, stdout, peak } = timed(process.execPath, ["--import", PEAK, ...words], options);
  const [kib = 0, cpu] = peak.split(" ").map(Number);
  return { ms, stdout, cpu, mib: kib / 1024 };
}

/** Node with these words and nothing else, in milliseconds. @param {readonly string[]} words */
export const bare = (words) => timed(process.execPath, words).ms;

/**
 * A program of the system, or undefined where there is none.
 * @param {string} command @param {readonly string[]} words
 * @returns {Measured | undefined}
 */
export function system(command, words) {
  try {
    if (!existsSync(TIME)) return { ...timed(command, words), cpu: undefined, mib: undefined };
    const { ms, stdout, stderr } = timed(TIME, ["-f", "%M %U %S", command, ...words]);
    const [kib = 0, user = 0, own = 0] = (stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
    return { ms, stdout, cpu: (user + own) * 1000, mib: kib / 1024 };
  } catch {
    return undefined;
  }
}

/**
 * The fastest of several runs, which the machine's other work disturbed least; the least processor time, the most memory.
 * @template {Measured | undefined} T
 * @param {number} times @param {() => T} run
 * @returns {T}
 */
export function fastest(times, run) {
  const runs = Array.from({ length: times }, run);
  const known = runs.filter((one) => one !== undefined);
  if (known.length < times) return /** @type {T} */ (undefined);
  const best = known.reduce((least, one) => (one.ms < least.ms ? one : least));
  const mib = known.reduce((most, one) => Math.max(most, one.mib ?? 0), 0) || undefined;
  const cpu = Math.min(...known.map((one) => one.cpu ?? Number.POSITIVE_INFINITY));
  return /** @type {T} */ ({ ...best, cpu: Number.isFinite(cpu) ? cpu : undefined, mib });
}

/** @param {string} path relative to this folder */
export const here = (path) => fileURLToPath(new URL(path, import.meta.url));
export const CHOUCHA = here("../bin/choucha.js");
