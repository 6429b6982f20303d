/** Values of the declared sources: from flags, from a file, or asked on a terminal. */
import { resolve } from "node:path";
import { EXIT, fail } from "../problem.ts";
import type { SeedValue } from "../sampling/ticket.ts";
import { type Io, readInput } from "../system/io.ts";
import { declaredSources, type Judged, judgeSeeds } from "./judge-seeds.ts";
import type { Campaign } from "./open.ts";

/** A source's value as it enters the draw: NFC, trimmed, never read as a number. @throws Problem where nothing is left */
export function seedValue(name: string, text: string): string {
  const value = text.normalize("NFC").trim();
  if (value === "") fail(EXIT.usage, "SED001", { name });
  if (/\p{Cc}/u.test(value)) fail(EXIT.usage, "SED002", { name });
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
  const document = parseDocument(text, { schema: "failsafe" } as Parameters<typeof parseDocument>[1]);
  const data: unknown =
    document.errors.length === 0 ? document.toJS({ mapAsMap: true, maxAliasCount: 0 }) : undefined;
  if (!(data instanceof Map)) fail(EXIT.badInput, "SED005", {}, { file });
  return [...(data as Map<unknown, unknown>)].map(([name, value]) => {
    if (typeof name !== "string" || typeof value !== "string") fail(EXIT.badInput, "SED005", {}, { file });
    return {
      name: (name as string).normalize("NFC").trim(),
      value: seedValue(name as string, value as string),
    };
  });
}

export interface SeedFlags {
  readonly seed?: readonly string[];
  readonly seeds?: string;
}

/** The values of this run's flags and file, as they were given. */
export async function givenSeeds(io: Io, flags: SeedFlags): Promise<SeedValue[]> {
  const given = [...parseSeeds(flags.seed ?? []), ...(flags.seeds ? await readSeeds(io, flags.seeds) : [])];
  onceEach(given);
  return given;
}

/** The seed of this run, judged before anything is written. @throws Problem for a value that cannot be */
export async function gatherSeed(io: Io, campaign: Campaign, flags: SeedFlags): Promise<Judged> {
  return await judgeSeeds(declaredSources(campaign.plan), await givenSeeds(io, flags));
}
