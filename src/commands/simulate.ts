/** `choucha simulate`: many draws of one frame, and whether chance came out as the rule says. */
import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { type Campaign, openCampaign } from "../campaign/open.ts";
import { wholeNumber } from "../campaign/read-file.ts";
import { chanceOf, framesToSimulate, type Simulated, simulationInput } from "../campaign/simulate.ts";
import { EXIT, type Finding } from "../problem.ts";
import { Simulation } from "../sampling/simulate.ts";
import { freshSeeds } from "../sampling/simulate-seeds.ts";
import { judge } from "../sampling/simulate-verdict.ts";
import { readIfThere, writeIfChanged } from "../system/files.ts";
import { type Io, write } from "../system/io.ts";
import { say } from "../text/index.ts";
import { findingJson, tellFindings } from "./screen.ts";
import {
  simulationCsv,
  simulationJson,
  simulationMarkdown,
  simulationPlot,
  simulationScreen,
} from "./simulation-files.ts";
import { type SimulationOutcome, simulationFindings } from "./simulation-findings.ts";
import { simulationReport } from "./simulation-report.ts";

export interface SimulateFlags {
  readonly draw?: string;
  readonly runs?: string;
  readonly seed?: string;
  readonly out?: string;
  readonly json?: boolean;
}

const RUNS = 10_000;
/** Runs between two looks at the event loop: Ctrl-C is heard, the progress moves. */
const STEP = 250;

/** The campaign; where `--out` names a folder with a ledger, its commitments are the ones that count. */
async function opened(io: Io, given: string | undefined, out: string | undefined): Promise<Campaign> {
  const ledger =
    out === undefined ? undefined : await readIfThere(join(resolve(io.cwd, out), "ledger.jsonl"));
  return await openCampaign(io, given, ledger ? out : undefined);
}

async function simulateOne(
  io: Io,
  simulated: Simulated,
  runs: number,
  seed: string,
): Promise<SimulationOutcome> {
  const simulation = new Simulation(simulationInput(simulated));
  const draw = simulated.draw.name;
  const next = freshSeeds(seed, draw);
  while (simulation.runs < runs) {
    const until = Math.min(runs, simulation.runs + STEP);
    while (simulation.runs < until) simulation.run(chanceOf(simulated, next()));
    if (io.stderr.isTTY)
      await write(io.stderr, `\r${say(io.lang, "simProgress", { draw, done: until, runs })}`);
    await new Promise(setImmediate);
  }
  if (io.stderr.isTTY) await write(io.stderr, "\r\u001b[K");
  return { simulated, simulation, verdict: judge(simulation), seed };
}

async function save(io: Io, dir: string, outcome: SimulationOutcome): Promise<string[]> {
  const name = `simulation-${outcome.simulated.draw.name}`;
  const markdown = simulationMarkdown(simulationReport(io.lang, outcome), `${name}.svg`);
  const files: [string, string][] = [
    [`${name}.md`, markdown],
    [`${name}.svg`, simulationPlot(io.lang, outcome)],
    [`${name}.csv`, simulationCsv(io.lang, outcome)],
  ];
  for (const [file, text] of files) await writeIfChanged(join(dir, file), text);
  return files.map(([file]) => file);
}

/** Runs `choucha simulate`; exit 1 where a test fails at the stated level. Reads only, and refuses no campaign. */
export async function simulate(io: Io, given: string | undefined, flags: SimulateFlags): Promise<number> {
  const runs = wholeNumber(flags.runs, "--runs", 1) ?? RUNS;
  const seed = flags.seed ?? randomBytes(16).toString("hex");
  const campaign = await opened(io, given, flags.out);
  const { simulated, findings } = await framesToSimulate(io, campaign, flags.draw);
  const outcomes: SimulationOutcome[] = [];
  for (const entry of simulated) outcomes.push(await simulateOne(io, entry, runs, seed));
  const told: Finding[] = [...findings];
  const written: string[] = [];
  for (const outcome of outcomes) {
    told.push(...simulationFindings(outcome));
    if (flags.out !== undefined) written.push(...(await save(io, resolve(io.cwd, flags.out), outcome)));
    if (!flags.json && flags.out === undefined)
      await write(
        io.stdout,
        `${simulationScreen(io, simulationReport(io.lang, outcome), outcome.verdict.ok)}\n`,
      );
    else if (!flags.json) {
      const { title, verdict, lines } = simulationReport(io.lang, outcome);
      await write(io.stdout, `${[title, ...lines, verdict].join("\n")}\n\n`);
    }
  }
  const ok = outcomes.every(({ verdict }) => verdict.ok);
  if (flags.json) {
    const document = {
      ...{ $schema: "choucha/simulation/1", version: 1, ok, files: written },
      findings: findings.map((finding) => findingJson(io.lang, finding)),
      draws: outcomes.map((outcome) => simulationJson(io.lang, outcome)),
    };
    await write(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
  } else if (written.length > 0)
    await write(io.stdout, `${say(io.lang, "simWritten", { files: written.join("  ") })}\n`);
  await tellFindings(io, told);
  return ok ? EXIT.done : EXIT.checkFailed;
}
