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

let last: { readonly name: string; readonly key: Uint8Array; readonly state: Running } | undefined;

/** `crypto.createHmac`. A draw makes thousands with one key: the keyed state is kept and copied. */
export function createHmac(name: string, key: Uint8Array | string): Digest {
  const bytes = Buffer.from(bytesOf(key));
  if (!last || name !== last.name || !bytes.equals(last.key))
    last = { name, key: bytes, state: hmac.create(hashOf(name), bytes) };
  return new Digest(last.state.clone());
}

/** `crypto.createPublicKey` for an Ed25519 key in JWK form: its 32 bytes. */
export function createPublicKey({ key }: { readonly key: { readonly x: string } }): Uint8Array {
  return Buffer.from(key.x, "base64url");
}

/** `crypto.verify` for Ed25519, as strict as RFC 8032. */
export function verify(_: null, message: Uint8Array, key: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    return false; // no point of the curve
  }
}

const absent = (): never => {
  throw new TypeError("a page that checks makes no keys and no signatures");
};
export const [createPrivateKey, generateKeyPairSync, sign] = [absent, absent, absent];
