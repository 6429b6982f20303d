import type { Sentences } from "../sentences.ts";

/** AGR0: a table of ratings. AGR1: why a statistic has no value or no limits. */
export const agreementCodes = {
  AGR001: [
    "The table has one column; ratings need at least two: the subject's name, then one column for each rater.",
    "Put the names into the first column and each rater's ratings into a column of its own; check the separator (`--delimiter`).",
  ],
  AGR002: [
    "No cell behind the first column holds a rating.",
    "Check that the right sheet (`--sheet`) and header row (`--header-row`) were taken.",
  ],
  AGR003: [
    "“{value}” is not a number, and the level “{level}” needs numbers.",
    "Write a number (labels with an order: 1, 2, 3 from the worst to the best), or empty the cell if there is no rating, or take `--level nominal`.",
  ],
  AGR004: [
    "“{value}” is not a number ({count} such cells), so all ratings were taken as labels without order.",
    "If they are meant as numbers, correct these cells; if the column is no rater, leave it out of the file.",
  ],
  AGR005: [
    "“{value}” among numbers was taken as a missing rating ({count} such cells).",
    "Nothing, if that is meant; otherwise write the rating as a number.",
  ],
  AGR006: ["{count} more cells are not numbers.", "Correct them as the ones above."],
  AGR007: ["The column “{column}” holds no rating and was left out.", "Nothing, if that is meant."],
  AGR008: [
    "“{name}” stands in rows {before} and {row}; each row counts as a subject of its own ({count} repeated names).",
    "Keep one row for each subject. If the first column holds ratings, put a column of names before it.",
  ],
  AGR009: [
    "“{value}” counts as a category of its own ({count} such cells).",
    "Nothing, if that is meant; if there is no rating, empty the cells.",
  ],
  AGR010: ["{rounds} rounds are too many.", "Take at most {most}; 1,000 to 10,000 are usual."],
  AGR101: ["No subject has ratings of two raters.", "At least one subject must be rated twice."],
  AGR102: ["There is only one rater.", "Agreement needs at least two."],
  AGR103: [
    "All ratings that count here are the same, so agreement cannot be told from chance.",
    "Use subjects that differ; percent agreement is still defined.",
  ],
  AGR104: ["It compares two raters, and there are {raters}.", "See Fleiss, Krippendorff or Gwet instead."],
  AGR105: [
    "It needs numbers, and the ratings are labels.",
    "If the labels have an order, write 1, 2, 3 … instead.",
  ],
  AGR106: ["The ratio level needs values from 0 up, and some are below.", "Use the interval level."],
  AGR107: [
    "It needs at least two subjects that every rater rated, and there are {subjects}.",
    "Krippendorff's alpha takes gaps.",
  ],
  AGR108: [
    "The subjects do not differ in their ratings, so there is nothing to tell apart.",
    "Use subjects that differ.",
  ],
  AGR109: [
    "No limits: only {usable} of {rounds} resamples had ratings that differ.",
    "There are too few subjects, or they are too much alike.",
  ],
  AGR110: [
    "No limits: more than 1,500 different values cannot be resampled at the ratio level in reasonable time.",
    "Round the values, or use the interval level.",
  ],
  AGR111: [
    "No limits: their formula has no result for these ratings.",
    "Usually there are too few subjects.",
  ],
  AGR112: [
    "Chance alone would give full agreement, so nothing is left to measure.",
    "Use subjects that differ.",
  ],
  AGR113: [
    "No subject differs from the others in its agreement, so the limits have no width; this does not mean certainty.",
    "More subjects tell more.",
  ],
} satisfies Record<string, Sentences>;

export const agreementWords = {
  agrSubjects: "subjects: {subjects}",
  agrRaters: "raters: {raters}",
  agrRatings: "ratings: {given} ({missing} missing)",
  agrValues: "different values: {values}",
  agrLevel: "level: {level}, as asked",
  agrLevelGuessed: "level: {level}, guessed from the values (`--level` says otherwise)",
  agrStatistic: "statistic",
  agrValue: "value",
  agrInterval: "95% limits",
  agrUsed: "subjects",
  agrUsually: "usually called",
  agrLimits: "{low} to {high}",
  agrReading: "{word} ({source})",
  agrOf: "{name}, {kind}",
  agrComma: "; ",
  agrWhy: "{names}: {why}",
  agrReadHow: "{name}. {text}",
  agrNothing: "No statistic can be computed.",
  agrOthers: "These assume more than {level} ratings give; read them with care",
  agrMissing: "What could not be computed",
  agrHow: "How to read this",
  agrConvention:
    "Words such as “substantial” are conventions of the authors named beside them, not official grades. They say nothing of what a wrong judgement costs: look at the limits, and at the subjects on which raters differ.",
  agrBootstrap:
    "Limits of Krippendorff's alpha and Kendall's W: {rounds} resamples of the subjects, seed “{seed}” (the same seed gives the same limits). The others: formulas.",
  "agrName-percent-agreement": "Percent agreement",
  "agrName-cohen-kappa": "Cohen's kappa",
  "agrName-fleiss-kappa": "Fleiss' kappa",
  "agrName-krippendorff-alpha": "Krippendorff's alpha",
  "agrName-gwet-ac1": "Gwet's AC1",
  "agrName-gwet-ac2": "Gwet's AC2",
  "agrName-icc": "ICC",
  "agrName-kendall-w": "Kendall's W",
  "agrKind-nominal": "nominal",
  "agrKind-ordinal": "ordinal",
  "agrKind-interval": "interval",
  "agrKind-ratio": "ratio",
  "agrKind-unweighted": "unweighted",
  "agrKind-linear": "linear",
  "agrKind-quadratic": "quadratic",
  "agrWord-almost-perfect": "almost perfect",
  "agrWord-substantial": "substantial",
  "agrWord-moderate": "moderate",
  "agrWord-fair": "fair",
  "agrWord-slight": "slight",
  "agrWord-poor": "poor",
  "agrWord-reliable": "reliable",
  "agrWord-tentative": "for tentative conclusions",
  "agrWord-unreliable": "not reliable",
  "agrWord-excellent": "excellent",
  "agrWord-good": "good",
  "agrWord-unusually-strong": "unusually strong",
  "agrWord-strong": "strong",
  "agrWord-weak": "weak",
  "agrWord-very-weak": "very weak",
  "agrAssumes-percent-agreement":
    "Assumes independent subjects; does not allow for chance, so it is high wherever nearly everything gets the same rating.",
  "agrLow-percent-agreement": "A low value means that raters wrote down different things.",
  "agrSource-percent-agreement": "Limits: Wilson 1927; Gwet 2014.",
  "agrAssumes-cohen-kappa":
    "Assumes the same two raters throughout, independent subjects, and with weights ordered categories; subjects without both ratings are left out.",
  "agrLow-cohen-kappa":
    "A low value means that agreement is little more than the two raters' habits would give; it is also low where nearly everything falls into one category (compare AC1).",
  "agrSource-cohen-kappa": "Cohen 1960, 1968; limits: Fleiss, Cohen & Everitt 1969.",
  "agrAssumes-fleiss-kappa": "Assumes unordered categories, independent subjects and interchangeable raters.",
  "agrLow-fleiss-kappa":
    "A low value means that agreement is little more than shuffled answers would give; it is also low where nearly everything falls into one category (compare AC1).",
  "agrSource-fleiss-kappa": "Fleiss 1971; gaps and limits: Gwet 2008, 2014.",
  "agrAssumes-krippendorff-alpha":
    "Assumes independent subjects and interchangeable raters; takes gaps; differences count by level.",
  "agrLow-krippendorff-alpha":
    "A low value means that ratings depend on the rater about as much as on the subject, or that subjects hardly differ.",
  "agrSource-krippendorff-alpha": "Krippendorff 2011, 2018.",
  "agrAssumes-gwet-ac1":
    "Assumes independent subjects, and that chance matters only for subjects that are hard to judge; takes gaps.",
  "agrLow-gwet-ac1": "A low value means that raters disagree more often than doubtful cases explain.",
  "agrSource-gwet-ac1": "Gwet 2008.",
  "agrAssumes-gwet-ac2": "Assumes what AC1 does, and an order of the categories.",
  "agrLow-gwet-ac2": "A low value means that raters are far apart more often than doubtful cases explain.",
  "agrSource-gwet-ac2": "Gwet 2014.",
  "agrAssumes-icc":
    "Assumes distances that mean something, errors alike for all raters and near normal; (1,·) raters differ by subject, (2,·) raters are drawn from many and strictness counts, (3,·) just these raters and strictness does not count; (·,1) one rater's score, (·,k) the mean of all. Subjects with gaps are left out.",
  "agrLow-icc":
    "A low value means that a score depends on who rates more than on the subject, or that subjects hardly differ; (2,1) far below (3,1) means that some raters are stricter.",
  "agrSource-icc": "Shrout & Fleiss 1979; McGraw & Wong 1996.",
  "agrAssumes-kendall-w":
    "Assumes that each rater's marks have an order; strictness does not matter. Subjects with gaps are left out.",
  "agrLow-kendall-w": "A low value means that raters put the subjects into different orders.",
  "agrSource-kendall-w": "Kendall & Babington Smith 1939; Kendall 1948.",
} as const;
