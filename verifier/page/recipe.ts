/** Commands with which a unit's ticket is computed by hand: `printf` and `openssl`, nothing of this project. */
import type { DrawRecord } from "../../src/record/record.ts";
import { keyOf } from "../../src/record/rule.ts";
import { extract, seedText } from "../../src/sampling/ticket.ts";

/** Text for the format of `printf` inside single quotes. A leading "-" would be taken for an option. */
export const printfText = (text: string): string =>
  text
    .replaceAll("\\", "\\\\")
    .replaceAll("%", "%%")
    .replaceAll("\n", "\\n")
    .replaceAll("'", "'\\''")
    .replace(/^-/, "\\055");

const keyed = (text: string, key: string): string =>
  `printf '${text}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:${key}`;

export interface Recipe {
  readonly commitment: string;
  readonly prk?: string;
  readonly unit: string;
  readonly kind: "recipeTicket" | "recipeKey" | "recipeMd5";
  /** What the last command must print. */
  readonly expected: string;
  readonly step: number;
}

/** PRK of a draw, 64 hex digits. */
export const prkOf = (record: DrawRecord): string =>
  Buffer.from(extract(Buffer.from(record.C, "hex"), seedText(record.seed))).toString("hex");

/** A number below 65,536 as two bytes for `printf`, in octal. */
const twoBytes = (number: number): string =>
  [number >> 8, number & 255].map((byte) => `\\${byte.toString(8).padStart(3, "0")}`).join("");

/**
 * The commands for one unit: its ticket (`vrs`, `poisson`), the key that shuffles its stratum (`seedrandom`), or the MD5 of
 * the step that took it (`rfc3797`).
 */
export function recipeFor(
  record: DrawRecord,
  unit: { readonly id: string; readonly stratum: string; readonly rank: number; readonly ticket: string },
): Recipe {
  const { method } = record.rule;
  const commitment = `openssl dgst -sha256 ${record.commitment.draw}/commitment.json`;
  if (method === "rfc3797") {
    const step = unit.rank - 1;
    const text = `${twoBytes(step)}${printfText(keyOf(record.rule, record.seed))}${twoBytes(step)}`;
    const line = `printf '${text}' | openssl dgst -md5`;
    return { commitment, unit: line, kind: "recipeMd5", expected: unit.ticket, step };
  }
  const kind = method === "poisson" ? "documents" : "objects";
  const label = `${kind}/${method === "seedrandom" ? unit.stratum : unit.id}`;
  return {
    commitment,
    prk: keyed(printfText(seedText(record.seed)), record.C),
    unit: keyed(`${printfText(label)}\\001`, prkOf(record)),
    kind: method === "seedrandom" ? "recipeKey" : "recipeTicket",
    expected: unit.ticket,
    step: 0,
  };
}
