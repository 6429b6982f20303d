import type { Sentences } from "../sentences.ts";
import { planCodes as plan } from "./plan.ts";

/** Sentences about YAML as such are the plan's. */
const yaml = {
  RUB002: plan.PLN002,
  RUB003: plan.PLN003,
  RUB004: plan.PLN004,
  RUB006: plan.PLN006,
  RUB008: plan.PLN008,
  RUB009: plan.PLN009,
  RUB010: plan.PLN010,
  RUB011: plan.PLN011,
  RUB012: plan.PLN012,
  RUB013: plan.PLN013,
  RUB014: plan.PLN014,
  RUB016: plan.PLN016,
  RUB018: plan.PLN018,
  RUB019: plan.PLN019,
  RUB020: plan.PLN020,
  RUB021: plan.PLN021,
  RUB022: plan.PLN022,
  RUB023: plan.PLN023,
  RUB024: plan.PLN024,
  RUB025: plan.PLN025,
  RUB026: plan.PLN026,
  RUB027: plan.PLN027,
  RUB029: plan.PLN029,
  RUB030: plan.PLN030,
  RUB035: plan.PLN035,
  RUB037: plan.PLN037,
} as const;

export const rubricCodes = {
  ...yaml,
  RUB001: ["The rubric is empty.", "Start from one of the files in rubrics/; docs/rubrics.md lists them."],
  RUB005: [
    "The rubric is too large or too deeply nested, or a name after * points at nothing or at itself.",
    "Write values out instead of using & and *.",
  ],
  RUB007: [
    "The file holds more than one rubric (a line of three dashes separates them).",
    "Keep one rubric a file: delete the line `---` and what follows it.",
  ],
  RUB015: [
    "{path}: the key `{key}` is missing.",
    "Add a line `{key}: …`; docs/rubrics.md says what goes there.",
  ],
  RUB017: [
    "The file does not look like a rubric: it has no lines of the form `key: value`.",
    "Start from one of the files in rubrics/.",
  ],
  RUB031: [
    "{path}: {found} cannot be an id.",
    "Use 1 to 40 lower-case letters, digits and hyphens, such as consent-form. The title may be in any script.",
  ],
  RUB040: [
    "{path}: {found} is not a number of points.",
    "Write digits, with at most four after the point: 5 or 2.5.",
  ],
  RUB041: [
    "{path}: points cannot be negative, found {found}.",
    "Write how many points as a positive number; what is taken off is written without a minus sign.",
  ],
  RUB045: [
    "{path}: with a share of {found} nobody may hold the grade.",
    "Write a share above 0, such as 30%.",
  ],
  RUB046: ["{path}: a share of {found} is more than everybody.", "Write at most 100%, such as 30%."],
  RUB047: ["{path}: {found} is not a share.", "Write 30%, 0.3 or 3/10."],
  RUB048: ["{path}: {found} is not a share.", "Write {meant} if that is meant."],
  RUB050: [
    "{path}: an item of the kind {kind} has no `{key}`.",
    "Delete the line, or change `kind` to one of: {kinds}.",
  ],
  RUB051: ["{path}: an item of the kind {kind} needs `{key}`.", "Add the line `{key}: …` to the item."],
  RUB052: [
    "{path}: a veto without a reason.",
    "Add `reason: …`: the sentence that tells the reviewed why this alone decides the grade.",
  ],
  RUB053: [
    "{path}: deductions without a cap.",
    "Add `cap: …`, the most that is taken off in all; it is at most the item's points.",
  ],
  RUB054: [
    "{path}: a level of {found} points in an item of {limit}.",
    "Lower the level, or raise the item's points (and the total).",
  ],
  RUB055: [
    "{path}: the best level gives {found}, the item has {limit} points; nobody could reach the total.",
    "Give the best level {limit} points, or lower the item's points to {found}.",
  ],
  RUB056: [
    "{path}: two levels of the item give {found} points.",
    "Give each level its own number of points: sheets and score files tell levels apart by it.",
  ],
  RUB057: ["{path}: the id {name} stands here a second time.", "Give each section and each item its own id."],
  RUB058: [
    "{path}: the items add up to {found}, not to {limit}.",
    "Correct the items' points or this number. Vetoes and bonuses do not count.",
  ],
  RUB059: [
    "{path}: {found} points may be taken off an item of {limit}.",
    "Write at most {limit}: an item never falls below 0.",
  ],
  RUB060: [
    "The rubric is saved in GB18030 (GBK); it was read, but other programs may not.",
    "Save it again with encoding UTF-8.",
  ],
  RUB061: [
    "{path}: 0 points are taken off, so nothing happens.",
    "Write a number above 0, or delete the line.",
  ],
  RUB062: ["{path}: 0 points, so nothing is scored.", "Write a number above 0, or delete the item."],
  RUB064: [
    "{path}: a bonus of up to {found}, but the bonus items add up to {limit}.",
    "Write at most {limit}, or leave the line out.",
  ],
  RUB065: [
    "{path}: steps of {found} do not lead to the item's {limit} points.",
    "Write a step that divides the points, such as 0.5 or 1.",
  ],
  RUB070: [
    "{path}: the lowest grade starts at {found}; below it there is none.",
    "Let the lowest grade start at 0.",
  ],
  RUB071: [
    "{path}: the grade ends at {found} and the next one begins at {next}; between them there is none.",
    "Write {next}, or leave `to` out. The lower end belongs to a grade, the upper end to the next one.",
  ],
  RUB072: [
    "{path}: two grades overlap at {found}.",
    "Let each grade start where the one below it ends, and leave `to` out.",
  ],
  RUB073: [
    "{path}: the best grade ends at {found}; the most that can be had is {limit}.",
    "Write {limit}, or leave `to` out.",
  ],
  RUB074: ["{path}: two grades are named {name}.", "Give each grade its own name."],
  RUB075: [
    "{path}: the grade starts at {found}; the most that can be had is {limit}.",
    "Let it start lower, or delete it.",
  ],
  RUB076: ["{path}: the grade ends at {found}, but starts at {from}.", "Let it end above its start."],
  RUB077: [
    "{path}: this grade fails although a lower one passes.",
    "Delete `fails`, or set it for all lower grades, too.",
  ],
  RUB080: [
    "{path}: a trimmed mean of {count} reviews leaves nothing over.",
    "Have at least {limit} reviewers, or use mean or median.",
  ],
  RUB081: [
    "{path}: one first reviewer cannot differ from anybody.",
    "Write `count: 2` or more, or use `firstFails`.",
  ],
  RUB082: ["{path}: the rubric has no veto items.", "Add an item of the kind veto, or delete the line."],
  RUB083: [
    "{path}: two reviews never differ by more than {found} points; the most that can be had is {limit}.",
    "Write a smaller number, such as 10.",
  ],
  RUB084: ["{path}: with one grade, `{key}` never happens.", "Add grades, or delete the line."],
  RUB085: [
    "{path}: it is not said when a further reviewer is called.",
    "Add pointDifference, differentGrade, anyVeto or firstFails, or delete `third`.",
  ],
  RUB086: [
    "{path}: `third` and `thirdCounts` belong together.",
    "Write both (when a further reviewer is called, and how the result then counts), or neither.",
  ],
  RUB087: [
    "{path}: {rule} does not fit {count} first and {extra} further reviewers.",
    "replaces-farther takes two and one, mean-of-three takes three in all; median and majority fit always.",
  ],
  RUB088: ["{path}: `trim` does nothing here.", "Delete it, or write `aggregate: trimmed`."],
  RUB089: [
    "{path}: a cap of 100% keeps nobody from the grade.",
    "Write the share that is meant, or delete the cap.",
  ],
  RUB090: ["{path}: there is no grade {found}.", "Use one of: {known}."],
  RUB091: [
    "{path}: {found} is the lowest grade; nobody can fall from it.",
    "Cap a better grade, or delete the entry.",
  ],
  RUB092: ["{path}: the grade {found} has two caps.", "Keep one of them."],
  RUB093: ["{path}: there is no section {found}.", "Use one of: {known}."],
  RUB094: ["{path}: the rubric has no veto items.", "Delete the line, or add an item of the kind veto."],
  RUB095: [
    "{path}: {count} reviewers can be evenly divided; the median then decides.",
    "Use an odd number for decisions by majority.",
  ],
  RUB101: ["{item}: {found} is none of the item's levels.", "Enter one of: {choices}."],
  RUB102: ["{item}: {found} is more than the item's {limit} points.", "Enter 0 to {limit}."],
  RUB103: ["{item}: {found} is not a number.", "Enter digits, with at most four after the point."],
  RUB104: ["{item}: {found} is neither yes nor no.", "Enter yes or no."],
  RUB105: [
    "{item}: this item cannot be absent.",
    "Score it. Items that may be absent for good reason are marked on the sheet.",
  ],
  RUB106: ["The rubric has no item {item}.", "Use the sheet that was written for this rubric and version."],
  RUB107: ["{item}: {found} is not a multiple of {step}.", "Enter a multiple of {step}."],
  RUB108: [
    "{item}: a score and “absent for good reason” at once.",
    "Keep one of the two: delete the score, or the mark.",
  ],
  RUB109: ["{item}: {found} is negative.", "Enter a number from 0; what is taken off has no minus sign."],
  RUB110: ["A review of {document}, which is not among the documents.", "Check the document's code."],
  RUB111: ["{reviewer} reviewed {document} twice.", "Keep the valid review and remove the other one."],
  RUB112: ["The document {document} is listed twice.", "List each document once."],
} as const satisfies Record<string, Sentences>;
