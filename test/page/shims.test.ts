/** What the page has in place of Node's own: the same results for the same input. */
import * as node from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Buffer as Small } from "../../verifier/page/buffer.ts";
import * as shim from "../../verifier/page/crypto.ts";

const bytes = fc.uint8Array({ maxLength: 300 });
const text = fc.string({ unit: "binary", maxLength: 100 });

describe("digests", () => {
  it.each(["sha256", "sha512", "md5"])("%s of texts and bytes in parts", (name) => {
    fc.assert(
      fc.property(text, bytes, (a, b) => {
        const ours = shim.createHash(name).update(a).update(b);
        expect(ours.copy().digest("hex")).toBe(node.createHash(name).update(a).update(b).digest("hex"));
        expect([...ours.digest()]).toEqual([...node.createHash(name).update(a).update(b).digest()]);
      }),
    );
  });

  it("HMAC, also with many messages under one key and keys in turn", () => {
    fc.assert(
      fc.property(bytes, bytes, fc.array(text, { maxLength: 5 }), (one, other, messages) => {
        for (const message of messages)
          for (const key of [one, one, other])
            expect(shim.createHmac("sha256", key).update(message).update("\x01").digest("hex")).toBe(
              node.createHmac("sha256", key).update(message).update("\x01").digest("hex"),
            );
      }),
    );
  });

  it("a key whose bytes were changed since is another key", () => {
    const key = new Uint8Array(32);
    shim.createHmac("sha256", key).update("a").digest("hex");
    key[0] = 1;
    expect(shim.createHmac("sha256", key).update("a").digest("hex")).toBe(
      node.createHmac("sha256", key).update("a").digest("hex"),
    );
  });

  it("no other digest is known", () => expect(() => shim.createHash("sha1")).toThrow(RangeError));
});

it("Ed25519: what Node signs holds, what was changed does not", () => {
  const { privateKey, publicKey } = node.generateKeyPairSync("ed25519");
  const { x } = publicKey.export({ format: "jwk" }) as { x: string };
  const key = shim.createPublicKey({ key: { x } });
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.nat(), (message, at) => {
      const signature = new Uint8Array(node.sign(null, message, privateKey));
      expect(shim.verify(null, message, key, signature)).toBe(true);
      signature[at % 64]! ^= 1;
      expect(shim.verify(null, message, key, signature)).toBe(false);
    }),
    { numRuns: 10 },
  );
  expect(shim.verify(null, new Uint8Array(1), new Uint8Array(3), new Uint8Array(64))).toBe(false);
});

it("Buffer: hex, base64url, UTF-8, lists and numbers", () => {
  fc.assert(
    fc.property(bytes, text, (raw, said) => {
      const [ours, theirs] = [Small.from(raw), Buffer.from(raw)];
      for (const encoding of ["hex", "base64url"] as const) {
        const written = theirs.toString(encoding);
        expect(ours.toString(encoding)).toBe(written);
        expect([...Small.from(written, encoding)]).toEqual([...raw]);
      }
      expect([...Small.from(said)]).toEqual([...Buffer.from(said)]);
      expect(Small.byteLength(said)).toBe(Buffer.byteLength(said));
      expect([...Small.concat([ours, ours])]).toEqual([...raw, ...raw]);
      expect(ours.equals(Small.from(raw))).toBe(true);
    }),
  );
  const eight = Small.alloc(8);
  eight.writeBigUInt64BE(0x0102030405060708n);
  expect([...eight]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect([...Small.from("zz", "hex")]).toEqual([...Buffer.from("zz", "hex")]);
});
