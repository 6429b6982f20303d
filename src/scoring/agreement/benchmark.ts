/** How a value is usually called, and by whom. Conventions of textbooks, not official grades. */

export interface Benchmark {
  readonly source: "Landis & Koch 1977" | "Krippendorff 2018" | "Koo & Li 2016" | "Schmidt 1997";
  /** Its words from the top: the least value that earns each. The last word has no least value. */
  readonly steps: readonly (readonly [least: number, word: string])[];
}

const NONE = Number.NEGATIVE_INFINITY;

const LANDIS_KOCH: Benchmark = {
  source: "Landis & Koch 1977",
  steps: [
    [0.81, "almost-perfect"],
    [0.61, "substantial"],
    [0.41, "moderate"],
    [0.21, "fair"],
    [0, "slight"],
    [NONE, "poor"],
  ],
};
const KRIPPENDORFF: Benchmark = {
  source: "Krippendorff 2018",
  steps: [
    [0.8, "reliable"],
    [0.667, "tentative"],
    [NONE, "unreliable"],
  ],
};
const KOO_LI: Benchmark = {
  source: "Koo & Li 2016",
  steps: [
    [0.9, "excellent"],
    [0.75, "good"],
    [0.5, "moderate"],
    [NONE, "poor"],
  ],
};
const SCHMIDT: Benchmark = {
  source: "Schmidt 1997",
  steps: [
    [0.9, "unusually-strong"],
    [0.7, "strong"],
    [0.5, "moderate"],
    [0.3, "weak"],
    [NONE, "very-weak"],
  ],
};

const OF: Readonly<Record<string, Benchmark>> = {
  "cohen-kappa": LANDIS_KOCH,
  "fleiss-kappa": LANDIS_KOCH,
  "gwet-ac1": LANDIS_KOCH,
  "gwet-ac2": LANDIS_KOCH,
  "krippendorff-alpha": KRIPPENDORFF,
  icc: KOO_LI,
  "kendall-w": SCHMIDT,
};

/**
 * The usual word for a value; undefined for statistics without a benchmark (percent agreement). Landis and Koch
 * print their bounds with two decimals (0.61 to 0.80), so their words go by the value rounded to two.
 */
export function readingOf(
  name: string,
  value: number,
): { word: string; source: Benchmark["source"] } | undefined {
  const benchmark = Object.hasOwn(OF, name) ? OF[name] : undefined;
  if (!benchmark) return undefined;
  const compared = benchmark === LANDIS_KOCH && value > 0 ? Math.round(value * 100) / 100 : value;
  const step = benchmark.steps.find(([least]) => compared >= least)!;
  return { word: step[1], source: benchmark.source };
}
