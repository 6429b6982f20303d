/** Who is inspected by whom, after everything that was recorded. */
import type { DrawRecord, RecordedUnit } from "./record.ts";

/** An object that is to be inspected now; `instead` names the one that it stepped in for. */
export interface StandingObject {
  readonly id: string;
  readonly stratum: string;
  readonly rank?: number;
  readonly ticket?: string;
  /** Why it was taken without a draw. */
  readonly reason?: string;
  readonly instead?: string;
}

export interface Standing {
  /** In drawn order; who stepped in stands in the place of who left. */
  readonly objects: readonly StandingObject[];
  /** Alternates that may still step in. */
  readonly alternates: readonly RecordedUnit[];
  readonly teams: ReadonlyMap<string, { readonly members: readonly string[]; readonly lead?: string }>;
}

/** Who is inspected by whom after the recorded replacements, which are taken as they stand. */
export function standingNow(record: DrawRecord): Standing {
  const byId = new Map([...record.drawn, ...record.alternates].map((unit) => [unit.id, unit]));
  let objects: StandingObject[] = [...record.drawn, ...record.certain];
  const teams = new Map(
    record.assignment?.teams.map(({ object, members, lead }) => [
      object,
      { members, ...(lead ? { lead } : {}) },
    ]),
  );
  for (const { kind, out, object = "", members, lead, ...entry } of record.replacements ?? []) {
    const place = kind === "object" ? (entry.in ?? "") : object;
    if (kind === "object") {
      const next = byId.get(place);
      objects = objects.flatMap((unit) =>
        unit.id !== out ? [unit] : next ? [{ ...next, instead: out }] : [],
      );
      teams.delete(out);
    }
    if (members) teams.set(place, { members, ...(lead ? { lead } : {}) });
  }
  const used = new Set([
    ...objects.map(({ id }) => id),
    ...(record.replacements ?? []).map(({ out }) => out),
  ]);
  return { objects, alternates: record.alternates.filter(({ id }) => !used.has(id)), teams };
}
