/** The little of Node's `Buffer` that the shared code uses, for browsers. */

const HEX = "0123456789abcdef";

export class Buffer extends Uint8Array {
  /** Bytes of a text (UTF-8, hex or base64url), of a list of numbers, or of other bytes. */
  static override from(content: string | ArrayLike<number> | Iterable<number>, encoding?: unknown): Buffer {
    if (typeof content !== "string") return new Buffer(Uint8Array.from(content as ArrayLike<number>));
    if (encoding === "base64url") {
      const binary = atob(content.replaceAll("-", "+").replaceAll("_", "/"));
      return new Buffer(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)));
    }
    if (encoding !== "hex") return new Buffer(new TextEncoder().encode(content));
    const pairs = /^(?:[0-9a-f]{2})*/i.exec(content)![0].match(/../g) ?? [];
    return new Buffer(pairs.map((pair) => Number.parseInt(pair, 16)));
  }

  static alloc(size: number): Buffer {
    return new Buffer(size);
  }

  static byteLength(text: string): number {
    return new TextEncoder().encode(text).length;
  }

  static concat(parts: readonly Uint8Array[]): Buffer {
    return Buffer.from(parts.flatMap((part) => [...part]));
  }

  override toString(encoding?: string): string {
    if (encoding === "base64url")
      return btoa(String.fromCharCode(...this))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replaceAll("=", "");
    if (encoding !== "hex") return new TextDecoder().decode(this);
    let text = "";
    for (const byte of this) text += HEX.charAt(byte >> 4) + HEX.charAt(byte & 15);
    return text;
  }

  equals(other: Uint8Array): boolean {
    return this.length === other.length && this.every((byte, i) => byte === other[i]);
  }

  writeBigUInt64BE(value: bigint, offset = 0): number {
    new DataView(this.buffer, this.byteOffset, this.byteLength).setBigUint64(offset, value);
    return offset + 8;
  }
}
