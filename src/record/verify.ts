/** Verification: every part of a record made again from its inputs, and the first difference explained. */

import { idProblem, normaliseId } from "../registry/label.ts";
import type { Check } from "./check.ts";
import { type Commitment, commitmentDigest, commitmentText } from "./commitment.ts";
import type { AssignmentRecord } from "./dispatch-record.ts";
import { type Frame, type FrameUnit, makeFrame, type Place } from "./frame.ts";
import { canonical, digestOf, type Json } from "./jcs.ts";
import type { LedgerReading } from "./ledger.ts";
import { assignmentOf, drawOutcome } from "./outcome.ts";
import type { Assignment, DrawRecord, Outcome } from "./record.ts";
import { replaceAll, requestOf } from "./replacement.ts";
import { committedRule } from "./rule.ts";
import { checkFirstStage } from "./verify-first-stage.ts";
import { checkLedger, checkSupersession } from "./verify-ledger.ts";
import { checkOfficeFiles } from "./verify-office-files.ts";
import { checkBeacon, checkEntropy, checkSeed, checkSeedForm } from "./verify-seed.ts";
import { checkThirds, type ThirdFile } from "./verify-thirds.ts";

/** A register read again: its frame, and where its rows stand. */
export interface Reread {
  readonly file: string;
  /** true where the file has the very bytes that the record names: then row numbers must agree too. */
  readonly sameBytes: boolean;
  readonly frame: Frame;
  readonly places: ReadonlyMap<string, Place>;
}

export interface Material {
  readonly record: DrawRecord;
  /** The committed frame, as its file has it. */
  readonly frame: Frame;
  /** true where no such file is at hand (a sample): then `frame` is what the register gives. */
  readonly frameFromRegister?: boolean;
  readonly inspectors?: Frame;
  /** The text of commitment.json, where there is one. */
  readonly commitmentText?: string;
  /** Commitments that this one replaced, where they are at hand: they hold the earlier reasons. */
  readonly superseded?: readonly Commitment[];
  /** The text of rule.json, where there is one. */
  readonly ruleText?: string;
  readonly reread?: Reread;
  readonly rereadInspectors?: Reread;
  readonly ledger?: LedgerReading;
  /** The record of a review's first stage, where it is at hand. */
  readonly firstStage?: DrawRecord;
  /** What prefectures sent back, where they deal the inspectors. */
  readonly collected?: readonly AssignmentRecord[];
  /** Requests for third reviewers, by their numbers; the office has them, a bundle has not. */
  readonly thirds?: readonly ThirdFile[];
}

const passed = (name: string, code: string, params: Check["params"] = {}): Check => ({
  name,
  ok: true,
  code,
  params,
});
const failed = (name: string, code: string, params: Check["params"] = {}): Check => ({
  name,
  ok: false,
  code,
  params,
});

/** The first path at which two JSON values differ: "drawn[3].ticket"; undefined where they are equal. */
export function firstDifference(
  a: unknown,
  b: unknown,
  path = "",
): { path: string; a: string; b: string } | undefined {
  const plain = (value: unknown) => typeof value !== "object" || value === null;
  if (plain(a) || plain(b)) {
    if (a === b) return undefined;
    return { path, a: JSON.stringify(a) ?? "—", b: JSON.stringify(b) ?? "—" };
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const list = Array.isArray(a);
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const next = list ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
    const own = (object: Record<string, unknown>) => (Object.hasOwn(object, key) ? object[key] : undefined);
    const difference = firstDifference(own(left), own(right), next);
    if (difference) return difference;
  }
  return undefined;
}

function checkCommitment({ record, commitmentText: file }: Material): Check[] {
  const c = commitmentDigest(record.commitment);
  const text = commitmentText(record.commitment);
  return [
    c === record.C
      ? passed("commitment", "VER001", { digest: c })
      : failed("commitment", "VER101", { recorded: record.C, found: c }),
    ...(file === undefined
      ? []
      : [file === text ? passed("commitment-file", "VER002") : failed("commitment-file", "VER102")]),
  ];
}

function checkRule({ record, ruleText }: Material): Check {
  if (ruleText !== undefined && ruleText !== canonical(record.rule as unknown as Json))
    return failed("rule", "VER124");
  const found = digestOf(committedRule(record.rule, record.commitment.campaign));
  const wanted = record.commitment.rule.digest;
  return found === wanted
    ? passed("rule", "VER003", { digest: found })
    : failed("rule", "VER103", { recorded: wanted, found });
}

function checkFrame(
  name: "frame" | "inspectors",
  committed: Commitment["frame"],
  frame: Frame,
  fromRegister = false,
): Check {
  const { digest, units, eligible } = frame;
  if (digest !== committed.digest)
    return failed(name, fromRegister ? "VER117" : "VER104", { recorded: committed.digest, found: digest });
  if (units.length !== committed.units || eligible !== committed.eligible)
    return failed(name, "VER105", {
      units: units.length,
      eligible,
      wanted: committed.units,
      wantedEligible: committed.eligible,
    });
  // The digest is of the text as published; a text that is not canonical could hide a second reading.
  const twice = units.some(({ id }, i) => i > 0 && units[i - 1]!.id === id);
  const odd = units.some(({ id }) => normaliseId(id) !== id || idProblem(id) !== undefined);
  if (twice || odd || makeFrame(units).text !== frame.text) return failed(name, "VER106");
  return passed(name, name === "frame" ? "VER004" : "VER005", {
    units: units.length,
    eligible,
    ...(fromRegister ? { reread: 1 } : {}),
  });
}

/** Runs a recomputation; a record that does not even fit its frame is a difference, not a crash. */
function recompute<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

function checkDraw({ record, frame, reread }: Material): Check {
  const rows = new Map(
    [...record.drawn, ...record.alternates, ...record.certain].map(({ id, row }) => [
      id,
      { index: row, row },
    ]),
  );
  const outcome = recompute(() =>
    drawOutcome(
      frame,
      record.rule,
      record.C,
      record.seed,
      reread?.sameBytes ? reread.places : rows,
      record.institutions,
    ),
  );
  const { strata, drawn, alternates, certain } = record;
  const recorded: Outcome = { strata, drawn, alternates, certain };
  const difference = outcome ? firstDifference(recorded, outcome) : { path: "rule", a: "—", b: "—" };
  if (difference)
    return failed("draw", "VER109", { path: difference.path, recorded: difference.a, found: difference.b });
  return passed("draw", "VER009", { units: frame.eligible, drawn: drawn.length, strata: strata.length });
}

function checkAssignment(material: Material, assignment: Assignment, inspectors: Frame): Check {
  const { assignedAt: _, ...recorded } = assignment;
  const outcome = recompute(() => assignmentOf(material.record, material.frame, inspectors));
  const difference = outcome
    ? firstDifference(recorded, outcome)
    : { path: "rule.inspectors", a: "—", b: "—" };
  if (difference)
    return failed("assignment", "VER110", {
      path: difference.path,
      recorded: difference.a,
      found: difference.b,
    });
  const seats = assignment.teams.reduce((sum, team) => sum + team.members.length, 0);
  return passed("assignment", "VER010", { teams: assignment.teams.length, seats });
}

/** What first differs between the committed frame and a register read again. */
function frameDifference(
  committed: readonly FrameUnit[],
  reread: Reread,
): Omit<Check, "name" | "ok"> | undefined {
  const now = new Map(reread.frame.units.map((unit) => [unit.id, unit]));
  const then = new Map(committed.map((unit) => [unit.id, unit]));
  const row = (id: string) => reread.places.get(id)?.row ?? 0;
  const inFileOrder = [...reread.frame.units].sort((a, b) => row(a.id) - row(b.id));
  for (const unit of inFileOrder) {
    const before = then.get(unit.id);
    const file = reread.places.get(unit.id)?.file ?? reread.file;
    const where = { file, row: row(unit.id), id: unit.id, unit: unit.name };
    if (!before) return { code: "VER112", params: where };
    if (canonical(before as unknown as Json) === canonical(unit as unknown as Json)) continue;
    const column = firstDifference(before.columns ?? {}, unit.columns ?? {});
    if (column)
      return { code: "VER111", params: { ...where, column: column.path, before: column.a, after: column.b } };
    const other = firstDifference(before, unit) ?? { path: "", a: "", b: "" };
    return { code: "VER111", params: { ...where, column: other.path, before: other.a, after: other.b } };
  }
  const lost = committed.find((unit) => !now.has(unit.id));
  return lost && { code: "VER113", params: { file: reread.file, id: lost.id, unit: lost.name } };
}

/** The register's file; of several (a review has one for each institution) the first, the last and how many. */
function filesOf({ file, places }: Reread): string {
  const files = [...new Set([...places.values()].map((place) => place.file ?? file))];
  return files.length < 2 ? file : `${files[0]} … ${files.at(-1)} (${files.length})`;
}

function checkRegister(name: string, committed: Frame, reread: Reread): Check {
  const difference = frameDifference(committed.units, reread);
  if (difference) return { name, ok: false, ...difference };
  return passed(name, "VER011", { file: filesOf(reread), units: reread.frame.units.length });
}

/** Replacements made again, one after the other; their requests are taken as they were made. */
function checkReplacements({ record, frame, inspectors }: Material): Check[] {
  const { replacements } = record;
  if (!replacements || replacements.length === 0) return [];
  const again = recompute(() => replaceAll(record, frame, inspectors, replacements.map(requestOf)));
  if (again?.refusal)
    return [failed("replacements", "VER122", { place: again.refusal.place + 1, kind: again.refusal.why })];
  const difference = again
    ? firstDifference(replacements, again.replacements)
    : { path: "replacements", a: "—", b: "—" };
  if (difference)
    return [
      failed("replacements", "VER123", {
        path: difference.path,
        recorded: difference.a,
        found: difference.b,
      }),
    ];
  return [passed("replacements", "VER022", { count: replacements.length })];
}

/** How long the commitment stood before the draw; weaker evidence where it did not. */
function checkAge({ record }: Material): Check {
  const seconds = Math.round((Date.parse(record.drawnAt) - Date.parse(record.committedAt)) / 1000);
  if (record.committedOnTheSpot || !(seconds > 0)) return passed("commitment-age", "VER013");
  const at = record.committedAt;
  const hours = Math.floor(seconds / 3600);
  if (hours < 2) return passed("commitment-age", "VER014", { at, minutes: Math.floor(seconds / 60) });
  return hours < 72
    ? passed("commitment-age", "VER015", { at, hours })
    : passed("commitment-age", "VER016", { at, days: Math.floor(hours / 24) });
}

/**
 * Makes everything again and compares. The checks come in the order in which a stranger would make them.
 * @returns every check; the record is verified where all are ok
 */
export async function verifyRecord(material: Material): Promise<Check[]> {
  const { record, frame, inspectors, reread, rereadInspectors } = material;
  const assigned =
    record.assignment && inspectors && checkAssignment(material, record.assignment, inspectors);
  const committedInspectors = record.commitment.inspectors;
  return [
    ...checkCommitment(material),
    checkRule(material),
    checkFrame("frame", record.commitment.frame, frame, material.frameFromRegister),
    ...(committedInspectors && inspectors ? [checkFrame("inspectors", committedInspectors, inspectors)] : []),
    ...((committedInspectors || Object.hasOwn(record, "assignment")) && !(committedInspectors && inspectors)
      ? [failed("inspectors", "VER116")]
      : []),
    ...(reread && !material.frameFromRegister ? [checkRegister("register", frame, reread)] : []),
    ...(rereadInspectors && inspectors
      ? [checkRegister("inspectors-register", inspectors, rereadInspectors)]
      : []),
    checkSeed(record),
    ...checkSeedForm(record),
    ...(await checkBeacon(record)),
    ...checkFirstStage(record, material.firstStage),
    checkDraw(material),
    ...(assigned ? [assigned] : []),
    ...checkReplacements(material),
    ...(material.ledger ? [checkLedger(record, material.ledger)] : []),
    ...checkThirds(record, frame, inspectors, material.ledger, material.thirds),
    ...checkOfficeFiles(record, material.ledger, (material.thirds?.length ?? 0) > 0),
    ...checkSupersession(record, material.ledger, material.superseded),
    checkAge(material),
    checkEntropy(record, frame.units.length),
  ];
}
