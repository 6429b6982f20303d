/** Values that others have printed, each with its source. Numbers are copied, not computed here. */
import { describe, expect, it } from "vitest";
import { meanSquares } from "./anova.ts";
import { cohenKappa } from "./cohen.ts";
import {
  ABSTRACTORS,
  ANXIETY,
  fromCounts,
  fromDistribution,
  KRIPPENDORFF,
  PSYCHIATRISTS,
  SHROUT_FLEISS,
  transposed,
} from "./examples.fixture.ts";
import { fleissKappa } from "./fleiss.ts";
import { gwetAc } from "./gwet.ts";
import { ICC_FORMS, icc } from "./icc.ts";
import { kendallW } from "./kendall.ts";
import { krippendorffAlpha } from "./krippendorff.ts";
import type { Estimate, Outcome } from "./outcome.ts";
import { percentAgreement } from "./percent.ts";
import { LEVELS, ratingsOfLabels, ratingsOfNumbers } from "./ratings.ts";
import { positions, type WeightForm, weightsOf } from "./weights.ts";

const found = (outcome: Outcome): Estimate => {
  if (outcome.value === null) throw new Error(outcome.reason.code);
  return outcome;
};
const value = (outcome: Outcome): number => found(outcome).value;
const four = ratingsOfNumbers(KRIPPENDORFF);
const judges = ratingsOfNumbers(SHROUT_FLEISS);
const two = ratingsOfNumbers(ABSTRACTORS);
const weights = (ratings: typeof four, form: WeightForm) => weightsOf(form, positions(ratings, "interval"));

describe("Cohen's kappa", () => {
  it("two abstractors (Gwet 2014): kappa and its standard error", () => {
    const { value, se, low, high } = found(cohenKappa(two));
    expect(value).toBeCloseTo(0.7964094, 7);
    expect(se).toBeCloseTo(0.05891072, 8);
    expect([low, high]).toEqual([
      expect.closeTo(0.7964094 - 1.959964 * 0.05891072, 6),
      expect.closeTo(0.7964094 + 1.959964 * 0.05891072, 6),
    ]);
  });

  it("the same, weighted", () => {
    expect(value(cohenKappa(two, weights(two, "linear")))).toBeCloseTo(0.842902, 6);
    expect(value(cohenKappa(two, weights(two, "quadratic")))).toBeCloseTo(0.8921569, 7);
  });

  it("Cohen 1960 and 1968: 200 patients; disagreements weigh 1, 3 and 6", () => {
    const cohen = ratingsOfNumbers(
      fromCounts([
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ]),
    );
    expect(value(cohenKappa(cohen))).toBeCloseTo(0.492, 3);
    const cost = [
      [0, 1, 3],
      [1, 0, 6],
      [3, 6, 0],
    ];
    expect(value(cohenKappa(cohen, (a, b) => 1 - cost[a]![b]! / 6))).toBeCloseTo(0.348, 3);
  });

  it("Fleiss, Cohen & Everitt 1969: 0.429, and weighted 0.507 with variance 0.003248", () => {
    const fleiss = ratingsOfNumbers(
      fromCounts([
        [106, 10, 4],
        [22, 28, 10],
        [2, 12, 6],
      ]),
    );
    const weight = [
      [1, 0, 0.4444],
      [0, 1, 0.6667],
      [0.4444, 0.6667, 1],
    ];
    const plain = found(cohenKappa(fleiss));
    const weighted = found(cohenKappa(fleiss, (a, b) => weight[a]![b]!));
    expect([plain.value, weighted.value]).toEqual([expect.closeTo(0.429, 3), expect.closeTo(0.507, 3)]);
    expect([plain.se! ** 2, weighted.se! ** 2]).toEqual([
      expect.closeTo(0.002885, 6),
      expect.closeTo(0.003248, 6),
    ]);
  });
});

describe("Fleiss' kappa", () => {
  it("Fleiss 1971: 0.430", () => {
    expect(value(fleissKappa(ratingsOfNumbers(PSYCHIATRISTS)))).toBeCloseTo(0.43, 3);
  });

  it("the first fifteen of them (package irrCAC): with standard error and limits", () => {
    const fifteen = ratingsOfNumbers(PSYCHIATRISTS.slice(0, 15));
    const { value, se, low, high } = found(fleissKappa(fifteen));
    expect([value, se]).toEqual([expect.closeTo(0.4139265, 7), expect.closeTo(0.08119291, 8)]);
    expect([low, high]).toEqual([expect.closeTo(0.24, 3), expect.closeTo(0.588, 3)]);
  });

  it("fourteen raters, ten subjects, as often printed: 0.210", () => {
    const fourteen = fromDistribution([
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ]);
    expect(value(fleissKappa(ratingsOfNumbers(fourteen)))).toBeCloseTo(0.21, 3);
  });

  it("missing ratings (Gwet 2014, four raters): 0.76117, standard error 0.15302", () => {
    const { value, se, low } = found(fleissKappa(four));
    expect([value, se, low]).toEqual([0.76117, 0.15302, 0.42438].map((n) => expect.closeTo(n, 5)));
  });

  it("of two raters it is Scott's pi", () => {
    expect(value(fleissKappa(two))).toBeCloseTo(0.7962397, 7);
  });
});

describe("Krippendorff's alpha", () => {
  it.each([
    ["nominal", 0.743421, -0.064814815],
    ["ordinal", 0.815388, 0.109059413],
    ["interval", 0.849107, 0.14730785],
    ["ratio", 0.797403, 0.081951279],
  ] as const)("%s: four observers (Krippendorff 2011), four judges", (level, observers, judged) => {
    expect(value(krippendorffAlpha(four, level))).toBeCloseTo(observers, 6);
    expect(value(krippendorffAlpha(judges, level))).toBeCloseTo(judged, 8);
  });

  it("Krippendorff 2011, A: binary 0.095; B: nominal labels 0.692", () => {
    const binary = transposed([
      [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
      [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
    ]);
    expect(value(krippendorffAlpha(ratingsOfNumbers(binary), "nominal"))).toBeCloseTo(0.095, 3);
    const [first, second] = ["aabbdcccedda".split(""), "babbbccceddd".split("")];
    const labels = ratingsOfLabels(first!.map((label, i) => [label, second![i]!]));
    expect(value(krippendorffAlpha(labels, "nominal"))).toBeCloseTo(0.692, 3);
  });

  it("two abstractors", () => {
    expect(value(krippendorffAlpha(two, "nominal"))).toBeCloseTo(0.7972585, 7);
  });

  it("fifteen patients, six raters, complete (where R's irr::kripp.alpha goes wrong): 0.4204384", () => {
    const fifteen = ratingsOfNumbers(PSYCHIATRISTS.slice(0, 15));
    expect(value(krippendorffAlpha(fifteen, "nominal"))).toBeCloseTo(0.4204384, 7);
  });
});

describe("Gwet's AC1 and AC2", () => {
  it("AC1: two abstractors, four raters with gaps, fifteen patients", () => {
    expect(value(gwetAc(two))).toBeCloseTo(0.8493305, 7);
    const gaps = found(gwetAc(four));
    expect([gaps.value, gaps.se, gaps.low, gaps.high]).toEqual(
      [0.77544, 0.14295, 0.46081, 1].map((n) => expect.closeTo(n, 5)),
    );
    const fifteen = found(gwetAc(ratingsOfNumbers(PSYCHIATRISTS.slice(0, 15))));
    expect([fifteen.value, fifteen.se]).toEqual([
      expect.closeTo(0.4448007, 7),
      expect.closeTo(0.08418757, 8),
    ]);
    expect([fifteen.low, fifteen.high]).toEqual([expect.closeTo(0.264, 3), expect.closeTo(0.625, 3)]);
  });

  it.each([
    ["linear", 0.859, 0.117, 0.6],
    ["quadratic", 0.914, 0.104, 0.685],
    ["ordinal", 0.899, 0.107, 0.664],
  ] as const)("AC2, %s weights, four raters with gaps (package irrCAC)", (form, ac2, error, least) => {
    const { value, se, low, high } = found(gwetAc(four, weights(four, form)));
    for (const [own, printed] of [
      [value, ac2],
      [se!, error],
      [low!, least],
    ] as const)
      expect(Math.abs(own - printed)).toBeLessThanOrEqual(0.00051);
    expect(high).toBe(1);
  });
});

describe("percent agreement", () => {
  it("two abstractors 0.89; four raters with gaps 0.8181818, standard error 0.12561", () => {
    expect(value(percentAgreement(two))).toBeCloseTo(0.89, 12);
    const { value: share, se, low, high, subjects } = found(percentAgreement(four));
    expect([share, se, subjects]).toEqual([expect.closeTo(0.8181818, 7), expect.closeTo(0.12561, 5), 11]);
    expect([low, high]).toEqual([expect.closeTo(0.542, 3), 1]);
  });

  it("Wilson's limits: 81 of 263 gives 0.2553 to 0.3662 (Newcombe 1998)", () => {
    const rows = Array.from({ length: 263 }, (_, i) => [1, i < 81 ? 1 : 2]);
    const { low, high } = found(percentAgreement(ratingsOfNumbers(rows)));
    expect([low, high]).toEqual([expect.closeTo(0.2553, 4), expect.closeTo(0.3662, 4)]);
  });
});

describe("intraclass correlation (Shrout & Fleiss 1979)", () => {
  it("the analysis of variance: 56.21, 97.46, 15.29; F 11.027 and 1.795", () => {
    const { rows, columns, rest, within } = meanSquares(judges);
    expect([rows * 5, columns * 3, rest * 15]).toEqual(
      [56.21, 97.46, 15.29].map((n) => expect.closeTo(n, 2)),
    );
    expect([rows / rest, rows / within]).toEqual([expect.closeTo(11.027248, 6), expect.closeTo(1.794678, 6)]);
  });

  it("all six forms", () => {
    const printed = [0.1657418, 0.2897638, 0.7148407, 0.4427971, 0.6200505, 0.9093155];
    expect(ICC_FORMS.map((form) => value(icc(judges, form)))).toEqual(
      printed.map((number) => expect.closeTo(number, 7)),
    );
  });

  it.each([
    ["ICC(1,1)", -0.1329323, 0.7225601],
    ["ICC(2,1)", 0.0187865, 0.7610844],
    ["ICC(3,1)", 0.3424648, 0.9458583],
  ] as const)("95%% limits of %s", (form, least, most) => {
    const { low, high } = found(icc(judges, form));
    expect([low, high]).toEqual([expect.closeTo(least, 7), expect.closeTo(most, 7)]);
  });

  it("anxiety (package irr): ICC(A,1) = 0.198, −0.039 to 0.494", () => {
    const { value, low, high } = found(icc(ratingsOfNumbers(ANXIETY), "ICC(2,1)"));
    expect([value, low, high]).toEqual([0.198, -0.039, 0.494].map((n) => expect.closeTo(n, 3)));
  });
});

describe("Kendall's W", () => {
  it("four judges with ties: 0.887037", () => {
    expect(value(kendallW(judges))).toBeCloseTo(0.887037, 6);
  });

  it("anxiety (package irr): 0.540, chi-square p 0.0429", () => {
    const { value, p } = found(kendallW(ratingsOfNumbers(ANXIETY)));
    expect([value, p]).toEqual([expect.closeTo(0.54, 3), expect.closeTo(0.0429, 4)]);
  });

  it("Siegel 1956: three executives, six applicants: 0.16", () => {
    const executives = transposed([
      [1, 6, 3, 2, 5, 4],
      [1, 5, 6, 4, 2, 3],
      [6, 3, 2, 5, 4, 1],
    ]);
    expect(value(kendallW(ratingsOfNumbers(executives)))).toBeCloseTo(0.16, 2);
  });
});

it("all four levels agree on two categories", () => {
  const binary = ratingsOfNumbers([
    [1, 1, 0],
    [0, 0, 0],
    [1, 0, 1],
    [1, 1, 1],
  ]);
  const alphas = LEVELS.map((level) => value(krippendorffAlpha(binary, level)));
  for (const alpha of alphas) expect(alpha).toBeCloseTo(alphas[0]!, 12);
});
