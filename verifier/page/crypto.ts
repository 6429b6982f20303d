/**
 * What the page has in place of `node:crypto`: the same digests, for the same code. Browsers hash only
 * asynchronously and only on secure pages; a page that was opened from a folder is none.
 */

import { ed25519 } from "@noble/curves/ed25519.js";
import { hmac } from "@noble/hashes/hmac.js";
import { md5 } from "@noble/hashes/legacy.js";
import { sha256, sha512 } from "@noble/hashes/sha2.js";
import { Buffer } from "./buffer.ts";

const KNOWN = { sha256, sha512, md5 } as const;

/** The part of noble's running digests that is used here. */
interface Running {
  update(bytes: Uint8Array): unknown;
  digest(): Uint8Array;
  clone(): Running;
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === "string" ? new TextEncoder().encode(content) : content;

class Digest {
  readonly #state: Running;
  constructor(state: Running) {
    this.#state = state;
  }
  update(content: string | Uint8Array): this {
    this.#state.update(bytesOf(content));
    return this;
  }
  copy(): Digest {
    return new Digest(this.#state.clone());
  }
  digest(): Buffer;
  digest(encoding: "hex"): string;
  digest(encoding?: "hex"): Buffer | string {
    const bytes = Buffer.from(this.#state.digest());
    return encoding === "hex" ? bytes.toString("hex") : bytes;
  }
}

function hashOf(name: string) {
  const known = (KNOWN as Readonly<Record<string, (typeof KNOWN)[keyof typeof KNOWN]>>)[name];
  if (!known) throw new RangeError(`no digest ${name}`);
  return known;
}

/** `crypto.createHash` for sha256, sha512 and md5. */
export const createHash = (name: string): Digest => new Digest(hashOf(name).create());

let lastKey: Uint8Array | undefined;
let lastName = "";
let keyed: Running | undefined;

/** `crypto.createHmac`. A draw makes thousands with one key: the keyed state is kept and copied. */
export function createHmac(name: string, key: Uint8Array | string): Digest {
  const bytes = bytesOf(key);
  if (!keyed || name !== lastName || bytes !== lastKey) {
    keyed = hmac.create(hashOf(name), bytes);
    [lastKey, lastName] = [bytes, name];
  }
  return new Digest(keyed.clone());
}

/** A public key as `crypto.createPublicKey` gives it: here its 32 bytes, behind the SPKI header of Ed25519. */
export function createPublicKey(given: { readonly key: Uint8Array } | Uint8Array): Uint8Array {
  const bytes = given instanceof Uint8Array ? given : given.key;
  return bytes.slice(-32);
}

/** `crypto.verify` for Ed25519. */
export function verify(
  _algorithm: null | undefined,
  message: Uint8Array,
  key: Uint8Array,
  signature: Uint8Array,
): boolean {
  try {
    return ed25519.verify(signature, message, key);
  } catch {
    return false;
  }
}
