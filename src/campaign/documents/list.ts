/**
 * Lists of made documents: `documents/<kind>-<name>.json`, the canonical text whose SHA-256 the ledger holds. With
 * it anyone can tell which file is no longer what was made, and nobody's corrections by hand are written over.
 */
import { join } from "node:path";
import type { Finding } from "../../problem.ts";
import { canonical, sha256 } from "../../record/jcs.ts";
import type { LedgerLine } from "../../record/ledger.ts";
import { eventParts } from "../../record/ledger-states.ts";
import { readIfThere } from "../../system/files.ts";

/** What the ledger calls documents of the campaign as a whole; they stand in the output folder itself. */
export const CAMPAIGN = "campaign";

/** Path from the folder of the draw, and SHA-256 of the file. */
export type DocumentList = readonly (readonly [path: string, digest: string])[];

export const listOf = (
  made: readonly (readonly [path: string, content: string | Uint8Array])[],
): DocumentList => made.map(([path, content]) => [path, sha256(content)] as const);

export const listText = (list: DocumentList): string =>
  canonical(list.map(([path, digest]) => [path, digest]));

/** Where the list of an event stands ("circular:notice/forensic"), from the output folder. */
export function listFile(event: string): string {
  const { step, draw } = eventParts(event);
  return join("documents", `${step.slice("circular:".length)}-${draw}.json`);
}

/** The list that a digest of the ledger names; undefined where it is not kept, or is another one. */
export async function keptList(
  out: string,
  event: string,
  digest: string,
): Promise<DocumentList | undefined> {
  const bytes = await readIfThere(join(out, listFile(event)));
  return bytes && sha256(bytes) === digest ? (JSON.parse(bytes.toString("utf8")) as DocumentList) : undefined;
}

/** Files of a list that somebody has changed since, as paths from the folder. Those that are gone are not among them. */
export async function changedByHand(folder: string, list: DocumentList): Promise<Set<string>> {
  const changed = new Set<string>();
  for (const [path, digest] of list) {
    const bytes = await readIfThere(join(folder, path));
    if (bytes && sha256(bytes) !== digest) changed.add(path);
  }
  return changed;
}

const EVENT = /^circular:[a-z-]{1,40}\/[a-z0-9][a-z0-9-]{0,39}$/;

/** A warning for each document that is gone, or is not what was made last. @param out the campaign's output folder */
export async function documentFaults(out: string, lines: readonly LedgerLine[]): Promise<Finding[]> {
  const last = new Map(lines.filter(({ event }) => EVENT.test(event)).map((line) => [line.event, line]));
  const findings: Finding[] = [];
  for (const { event, digest, seq } of last.values()) {
    const { draw } = eventParts(event);
    const folder = draw === CAMPAIGN ? "" : draw;
    for (const [path, was] of (await keptList(out, event, digest)) ?? []) {
      const bytes = await readIfThere(join(out, folder, path));
      if (!bytes || sha256(bytes) !== was)
        findings.push({
          ...{ code: bytes ? "CIR014" : "CIR015", severity: "warning", file: join(folder, path) },
          params: { line: seq },
        });
    }
  }
  return findings;
}
