/** A mean for everything that could have been drawn, from what was drawn with unequal chances. */

/** One drawn thing: what was measured, and the probability with which it was to be drawn. */
export interface Drawn {
  readonly value: number;
  /** Above 0, at most 1; 1 for what was taken without a draw. */
  readonly probability: number;
}

export interface Estimate {
  /** The design-weighted mean. */
  readonly mean: number;
  /** Σ 1/π: how many things the drawn ones stand for. */
  readonly standsFor: number;
  /** How many were drawn. */
  readonly drawn: number;
  /**
   * (Σ 1/π)² / Σ 1/π²: as many drawn with equal chances would weigh like this (Kish 1965, Survey Sampling, 11.7).
   * Far below `drawn`, a few documents decide the mean.
   */
  readonly effective: number;
}

/**
 * Hájek's estimator of a mean: Σ y/π over Σ 1/π (Hájek 1971; Särndal, Swensson and Wretman 1992, Model Assisted
 * Survey Sampling, result 5.7.1, there called the weighted sample mean). Each drawn thing stands for the 1/π that it
 * was drawn from, so what is drawn more often does not count more. Nearly without bias where many are drawn; with
 * a few it has one of the order of 1 over their number. Where all probabilities are equal it is the plain mean.
 *
 * Assumes that the probabilities are those of the draw, and that what was not measured (documents that are not
 * settled or not rated) is like the rest. Error of the arithmetic: rounding, below 1e-12 of the mean.
 * @param drawn in an order that depends on the ids alone: sums of doubles follow it
 * @returns undefined where nothing was drawn
 * @throws RangeError where a probability is not above 0 and at most 1
 */
export function hajek(drawn: readonly Drawn[]): Estimate | undefined {
  let [sum, weights, squares] = [0, 0, 0];
  for (const { value, probability } of drawn) {
    if (!(probability > 0 && probability <= 1)) throw new RangeError(`no probability: ${probability}`);
    const weight = 1 / probability;
    sum += weight * value;
    weights += weight;
    squares += weight * weight;
  }
  if (drawn.length === 0) return undefined;
  return {
    mean: sum / weights,
    standsFor: weights,
    drawn: drawn.length,
    effective: (weights * weights) / squares,
  };
}
