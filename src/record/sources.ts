/**
 * Kinds of public randomness: how a value must be written, and how many bits it can hold at most.
 * A value stays text; a kind only says which texts are possible, so that two people write the same one.
 */
import { createHash } from "node:crypto";
import { lotteryShape } from "../plan/lottery-shape.ts";
import { bitsOfChoice } from "../sampling/possible.ts";

export const KINDS = ["text", "digits", "dice", "lottery", "index", "beacon", "system", "witness"] as const;
export type SourceKind = (typeof KINDS)[number];

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

/** A value as its kind writes it, for a message: made from the shape alone, so it is never a real result. */
export function exampleOf(source: Source): string {
  const { length = 1 } = source;
  const repeated = (figures: string) => figures.repeat(Math.ceil(length / figures.length)).slice(0, length);
  switch (source.kind ?? "text") {
    case "digits":
      return repeated("0718293645");
    case "dice":
      return repeated("362514");
    case "lottery":
      return (lotteryShape(source.shape ?? "") ?? [])
        .flatMap(({ count, of }) =>
          Array.from({ length: count }, (_, i) => i + 1 + Math.floor(((of - count) * (i + 1)) / (count + 1))),
        )
        .map((number) => String(number).padStart(2, "0"))
        .join(" ");
    case "index":
      return "3316.11";
    case "beacon":
      return `${source.round ?? 657413} b713718a…`;
    case "system":
    case "witness":
      return "9f86d081…";
    case "text":
      return "";
  }
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

/**
 * What a witness publishes beforehand: SHA-256 of "choucha/1 witness", the name (NFC) and the value, a line each.
 * The name is in it so that nobody can copy another witness's digest and open it after them.
 */
export const witnessDigest = (name: string, value: string): string =>
  createHash("sha256")
    .update(`choucha/1 witness\n${name.normalize("NFC")}\n${value}\n`)
    .digest("hex");

/** Round and signature of a beacon's value. No zero in front: one round must not have two texts to choose from. */
export function beaconParts(value: string): { round: bigint; signature: string } | undefined {
  const match = /^([1-9]\d{0,14}) ([0-9a-f]{96})$/.exec(value);
  return match ? { round: BigInt(match[1]!), signature: match[2]! } : undefined;
}

function beaconFormFault(value: string, round: number | undefined): SourceFault | undefined {
  const parts = beaconParts(value);
  if (!parts) return "beacon-form";
  return round !== undefined && parts.round.toString() !== String(round) ? "beacon-round" : undefined;
}

/** Whether a beacon's value carries the network's signature. The library is loaded here and nowhere else. */
export async function beaconVerifies(value: string): Promise<boolean> {
  const parts = beaconParts(value);
  if (!parts) return false;
  const { quicknetVerifies } = await import("./beacon.ts");
  return quicknetVerifies(parts.round, parts.signature);
}

/** What is wrong with a source's value; undefined where it can be what was declared. */
export async function sourceFault(source: Source, value: string): Promise<SourceFault | undefined> {
  const fault = formFault(source, value);
  if (fault || source.kind !== "beacon") return fault;
  return (await beaconVerifies(value)) ? undefined : "beacon-signature";
}

/** The same without the signature of a beacon: how the value is written, and a witness's digest. */
export function formFault(source: Source, value: string): SourceFault | undefined {
  const fits = (pattern: RegExp, fault: SourceFault) => (pattern.test(value) ? undefined : fault);
  switch (source.kind ?? "text") {
    case "digits":
      return value.length === source.length ? fits(/^[0-9]+$/, "digits") : "digits";
    case "dice":
      return value.length === source.length ? fits(/^[1-6]+$/, "dice") : "dice";
    case "lottery":
      return isLottery(value, source.shape ?? "") ? undefined : "lottery";
    case "index":
      return fits(/^(0|[1-9]\d{0,6})\.\d{2}$/, "index");
    case "system":
      return fits(/^[0-9a-f]{64}$/, "system");
    case "witness":
      return witnessDigest(source.name, value) === source.commits ? undefined : "witness";
    case "beacon":
      return beaconFormFault(value, source.round);
    case "text":
      return undefined;
  }
}

/**
 * The bits that a source can hold at most, if every value that its kind allows is equally likely; undefined
 * where nothing can be said: free text, and a witness's value that is not 64 hex digits (it may be a word that
 * anyone could guess). A stock index counts its last four digits only (assumed).
 */
export function sourceBits(source: Source, value: string): number | undefined {
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
    case "witness":
      return /^[0-9a-f]{64}$/.test(value) ? 256 : undefined;
    case "beacon":
    case "system":
      return 256;
    case "text":
      return undefined;
  }
}
