/**
 * The rubric file's shape. Every key carries a description: `docs/rubrics.md` and the messages are made from it.
 */
import * as v from "valibot";
import { either, isTable, rateText, text, told, whole } from "../../yaml/shapes.ts";
import { bilingual, id, points } from "./shapes.ts";

const level = v.strictObject({
  points: told(points, "Points that this level gives; each level of an item has its own number"),
  says: told(text, "What a reviewer sees where this level is right"),
});

const deduction = v.strictObject({
  points: told(points, "Points taken off"),
  says: told(text, "The shortcoming"),
  each: told(v.optional(v.boolean(), false), "Taken off for each occurrence, not once"),
});

const item = v.strictObject({
  id: told(id, "Short name in ASCII, unique in the rubric: names the item in score files", "consent"),
  title: told(text, "What is looked at, as the sheet prints it"),
  kind: told(
    v.picklist(["levels", "deduct", "points", "check", "veto", "bonus"]),
    "levels: one of several described levels; deduct: full points less what is taken off; points: any number up to the item's; check: yes gives the points, no gives none; veto: yes decides the grade; bonus: any number, on top of the total",
  ),
  points: told(v.optional(points), "Most that the item gives; every kind but veto needs it"),
  levels: told(
    v.optional(v.pipe(v.array(level), v.minLength(2))),
    "levels: at least two; the best gives the item's points",
    "levels: [{ points: 5, says: 完整 }, { points: 0, says: 缺失 }]",
  ),
  deductions: told(
    v.optional(v.pipe(v.array(deduction), v.minLength(1))),
    "deduct: what is taken off for what",
    "deductions: [{ points: 1, says: 缺少签名, each: true }]",
  ),
  cap: told(
    v.optional(points),
    "deduct: most that is taken off in all; at most the item's points, so that an item never falls below 0",
  ),
  step: told(v.optional(points), "points, bonus: values are multiples of this, such as 0.5"),
  absentAllowed: told(
    v.optional(v.boolean(), false),
    "May be absent for good reason (合理缺项): the item then counts neither way, and the rest is rescaled to the total",
  ),
  reason: told(v.optional(text), "veto: why this decides the grade; printed where it happens"),
  note: told(v.optional(text), "Hint for the reviewer"),
});

const section = v.strictObject({
  id: told(id, "Short name in ASCII, unique among sections"),
  title: told(text, "Heading on the sheet"),
  points: told(v.optional(points), "Points of the section; checked against its items"),
  items: told(v.pipe(v.array(item), v.minLength(1)), "What is scored, in order"),
});

const band = v.strictObject({
  name: told(text, "Name of the grade", "优秀"),
  from: told(points, "Lowest points of the grade; they belong to it"),
  to: told(
    v.optional(points),
    "Points where the next grade begins; they belong to that one. The best grade ends at the most that can be had, which belongs to it. May be left out",
  ),
  fails: told(
    v.optional(v.boolean()),
    "Grade that counts as failed; default: the lowest does, the others do not",
  ),
});

const third = v.strictObject({
  pointDifference: told(
    v.optional(points),
    "Two first reviews differ by more than this many points (before vetoes)",
  ),
  differentGrade: told(v.optional(v.boolean(), false), "First reviews give different grades"),
  anyVeto: told(v.optional(v.boolean(), false), "Some first review finds a veto"),
  firstFails: told(v.optional(v.boolean(), false), "The first reviews together give a grade that fails"),
  reviewers: told(v.optional(whole(1, 10), 1), "How many more reviewers are then called"),
});

const reviewers = v.strictObject({
  count: told(whole(1, 50), "First reviewers of each document"),
  blind: told(
    v.optional(v.boolean(), false),
    "Reviewers and reviewed see codes instead of each other's names",
  ),
  aggregate: told(
    v.optional(v.picklist(["mean", "median", "trimmed", "majority"]), "mean"),
    "How first reviews make one. trimmed: mean without the `trim` highest and lowest; majority: the grade that more than half give with the mean of those who give it, else the median",
  ),
  trim: told(v.optional(whole(1, 20)), "trimmed: how many are left out at each end; default 1"),
  third: told(v.optional(third), "When more reviewers are called; left out: never"),
  thirdCounts: told(
    v.optional(v.picklist(["replaces-farther", "mean-of-three", "median", "majority"])),
    "How they count. replaces-farther: the first review farther from the third is dropped, the mean of the other two counts (both stay where they are equally far); the rest as in `aggregate`, over all reviews",
  ),
  vetoCounts: told(
    v.optional(v.picklist(["majority", "any"]), "majority"),
    "majority: a veto stands where at least half of all reviews of the document find it; any: where one does",
  ),
});

const cap = v.strictObject({
  band: told(text, "Grade that only a share may hold"),
  share: told(rateText, "Largest share of the graded units: 30%; the number is rounded down"),
  ties: told(
    v.optional(v.picklist(["none", "all"]), "none"),
    "Units that share the last place under the cap: none of them keeps the grade, or all do",
  ),
});

const tie = either(
  (input) => (isTable(input) ? 1 : 0),
  [
    v.picklist(["total", "lowest-document", "fewest-vetoes", "fewest-failed"]),
    v.strictObject({
      section: told(id, "The section whose mean decides: more is better"),
    }),
  ],
);

const units = v.strictObject({
  score: told(
    v.optional(v.picklist(["mean-of-documents"]), "mean-of-documents"),
    "How a unit's points come from its documents",
  ),
  veto: told(
    v.optional(v.picklist(["all", "any", "none"]), "all"),
    "A unit gets the lowest grade where all of its documents, any of them, or never mind how many are vetoed",
  ),
  ties: told(
    v.optional(v.array(tie), ["total" as const]),
    "What decides between units with equal points, in order. total: sum of the points of all documents; lowest-document: the better worst document; fewest-vetoes, fewest-failed: fewer such documents. Still equal units share a place",
    "ties: [lowest-document, { section: quality }]",
  ),
  caps: told(v.optional(v.array(cap), []), "Largest shares of grades", "caps: [{ band: 优秀, share: 30% }]"),
});

export const rubricSchema = v.strictObject({
  id: told(id, "Short name in ASCII; the file is named like it", "forensic-opinion"),
  title: told(bilingual, "Title on sheets and in results"),
  version: told(text, "Version of this rubric; change it with every change of content", "2025.1"),
  weights: told(
    v.picklist(["published", "model"]),
    "published: points and grades come from the source; model: no official weights were published, the points are a proposal, and every result says so",
  ),
  source: told(bilingual, "Document that the rubric rests on, and what is taken from it"),
  appliesTo: told(bilingual, "What a scored document is: one opinion, one file, one office and year"),
  total: told(points, "Sum of the points of all items without bonuses"),
  bonus: told(v.optional(points), "Most that bonus items add in all; default: the sum of their points"),
  veto: told(
    v.optional(v.picklist(["lowest-band", "zero"]), "lowest-band"),
    "What a veto does. lowest-band: the points stay, the grade is the lowest; zero: the points become 0, too",
  ),
  notRated: told(
    v.optional(
      v.strictObject({
        name: told(text, "What stands instead of a grade", "不予评定"),
        when: told(v.pipe(v.array(text), v.minLength(1)), "Reasons for which a unit is not rated"),
      }),
    ),
    "Units that get no grade at all",
  ),
  sections: told(v.pipe(v.array(section), v.minLength(1)), "The sheet, in order"),
  bands: told(v.pipe(v.array(band), v.minLength(1)), "Grades; together they cover 0 to the most, once"),
  reviewers: told(reviewers, "How reviews become one result"),
  units: told(v.optional(units, {}), "How units are scored and ranked from their documents"),
});

export type Rubric = v.InferOutput<typeof rubricSchema>;
export type Section = Rubric["sections"][number];
export type Item = Section["items"][number];
export type Tie = Rubric["units"]["ties"][number];
export type Cap = Rubric["units"]["caps"][number];
