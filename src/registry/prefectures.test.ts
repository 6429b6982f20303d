import { expect, it } from "vitest";
import { canonicalPrefecture, YUNNAN_NEIGHBOURS, YUNNAN_PREFECTURES } from "./prefectures.ts";

it.each([
  ["楚雄", "楚雄彝族自治州"],
  ["楚雄州", "楚雄彝族自治州"],
  ["楚雄彝族自治州", "楚雄彝族自治州"],
  ["昆明市 ", "昆明市"],
  ["昆明", "昆明市"],
  ["昆 明", "昆明市"],
  ["云南省昆明市", "昆明市"],
  ["云南大理州", "大理白族自治州"],
  ["532800", "西双版纳傣族自治州"],
  ["5301", "昆明市"],
])("%j is %s", (text, name) => {
  expect(canonicalPrefecture(text)).toBe(name);
});

it.each(["", "楚雄市", "大理市", "昆明州", "北京市", "constructor", "__proto__", "云南省", "五华区"])(
  "%j is none",
  (text) => {
    expect(canonicalPrefecture(text)).toBeUndefined();
  },
);

it("has 16 prefectures, each with neighbours that have it as theirs", () => {
  expect(YUNNAN_PREFECTURES).toHaveLength(16);
  expect(Object.keys(YUNNAN_NEIGHBOURS)).toEqual(YUNNAN_PREFECTURES.map(({ name }) => name));
  for (const [name, neighbours] of Object.entries(YUNNAN_NEIGHBOURS)) {
    expect(neighbours).not.toContain(name);
    expect(neighbours.length).toBeGreaterThan(0);
    for (const other of neighbours) expect(YUNNAN_NEIGHBOURS[other]).toContain(name);
  }
  expect(YUNNAN_NEIGHBOURS.西双版纳傣族自治州).toEqual(["普洱市"]);
  expect(YUNNAN_NEIGHBOURS.怒江傈僳族自治州).toEqual([
    "保山市",
    "丽江市",
    "大理白族自治州",
    "迪庆藏族自治州",
  ]);
});
