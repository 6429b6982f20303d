/** What a statistic comes out as: an estimate with its interval, or the reason why there is none. */

/** A code of the text room `agreement` (AGR1nn) with the values that its sentence names. */
export interface Reason {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** 95% intervals throughout. */
export const CONFIDENCE = 0.95;

/** The normal quantile at 0.975, correct to the last digit of a double. */
export const Z = 1.959963984540054;

export interface Estimate {
  readonly value: number;
  /** Standard error, where the interval comes from one. */
  readonly se?: number;
  /** P of a result at least as far from chance, where the statistic comes with a test. */
  readonly p?: number;
  /** 95% limits; null where `gap` says why there are none. */
  readonly low: number | null;
  readonly high: number | null;
  readonly gap?: Reason;
  /** Subjects that entered the value. */
  readonly subjects: number;
  readonly raters: number;
}

export type Outcome = Estimate | { readonly value: null; readonly reason: Reason };

export const undefinedBecause = (code: string, params?: Reason["params"]): Outcome => ({
  value: null,
  reason: { code, params },
});

/** Reasons that several statistics share. */
export const WHY = {
  noPair: "AGR101",
  oneRater: "AGR102",
  oneCategory: "AGR103",
  twoRatersOnly: "AGR104",
  needsNumbers: "AGR105",
  needsNonNegative: "AGR106",
  fewComplete: "AGR107",
  noDifferences: "AGR108",
  fewRounds: "AGR109",
  manyValues: "AGR110",
  noInterval: "AGR111",
  chanceIsCertain: "AGR112",
  noSpread: "AGR113",
} as const;
