/**
 * Files of which none is ever overwritten: scores, third requests and results. Each is one file, `0001.json`,
 * `0002.json`, … in a folder of its draw, with one line of the step's event in the ledger. What counts is what all of
 * them make in the ledger's order, so every version stays.
 */
import { join } from "node:path";
import { EXIT, type Finding, fail } from "../problem.ts";
import { canonical, digestOf, type Json, sha256 } from "../record/jcs.ts";
import type { LedgerLine } from "../record/ledger.ts";
import { eventParts } from "../record/ledger-states.ts";
import { inOrder } from "../system/clock.ts";
import { readIfThere, writeIfChanged } from "../system/files.ts";
import { addLine, soundLedger } from "./ledger-file.ts";

const FOLDERS = { score: "imports", third: "thirds", result: "results" } as const;
export type Step = keyof typeof FOLDERS;

/** Files of one step of one draw or review. */
export interface KeptIn {
  /** The campaign's output, where the ledger is. */
  readonly out: string;
  readonly step: Step;
  /** Name of the draw or review. */
  readonly name: string;
}

/** Files that were read, or a word such as "enter" for what was typed. */
export type Origins = readonly { readonly file: string; readonly digest?: string }[];

const eventOf = ({ step, name }: Pick<KeptIn, "step" | "name">): string => `${step}/${name}`;

/** A kept file's path inside the output, with forward slashes. @param number counted from 1 */
export const keptPath = (step: Step, name: string, number: number): string =>
  `${name}/${FOLDERS[step]}/${String(number).padStart(4, "0")}.json`;

/** Lines of the ledger that hold these files. */
export const keptLines = (lines: readonly LedgerLine[], place: Pick<KeptIn, "step" | "name">): LedgerLine[] =>
  lines.filter(({ event }) => event === eventOf(place));

/** The bytes of a file as its line has them; undefined where it is gone or was changed. */
async function soundBytes(file: string, digest: string): Promise<Buffer | undefined> {
  const bytes = await readIfThere(file);
  return bytes && sha256(bytes) === digest ? bytes : undefined;
}

/** All of them in the ledger's order. @throws Problem (conflict) where a file is gone or was changed */
export async function readKept<T>(place: KeptIn): Promise<T[]> {
  const kept: T[] = [];
  for (const [i, { digest }] of keptLines(await soundLedger(place.out), place).entries()) {
    const file = join(place.out, keptPath(place.step, place.name, i + 1));
    const bytes = await soundBytes(file, digest);
    if (!bytes) return fail(EXIT.conflict, "CMD011", {}, { file });
    kept.push(JSON.parse(bytes.toString("utf8")) as T);
  }
  return kept;
}

/**
 * Keeps one more: the file first, then its line, so that a killed run leaves at most a file that the next one writes
 * over. The caller holds the lock.
 * @param make what is kept; its number counts from 1
 * @param at time of the recording, ISO
 * @throws Problem where the ledger's last line is younger
 */
export async function keepOne<T extends object>(
  place: KeptIn,
  make: (number: number) => T,
  at: string,
): Promise<T> {
  const lines = await soundLedger(place.out);
  inOrder(lines, at);
  const number = keptLines(lines, place).length + 1;
  const made = make(number);
  const json = made as unknown as Json;
  await writeIfChanged(join(place.out, keptPath(place.step, place.name, number)), canonical(json));
  await addLine(place.out, { at, event: eventOf(place), digest: digestOf(json) });
  return made;
}

/** What a plan allows as a name; anything else could lead out of the folder. */
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;
const isStep = (step: string): step is Step => Object.hasOwn(FOLDERS, step);

/** A finding for each kept file that is gone or is not what its line says. @param out the campaign's output folder */
export async function keptFaults(out: string, lines: readonly LedgerLine[]): Promise<Finding[]> {
  const counts = new Map<string, number>();
  const findings: Finding[] = [];
  for (const { event, digest, seq } of lines) {
    const { step, draw } = eventParts(event);
    if (!isStep(step) || !NAME.test(draw)) continue;
    const number = (counts.get(event) ?? 0) + 1;
    counts.set(event, number);
    const file = keptPath(step, draw, number);
    if (!(await soundBytes(join(out, file), digest)))
      findings.push({ code: "TRC002", severity: "error", file, params: { line: seq } });
  }
  return findings;
}
