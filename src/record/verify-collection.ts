/** Verification of what a province collected for a draw: every prefecture's record, against its own package. */
import type { Check } from "./check.ts";
import { firstDifference } from "./difference.ts";
import { type DispatchPackage, packagesOf, prefecturesToInspect } from "./dispatch.ts";
import type { AssignmentRecord } from "./dispatch-record.ts";
import type { Frame } from "./frame.ts";
import type { LedgerReading } from "./ledger.ts";
import type { DrawRecord } from "./record.ts";
import { verifyRecord } from "./verify.ts";
import { verifyAssignment } from "./verify-dispatch.ts";
import type { Material } from "./verify-material.ts";

/** The package that a record gives a prefecture, with the notes that the plan adds (they decide nothing). */
function packageFor(record: DrawRecord, frame: Frame, like: DispatchPackage): DispatchPackage | undefined {
  const { checklist, window, synthetic } = like;
  const notes = {
    ...(checklist ? { checklist } : {}),
    ...(window ? { window } : {}),
    ...(synthetic ? { synthetic } : {}),
  };
  return packagesOf(record, frame, notes).find(({ prefecture }) => prefecture === like.prefecture);
}

function checkOne(
  record: DrawRecord,
  frame: Frame,
  collected: AssignmentRecord,
  ledger: LedgerReading | undefined,
): Check {
  const { prefecture, dispatch } = collected;
  const name = `collected/${prefecture}`;
  const own = packageFor(record, frame, collected.package);
  if (!own) return { name, ok: false, code: "VER147", params: { prefecture } };
  const difference = firstDifference(collected.package, JSON.parse(JSON.stringify(own)));
  if (difference) return { name, ok: false, code: "VER148", params: { prefecture, path: difference.path } };
  const bad = verifyAssignment(collected).find(({ ok }) => !ok);
  if (bad) return { ...bad, name };
  const event = (step: string) => `${step}/${record.commitment.draw}/${prefecture}`;
  for (const [step, digest] of [
    ["dispatch", dispatch],
    ["collect", collected.digest],
  ] as const) {
    const held = ledger?.lines.findLast((line) => line.event === event(step));
    if (ledger && held?.digest !== digest)
      return { name, ok: false, code: "VER115", params: { event: event(step) } };
  }
  const seats = collected.assignment.teams.reduce((sum, { members }) => sum + members.length, 0);
  const params = { prefecture, teams: collected.assignment.teams.length, seats };
  return { name, ok: true, code: "VER043", params };
}

/**
 * Checks each collected record, and says which prefectures have sent none yet. That is no failure, unless the
 * ledger says that it was collected.
 */
export function checkCollection(
  record: DrawRecord,
  frame: Frame,
  collected: readonly AssignmentRecord[],
  ledger: LedgerReading | undefined,
): Check[] {
  if (!record.rule.dispatch) return [];
  const all = prefecturesToInspect(record, frame);
  const have = new Set(collected.map(({ prefecture }) => prefecture));
  const missing = all.filter((prefecture) => !have.has(prefecture));
  const lost = missing.find((prefecture) =>
    ledger?.lines.some(({ event }) => event === `collect/${record.commitment.draw}/${prefecture}`),
  );
  const name = "collection";
  const whole: Check = lost
    ? { name, ok: false, code: "VER149", params: { prefecture: lost } }
    : missing.length === 0
      ? { name, ok: true, code: "VER044", params: { prefectures: all.length } }
      : {
          name,
          ok: true,
          code: "VER045",
          params: { collected: have.size, prefectures: all.length, missing: missing.join("、") },
        };
  return [...collected.map((one) => checkOne(record, frame, one, ledger)), whole];
}

/** All checks of a record and, where prefectures deal the inspectors, of what they sent back. */
export async function verifyAll(material: Material): Promise<Check[]> {
  const { record, frame, collected, ledger } = material;
  const checks = await verifyRecord(material);
  return collected ? [...checks, ...checkCollection(record, frame, collected, ledger)] : checks;
}
