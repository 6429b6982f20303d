/** `choucha result import FILES…`: filled forms and tables become results. */
import { basename, resolve } from "node:path";
import { filesGiven } from "../../campaign/given-files.ts";
import { openCampaign } from "../../campaign/open.ts";
import { type DrawnDraw, drawnDraws } from "../../campaign/results/drawn-draws.ts";
import { type Checked, checkFiles, keepChecked } from "../../campaign/results/import-results.ts";
import { resultsOf } from "../../campaign/results/open-results.ts";
import type { GivenFile } from "../../campaign/results/read-file.ts";
import type { Kept } from "../../campaign/results/result-store.ts";
import { EXIT, type Finding } from "../../problem.ts";
import { anomalyFinding } from "../../results/anomaly.ts";
import { officeDay } from "../../results/days.ts";
import { missingIn, type ResultsView } from "../../results/view.ts";
import { timeOf } from "../../system/clock.ts";
import { type Io, readInput, write } from "../../system/io.ts";
import { withLock } from "../../system/lock.ts";
import { say } from "../../text/index.ts";
import { colours, findingJson, harmless, tellFindings } from "../screen.ts";

export interface ImportFlags {
  readonly campaign?: string;
  readonly draw?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

interface Outcome {
  readonly drawn: DrawnDraw;
  readonly kept: Kept;
  readonly results: ResultsView;
}

const nameIn = ({ objects }: DrawnDraw, id: string): string =>
  objects.find((object) => object.id === id)?.name ?? id;

/** What happened in one draw, and how far it is. */
function screenOf(io: Io, { drawn, kept, results }: Outcome): string {
  const t = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  const paint = colours(io, "stdout");
  const { added, replaced, same } = kept;
  const missing = missingIn(results).length;
  const counts = { added: added.length, replaced: replaced.length, same: same.length };
  const { entries } = results;
  const progress = {
    draw: drawn.name,
    reported: entries.filter(({ result }) => result).length,
    objects: entries.length,
    missing,
  };
  return [
    paint.bold(t("resultImported", { draw: drawn.name, ...counts })),
    ...replaced.map(({ before, now }) => {
      const said = { object: nameIn(drawn, now.object), before: before.result, now: now.result };
      const key = before.result === now.result ? "resultReplacedSame" : "resultReplaced";
      return `  ${harmless(t(key, said))}`;
    }),
    (missing > 0 ? paint.yellow : paint.green)(t("resultProgress", progress)),
    "",
  ].join("\n");
}

function jsonOf(io: Io, checked: Checked, outcomes: readonly Outcome[], findings: readonly Finding[]) {
  return {
    $schema: "choucha/result-import/1",
    version: 1,
    files: checked.files,
    unfilled: Object.fromEntries(checked.unfilled),
    draws: outcomes.map(({ drawn, kept, results }) => ({
      draw: drawn.name,
      added: kept.added.map(({ object }) => object),
      replaced: kept.replaced.map(({ now }) => now.object),
      same: kept.same.map(({ object }) => object),
      missing: missingIn(results).map(({ object }) => object.id),
    })),
    findings: findings.map((finding) => findingJson(io.lang, finding)),
  };
}

/** Runs `choucha result import`: everything is read and checked before anything is kept. */
export async function resultImport(io: Io, paths: readonly string[], flags: ImportFlags): Promise<number> {
  const campaign = await openCampaign(io, flags.campaign, flags.out);
  const at = timeOf(io, flags.at);
  const given: GivenFile[] = [];
  for (const path of await filesGiven(io, paths))
    given.push({
      name: path === "-" ? "-" : basename(path),
      bytes: await readInput(io, path === "-" ? path : resolve(io.cwd, path)),
    });
  const notes: Finding[] = [];
  const { checked, outcomes } = await withLock(campaign.out, async () => {
    const drawn = await drawnDraws(io, campaign, flags.draw, notes);
    const read = await checkFiles(given, drawn);
    const kept = await keepChecked(campaign, drawn, read, at);
    const done: Outcome[] = [];
    for (const one of drawn) {
      const mine = kept.get(one.name);
      if (mine)
        done.push({
          drawn: one,
          kept: mine,
          results: await resultsOf(campaign, one.view, officeDay(at)),
        });
    }
    return { checked: read, outcomes: done };
  });
  // What does not fit in earlier imports was told then; `result list` shows all of it.
  const anomalies = outcomes.flatMap(({ results, kept }) => {
    const now = new Set([...kept.added, ...kept.replaced.map((one) => one.now)].map(({ object }) => object));
    return results.anomalies.filter(({ object }) => now.has(object)).map(anomalyFinding);
  });
  const findings = [...notes, ...checked.findings, ...anomalies];
  if (flags.json) {
    await write(io.stdout, `${JSON.stringify(jsonOf(io, checked, outcomes, findings), null, 2)}\n`);
    return EXIT.done;
  }
  await tellFindings(io, findings);
  for (const [file, count] of checked.unfilled)
    await write(io.stderr, `${say(io.lang, "resultUnfilled", { file: harmless(file), count })}\n`);
  for (const outcome of outcomes) await write(io.stdout, screenOf(io, outcome));
  return EXIT.done;
}
