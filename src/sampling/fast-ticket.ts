/**
 * The ticket function for simulations: the same bytes as `tickets`, several times faster for many short labels.
 * SHA-256 (FIPS 180-4) is written out here because HMAC (RFC 2104) then needs one block for the label and one
 * for the outer hash: both key blocks are hashed once for each key. Draws themselves use node:crypto.
 */
import { type Ticket, tickets } from "./ticket.ts";

/** The first 32 bits of the fractional part of a root of a prime. */
const fraction = (prime: number, root: number): number => {
  // Doubles hold 53 bits: enough for 32 behind the point of roots below 32.
  const value = prime ** (1 / root);
  return Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
};

const PRIMES: number[] = [];
for (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every((prime) => n % prime !== 0)) PRIMES.push(n);
const K = Int32Array.from(PRIMES, (prime) => fraction(prime, 3));
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(prime, 2));

const W = new Int32Array(64);

/** One compression (FIPS 180-4, 6.2.2) of the block in W[0..15] into `state`. */
function compress(state: Int32Array): void {
  for (let t = 16; t < 64; t++) {
    const [x, y] = [W[t - 15]!, W[t - 2]!];
    const small0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const small1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    W[t] = (small1 + W[t - 7]! + small0 + W[t - 16]!) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let t = 0; t < 64; t++) {
    const big1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const first = (h + big1 + ((e & f) ^ (~e & g)) + K[t]! + W[t]!) | 0;
    const big0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
}

/** The state after the key's block: 32 key bytes and padding, each XORed with `pad`. */
function keyed(prk: Uint8Array, pad: number): Int32Array {
  const view = new DataView(prk.buffer, prk.byteOffset, 32);
  const filler = pad * 0x01010101;
  for (let t = 0; t < 16; t++) W[t] = filler ^ (t < 8 ? view.getInt32(4 * t) : 0);
  const state = START.slice();
  compress(state);
  return state;
}

const BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The longest label, in bytes, that fits into one block with 0x01, the end mark and the length. */
const LONGEST = 64 - 1 - 1 - 8;
const bytes = new Uint8Array(64);
const encoder = new TextEncoder();

/**
 * Gives the tickets of one draw, equal to `tickets(prk)` for every label.
 * @param prk 32 bytes
 */
export function fastTickets(prk: Uint8Array): Ticket {
  const [inner, outer] = [keyed(prk, 0x36), keyed(prk, 0x5c)];
  const slow = tickets(prk);
  const state = new Int32Array(8);
  return (label) => {
    if (label.length * 3 > LONGEST && Buffer.byteLength(label) > LONGEST) return slow(label);
    const { written } = encoder.encodeInto(label, bytes);
    bytes[written] = 0x01;
    bytes[written + 1] = 0x80;
    bytes.fill(0, written + 2);
    for (let t = 0; t < 15; t++)
      W[t] = (bytes[4 * t]! << 24) | (bytes[4 * t + 1]! << 16) | (bytes[4 * t + 2]! << 8) | bytes[4 * t + 3]!;
    W[15] = (64 + written + 1) * 8;
    state.set(inner);
    compress(state);
    for (let t = 0; t < 8; t++) W[t] = state[t]!;
    W[8] = 0x80000000 | 0;
    for (let t = 9; t < 15; t++) W[t] = 0;
    W[15] = (64 + 32) * 8;
    state.set(outer);
    compress(state);
    let hex = "";
    for (const word of state)
      hex += BYTE[word >>> 24]! + BYTE[(word >>> 16) & 255]! + BYTE[(word >>> 8) & 255]! + BYTE[word & 255]!;
    return hex;
  };
}
