/** `choucha circular KIND`: the documents that an office sends out. */
import { join, resolve } from "node:path";
import type { Kind } from "../campaign/documents/table.ts";
import type { DocumentOptions } from "../campaign/documents/types.ts";
import { circularAll } from "../campaign/documents/write.ts";
import { openCampaign } from "../campaign/open.ts";
import { EXIT, fail } from "../problem.ts";
import { parseDate } from "../registry/dates.ts";
import { timeOf } from "../system/clock.ts";
import { type Io, readInput, write } from "../system/io.ts";
import { withLock } from "../system/lock.ts";
import { say } from "../text/index.ts";
import { documentsIn, madeFiles } from "./made-files.ts";
import { findingJson, tellFindings } from "./screen.ts";

export interface CircularFlags {
  readonly draw?: string;
  readonly asOf?: string;
  readonly public?: boolean;
  readonly reconcile?: boolean;
  readonly object?: string;
  readonly period?: "half" | "year";
  readonly template?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

/** What the flags say about the documents. @throws Problem (usage) for a day that is none */
function optionsOf({
  asOf,
  public: isPublic,
  reconcile,
  object,
  period,
}: CircularFlags): Partial<DocumentOptions> {
  const day = asOf === undefined ? undefined : parseDate(asOf);
  if (asOf !== undefined && day === undefined) fail(EXIT.usage, "CIR001", { found: asOf });
  return {
    ...(day === undefined ? {} : { asOf: day }),
    ...(isPublic ? { public: true } : {}),
    ...(reconcile ? { reconcile: true } : {}),
    ...(object === undefined ? {} : { object }),
    ...(period === undefined ? {} : { period }),
  };
}

/** A kind in words, as the ledger's screen has it. */
function kindText(lang: Io["lang"], kind: Kind, flags: CircularFlags): string {
  if (kind === "circular" && flags.public) return say(lang, "event-circular:circular-public");
  if (kind === "summary") return say(lang, `event-circular:summary-${flags.period ?? "year"}`);
  return say(lang, `event-circular:${kind}`);
}

/** Runs `choucha circular KIND`. */
export async function circular(
  io: Io,
  kind: Kind,
  given: string | undefined,
  flags: CircularFlags,
): Promise<number> {
  const campaign = await openCampaign(io, given, flags.out);
  const at = timeOf(io, flags.at);
  const { template: file } = flags;
  const template =
    file === undefined
      ? {}
      : { template: { file, bytes: await readInput(io, file === "-" ? file : resolve(io.cwd, file)) } };
  const { written, findings } = await withLock(campaign.out, () =>
    circularAll(io, campaign, [kind], at, {
      name: flags.draw,
      options: { ...optionsOf(flags), ...template },
    }),
  );
  await tellFindings(io, findings);
  if (flags.json) {
    const shown = findings.map((finding) => findingJson(io.lang, finding));
    await write(
      io.stdout,
      `${JSON.stringify({ $schema: "choucha/circular/1", version: 1, out: campaign.out, written, findings: shown }, null, 2)}\n`,
    );
    return EXIT.done;
  }
  for (const { draw, kind, files, changed } of written) {
    const counts = { documents: documentsIn(files), files: files.length, changed };
    const params = { draw, kind: kindText(io.lang, kind, flags), ...counts };
    await write(io.stderr, `${say(io.lang, "documentsWritten", params)}\n`);
    const paths = files.map((file) => join(campaign.out, file));
    await write(io.stdout, madeFiles(io, paths));
  }
  return EXIT.done;
}
