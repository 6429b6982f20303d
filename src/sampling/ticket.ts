/**
 * Tickets: one pseudorandom number for each label, from public randomness and a commitment.
 * The construction of draft-thomson-elegy-vrs (HKDF, RFC 5869, with SHA-256), with the commitment as salt.
 */
import { createHmac } from "node:crypto";

/** One source of public randomness with its value, both as text. */
export interface SeedValue {
  readonly name: string;
  readonly value: string;
}

/** The input keying material: `name=value` + LF for each source, in the declared order, as UTF-8. */
export const seedText = (seed: readonly SeedValue[]): string =>
  seed.map(({ name, value }) => `${name}=${value}\n`).join("");

/** HKDF-Extract: HMAC-SHA256 with the salt as key. 32 bytes. */
export const extract = (salt: Uint8Array, material: string | Uint8Array): Buffer =>
  createHmac("sha256", salt).update(material).digest();

/** Gives the ticket of a label: 64 hex digits, HKDF-Expand to 32 bytes. */
export type Ticket = (label: string) => string;

/** The ticket function of one draw: HMAC-SHA256(PRK, label ‖ 0x01), in hex. */
export const tickets =
  (prk: Uint8Array): Ticket =>
  (label) =>
    createHmac("sha256", prk).update(label).update("\x01").digest("hex");
