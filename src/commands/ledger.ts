/** `choucha ledger`: what happened in a campaign, in order. */
import { join, resolve } from "node:path";
import { documentFaults } from "../campaign/documents/list.ts";
import { keptFaults } from "../campaign/kept-files.ts";
import { ledgerPath, readLedgerFile } from "../campaign/ledger-file.ts";
import { openCampaign } from "../campaign/open.ts";
import { commitmentsIn } from "../campaign/superseded.ts";
import { EXIT, type Finding } from "../problem.ts";
import type { LedgerLine } from "../record/ledger.ts";
import { eventParts, stateFault } from "../record/ledger-states.ts";
import { readIfThere } from "../system/files.ts";
import { type Io, write } from "../system/io.ts";
import { allWords, say } from "../text/index.ts";
import { colours, findingJson, grouped, table, tellFindings } from "./screen.ts";

export interface LedgerFlags {
  readonly verify?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** Runs `choucha ledger`: exit 1 with --verify where the chain, the states, the clock or a kept file is broken. */
export async function ledger(io: Io, given: string | undefined, flags: LedgerFlags): Promise<number> {
  // A published folder has a ledger and no plan.
  const folder = resolve(io.cwd, given ?? ".");
  const published = flags.out === undefined && (await readIfThere(ledgerPath(folder))) !== undefined;
  const out = published ? folder : (await openCampaign(io, given, flags.out)).out;
  const { lines, fault } = await readLedgerFile(out);
  const state = stateFault(lines);
  const file = "ledger.jsonl";
  const findings: Finding[] = [
    ...(fault
      ? [
          {
            code: fault.kind === "torn" ? "LED001" : "LED002",
            severity: "error" as const,
            file,
            row: fault.line,
            params: { kind: fault.kind },
          },
        ]
      : []),
    ...(state
      ? [
          {
            code: state.kind === "clock" ? "LED004" : "LED003",
            severity: "error" as const,
            file,
            row: state.line,
            params: { event: state.event },
          },
        ]
      : []),
    // What was published holds no scores.
    ...(published ? [] : [...(await keptFaults(out, lines)), ...(await documentFaults(out, lines))]),
  ];
  // Documents may be corrected by hand before they go out: said, but no fault of the ledger.
  const sound = findings.every(({ severity }) => severity !== "error");
  if (flags.json) {
    const shown = findings.map((finding) => findingJson(io.lang, finding));
    const document = {
      $schema: "choucha/ledger/1",
      version: 1,
      ok: sound,
      head: lines.at(-1)?.hash ?? null,
      lines,
      findings: shown,
    };
    await write(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
  } else {
    await write(io.stdout, timeline(io, lines, await reasonsOf(out, lines)));
    await tellFindings(io, findings);
    if (flags.verify && sound)
      await write(
        io.stdout,
        `\n${colours(io, "stdout").green.bold(say(io.lang, "ledgerSound", { lines: lines.length }))}\n`,
      );
  }
  return flags.verify && !sound ? EXIT.checkFailed : EXIT.done;
}

/** Why a commitment replaced the one before it, by its digest. */
async function reasonsOf(out: string, lines: readonly LedgerLine[]): Promise<Map<string, string>> {
  const reasons = new Map<string, string>();
  const draws = new Set(
    lines.filter(({ event }) => event.startsWith("commit/")).map(({ event }) => eventParts(event).draw),
  );
  for (const draw of draws)
    for (const [digest, { supersedes }] of await commitmentsIn(join(out, draw)))
      if (supersedes) reasons.set(digest, supersedes.reason);
  return reasons;
}

/** A step in words; a step that this version does not know is shown as it stands. */
function stepText(io: Io, step: string): string {
  const key = `event-${step}`;
  return Object.hasOwn(allWords[io.lang], key) ? say(io.lang, key as Parameters<typeof say>[1]) : step;
}

function timeline(io: Io, lines: readonly LedgerLine[], reasons: ReadonlyMap<string, string>): string {
  const paint = colours(io, "stdout");
  const t = (key: Parameters<typeof say>[1]) => say(io.lang, key);
  if (lines.length === 0) return `${t("ledgerEmpty")}\n`;
  const rows = lines.map(({ seq, at, event, digest }) => {
    const { step, draw } = eventParts(event);
    return [
      String(seq),
      at.replace("T", " ").replace("Z", ""),
      stepText(io, step),
      draw,
      `${grouped(digest.slice(0, 16))} …`,
      reasons.has(digest) ? say(io.lang, "ledgerReplaces", { reason: reasons.get(digest)! }) : "",
    ];
  });
  const columns = [
    { header: "#", right: true },
    { header: t("when") },
    { header: t("step") },
    { header: t("draw") },
    { header: t("digest") },
    { header: "" },
  ];
  return `${table(columns, rows, paint)}\n  ${t("ledgerHead")}\n  ${paint.green(grouped(lines.at(-1)!.hash).slice(0, 39))}\n  ${paint.green(grouped(lines.at(-1)!.hash).slice(40))}\n`;
}
