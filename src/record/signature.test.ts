import { describe, expect, it } from "vitest";
import { fingerprint, holds, newKeyPair, publicKey, secretKey, signDigest } from "./signature.ts";

/** RFC 8032, section 7.1, TEST 1: secret and public key. */
const SECRET = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
const PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
const pem = `-----BEGIN PRIVATE KEY-----\n${Buffer.from(`302e020100300506032b657004220420${SECRET}`, "hex").toString("base64")}\n-----END PRIVATE KEY-----\n`;

describe("signatures", () => {
  const what = { over: "ledger", digest: "0".repeat(64), at: "2025-05-07T02:00:00Z" };
  const signature = signDigest(secretKey(pem)!, what);

  it("derives the published public key", () => {
    expect(publicKey(pem)).toBe(PUBLIC);
    expect(signature.key).toBe(PUBLIC);
    expect(fingerprint(PUBLIC)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("holds, is the same every time, and breaks with any change", () => {
    expect(holds(signature)).toBe(true);
    expect(signDigest(secretKey(pem)!, what)).toEqual(signature);
    expect(holds({ ...signature, digest: "1".repeat(64) })).toBe(false);
    expect(holds({ ...signature, over: "record/forensic" })).toBe(false);
    expect(holds({ ...signature, at: "2025-05-07T02:00:01Z" })).toBe(false);
    expect(holds({ ...signature, key: signDigest(secretKey(newKeyPair().secret)!, what).key })).toBe(false);
    expect(holds({ ...signature, signature: signature.signature.replace(/^../, "00") })).toBe(false);
    expect(holds({ ...signature, key: "zz" })).toBe(false);
  });

  it("refuses what is no Ed25519 key", () => {
    for (const text of ["", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "hello"])
      expect([secretKey(text), publicKey(text)]).toEqual([undefined, undefined]);
  });
});
