import fc from "fast-check";
import { expect, it } from "vitest";
import { fastTickets } from "./fast-ticket.ts";
import { extract, tickets } from "./ticket.ts";

it("gives the very tickets of the draw, for labels of every length and script", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string({ unit: "grapheme", maxLength: 90 })), (seed, labels) => {
      const prk = extract(Buffer.alloc(32, 7), seed);
      const [fast, slow] = [fastTickets(prk), tickets(prk)];
      const long = Array.from({ length: 140 }, (_, length) => "抽".repeat(length % 3) + "x".repeat(length));
      for (const label of [...labels, ...long, "", "\ud800", "objects/昆明市"])
        expect(fast(label)).toBe(slow(label));
    }),
    { numRuns: 60 },
  );
});
