/** A round of the drand beacon, checked offline against the network's public key. */
import { createHash } from "node:crypto";
import { bls12_381 } from "@noble/curves/bls12-381.js";

/**
 * Networks by the name that a plan gives. Public keys as the League of Entropy publishes them; `quicknet` uses
 * scheme bls-unchained-g1-rfc9380 (signatures in G1, keys in G2).
 */
const QUICKNET_KEY =
  "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451" +
  "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a";
const TAG = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

/** The message of a round: SHA-256 of its number as eight bytes, most significant first. */
function message(round: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(round);
  return createHash("sha256").update(bytes).digest();
}

/**
 * Whether a signature is the network's for a round of quicknet (BLS12-381, RFC 9380 hash to G1).
 * @param signature 96 hex digits
 */
export function quicknetVerifies(round: bigint, signature: string): boolean {
  if (!/^[0-9a-f]{96}$/.test(signature) || round < 1n || round >= 1n << 63n) return false;
  try {
    const { shortSignatures } = bls12_381;
    const point = shortSignatures.hash(message(round), TAG);
    return shortSignatures.verify(Buffer.from(signature, "hex"), point, Buffer.from(QUICKNET_KEY, "hex"));
  } catch {
    return false; // not a point of the curve
  }
}
