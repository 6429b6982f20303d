/** Values of the declared sources: from flags, from a file, or asked on a terminal. */
import { resolve } from "node:path";
import { EXIT, fail } from "../problem.ts";
import type { Source } from "../record/commitment.ts";
import type { SeedValue } from "../sampling/ticket.ts";
import { type Io, readInput } from "../system/io.ts";
import type { Campaign } from "./open.ts";

/** A source's value as it enters the draw: NFC, trimmed, never read as a number. @throws Problem where nothing is left */
export function seedValue(name: string, text: string): string {
  const value = text.normalize("NFC").trim();
  if (value === "") fail(EXIT.usage, "SED001", { name });
  if (/[\u0000-\u001f\u007f]/.test(value)) fail(EXIT.usage, "SED002", { name });
  return value;
}

/** Reads `NAME=VALUE`; the value may hold "=" itself. */
export function parseSeed(text: string): SeedValue {
  const at = text.indexOf("=");
  const name = at < 0 ? "" : text.slice(0, at).normalize("NFC").trim();
  if (name === "") fail(EXIT.usage, "SED003", { text });
  return { name, value: seedValue(name, text.slice(at + 1)) };
}

/** @throws Problem (usage) where a name stands twice: nobody could say which value counts */
export function onceEach(seeds: readonly SeedValue[]): void {
  const twice = seeds.find(({ name }, i) => seeds.findIndex((seed) => seed.name === name) !== i);
  if (twice) fail(EXIT.usage, "SED004", { name: twice.name });
}

/** Seeds of the command line; a name stands once. */
export function parseSeeds(texts: readonly string[]): SeedValue[] {
  const seeds = texts.map(parseSeed);
  onceEach(seeds);
  return seeds;
}

/** Seeds of a YAML or JSON file: name → value, all read as text so that leading zeros stay. */
export async function readSeeds(io: Io, file: string): Promise<SeedValue[]> {
  const { parseDocument } = await import("yaml");
  const text = Buffer.from(await readInput(io, file === "-" ? file : resolve(io.cwd, file)))
    .toString("utf8")
    .replace(/^\uFEFF/, "");
  const document = parseDocument(text, { schema: "failsafe", maxAliasCount: 0 } as Parameters<
    typeof parseDocument
  >[1]);
  const data: unknown = document.errors.length === 0 ? document.toJS({ mapAsMap: true }) : undefined;
  if (!(data instanceof Map)) fail(EXIT.badInput, "SED005", {}, { file });
  return [...(data as Map<unknown, unknown>)].map(([name, value]) => {
    if (typeof name !== "string" || typeof value !== "string") fail(EXIT.badInput, "SED005", {}, { file });
    return {
      name: (name as string).normalize("NFC").trim(),
      value: seedValue(name as string, value as string),
    };
  });
}

/**
 * The declared sources with their values, in the declared order.
 * @returns the seed, or the sources that have no value yet
 * @throws Problem for a name that was not declared
 */
export function matchSeeds(
  sources: readonly Source[],
  given: readonly SeedValue[],
): { seed: (SeedValue & Source)[]; missing: Source[] } {
  const values = new Map(given.map(({ name, value }) => [name, value]));
  const known = new Set(sources.map(({ name }) => name.normalize("NFC")));
  const stranger = given.find(({ name }) => !known.has(name));
  if (stranger)
    fail(EXIT.usage, "SED006", { name: stranger.name, declared: sources.map(({ name }) => name).join(", ") });
  const missing = sources.filter(({ name }) => !values.has(name.normalize("NFC")));
  const seed = sources
    .filter(({ name }) => values.has(name.normalize("NFC")))
    .map(({ name, rule }) => ({ name, value: values.get(name.normalize("NFC")) as string, rule }));
  return { seed, missing };
}

export interface SeedFlags {
  readonly seed?: readonly string[];
  readonly seeds?: string;
}

/** The seed of this run: flags and file first, then questions on a terminal. */
export async function gatherSeed(io: Io, campaign: Campaign, flags: SeedFlags) {
  const given = [...parseSeeds(flags.seed ?? []), ...(flags.seeds ? await readSeeds(io, flags.seeds) : [])];
  onceEach(given);
  return matchSeeds(campaign.plan.seed.sources, given);
}
