/** Verification of a prefecture's assignment record: all of it made again from the package, the people and the seed. */
import { idProblem, normaliseId } from "../registry/label.ts";
import { seedText } from "../sampling/ticket.ts";
import type { Check } from "./check.ts";
import { commitmentDigest } from "./commitment.ts";
import { firstDifference } from "./difference.ts";
import { objectsFrame, packageDigest } from "./dispatch.ts";
import {
  type AssignmentRecord,
  assignmentRecordDigest,
  dealName,
  dealPackage,
  prefectureCommitment,
} from "./dispatch-record.ts";
import { makeFrame } from "./frame.ts";
import { canonical, digestOf, type Json, sha256 } from "./jcs.ts";
import type { LedgerReading } from "./ledger.ts";

type Found = Omit<Check, "name">;
const yes = (code: string, params: Check["params"] = {}): Found => ({ ok: true, code, params });
const no = (code: string, params: Check["params"] = {}): Found => ({ ok: false, code, params });

function checkDigest(record: AssignmentRecord): Found {
  const found = assignmentRecordDigest(record);
  return found === record.digest ? yes("VER040", { digest: found }) : no("VER140");
}

function checkDispatch({ package: given, dispatch, campaign, draw, prefecture }: AssignmentRecord): Found {
  const found = packageDigest(given);
  if (found !== dispatch) return no("VER141", { recorded: dispatch, found });
  const difference = firstDifference(
    { campaign, draw, prefecture },
    { campaign: given.campaign, draw: given.draw, prefecture: given.prefecture },
  );
  if (difference) return no("VER142", { path: difference.path, a: difference.a, b: difference.b });
  return yes("VER041", { digest: found, prefecture });
}

function checkCommitment({ package: given, commitment, C, people }: AssignmentRecord): Found {
  const found = commitmentDigest(commitment);
  if (found !== C) return no("VER101", { recorded: C, found });
  const { sources, previous, supersedes } = commitment;
  // Frames and rule have checks of their own, which say more.
  const { frame: _, rule: __, inspectors: ___, ...recorded } = commitment;
  const made = prefectureCommitment(given, makeFrame(people), sources, previous, supersedes);
  const { frame: _f, rule: _r, inspectors: _i, ...expected } = made;
  const difference = firstDifference(recorded, expected);
  if (difference) return no("VER143", { path: difference.path, recorded: difference.a, found: difference.b });
  return yes("VER001", { digest: found });
}

function checkRule({ package: given, rule, commitment }: AssignmentRecord): Found {
  const found = digestOf(rule as unknown as Json);
  const recorded = commitment.rule?.digest;
  if (found !== digestOf(given.rule as unknown as Json) || found !== recorded)
    return no("VER103", { recorded: String(recorded), found });
  return yes("VER003", { digest: found });
}

function checkFrame({ package: given, commitment }: AssignmentRecord): Found {
  const { digest, units, eligible } = objectsFrame(given);
  const difference = firstDifference(commitment.frame, { digest, units: units.length, eligible });
  if (difference) return no("VER144", { path: difference.path, recorded: difference.a, found: difference.b });
  return yes("VER042", { units: units.length });
}

function checkPeople({ people, commitment }: AssignmentRecord): Found {
  const { digest, units, eligible } = makeFrame(people);
  const difference = firstDifference(commitment.inspectors, { digest, units: units.length, eligible });
  if (difference) return no("VER145", { path: difference.path, recorded: difference.a, found: difference.b });
  const twice = units.some(({ id }, i) => i > 0 && units[i - 1]!.id === id);
  const odd = units.some(({ id }) => normaliseId(id) !== id || idProblem(id) !== undefined);
  const sorted = canonical(units as unknown as Json) === canonical(people as unknown as Json);
  if (twice || odd || !sorted) return no("VER106");
  return yes("VER005", { units: units.length, eligible });
}

function checkSeed({ seed, commitment }: AssignmentRecord): Found {
  const names = seed.map(({ name }) => name).join(", ");
  const declared = commitment.sources.map(({ name, rule }) => ({ name, rule }));
  const given = seed.map(({ value: _, ...source }) => source);
  if (firstDifference(given, declared) || seed.length === 0)
    return no("VER107", { declared: declared.map(({ name }) => name).join(", ") });
  const bad = seed.find(
    ({ value }) => value === "" || value !== value.normalize("NFC").trim() || /\p{Cc}/u.test(value),
  );
  return bad ? no("VER108", { name: bad.name }) : yes("VER007", { names });
}

function checkDeal({ package: given, people, C, seed, assignment }: AssignmentRecord): Found {
  const difference = firstDifference(assignment, dealPackage(given, people, C, seed));
  if (difference) return no("VER110", { path: difference.path, recorded: difference.a, found: difference.b });
  const seats = assignment.teams.reduce((sum, { members }) => sum + members.length, 0);
  return yes("VER010", { teams: assignment.teams.length, seats });
}

/** The prefecture's own ledger: commitment, seed and assignment are in it, in order, at the recorded times. */
function checkLedger(record: AssignmentRecord, ledger: LedgerReading): Found {
  if (ledger.fault) return no("VER114", { line: ledger.fault.line, kind: ledger.fault.kind });
  const name = dealName(record);
  const first = ledger.lines.findIndex((line) => line.digest === record.C);
  const wanted = [
    { event: `commit/${name}`, digest: record.C, at: record.committedAt },
    { event: `seed/${name}`, digest: sha256(seedText(record.seed)), at: record.assignedAt },
    { event: `assign/${name}`, digest: record.digest, at: record.assignedAt },
  ];
  const lines = first < 0 ? [] : ledger.lines.slice(first);
  for (const [i, { event, digest, at }] of wanted.entries()) {
    const line = lines[i];
    if (line?.event !== event || line.digest !== digest) return no("VER115", { event });
    if (line.at !== at) return no("VER118", { event, found: line.at, recorded: at });
  }
  if (lines[0]!.prev !== record.commitment.previous) return no("VER120");
  return yes("VER012", { lines: ledger.lines.length });
}

function checkAge({ committedAt, assignedAt, committedOnTheSpot }: AssignmentRecord): Found {
  const seconds = Math.round((Date.parse(assignedAt) - Date.parse(committedAt)) / 1000);
  if (committedOnTheSpot !== committedAt >= assignedAt) return no("VER146");
  if (committedOnTheSpot || !(seconds > 0)) return yes("VER013");
  return yes("VER014", { at: committedAt, minutes: Math.floor(seconds / 60) });
}

/**
 * Makes a prefecture's record again and compares, in the order in which a stranger would.
 * @param ledger the prefecture's own, where it is at hand
 * @throws TypeError or RangeError where parts have the wrong shape: the record is then none
 */
export function verifyAssignment(record: AssignmentRecord, ledger?: LedgerReading): Check[] {
  return [
    { name: "digest", ...checkDigest(record) },
    { name: "dispatch", ...checkDispatch(record) },
    { name: "commitment", ...checkCommitment(record) },
    { name: "rule", ...checkRule(record) },
    { name: "frame", ...checkFrame(record) },
    { name: "inspectors", ...checkPeople(record) },
    { name: "seed", ...checkSeed(record) },
    { name: "assignment", ...checkDeal(record) },
    ...(ledger ? [{ name: "ledger", ...checkLedger(record, ledger) }] : []),
    { name: "commitment-age", ...checkAge(record) },
  ];
}
