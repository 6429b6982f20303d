/** Filled forms and tables become results: everything is checked before anything is kept. */
import { EXIT, type Finding, Problem } from "../../problem.ts";
import { interpret, isUnfilled } from "../../results/interpret.ts";
import type { InspectionResult } from "../../results/types.ts";
import type { Campaign } from "../open.ts";
import type { DrawnDraw } from "./drawn-draws.ts";
import { type GivenFile, readResultFile } from "./read-file.ts";
import { addResults, type Kept, type ResultImport, standingResults, substanceOf } from "./result-store.ts";

/** What stands in the files, read and checked. */
export interface Checked {
  /** Draw → results, at most one for each object. */
  readonly results: ReadonlyMap<string, readonly InspectionResult[]>;
  readonly files: ResultImport["files"];
  /** Forms that nobody has filled in yet, by file. */
  readonly unfilled: ReadonlyMap<string, number>;
  /** Warnings and notes. */
  readonly findings: readonly Finding[];
}

const placeOf = ({ source }: InspectionResult): string =>
  [source.file, source.sheet, source.cells?.result].filter((part) => part !== undefined).join(" ");

/** Results by object; equal ones count once, different ones are a contradiction that nobody here can settle. */
class Gathered {
  readonly byDraw = new Map<string, Map<string, InspectionResult>>();
  readonly findings: Finding[] = [];

  add(draw: string, name: string, now: InspectionResult): void {
    const mine = this.byDraw.get(draw) ?? new Map<string, InspectionResult>();
    this.byDraw.set(draw, mine);
    const before = mine.get(now.object);
    if (!before) {
      mine.set(now.object, now);
      return;
    }
    const { file, sheet, cells } = now.source;
    const same = substanceOf(before) === substanceOf(now);
    this.findings.push({
      code: same ? "RES032" : "RES010",
      severity: same ? "info" : "error",
      file,
      ...(sheet === undefined ? {} : { sheet }),
      ...(cells?.result === undefined ? {} : { column: cells.result }),
      params: { object: name, before: placeOf(before) },
    });
  }
}

/**
 * Reads files of results.
 * @throws Problem (bad input) with everything that is wrong in all of them; RES014 where nothing is filled in
 */
export async function checkFiles(given: readonly GivenFile[], drawn: readonly DrawnDraw[]): Promise<Checked> {
  const findings: Finding[] = [];
  const files: { file: string; digest: string }[] = [];
  const unfilled = new Map<string, number>();
  const gathered = new Gathered();
  const nameOf = (draw: string, id: string) =>
    drawn.find(({ name }) => name === draw)?.objects.find((object) => object.id === id)?.name ?? id;
  for (const one of given) {
    let read: Awaited<ReturnType<typeof readResultFile>>;
    try {
      read = await readResultFile(one, drawn);
    } catch (thrown) {
      // The next file may be wrong, too: an officer wants to know of all of them at once.
      if (!(thrown instanceof Problem) || thrown.exit !== EXIT.badInput) throw thrown;
      findings.push(...thrown.findings);
      continue;
    }
    findings.push(...read.findings);
    files.push({ file: read.file, digest: read.digest });
    for (const { draw, raw } of read.raws) {
      if (isUnfilled(raw)) {
        unfilled.set(read.file, (unfilled.get(read.file) ?? 0) + 1);
        continue;
      }
      const { result, findings: wrong } = interpret(raw);
      findings.push(...wrong);
      if (result) gathered.add(draw, nameOf(draw, result.object), result);
    }
  }
  findings.push(...gathered.findings);
  const results = new Map([...gathered.byDraw].map(([draw, mine]) => [draw, [...mine.values()]]));
  if (results.size === 0 && !findings.some(({ severity }) => severity === "error"))
    findings.push({ code: "RES014", severity: "error", params: { count: given.length } });
  if (findings.some(({ severity }) => severity === "error")) throw new Problem(EXIT.badInput, findings);
  return { results, files, unfilled, findings };
}

/**
 * Keeps checked results, draw by draw in the plan's order. The caller holds the lock.
 * @throws Problem (conflict) where what is kept of any of these draws was changed; then nothing is kept
 */
export async function keepChecked(
  campaign: Campaign,
  drawn: readonly DrawnDraw[],
  { results, files }: Checked,
  at: string,
): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>();
  for (const name of results.keys()) await standingResults(campaign, name);
  for (const { name } of drawn) {
    const mine = results.get(name);
    if (mine) kept.set(name, await addResults(campaign, name, mine, files, at));
  }
  return kept;
}
