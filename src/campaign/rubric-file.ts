/** Rubrics by name or by file: those that ship stand beside the program, in a clone and installed alike. */
import { readdir } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { EXIT, type Finding, fail } from "../problem.ts";
import { sha256 } from "../record/jcs.ts";
import { loadRubric } from "../scoring/rubric/parse.ts";
import type { Rubric } from "../scoring/rubric/schema.ts";
import { readIfThere } from "../system/files.ts";
import { type Io, readInput } from "../system/io.ts";
import { nearest } from "../yaml/nearest.ts";

/** One folder above src and dist, as package.json. */
const FOLDER = fileURLToPath(new URL("../../rubrics/", import.meta.url));
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

export interface OpenedRubric {
  readonly rubric: Rubric;
  readonly warnings: readonly Finding[];
  /** The file's name without its folder. */
  readonly file: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly digest: string;
}

/** Names of the rubrics that ship, in the order of their letters. */
export async function shippedNames(): Promise<string[]> {
  const files = await readdir(FOLDER).catch(() => []);
  return files.flatMap((file) => (file.endsWith(".yaml") ? [file.slice(0, -5)] : [])).sort();
}

function opened(bytes: Uint8Array, file: string): OpenedRubric {
  return { ...loadRubric(bytes, file), file, digest: sha256(bytes) };
}

/**
 * A rubric by the name of one that ships, or from a file ("-" is standard input). A bare name means the shipped
 * one; `./NAME` is a file.
 * @throws Problem (usage) where nothing has this name; (bad input) with every error in the file
 */
export async function openRubric(io: Io, given: string): Promise<OpenedRubric> {
  if (NAME.test(given)) {
    const shipped = await readIfThere(`${FOLDER}${given}.yaml`);
    if (shipped) return opened(shipped, `${given}.yaml`);
    const own = await readIfThere(resolve(io.cwd, given)).catch(() => undefined);
    if (own) return opened(own, given);
    const names = await shippedNames();
    const known = names.join(", ");
    const meant = nearest(given, names);
    if (meant !== undefined) fail(EXIT.usage, "GRD002", { name: given, meant });
    fail(EXIT.usage, "GRD001", { name: given, known });
  }
  const bytes = await readInput(io, given === "-" ? given : resolve(io.cwd, given));
  return opened(bytes, given === "-" ? given : basename(given));
}
