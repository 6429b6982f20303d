/** What both verifiers say of the same files, and ways to change these files. */
import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";
import { choucha } from "../cli.ts";
import { verifier } from "./python.ts";

export interface Judgement {
  readonly exit: number | null;
  readonly ok: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean }[];
}

/** What each verifier says of a draw's folder. */
export async function judgements(folder: string): Promise<[Judgement, Judgement]> {
  const ours = await choucha(["verify", folder, "--json", "--lang", "en"]);
  const theirs = verifier([folder, "--json"]);
  return [
    { exit: ours.exit, ...JSON.parse(ours.stdout) },
    { exit: theirs.exit, ...JSON.parse(theirs.stdout) },
  ];
}

/** The first check that fails. */
export const firstFailure = ({ checks }: Judgement) => checks.find(({ ok }) => !ok)?.name;
export const names = ({ checks }: Judgement) => checks.map(({ name }) => name);

/** Changes one file of a folder, which must not stay as it was. */
export function change(path: string, how: (text: string) => string): void {
  const before = readFileSync(path, "utf8");
  const after = how(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
}

export type Path = readonly (string | number)[];

/** Sets one value of a record. */
export function set(path: Path, value: unknown) {
  return (text: string): string => {
    const record: unknown = JSON.parse(text);
    let at = record as Record<string | number, unknown>;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
    at[path.at(-1)!] = value;
    return `${JSON.stringify(record, null, 2)}\n`;
  };
}

/** Changes the lines of a file. */
export const lines = (change: (lines: string[]) => string[]) => (text: string) =>
  change(text.match(/.*\n/g) ?? []).join("");
