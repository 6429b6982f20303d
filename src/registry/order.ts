/** The order in which people read places. */
import { YUNNAN_PREFECTURES } from "./prefectures.ts";

/** Place of a stratum for people: prefectures in the order of their codes, everything else behind, as it came. */
const rankOf = (stratum: string): number => {
  const at = YUNNAN_PREFECTURES.findIndex(({ name }) => name === stratum.split("|")[0]);
  return at < 0 ? YUNNAN_PREFECTURES.length : at;
};

/** Things of strata in the order in which people read them; the record keeps the order of bytes. */
export const forPeople = <T>(things: readonly T[], stratumOf: (thing: T) => string): T[] =>
  [...things].sort((a, b) => rankOf(stratumOf(a)) - rankOf(stratumOf(b)));
