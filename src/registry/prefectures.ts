/** Yunnan's 16 prefectures: code, full name, and the short name that registers use. */
const PREFECTURES = [
  ["530100", "昆明市", "昆明"],
  ["530300", "曲靖市", "曲靖"],
  ["530400", "玉溪市", "玉溪"],
  ["530500", "保山市", "保山"],
  ["530600", "昭通市", "昭通"],
  ["530700", "丽江市", "丽江"],
  ["530800", "普洱市", "普洱"],
  ["530900", "临沧市", "临沧"],
  ["532300", "楚雄彝族自治州", "楚雄"],
  ["532500", "红河哈尼族彝族自治州", "红河"],
  ["532600", "文山壮族苗族自治州", "文山"],
  ["532800", "西双版纳傣族自治州", "西双版纳"],
  ["532900", "大理白族自治州", "大理"],
  ["533100", "德宏傣族景颇族自治州", "德宏"],
  ["533300", "怒江傈僳族自治州", "怒江"],
  ["533400", "迪庆藏族自治州", "迪庆"],
] as const;

/** Land borders by short name, each pair once. By geography; assumed to be how neighbours help each other. */
const BORDERS: Readonly<Record<string, readonly string[]>> = {
  昆明: ["曲靖", "玉溪", "楚雄", "红河", "昭通"],
  曲靖: ["昭通", "红河", "文山"],
  玉溪: ["红河", "普洱", "楚雄"],
  保山: ["大理", "临沧", "德宏", "怒江"],
  丽江: ["大理", "迪庆", "怒江", "楚雄"],
  普洱: ["红河", "楚雄", "大理", "临沧", "西双版纳"],
  临沧: ["大理"],
  楚雄: ["大理"],
  红河: ["文山"],
  大理: ["怒江"],
  怒江: ["迪庆"],
};

export interface Prefecture {
  /** Six digits, GB/T 2260. */
  readonly code: string;
  /** 楚雄彝族自治州 */
  readonly name: string;
  /** 楚雄 */
  readonly short: string;
}

/** The 16 prefectures in the order of their codes. */
export const YUNNAN_PREFECTURES: readonly Prefecture[] = PREFECTURES.map(([code, name, short]) => ({
  code,
  name,
  short,
}));

const BY_ALIAS = new Map<string, string>(
  YUNNAN_PREFECTURES.flatMap(({ code, name, short }) =>
    [name, short, `${short}市`, `${short}州`, `${short}地区`, code, code.slice(0, 4)]
      // 昆明州 does not exist, and neither does 楚雄 as a prefecture-level city: 楚雄市 is a county.
      .filter((alias) => alias === name || !alias.endsWith(name.endsWith("市") ? "州" : "市"))
      .map((alias) => [alias, name] as const),
  ),
);

/**
 * The full name of a Yunnan prefecture, from any way of writing it: 楚雄, 楚雄州, 楚雄彝族自治州, "昆明市 ",
 * 云南省昆明市, 530100. `undefined` for anything else.
 */
export function canonicalPrefecture(text: string): string | undefined {
  if (text.length > 64) return undefined;
  const plain = text.normalize("NFKC").replace(/[\s\u200B\uFEFF]+/g, "");
  return BY_ALIAS.get(plain) ?? BY_ALIAS.get(plain.replace(/^云南省?/, ""));
}

const fullName = (short: string) => canonicalPrefecture(short) as string;

/**
 * Neighbouring prefectures, full name → full names in the order of codes; symmetric.
 * By geography; that neighbours help each other is assumed, not official.
 */
export const YUNNAN_NEIGHBOURS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  YUNNAN_PREFECTURES.map(({ name, short }) => [
    name,
    YUNNAN_PREFECTURES.filter(
      (other) => BORDERS[short]?.includes(other.short) || BORDERS[other.short]?.includes(short),
    ).map((other) => fullName(other.short)),
  ]),
);
