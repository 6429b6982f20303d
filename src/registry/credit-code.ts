const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** Weights 3^(i-1) mod 31 of the 17 leading characters (GB 32100-2015). */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * What is wrong with a unified social credit code (GB 32100-2015), `undefined` for a right one.
 * @param code normalised: upper case, no spaces
 */
export function creditCodeProblem(code: string): "length" | "character" | "check" | undefined {
  if (code.length !== 18) return "length";
  const values = [...code].map((character) => ALPHABET.indexOf(character));
  if (values.includes(-1)) return "character";
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * values[at]!, 0);
  return (31 - (sum % 31)) % 31 === values[17] ? undefined : "check";
}
