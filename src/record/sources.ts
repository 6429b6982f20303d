/**
 * Kinds of public randomness: how a value must be written, and how many bits it can hold at most.
 * A value stays text; a kind only says which texts are possible, so that two people write the same one.
 */
import { createHash } from "node:crypto";
import { bitsOfChoice } from "../sampling/possible.ts";

export type SourceKind = "text" | "digits" | "dice" | "lottery" | "index" | "beacon" | "system" | "witness";

/** What a source declares before its value exists. */
export interface Source {
  readonly name: string;
  readonly rule: string;
  readonly kind?: SourceKind;
  /** digits, dice: how many. */
  readonly length?: number;
  /** lottery: "6/33+1/16": six different of 33 in ascending order, then one of 16. */
  readonly shape?: string;
  /** beacon: the round of drand's quicknet. */
  readonly round?: number;
  /** witness: the digest that opens at the draw. */
  readonly commits?: string;
}

export type SourceFault =
  | "digits"
  | "dice"
  | "lottery"
  | "index"
  | "beacon-form"
  | "beacon-round"
  | "beacon-signature"
  | "system"
  | "witness";

/** The parts of a lottery's shape: how many of how many. undefined where it is none. */
export function lotteryShape(shape: string): { count: number; of: number }[] | undefined {
  const parts = shape.split("+").map((part) => /^(\d{1,2})\/(\d{1,2})$/.exec(part.trim()));
  if (parts.some((part) => !part || Number(part[1]) < 1 || Number(part[1]) > Number(part[2])))
    return undefined;
  return parts.map((part) => ({ count: Number(part![1]), of: Number(part![2]) }));
}

function isLottery(value: string, shape: string): boolean {
  const numbers = value.split(" ");
  for (const { count, of } of lotteryShape(shape) ?? []) {
    const drawn = numbers.splice(0, count);
    const ascending = drawn.every((number, i) => i === 0 || drawn[i - 1]! < number);
    const fits = drawn.every(
      (number) => /^\d\d$/.test(number) && Number(number) >= 1 && Number(number) <= of,
    );
    if (drawn.length !== count || !ascending || !fits) return false;
  }
  return numbers.length === 0;
}

/** What a witness publishes beforehand: SHA-256 of "choucha/1 witness", the name and the value, a line each. */
export const witnessDigest = (name: string, value: string): string =>
  createHash("sha256").update(`choucha/1 witness\n${name}\n${value}\n`).digest("hex");

async function beaconFault(value: string, round: number | undefined): Promise<SourceFault | undefined> {
  const match = /^(\d{1,15}) ([0-9a-f]{96})$/.exec(value);
  if (!match) return "beacon-form";
  if (round !== undefined && Number(match[1]) !== round) return "beacon-round";
  const { quicknetVerifies } = await import("./beacon.ts");
  return quicknetVerifies(BigInt(match[1]!), match[2]!) ? undefined : "beacon-signature";
}

/** What is wrong with a source's value; undefined where it can be what was declared. */
export async function sourceFault(source: Source, value: string): Promise<SourceFault | undefined> {
  const fits = (pattern: RegExp, fault: SourceFault) => (pattern.test(value) ? undefined : fault);
  switch (source.kind ?? "text") {
    case "digits":
      return fits(new RegExp(`^\\d{${source.length}}$`), "digits");
    case "dice":
      return fits(new RegExp(`^[1-6]{${source.length}}$`), "dice");
    case "lottery":
      return isLottery(value, source.shape ?? "") ? undefined : "lottery";
    case "index":
      return fits(/^\d{1,7}\.\d{2}$/, "index");
    case "system":
      return fits(/^[0-9a-f]{64}$/, "system");
    case "witness":
      return witnessDigest(source.name, value) === source.commits ? undefined : "witness";
    case "beacon":
      return await beaconFault(value, source.round);
    case "text":
      return undefined;
  }
}

/**
 * The bits that a source can hold at most, if every value that its kind allows is equally likely; undefined
 * where nothing can be said (free text). A stock index counts its last four digits only (assumed).
 */
export function sourceBits(source: Source): number | undefined {
  switch (source.kind ?? "text") {
    case "digits":
      return (source.length ?? 0) * Math.log2(10);
    case "dice":
      return (source.length ?? 0) * Math.log2(6);
    case "lottery":
      return (lotteryShape(source.shape ?? "") ?? []).reduce(
        (sum, { count, of }) => sum + bitsOfChoice(of, count),
        0,
      );
    case "index":
      return Math.log2(10_000);
    case "beacon":
    case "system":
    case "witness":
      return 256;
    case "text":
      return undefined;
  }
}
