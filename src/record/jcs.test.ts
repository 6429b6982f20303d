import fc from "fast-check";
import { expect, it } from "vitest";
import { canonical, digestOf, type Json, sha256 } from "./jcs.ts";

it("orders keys by UTF-16 units: the example of RFC 8785, section 3.2.3", () => {
  const value = {
    "\u20ac": "Euro Sign",
    "\r": "Carriage Return",
    "\ufb33": "Hebrew Letter Dalet With Dagesh",
    "1": "One",
    "\ud83d\ude00": "Emoji: Grinning Face",
    "\u0080": "Control",
    "\u00f6": "Latin Small Letter O With Diaeresis",
  };
  const order = ["Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign"];
  const names = [...canonical(value).matchAll(/:"([^"]+)"/g)].map(([, name]) => name);
  // The emoji's first unit, D83D, comes before FB33; by code points it would come behind.
  expect(names).toEqual([...order, "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh"]);
});

it("escapes as RFC 8785, section 3.2.2.2, and nothing more", () => {
  expect(canonical("\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\u002f")).toBe(
    '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"',
  );
  expect(canonical("\b\t\n\f\r\u0000\u001f\u007f\u2028司法")).toBe(
    '"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028司法"',
  );
});

it("writes literals, nested values and no white space; leaves out what is undefined", () => {
  expect(canonical({ b: [null, true, false, -0, 1e15, {}], a: { z: "", y: undefined } })).toBe(
    '{"a":{"z":""},"b":[null,true,false,0,1000000000000000,{}]}',
  );
  expect(canonical(JSON.parse('{"__proto__":1,"constructor":2}'))).toBe('{"__proto__":1,"constructor":2}');
});

it("refuses what has no one text: fractions, unsafe integers, half surrogate pairs in values and keys", () => {
  for (const bad of [
    0.1,
    2 ** 53,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "\ud800",
    "a\udc00b",
    { "\udfff": 1 },
  ])
    expect(() => canonical(bad as Json)).toThrow(RangeError);
});

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: "grapheme" }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: "grapheme" }), tie("value"), { maxKeys: 4 }),
  ),
})).value;

it("reads back as the same value, whatever order its keys came in", () => {
  const reversed = (value: Json): Json =>
    Array.isArray(value)
      ? value.map(reversed)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value as object)
              .reverse()
              .map(([key, item]) => [key, reversed(item)]),
          )
        : value;
  fc.assert(
    fc.property(json, (value) => {
      const text = canonical(value);
      expect(canonical(JSON.parse(text))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonical(reversed(value))).toBe(text);
    }),
  );
});

it("digests are SHA-256 in lower-case hex (FIPS 180-4: “abc” and nothing)", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(sha256(new Uint8Array())).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  expect(digestOf({ b: 1, a: 2 })).toBe(sha256('{"a":2,"b":1}'));
});
