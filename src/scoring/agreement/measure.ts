/** Every statistic of agreement of one table. */
import { type BootstrapOptions, bootstrap, DEFAULT_ROUNDS, DEFAULT_SEED } from "./bootstrap.ts";
import { canonical } from "./canonical.ts";
import { COHEN_METHOD, cohenKappa } from "./cohen.ts";
import { FLEISS_METHOD, fleissKappa } from "./fleiss.ts";
import { AC1_METHOD, AC2_METHOD, gwetAc } from "./gwet.ts";
import { ICC_FORMS, ICC_METHOD, icc } from "./icc.ts";
import { Concordance, KENDALL_METHOD } from "./kendall.ts";
import { Alpha, KRIPPENDORFF_METHOD } from "./krippendorff.ts";
import { type Outcome, type Reason, undefinedBecause, WHY } from "./outcome.ts";
import { PERCENT_METHOD, percentAgreement } from "./percent.ts";
import { LEVELS, type Level, type Ratings } from "./ratings.ts";
import { positions, type WeightForm, weightsOf } from "./weights.ts";

export const NAMES = [
  "percent-agreement",
  "cohen-kappa",
  "fleiss-kappa",
  "krippendorff-alpha",
  "gwet-ac1",
  "gwet-ac2",
  "icc",
  "kendall-w",
] as const;
export type StatisticName = (typeof NAMES)[number];

export interface Statistic {
  readonly name: StatisticName;
  readonly level?: Level;
  readonly form?: string;
  /** false where it assumes more of the numbers than their level gives (a mean of ordinal marks). */
  readonly fits: boolean;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly se?: number;
  readonly p?: number;
  /** Subjects that entered the value; where there is none, those of the table. */
  readonly subjects: number;
  readonly raters: number;
  readonly method: string;
  /** How the limits were made. */
  readonly interval?: { readonly kind: "analytic" } | { readonly kind: "bootstrap"; readonly rounds: number };
  /** Why there is no value, or no limits. */
  readonly reason?: Reason;
  /** What must be known of the limits before they are used. */
  readonly note?: Reason;
}

type Kind = Pick<Statistic, "name" | "level" | "form" | "method"> & { readonly needs: Level };

interface Resampler {
  readonly units: number;
  /** false where resampling would take too long. */
  readonly resamples: boolean;
  outcome(): Outcome;
  resampled(times: ArrayLike<number>): number;
}

/** The table that all statistics are of. */
interface Of {
  readonly level: Level;
  readonly subjects: number;
  readonly raters: number;
}

function listed({ needs, ...kind }: Kind, outcome: Outcome, of: Of, rounds?: number): Statistic {
  const { name, level, form, method } = kind;
  const fits = LEVELS.indexOf(needs) <= LEVELS.indexOf(of.level);
  if (outcome.value === null) {
    const nothing = { value: null, low: null, high: null, subjects: of.subjects, raters: of.raters };
    return { name, level, form, fits, ...nothing, method, reason: outcome.reason };
  }
  const { value, low, high, se, p, subjects, raters, gap } = outcome;
  const made = rounds === undefined ? { kind: "analytic" as const } : { kind: "bootstrap" as const, rounds };
  return {
    ...{ name, level, form, fits, value, low, high, se, p, subjects, raters, method, reason: gap },
    interval: low === null ? undefined : made,
    note: low !== null && low === high ? { code: WHY.noSpread } : undefined,
  };
}

/** Statistics with bootstrap limits, all from the same draws of subjects. */
function withBootstrap(
  kinds: readonly (readonly [Kind, Resampler])[],
  of: Of,
  options: BootstrapOptions,
): Statistic[] {
  const drawn = kinds.filter(([, one]) => one.outcome().value !== null && one.resamples);
  const [[kind, first] = []] = drawn;
  const found = kind
    ? bootstrap(
        kind.name,
        first!.units,
        drawn.map(
          ([, one]) =>
            (times) =>
              one.resampled(times),
        ),
        options,
      )
    : [];
  return kinds.map(([kind, one]) => {
    const outcome = one.outcome();
    if (outcome.value === null) return listed(kind, outcome, of);
    if (!one.resamples) return listed(kind, { ...outcome, gap: { code: WHY.manyValues } }, of);
    const { low, high, usable } = found[drawn.findIndex(([, other]) => other === one)]!;
    const gap = { code: WHY.fewRounds, params: { usable, rounds: options.rounds } };
    return listed(kind, { ...outcome, low, high, gap: low === null ? gap : undefined }, of, usable);
  });
}

/**
 * Computes every statistic that the ratings allow, and says of the others why not. The same ratings give the same
 * numbers whatever the order of subjects and raters and the names of labels.
 * @param level what the numbers mean; labels are always nominal
 * @param options seed and rounds of the bootstrap (Krippendorff's alpha, Kendall's W)
 */
export function measure(
  given: Ratings,
  level: Level,
  options: BootstrapOptions = { seed: DEFAULT_SEED, rounds: DEFAULT_ROUNDS },
): Statistic[] {
  const ratings = canonical(given);
  const of: Of = { level, subjects: given.subjects, raters: given.raters };
  const at = positions(ratings, level);
  /** Weights need an order, and two categories to have a distance. */
  const weighted = (
    form: WeightForm,
    compute: (weights: ReturnType<typeof weightsOf>) => Outcome,
  ): Outcome =>
    form !== "unweighted" && !ratings.values
      ? undefinedBecause(ratings.raters < 2 ? WHY.oneRater : WHY.needsNumbers)
      : compute(weightsOf(form, at));
  const cohen = (form: WeightForm, needs: Level) =>
    listed(
      { name: "cohen-kappa", form, method: COHEN_METHOD, needs },
      ratings.raters > 2
        ? undefinedBecause(WHY.twoRatersOnly, { raters: ratings.raters })
        : weighted(form, (weights) => cohenKappa(ratings, weights)),
      of,
    );
  const ac2 = (form: WeightForm, needs: Level) =>
    listed(
      { name: "gwet-ac2", form, method: AC2_METHOD, needs },
      weighted(form, (weights) => gwetAc(ratings, weights)),
      of,
    );
  const alpha = (own: Level) =>
    [
      { name: "krippendorff-alpha", level: own, method: KRIPPENDORFF_METHOD, needs: own },
      new Alpha(ratings, own),
    ] as const;
  const concordance = [
    { name: "kendall-w", method: KENDALL_METHOD, needs: "ordinal" },
    new Concordance(ratings),
  ] as const;
  return [
    listed(
      { name: "percent-agreement", method: PERCENT_METHOD, needs: "nominal" },
      percentAgreement(ratings),
      of,
    ),
    cohen("unweighted", "nominal"),
    cohen("linear", "ordinal"),
    cohen("quadratic", "ordinal"),
    listed({ name: "fleiss-kappa", method: FLEISS_METHOD, needs: "nominal" }, fleissKappa(ratings), of),
    // The level that was asked for stands first.
    ...withBootstrap([level, ...LEVELS.filter((other) => other !== level)].map(alpha), of, options),
    listed({ name: "gwet-ac1", method: AC1_METHOD, needs: "nominal" }, gwetAc(ratings), of),
    ac2("quadratic", "ordinal"),
    ac2("linear", "ordinal"),
    ac2("ordinal", "ordinal"),
    ...ICC_FORMS.map((form) =>
      listed({ name: "icc", form, method: ICC_METHOD, needs: "interval" }, icc(ratings, form), of),
    ),
    ...withBootstrap([concordance], of, options),
  ];
}
