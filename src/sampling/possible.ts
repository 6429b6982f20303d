/** How many samples a draw could have given: the measure for the randomness that it needs. */

/**
 * log2 of the number of ways to take `drawn` of `units`, by adding logarithms of exact integer ratios.
 * Error below 1e-9 bits for up to a million units (at most 2·min(drawn, units − drawn) roundings of 2^-53
 * relative size, on sums below 2^20).
 */
export function bitsOfChoice(units: number, drawn: number): number {
  const steps = Math.min(drawn, units - drawn);
  let bits = 0;
  for (let i = 0; i < steps; i++) bits += Math.log2((units - i) / (steps - i));
  return bits;
}

/** log2 of the number of possible samples for given strata: choices in different strata multiply. */
export const bitsOfSample = (strata: readonly { readonly units: number; readonly drawn: number }[]): number =>
  strata.reduce((bits, { units, drawn }) => bits + bitsOfChoice(units, drawn), 0);
