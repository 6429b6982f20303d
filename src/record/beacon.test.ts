import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { quicknetVerifies } from "./beacon.ts";

/** Round 657413 of quicknet, as published with its randomness in the documentation of drand-verify. */
const ROUND = 657413n;
const SIGNATURE =
  "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";

describe("drand quicknet", () => {
  it("accepts a published round", () => {
    expect(quicknetVerifies(ROUND, SIGNATURE)).toBe(true);
    const randomness = createHash("sha256").update(Buffer.from(SIGNATURE, "hex")).digest("hex");
    expect(randomness).toBe("fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587");
  });

  it("refuses another round, another signature, and what is no point", () => {
    expect(quicknetVerifies(ROUND + 1n, SIGNATURE)).toBe(false);
    expect(quicknetVerifies(ROUND, SIGNATURE.replace("b713", "b714"))).toBe(false);
    expect(quicknetVerifies(ROUND, "00".repeat(48))).toBe(false);
    expect(quicknetVerifies(ROUND, "zz")).toBe(false);
    expect(quicknetVerifies(0n, SIGNATURE)).toBe(false);
  });

  it("refuses the signature plus a point of another order: a round must not have two values to choose from", () => {
    const moved =
      "87f804c3f36e34a1998e27974cc619bb84376a15010713609878da25b185ff4f713e5ac5c8652ba166b019bdf6fd75dc";
    expect(quicknetVerifies(ROUND, moved)).toBe(false);
  });
});
