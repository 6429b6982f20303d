/** The documents of a campaign: made from its records, written to its folder, noted in its ledger. */
import { join } from "node:path";
import type { DrawPlan } from "../../plan/schema.ts";
import type { Finding } from "../../problem.ts";
import { sha256 } from "../../record/jcs.ts";
import { officeDay } from "../../results/days.ts";
import { inOrder } from "../../system/clock.ts";
import { readIfThere, writeIfChanged } from "../../system/files.ts";
import type { Io } from "../../system/io.ts";
import { addLine, lastLine, soundLedger } from "../ledger-file.ts";
import type { Campaign } from "../open.ts";
import { gather, type Turn } from "./gather.ts";
import { changedByHand, keptList, listFile, listOf, listText } from "./list.ts";
import { rendered } from "./render.ts";
import { entryOf, type Kind } from "./table.ts";
import type { DocumentOptions } from "./types.ts";

export interface Written {
  readonly draw: string;
  readonly kind: Kind;
  /** Paths from the campaign's output folder. */
  readonly files: readonly string[];
  readonly changed: number;
}

export interface Asked {
  /** Only this draw or review. */
  readonly name?: string;
  /** Which documents are left for another time. */
  readonly later?: (draw: DrawPlan, kind: Kind) => boolean;
  readonly options?: Partial<DocumentOptions>;
}

/** Whether a file has exactly this content. */
async function isThere(path: string, content: string | Uint8Array): Promise<boolean> {
  const bytes = await readIfThere(path);
  return bytes !== undefined && sha256(bytes) === sha256(content);
}

/**
 * Makes the documents of the named draws, kind by kind: the ledger then has the same lines in the same order
 * whether the kinds are asked for together or one command after the other. A kind is written once it is made for
 * every draw, so that one that cannot be made leaves no half of them. The caller holds the lock.
 */
export async function circularAll(
  io: Io,
  campaign: Campaign,
  kinds: readonly Kind[],
  at: string,
  { name, later = () => false, options: asked }: Asked = {},
) {
  const written: Written[] = [];
  const findings: Finding[] = [];
  const options: DocumentOptions = { asOf: officeDay(at), ...asked };
  const scopes = new Set(kinds.map((kind) => entryOf(kind).scope));
  const turnsOf = await gather(io, campaign, scopes, options, findings, name);
  for (const kind of kinds) {
    const entry = entryOf(kind);
    const variant = entry.variant?.(options) ?? "";
    const turns = turnsOf(entry.scope).filter(({ draw }) => !draw || !later(draw, kind));
    const all: { turn: Turn; made: Awaited<ReturnType<typeof rendered>> }[] = [];
    for (const turn of turns)
      all.push({ turn, made: await rendered(await turn.make(entry), options, campaign.plan) });
    for (const { turn, made } of all) {
      const { name, folder } = turn;
      // Nothing was made: a line would say that something was.
      if (made.length === 0) {
        written.push({ draw: name, kind, files: [], changed: 0 });
        continue;
      }
      const text = listText(listOf(made));
      const digest = sha256(text);
      const event = `circular:${kind}${variant === "" ? "" : `-${variant}`}/${name}`;
      const lines = await soundLedger(campaign.out);
      const before = lastLine(lines, event)?.digest;
      if (before !== digest) inOrder(lines, at);
      const home = join(campaign.out, folder);
      const list = before === undefined ? undefined : await keptList(campaign.out, event, before);
      const byHand = await changedByHand(home, list ?? []);
      let changed = 0;
      for (const [path, content] of made) {
        // Somebody's corrections are not written over; a run that was killed may have left the new content.
        const own = byHand.has(path) && !(await isThere(join(home, path), content));
        if (own) findings.push({ code: "CIR016", severity: "warning", file: join(home, path) });
        else if (await writeIfChanged(join(home, path), content)) changed += 1;
      }
      await writeIfChanged(join(campaign.out, listFile(event)), text);
      if (before !== digest) await addLine(campaign.out, { at, event, digest });
      const files = made.map(([path]) => (folder === "" ? path : `${folder}/${path}`));
      written.push({ draw: name, kind, files, changed });
    }
  }
  return { written, findings };
}
