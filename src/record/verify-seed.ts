/** Checks of the seed: declared sources and no others, values that their kinds can have, and how much chance they hold. */
import { bitsOfSample } from "../sampling/possible.ts";
import type { Check } from "./check.ts";
import type { Absent, DrawRecord, RecordedSeed } from "./record.ts";
import { beaconVerifies, formFault, KINDS, type Source, sourceBits } from "./sources.ts";

const check = (name: string, ok: boolean, code: string, params: Check["params"] = {}): Check => ({
  name,
  ok,
  code,
  params,
});
const namesOf = (list: readonly { readonly name: string }[]): string =>
  list.map(({ name }) => name).join(", ");
const kindOf = ({ kind }: Source): string => kind ?? "text";

/** Why these witnesses may not be absent; undefined where the commitment allows it. */
function absenceFault({ commitment, absent }: DrawRecord): Check | undefined {
  if (absent === undefined) return undefined;
  const declared = commitment.sources.filter(({ name }) => absent.some((one) => one.name === name));
  const listed =
    absent.length > 0 &&
    declared.length === absent.length &&
    absent.every(
      ({ name, why, ...rest }: Absent, i) =>
        name === declared[i]!.name && /^(missing|wrong)$/.test(why) && Object.keys(rest).length === 0,
    );
  if (!listed) return check("seed", false, "VER107", { declared: namesOf(commitment.sources) });
  const allowed = commitment.missing === "continue" && declared.every(({ kind }) => kind === "witness");
  return allowed ? undefined : check("seed", false, "VER138", { names: namesOf(absent) });
}

/** Declared names and rules in order, without the witnesses who were left out as the commitment allows. */
export function checkSeed(record: DrawRecord): Check {
  const { commitment, seed, absent = [] } = record;
  const fault = absenceFault(record);
  if (fault) return fault;
  const wanted = commitment.sources.filter(({ name }) => !absent.some((one) => one.name === name));
  const same =
    seed.length > 0 &&
    seed.length === wanted.length &&
    seed.every(
      ({ name, rule, ...rest }, i) =>
        name === wanted[i]!.name && rule === wanted[i]!.rule && Object.keys(rest).join() === "value",
    );
  if (!same) return check("seed", false, "VER107", { declared: namesOf(commitment.sources) });
  const odd = ({ value }: RecordedSeed) =>
    value === "" || value !== value.normalize("NFC").trim() || /\p{Cc}/u.test(value);
  const bad = seed.find(odd);
  if (bad) return check("seed", false, "VER108", { name: bad.name });
  const own = record.seedFromSystem === true || commitment.sources.some(({ kind }) => kind === "system");
  if (absent.length === 0 && own) return check("seed", true, "VER036", { names: namesOf(seed) });
  if (absent.length === 0) return check("seed", true, "VER007", { names: namesOf(seed) });
  return check("seed", true, "VER030", { names: namesOf(seed), absent: namesOf(absent) });
}

/** The sources that are there, with their values. */
function present({ commitment, seed }: DrawRecord): { source: Source; value: string }[] {
  return commitment.sources.flatMap((source) => {
    const found = seed.find(({ name }) => name === source.name);
    return found ? [{ source, value: found.value }] : [];
  });
}

/** Values against their kinds, and witnesses' values against their digests. Left out where no source has a kind. */
export function checkSeedForm(record: DrawRecord): Check[] {
  if (record.commitment.sources.every((source) => kindOf(source) === "text")) return [];
  for (const { source, value } of present(record)) {
    const known = KINDS.includes(kindOf(source) as (typeof KINDS)[number]);
    if (known && !formFault(source, value)) continue;
    const { name } = source;
    return source.kind === "witness"
      ? [check("seed-form", false, "VER137", { name })]
      : [check("seed-form", false, "VER136", { name, kind: String(source.kind) })];
  }
  return [check("seed-form", true, "VER031", { names: namesOf(record.seed) })];
}

/** The signatures of beacons, offline. Left out where no beacon has a value. */
export async function checkBeacon(record: DrawRecord): Promise<Check[]> {
  const beacons = present(record).filter(({ source }) => source.kind === "beacon");
  for (const { source, value } of beacons)
    if (!(await beaconVerifies(value))) return [check("beacon", false, "VER139", { name: source.name })];
  const names = beacons.map(({ source }) => source.name).join(", ");
  return beacons.length > 0 ? [check("beacon", true, "VER032", { names })] : [];
}

/** A sample's own 256 bits have no declared kind, but the record says where they came from. */
const assessed = (record: DrawRecord, source: Source, value: string): number | undefined =>
  source.kind === undefined && record.commitment.campaign === "" && record.seedFromSystem
    ? sourceBits({ ...source, kind: "system" }, value)
    : sourceBits(source, value);

/**
 * The bits of each source against log2 of the number of possible samples. Never fails: a draw from a poor
 * source is a weak draw and no changed one; the sentence says so.
 */
export function checkEntropy(record: DrawRecord, units: number): Check {
  const sources = present(record).map(({ source, value }) => ({
    name: source.name,
    bits: assessed(record, source, value),
  }));
  const sum = sources.reduce((total, { bits = 0 }) => total + bits, 0);
  const possible = record.strata.filter(
    (stratum) =>
      Number.isInteger(stratum.drawn) &&
      stratum.drawn >= 0 &&
      stratum.drawn <= stratum.units &&
      stratum.units <= units,
  );
  const needed = bitsOfSample(possible);
  const unknown = sources.filter(({ bits }) => bits === undefined);
  const params = {
    bits: sum.toFixed(1),
    needed: needed.toFixed(1),
    list: sources
      .map(({ name, bits }) => `${name} ${bits === undefined ? "?" : bits.toFixed(1)}`)
      .join(" + "),
  };
  if (sum >= needed) return check("entropy", true, "VER033", params);
  if (unknown.length > 0) return check("entropy", true, "VER035", { ...params, names: namesOf(unknown) });
  return check("entropy", true, "VER034", params);
}
