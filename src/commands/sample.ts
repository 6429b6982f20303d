/** `choucha sample`: one verifiable sample of a file, without a campaign. */
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { feasible, stopOnErrors } from "../campaign/prepare.ts";
import { type ReadFlags, readGiven, readingOf, wholeNumber } from "../campaign/read-file.ts";
import { parseSeeds } from "../campaign/seeds.ts";
import { EXIT, type Finding, fail } from "../problem.ts";
import { commitmentDigest, GENESIS, PROTOCOL } from "../record/commitment.ts";
import { plain } from "../record/conditions.ts";
import { digestOf } from "../record/jcs.ts";
import { type BuiltFrame, buildObjects } from "../record/objects.ts";
import { drawOutcome } from "../record/outcome.ts";
import { type DrawRecord, RECORD_SCHEMA, type RecordedSeed, recordText } from "../record/record.ts";
import { committedRule, type Rule } from "../record/rule.ts";
import { idColumns } from "../registry/id-columns.ts";
import type { Table } from "../registry/table.ts";
import { formatRational, parseRate } from "../sampling/rational.ts";
import { rfc3797Numbers } from "../sampling/rfc3797.ts";
import { timeOf } from "../system/clock.ts";
import { writeFileAtomic } from "../system/files.ts";
import { type Io, write } from "../system/io.ts";
import { say } from "../text/index.ts";
import { VERSION } from "../version.ts";
import { drawScreen } from "./results.ts";
import { sampleTable } from "./sample-table.ts";
import { colours, grouped, tellFindings } from "./screen.ts";

export interface SampleFlags extends ReadFlags {
  readonly rate?: readonly string[];
  readonly n?: string;
  readonly rateBy?: string;
  readonly id?: string;
  readonly by?: string;
  readonly allocation?: string;
  readonly rounding?: string;
  readonly minimum?: string;
  readonly alternates?: string;
  readonly method?: string;
  readonly duplicates?: string;
  readonly seed?: readonly string[];
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

function rateOf(text: string): string {
  const result = parseRate(text);
  if (result.ok) return formatRational(result.rate);
  const code = { zero: "USE020", "above-one": "USE021", "not-a-rate": "USE022" }[result.code];
  return fail(EXIT.usage, result.suggestion ? `${code}S` : code, {
    value: text,
    suggestion: result.suggestion ?? "",
  });
}

/** `Risk 1 (High)=20%` → value and rate; the value may hold "=" itself. */
function valueRate(text: string): [string, string] {
  const at = text.lastIndexOf("=");
  if (at < 0) fail(EXIT.usage, "USE024", { value: text });
  return [plain(text.slice(0, at)), rateOf(text.slice(at + 1))];
}

function sizeOf(flags: SampleFlags): Pick<Rule, "n" | "rate" | "rates"> {
  const rates = flags.rate ?? [];
  if (rates.length > 0 === (flags.n !== undefined)) fail(EXIT.usage, "USE025");
  if (flags.n !== undefined) {
    if (flags.rateBy !== undefined) fail(EXIT.usage, "USE026");
    return { n: wholeNumber(flags.n, "--n", 1) };
  }
  if (flags.rateBy !== undefined) {
    const values = rates.map(valueRate);
    const twice = values.find(([value], i) => values.findIndex(([other]) => other === value) !== i);
    if (twice) fail(EXIT.usage, "USE027", { value: twice[0] });
    return { rates: { by: flags.rateBy, values: Object.fromEntries(values) } };
  }
  if (rates.length > 1) fail(EXIT.usage, "USE026");
  return { rate: rateOf(rates[0]!) };
}

/** Column names of a flag. A flag that names none is a slip (an empty variable of a script), and not a default. */
function names(list: string | undefined, flag: string): string[] | undefined {
  const found = list
    ?.split(/[,，]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
  if (found?.length === 0) fail(EXIT.usage, "USE005", { flag });
  return found;
}

function ruleFrom(flags: SampleFlags, table: Table): Rule {
  const rule: Rule = {
    method: (flags.method ?? "vrs") as Rule["method"],
    allocation: (flags.allocation ?? "overall") as Rule["allocation"],
    rounding: (flags.rounding ?? "random") as Rule["rounding"],
    minimum: wholeNumber(flags.minimum, "--minimum", 0) ?? 0,
    alternates: wholeNumber(flags.alternates, "--alternates", 0) ?? 0,
    ...sizeOf(flags),
    duplicates: (flags.duplicates ?? "stop") as Rule["duplicates"],
    stratify: names(flags.by, "--by") ?? [],
    exclude: [],
    certain: [],
    publish: [],
  };
  return { ...rule, id: idColumns(table, names(flags.id, "--id")).map(({ header }) => header) };
}

/** Seeds from the flags, or 256 bits from the system. */
function seedFrom(flags: SampleFlags, method: Rule["method"]): { seed: RecordedSeed[]; system: boolean } {
  const given = parseSeeds(flags.seed ?? []);
  const system = given.length === 0;
  if (!system) return { seed: given.map((one) => ({ ...one, rule: "" })), system };
  const bytes = randomBytes(32);
  const value =
    method === "rfc3797"
      ? BigInt(`0x${bytes.toString("hex").slice(0, 24)}`).toString()
      : bytes.toString("hex");
  return { seed: [{ name: "system", value, rule: "" }], system };
}

function recordOf(table: Table, built: BuiltFrame, rule: Rule, flags: SampleFlags, at: string): DrawRecord {
  const { seed, system } = seedFrom(flags, rule.method);
  const bad = rule.method === "rfc3797" ? seed.find(({ value }) => !rfc3797Numbers(value)) : undefined;
  if (bad) fail(EXIT.usage, "DRW004", { name: bad.name, value: bad.value });
  const { frame, places } = built;
  const commitment = {
    protocol: PROTOCOL,
    campaign: "",
    draw: "sample",
    frame: { digest: frame.digest, units: frame.units.length, eligible: frame.eligible },
    rule: { digest: digestOf(committedRule(rule, "")) },
    sources: seed.map(({ name, rule }) => ({ name, rule })),
    previous: GENESIS,
  };
  const C = commitmentDigest(commitment);
  const read = Object.fromEntries(
    Object.entries(readingOf(flags)).filter(([, value]) => value !== undefined),
  );
  return {
    $schema: RECORD_SCHEMA,
    version: 1,
    tool: { name: "choucha", version: VERSION },
    commitment,
    C,
    committedAt: at,
    drawnAt: at,
    committedOnTheSpot: true,
    ...(system ? { seedFromSystem: true } : {}),
    rule,
    inputs: [
      {
        role: "register",
        file: table.file,
        digest: table.digest,
        ...(Object.keys(read).length > 0 ? { read } : {}),
      },
    ],
    seed,
    ...drawOutcome(frame, rule, C, seed, places),
  };
}

/** Runs `choucha sample`: drawn rows as CSV (or the record as JSON) on stdout, everything else on stderr. */
export async function sample(io: Io, path: string, flags: SampleFlags): Promise<number> {
  const at = timeOf(io, flags.at);
  sizeOf(flags); // a wrong rate is told before a large file is read
  if (flags.out !== undefined && !/\.(csv|xlsx)$/i.test(flags.out))
    fail(EXIT.usage, "USE006", {}, { file: flags.out });
  const table = await readGiven(io, path, flags);
  const rule = ruleFrom(flags, table);
  const built = buildObjects(table, rule);
  const findings: Finding[] = [...table.findings, ...built.findings];
  findings.push(
    ...(findings.some(({ severity }) => severity === "error") ? [] : feasible(rule, built, table)),
  );
  stopOnErrors(findings);
  const record = recordOf(table, built, rule, flags, at);
  const { columns, rows } = sampleTable(table, record);
  if (flags.out !== undefined)
    await writeFileAtomic(resolve(io.cwd, flags.out), await fileContent(flags.out, columns, rows));
  if (flags.json) await write(io.stdout, recordText(record));
  else if (flags.out === undefined) {
    const { toCsv } = await import("../registry/write-csv.ts");
    await write(io.stdout, toCsv(columns, rows, { bom: false, eol: "\n" }));
  }
  const _paint = colours(io, "stderr");
  await tellFindings(io, findings);
  await write(io.stderr, summary(io, table, record));
  return EXIT.done;
}

async function fileContent(path: string, columns: string[], rows: string[][]): Promise<string | Uint8Array> {
  if (/\.xlsx$/i.test(path)) {
    const { toWorkbook } = await import("../registry/write-workbook.ts");
    return await toWorkbook([{ name: "sample", columns: columns.map((header) => ({ header })), rows }]);
  }
  const { toCsv } = await import("../registry/write-csv.ts");
  return toCsv(columns, rows, { bom: true, eol: "\r\n" });
}

function summary(io: Io, table: Table, record: DrawRecord): string {
  const screen = drawScreen({ ...io, stdout: io.stderr }, table.file, record);
  const seeds = record.seed.map(({ name, value }) => `  ${name}=${value}\n`).join("");
  const warning = record.seedFromSystem ? `${say(io.lang, "systemSeed")}\n` : "";
  return `${screen}\n  C ${grouped(record.C)}\n${seeds}${warning}`;
}
