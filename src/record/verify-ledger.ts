/** What the ledger says about a record: that each step is in it, in its place, at its time. */
import { seedText } from "../sampling/ticket.ts";
import { type Check, checksOf } from "./check.ts";
import type { Commitment } from "./commitment.ts";
import { sha256 } from "./jcs.ts";
import type { LedgerLine, LedgerReading } from "./ledger.ts";
import { stateFault } from "./ledger-states.ts";
import { assignmentDigest, type DrawRecord, drawDigest, replacementDigest } from "./record.ts";

const { failed } = checksOf("ledger");

/** The lines that a record must have, in their order; `at` where the record says when. */
function expected(record: DrawRecord): { event: string; digest: string; at?: string }[] {
  const { draw } = record.commitment;
  const { assignment, replacements = [] } = record;
  return [
    { event: `commit/${draw}`, digest: record.C, at: record.committedAt },
    { event: `seed/${draw}`, digest: sha256(seedText(record.seed)) },
    { event: `draw/${draw}`, digest: drawDigest(record), at: record.drawnAt },
    ...(assignment
      ? [{ event: `assign/${draw}`, digest: assignmentDigest(assignment), at: assignment.assignedAt }]
      : []),
    ...replacements.map((entry) => ({
      event: `replace/${draw}`,
      digest: replacementDigest(entry),
      at: entry.at,
    })),
  ];
}

/**
 * Checks that the record's steps are the ledger's: nothing missing, nothing twice, in order, at the recorded
 * times, and the commitment made where it says (its `previous` is the head it was added to).
 */
export function checkLedger(record: DrawRecord, ledger: LedgerReading): Check {
  if (ledger.fault) return failed("VER114", { line: ledger.fault.line, kind: ledger.fault.kind });
  const states = stateFault(ledger.lines);
  if (states) return failed("VER125", { line: states.line, event: states.event });
  const { draw } = record.commitment;
  const first = ledger.lines.findIndex((line) => line.event === `commit/${draw}` && line.digest === record.C);
  const mine = new Set(["commit", "seed", "draw", "assign", "replace"].map((event) => `${event}/${draw}`));
  const found = first < 0 ? [] : ledger.lines.slice(first).filter(({ event }) => mine.has(event));
  const wanted = expected(record);
  for (const [i, { event, digest, at }] of wanted.entries()) {
    const line: LedgerLine | undefined = found[i];
    if (line?.event !== event || line.digest !== digest) return failed("VER115", { event });
    if (at !== undefined && line.at !== at) return failed("VER118", { event, found: line.at, recorded: at });
  }
  if (found.length > wanted.length)
    return failed("VER119", { event: found[wanted.length]!.event, line: found[wanted.length]!.seq });
  if (found[0]!.prev !== record.commitment.previous) return failed("VER120");
  return { name: "ledger", ok: true, code: "VER012", params: { lines: ledger.lines.length } };
}

/**
 * Tells of every commitment that this one replaced. It is no fault, but nobody should overlook it: the ledger
 * must hold the commitment that the record says it replaced.
 */
export function checkSupersession(
  record: DrawRecord,
  ledger: LedgerReading | undefined,
  superseded: readonly Commitment[] = [],
): Check[] {
  const { supersedes, draw } = record.commitment;
  const earlier = (ledger?.lines ?? [])
    .filter((line) => line.event === `commit/${draw}`)
    .map(({ digest }) => digest)
    .filter((digest) => digest !== record.C);
  if (!supersedes && earlier.length === 0) return [];
  const name = "supersession";
  if (!supersedes || (ledger && earlier.at(-1) !== supersedes.commitment))
    return [
      {
        name,
        ok: false,
        code: "VER121",
        params: { recorded: supersedes?.commitment ?? "—", found: earlier.at(-1) ?? "—" },
      },
    ];
  // Each reason stands in the commitment that came after; the last one is always at hand.
  const known = [...superseded, record.commitment];
  const reasons = (earlier.length > 0 ? earlier : [supersedes.commitment]).map(
    (digest) => known.find((one) => one.supersedes?.commitment === digest)?.supersedes?.reason ?? "?",
  );
  return [
    {
      name,
      ok: true,
      code: "VER021",
      params: { times: reasons.length, reason: reasons.join(" · "), digest: supersedes.commitment },
    },
  ];
}
