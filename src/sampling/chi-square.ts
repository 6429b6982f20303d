/** The upper tail of the chi-square distribution. */
import { logGamma } from "./log-gamma.ts";

/**
 * P(X ≥ x) for X chi-square with `df` degrees of freedom: the regularised incomplete gamma function
 * Q(df/2, x/2), by its power series below the mean (DLMF 8.11.4) and by its continued fraction above
 * (DLMF 8.9.2, evaluated by Lentz's method). Relative error below 1e-10 for df ≤ 10,000 and tails above 1e-300;
 * the loss comes from exp of a difference of large logarithms.
 */
export function chiSquareTail(x: number, df: number): number {
  if (df <= 0) throw new RangeError(`${df} degrees of freedom`);
  if (x <= 0) return 1;
  const [a, z] = [df / 2, x / 2];
  const front = Math.exp(a * Math.log(z) - z - logGamma(a));
  if (z < a + 1) {
    let [term, sum] = [1 / a, 1 / a];
    for (let k = 1; term > sum * 1e-17; k++) {
      term *= z / (a + k);
      sum += term;
    }
    return Math.max(0, 1 - front * sum);
  }
  let b = z + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < 100_000; k++) {
    const an = -k * (k - a);
    b += 2;
    d = 1 / (an * d + b);
    c = c === Number.POSITIVE_INFINITY ? b : b + an / c;
    const step = c * d;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return front * fraction;
}
