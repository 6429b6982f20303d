/** Exact tails of the binomial distribution, and the band in which a count must lie. */
import { logGamma } from "./log-gamma.ts";

/** ln P(X = x) for X binomial(n, p), 0 < p < 1. */
function logMass(x: number, n: number, p: number): number {
  const choose = logGamma(n + 1) - logGamma(x + 1) - logGamma(n - x + 1);
  return choose + x * Math.log(p) + (n - x) * Math.log1p(-p);
}

/**
 * P(X ≥ x) for X binomial(n, p): the mass at x by logarithms, then its neighbours by exact ratios.
 * Relative error below 1e-8 for n up to a million (absolute error of the logarithms, up to 1e7 · 1e-15).
 */
export function binomialAtLeast(x: number, n: number, p: number): number {
  if (x <= 0) return 1;
  if (x > n || p <= 0) return 0;
  if (p >= 1) return 1;
  // From the mode downward the sum would grow: there the other tail is the smaller one.
  if (x <= n * p) return 1 - binomialAtLeast(n - x + 1, n, 1 - p);
  let [term, sum] = [1, 1];
  for (let k = x; k < n && term > sum * 1e-17; k++) {
    term *= ((n - k) / (k + 1)) * (p / (1 - p));
    sum += term;
  }
  return Math.min(1, Math.exp(logMass(x, n, p)) * sum);
}

/** P(X ≤ x): successes and failures change places. */
export const binomialAtMost = (x: number, n: number, p: number): number => binomialAtLeast(n - x, n, 1 - p);

/** Two-sided: twice the smaller tail, at most 1 (conservative). */
export const binomialTwoSided = (x: number, n: number, p: number): number =>
  Math.min(1, 2 * Math.min(binomialAtLeast(x, n, p), binomialAtMost(x, n, p)));

/** Counts that a test does not reject: low ≤ count ≤ high. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/** The least x with P(X ≥ x) ≤ tail; n + 1 where there is none. */
function leastRejected(n: number, p: number, tail: number): number {
  // Upward from the mean: a first x beyond the tail by doubling, then by halving.
  let below = Math.floor(n * p);
  let step = Math.max(1, Math.floor(Math.sqrt(n * p * (1 - p))));
  let above = below + step;
  while (above <= n && binomialAtLeast(above, n, p) > tail) {
    below = above;
    step *= 2;
    above += step;
  }
  above = Math.min(above, n + 1);
  while (above - below > 1) {
    const middle = (above + below) >> 1;
    if (binomialAtLeast(middle, n, p) > tail) below = middle;
    else above = middle;
  }
  return above;
}

/**
 * The band of the exact two-sided test: a count outside it has probability at most `level`, half on each side
 * (Clopper and Pearson's tails). p = 0 and p = 1 allow one count only.
 */
export function binomialBand(n: number, p: number, level: number): Band {
  if (p <= 0) return { low: 0, high: 0 };
  if (p >= 1) return { low: n, high: n };
  return {
    low: n - leastRejected(n, 1 - p, level / 2) + 1,
    high: leastRejected(n, p, level / 2) - 1,
  };
}
