/** The commitment (protocol, section 3): what is fixed before chance is known, and its digest C. */
import { canonical, type Json, sha256 } from "./jcs.ts";
import type { Source } from "./sources.ts";

export const PROTOCOL = "choucha/1";

/** The head that an empty ledger has. */
export const GENESIS = "0".repeat(64);

export interface Commitment {
  readonly protocol: string;
  readonly campaign: string;
  readonly draw: string;
  /** A review's first stage: the draw whose institutions give their documents, and its commitment. */
  readonly of?: { readonly draw: string; readonly commitment: string };
  /** A prefecture's: digest of the package that it deals inspectors for. */
  readonly dispatch?: string;
  readonly frame: { readonly digest: string; readonly units: number; readonly eligible: number };
  readonly rule: { readonly digest: string };
  /** Present where the same office deals the inspectors. */
  readonly inspectors?: { readonly digest: string; readonly units: number; readonly eligible: number };
  readonly sources: readonly Source[];
  /** What happens where a witness does not open; present where one is declared. */
  readonly missing?: "abort" | "continue";
  /** The ledger's head when the commitment was made. */
  readonly previous: string;
  /** The commitment that this one replaces, and why. */
  readonly supersedes?: { readonly commitment: string; readonly reason: string };
}

/** A commitment's exact text: the content of commitment.json, so that any SHA-256 tool gives C. */
export const commitmentText = (commitment: Commitment): string => canonical(commitment as unknown as Json);

/** C, 64 hex digits. */
export const commitmentDigest = (commitment: Commitment): string => sha256(commitmentText(commitment));
