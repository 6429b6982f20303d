/** The flags of `init`: text in, answers out; each wrong one is a usage error that says how to write it. */
import { EXIT, type Finding, fail, Problem } from "../../problem.ts";
import { parseRate } from "../../sampling/rational.ts";
import type { Draft, Exclusion, SeedSource, Span } from "./answers.ts";

export interface InitFlags {
  readonly what?: string;
  readonly register?: string;
  readonly id?: string;
  readonly stratify?: string;
  readonly rate?: string;
  readonly n?: string;
  readonly allocation?: string;
  readonly alternates?: string;
  readonly exclude?: readonly string[];
  readonly inspectors?: string;
  readonly recusal?: string;
  readonly perObject?: string;
  readonly issuer?: string;
  readonly year?: string;
  readonly campaign?: string;
  readonly source?: readonly string[];
  readonly window?: string;
  readonly basis?: readonly string[];
  readonly force?: boolean;
  readonly yes?: boolean;
}

const usage = (code: string, params: Record<string, string | number> = {}): never =>
  fail(EXIT.usage, code, params);

/** Text that is not empty. */
export function readText(flag: string, given: string): string {
  const text = given.normalize("NFC").trim();
  return text === "" ? usage("INI003", { flag }) : text;
}

/** A list of column names: 州市,类别. */
const readColumns = (flag: string, given: string): string[] =>
  readText(flag, given)
    .split(/[,，]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

/** A whole number within bounds. */
export function readWhole(flag: string, given: string, least: number, most = 1_000_000): number {
  const text = given.normalize("NFKC").trim();
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : usage("INI002", { flag, found: given, least, most });
}

/** A rate; the text is kept. */
export function readRate(given: string): string {
  const result = parseRate(given);
  if (result.ok) return given.normalize("NFKC").replace(/\s+/g, "");
  return usage("INI004", { found: given, meant: result.suggestion ?? "10%" });
}

/** NAME=RULE */
export function readSource(given: string): SeedSource {
  const at = given.search(/[=＝]/);
  const [name, rule] = [given.slice(0, Math.max(0, at)).trim(), given.slice(at + 1).trim()];
  return name !== "" && rule !== "" ? { name, rule } : usage("INI005", { found: given });
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** FROM..TO, two ISO dates. */
export function readWindow(given: string): Span {
  const [from = "", to = "", ...more] = given
    .trim()
    .split("..")
    .map((one) => one.trim());
  const fits = more.length === 0 && DAY.test(from) && DAY.test(to) && from <= to;
  return fits ? { from, to } : usage("INI006", { found: given });
}

/** COLUMN=VALUE,VALUE with a reason after a semicolon. */
function readExclusion(given: string): Exclusion {
  const at = given.search(/[=＝]/);
  const column = given.slice(0, Math.max(0, at)).trim();
  const [list = "", reason = ""] = given.slice(at + 1).split(/[;；]/);
  const values = list
    .split(/[,，、]/)
    .map((one) => one.trim())
    .filter((one) => one !== "");
  if (at < 1 || column === "" || values.length === 0) return usage("INI007", { found: given });
  return { column, values, reason: reason.trim() || `${column}：${values.join("、")}` };
}

function readAllocation(given: string): "overall" | "each" {
  return given === "overall" || given === "each" ? given : usage("INI008", { found: given });
}

/**
 * The draft that the flags make.
 * @throws Problem (usage) with every wrong flag at once
 */
export function draftFromFlags(flags: InitFlags): Draft {
  const findings: Finding[] = [];
  const draft: Draft = {};
  const take = <K extends keyof Draft, F>(
    key: K,
    given: F | undefined,
    read: (given: F) => Draft[K],
  ): void => {
    if (given === undefined) return;
    try {
      draft[key] = read(given);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      findings.push(...error.findings);
    }
  };
  take("what", flags.what, (given) => readText("--what", given));
  take("register", flags.register, (given) => readText("--register", given));
  take("id", flags.id, (given) => readColumns("--id", given));
  take("stratify", flags.stratify, (given) => (given === "none" ? [] : readColumns("--stratify", given)));
  if (flags.rate !== undefined && flags.n !== undefined) findings.push({ code: "INI009", severity: "error" });
  take("size", flags.rate, (given) => ({ rate: readRate(given) }));
  take("size", flags.n, (given) => ({ n: readWhole("--n", given, 1) }));
  take("allocation", flags.allocation, readAllocation);
  take("alternates", flags.alternates, (given) => readWhole("--alternates", given, 0));
  take("exclude", flags.exclude, (given) => given.map(readExclusion));
  take("inspectors", flags.inspectors, (given) => readText("--inspectors", given));
  take("perObject", flags.perObject, (given) => readWhole("--per-object", given, 1, 100));
  take("recusal", flags.recusal, (given) => readText("--recusal", given));
  take("issuer", flags.issuer, (given) => readText("--issuer", given));
  take("year", flags.year, (given) => readWhole("--year", given, 1990, 2200));
  take("campaign", flags.campaign, (given) => readText("--campaign", given));
  take("sources", flags.source?.length ? flags.source : undefined, (given) => given.map(readSource));
  take("window", flags.window, readWindow);
  take("basis", flags.basis, (given) => given.map((one) => readText("--basis", one)));
  if (findings.length > 0) throw new Problem(EXIT.usage, findings);
  return draft;
}
