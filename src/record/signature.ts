/** Optional signatures (Ed25519, RFC 8032) over records and the ledger's head. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";

export interface Signature {
  /** "ledger", or "record/" and the draw's name. */
  readonly over: string;
  /** The ledger's head, or SHA-256 of the record's bytes; 64 hex digits. */
  readonly digest: string;
  readonly at: string;
  /** The raw public key, 64 hex digits. */
  readonly key: string;
  /** 128 hex digits. */
  readonly signature: string;
}

/** The text that is signed: a fixed first line keeps it from being taken for anything else. */
const signedText = ({ over, digest, at }: Pick<Signature, "over" | "digest" | "at">): Buffer =>
  Buffer.from(`choucha/1 signature\n${over}\n${digest}\n${at}\n`, "utf8");

/** The raw 32 bytes of an Ed25519 public key, in hex. */
const rawKey = (key: KeyObject): string =>
  Buffer.from(key.export({ format: "jwk" }).x as string, "base64url").toString("hex");

/** A public key's fingerprint: SHA-256 of its raw bytes. */
export const fingerprint = (key: string): string =>
  createHash("sha256").update(Buffer.from(key, "hex")).digest("hex");

export interface KeyPair {
  /** PKCS#8 PEM. Never printed. */
  readonly secret: string;
  /** SPKI PEM. */
  readonly open: string;
  readonly key: string;
}

/** A new key pair from the system's random. */
export function newKeyPair(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return {
    secret: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    open: publicKey.export({ type: "spki", format: "pem" }) as string,
    key: rawKey(publicKey),
  };
}

/** Reads an Ed25519 private key from PEM; undefined where it is none. */
export function secretKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === "ed25519" ? key : undefined;
  } catch {
    return undefined;
  }
}

/** The raw public key of a PEM (public or private) in hex; undefined where it holds no Ed25519 key. */
export function publicKey(pem: string): string | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === "ed25519" ? rawKey(key) : undefined;
  } catch {
    return undefined;
  }
}

/** Signs one digest. The same key and content always give the same signature. */
export function signDigest(secret: KeyObject, what: Pick<Signature, "over" | "digest" | "at">): Signature {
  const { over, digest, at } = what;
  const key = rawKey(createPublicKey(secret));
  return { over, digest, at, key, signature: sign(null, signedText(what), secret).toString("hex") };
}

/** Whether a signature is its key's. */
export function holds(signature: Signature): boolean {
  if (!/^[0-9a-f]{64}$/.test(signature.key) || !/^[0-9a-f]{128}$/.test(signature.signature)) return false;
  const x = Buffer.from(signature.key, "hex").toString("base64url");
  try {
    const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    return verify(null, signedText(signature), key, Buffer.from(signature.signature, "hex"));
  } catch {
    return false;
  }
}
