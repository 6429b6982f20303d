import fc from "fast-check";
import { expect, it } from "vitest";
import { type FrameUnit, isEligible, makeFrame, parseFrame } from "./frame.ts";
import { sha256 } from "./jcs.ts";

const unit = (id: string, more: Partial<FrameUnit> = {}): FrameUnit => ({
  id,
  name: id,
  stratum: "",
  ...more,
});

it("is one canonical line a unit, in the byte order of ids", () => {
  const frame = makeFrame([
    unit("乙"),
    unit("B", { columns: { b: "2", a: "1" } }),
    unit("\u{1F600}"),
    unit("\uFF21"),
  ]);
  expect(frame.text).toBe(
    '{"columns":{"a":"1","b":"2"},"id":"B","name":"B","stratum":""}\n' +
      '{"id":"乙","name":"乙","stratum":""}\n' +
      // U+FF21 is above the emoji's first UTF-16 unit, but its bytes (EF …) come before the emoji's (F0 …).
      '{"id":"\uFF21","name":"\uFF21","stratum":""}\n' +
      '{"id":"\u{1F600}","name":"\u{1F600}","stratum":""}\n',
  );
  expect(frame.digest).toBe(sha256(frame.text));
});

it("counts as eligible who is neither excluded nor certain", () => {
  const units = [unit("A"), unit("B", { excluded: "注销" }), unit("C", { certain: "投诉" })];
  expect(units.map(isEligible)).toEqual([true, false, false]);
  expect(makeFrame(units)).toMatchObject({ eligible: 1 });
});

const units = fc.uniqueArray(
  fc.record({ id: fc.string({ unit: "grapheme", minLength: 1 }), name: fc.string(), stratum: fc.string() }),
  { selector: ({ id }) => id, maxLength: 12 },
);

it("does not depend on the order of units, and reads back", () => {
  fc.assert(
    fc.property(units, (list) => {
      const frame = makeFrame(list);
      expect(makeFrame([...list].reverse()).text).toBe(frame.text);
      expect(parseFrame(frame.text)).toEqual(frame);
    }),
  );
});

it("a parsed frame has the digest of its text, canonical or not", () => {
  const spaced = '{"id": "A", "name": "", "stratum": ""}\n';
  expect(parseFrame(spaced).digest).toBe(sha256(spaced));
  expect(parseFrame(spaced).digest).not.toBe(makeFrame(parseFrame(spaced).units).digest);
});

it.each(['{"id":1,"name":"","stratum":""}', '{"id":"A"}', "[]", "null", "{", "", "1"])(
  "refuses a line that is no unit: %s",
  (line) => {
    expect(() =>
      parseFrame(`{"id":"A","name":"","stratum":""}\n${line}\n{"id":"B","name":"","stratum":""}\n`),
    ).toThrow(SyntaxError);
  },
);
