import type { Sentences } from "../sentences.ts";

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
  REV001: ["The plan has no reviews.", "Add one under `reviews`; docs/plan.md says what goes there."],
  REV002: ["The plan has no review named {name}.", "Its reviews are: {known}."],
  REV003: ["The plan has several reviews.", "Say which one with --review: {known}."],
  REV004: [
    "No reviewers have been dealt to the documents of {review} yet.",
    "Run `choucha assign`, or `choucha run`.",
  ],
  REV005: [
    "{file} is not the rubric that {review} committed ({id}, {wanted}…): it reads {found}… now.",
    "Put the committed rubric back. After the draw, the sheets cannot change.",
  ],
  REV020: [
    "{file}: no column names the case. Found: {columns}.",
    "Say in the plan which columns make the id: `id: 案号`.",
  ],
  REV021: [
    "{file}: no column names the institution of a case. Found: {columns}.",
    "Say in the plan which column it is: `unit: 鉴定机构`. A register of one institution needs the column, too.",
  ],
  REV022: ["The case names no institution.", "Fill in “{column}”."],
  REV023: [
    "“{unit}” is no institution of the first stage.",
    "Write its name, id, credit code or licence as in the register of the first stage.",
  ],
  REV024: ["“{unit}” may mean several institutions.", "Name the institution by its credit code or licence."],
  REV025: [
    "“{column}” speaks of people: what it says cannot enter a frame or a rule, which are published.",
    "Take it out of the review's `id`, `unit`, `stratify`, `publish`, `specialty` and `where`. Where it must decide, add a column to the register that says what matters without naming anybody.",
  ],
  REV026: [
    "“{value}” in “{column}” is not a number, so the comparison in the plan cannot be made.",
    "Correct the cell.",
  ],
  REV027: [
    "The case has no usable value in “{column}” (found “{value}”); it forms a category of that name.",
    "Fill the cell in, or leave it if that category is meant.",
  ],
  REV028: [
    "“{column}” is empty: the case wants no specialty, and any reviewer may be dealt to it.",
    "Fill the cell in.",
  ],
  REV029: [
    "It is not known in which prefecture “{unit}” is, so nobody can be said to come from elsewhere.",
    "Add a column 州市 to the register of the first stage (or of the cases), or set `from: province`.",
  ],
  REV030: [
    "The case {id} stands here and in {other}, row {otherRow}.",
    "Keep it in one register; or name more columns under `id`.",
  ],
  REV031: [
    "The register of reviewers has no column for the specialty.",
    "Add a column 专业, or take `specialty` out of the plan.",
  ],
  REV032: [
    "“{unit}” has no specialty and can review only documents that want none.",
    "Fill in “{column}”; several are separated by 、.",
  ],
  REV033: [
    "{count} case(s) want the specialty “{field}”, and no reviewer has it.",
    "Add it to a reviewer's 专业, written the same way, or name more reviewers.",
  ],
  REV034: [
    "The declared interest in row {row} names an institution that is in none of the registers; the row has no effect.",
    "Check the institution's name or code.",
  ],
  REV035: [
    "No document can be drawn: the institutions under review have no case that is not ruled out.",
    "Check `exclude`, `certain` and the case registers.",
  ],
  REV036: [
    "{n} documents are asked for, but the institutions under review have only {cases}.",
    "Lower `n` in the plan. If it is committed already, commit again with --reason.",
  ],
  REV037: [
    "{n} documents are asked for, but a floor of {floor} for each of {units} institutions needs {least}.",
    "Raise `n` (or the rate) or lower `floor` in the plan. If it is committed already, commit again with --reason.",
  ],
  REV038: [
    "{count} institution(s) of the first stage have no case in the registers, such as {names}: if drawn, they give no document.",
    "Check that every institution's case register is in the plan under `cases`.",
  ],
  REV039: [
    "{count} drawn institution(s) have no case in the registers, such as {names}: they give no document.",
    "Ask them for their case registers and name these in the plan under `cases`; go on if they really had no cases.",
  ],
  REV040: [
    "{review} cannot be committed before its first stage {draw}: its commitment names the one of {draw}.",
    "Commit {draw} first, or both together: `choucha commit`.",
  ],
  REV041: [
    "The record of the first stage is not there: {file}",
    "Correct the path under `of`; it starts at the plan's folder.",
  ],
  REV042: [
    "The frame of the first stage is missing or cannot be read: frame.jsonl beside {file}",
    "Copy the whole folder of the first stage's draw.",
  ],
  REV043: [
    "The record of the first stage does not hold: {file} fails the check “{check}” ({code}).",
    "Run `choucha verify` on it, and restore the record as it was drawn.",
  ],
  REV044: [
    "{review} cannot be drawn before its first stage {draw}.",
    "Draw {draw} first, or both together: `choucha draw`.",
  ],
  REV045: [
    "{review} was committed for another first stage: {draw} has the commitment {found}…, not {wanted}….",
    "Bring back the first stage that was committed, or commit the review anew with --reason before its draw.",
  ],
  REV046: [
    "The plan names another first stage for {review} than its commitment ({draw}).",
    "Restore `of` in the plan, or commit the review anew with --reason before its draw.",
  ],
  REV047: ["{draw} is a review; this is done for draws only.", "Name a draw, or leave out --draw."],
  REV048: [
    "{review} is a review; simulate compares draws of objects only.",
    "Nothing to do; docs/protocol.md says what is known of its probabilities.",
  ],
  REV050: [
    "{seats} of {all} reviewer seats could not be filled.",
    "See the bottlenecks below. The plan and the reviewers were committed and stand: documents without enough reviewers cannot be settled. A new review under another name can name more reviewers, raise maxLoad, or set `from: province`.",
  ],
  REV051: [
    "Too few reviewers for {count} document(s): {needed} seats, {places} places among {people} reviewers. Documents: {objects}",
    "What is missing: reviewers of that specialty and from elsewhere, or a larger maxLoad.",
  ],
  REV052: [
    "No case in the registers is decided by this entry of `{key}`: {reason}.",
    "Write the value as the registers do. Nothing, if there is no such case this time.",
  ],
  REV053: [
    "{documents} documents with {each} reviewers each are {seats} seats; {reviewers} reviewers with at most {most} documents each have {places}.",
    "Name more reviewers, raise `maxLoad`, or draw fewer documents. After the draw nobody can be added.",
  ],
  VER050: [
    "The {units} institutions are those that the first stage {draw} drew, with their probabilities",
    "",
  ],
  VER051: [
    "The record of the first stage {draw} is not at hand: its {units} institutions are taken as recorded.",
    "Verify with the first stage's folder beside this one.",
  ],
  VER151: [
    "The commitment names no first stage, but the record has institutions (or the other way round).",
    "The record was changed, or made by another program.",
  ],
  VER152: [
    "The record of the first stage {draw} has another commitment ({found}) than the review was committed for ({recorded}).",
    "Find the first stage's record that belongs to this review.",
  ],
  VER153: [
    "The {units} institutions are not those that the first stage {draw} drew; first difference: {id}.",
    "The record was changed, or the first stage was.",
  ],
} as const satisfies Record<string, Sentences>;

export const reviewWords = {
  publishReviews:
    "It holds a review: from its record anyone learns who reviews which document. Publish it when all reviews are in.",
  reviewers: "reviewers",
  reviewerCounts: "{units} reviewers, {eligible} can be dealt",
};
