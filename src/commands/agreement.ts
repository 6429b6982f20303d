/** `choucha agreement`: how far raters agree, by every statistic that their ratings allow. */
import { stopOnErrors } from "../campaign/prepare.ts";
import { type ReadFlags, readGiven, wholeNumber } from "../campaign/read-file.ts";
import { EXIT, fail } from "../problem.ts";
import { DEFAULT_ROUNDS, DEFAULT_SEED } from "../scoring/agreement/bootstrap.ts";
import { ratingsFromTable } from "../scoring/agreement/from-table.ts";
import { measure } from "../scoring/agreement/measure.ts";
import { LEVELS, type Level } from "../scoring/agreement/ratings.ts";
import { type Io, write } from "../system/io.ts";
import { type AgreementReport, agreementJson, agreementScreen } from "./agreement-report.ts";
import { tellFindings } from "./screen.ts";

export interface AgreementFlags extends ReadFlags {
  readonly level?: string;
  readonly seed?: string;
  readonly rounds?: string;
  readonly json?: boolean;
}

/** Fewer rounds have no 2.5% quantile worth the name; more only take time. */
const LEAST_ROUNDS = 100;
const MOST_ROUNDS = 1_000_000;

/** Runs `choucha agreement`. Exit 0 also where a statistic cannot be computed: the report says why. */
export async function agreement(io: Io, path: string, flags: AgreementFlags): Promise<number> {
  const rounds = wholeNumber(flags.rounds, "--rounds", LEAST_ROUNDS) ?? DEFAULT_ROUNDS;
  if (rounds > MOST_ROUNDS) fail(EXIT.usage, "AGR010", { rounds, most: MOST_ROUNDS });
  const level = LEVELS.find((one) => one === flags.level);
  const table = await readGiven(io, path, flags);
  stopOnErrors(table.findings);
  const rated = ratingsFromTable(table, level satisfies Level | undefined);
  const options = { seed: flags.seed ?? DEFAULT_SEED, rounds };
  const report: AgreementReport = {
    ...{ table, rated, options, findings: [...table.findings, ...rated.findings] },
    statistics: measure(rated.ratings, rated.level, options),
  };
  await write(
    io.stdout,
    flags.json ? `${JSON.stringify(agreementJson(io.lang, report), null, 2)}\n` : agreementScreen(io, report),
  );
  await tellFindings(io, report.findings);
  return EXIT.done;
}
