import type { Sentences } from "../index.ts";

/** REV: reviews — documents drawn from case registers, reviewers dealt to them. */
export const reviewCodes = {
  REV010: ["{path}: {found} is not a factor.", "Write a number above 0: 2, 1.5 or 3/2."],
  REV011: [
    "{path}: the plan has no draw named {name}.",
    "Name one of its draws ({known}), or write `of: { record: path }` for a draw of another plan.",
  ],
  REV012: [
    "{path}: at least {floor} documents of each institution are more than {n} in all.",
    "Lower `floor` or raise `n`.",
  ],
  REV013: [
    "{path}: with one reviewer a document, nobody can disagree and agreement cannot be measured.",
    "Two or more are usual; leave it as it is if one is meant.",
  ],
  REV014: ["{path}: the register {name} stands in the list twice.", "Delete one of the two."],
} satisfies Record<string, Sentences>;
