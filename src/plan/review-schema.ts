/** One entry of a plan's `reviews`: documents drawn from case registers, and reviewers dealt to them. */
import * as v from "valibot";
import { parseFactor } from "../sampling/factor.ts";
import { day, either, isTable, oneOrMore, rateText, text, told, where, whole } from "../yaml/shapes.ts";
import { certainty, drawName } from "./draw-schema.ts";
import { matterKeys } from "./matter-schema.ts";
import { register, registers } from "./register-schema.ts";

/** Stays text, as written: 1.5 must not become a float. */
const factor = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.check((value) => parseFactor(value) !== undefined, "REV010"),
  v.metadata({ word: "number" }),
);

const weight = v.strictObject({
  where: told(where, 'Column → value, list of values, or a comparison (">=1"); all must hold'),
  times: told(factor, "Factor of the weight where the conditions hold: 2, 1.5 or 3/2"),
  reason: told(text, "Why such a document is drawn more often, or less; printed"),
});

const excluded = v.strictObject({
  where: told(where, "As in `weights`"),
  reason: told(text, "Reason recorded beside each document that is ruled out"),
});

const firstStage = either(
  (input) => (isTable(input) ? 1 : 0),
  [
    text,
    v.strictObject({ record: told(text, "record.json of a draw that was made before, in another plan") }),
  ],
);

const reviewers = v.strictObject({
  register: told(register, "Register of reviewers: 姓名, 单位, 州市, 专业, 编号"),
  id: told(v.optional(oneOrMore), "Columns that make the reviewer's id; default: 编号, else the name"),
  perDocument: told(v.optional(whole(1, 50)), "Reviewers of each document; default: the rubric's"),
  from: told(
    v.optional(v.picklist(["other-prefecture", "province"]), "other-prefecture"),
    "other-prefecture: never from where the document's institution is; province: from anywhere",
  ),
  specialty: told(
    v.optional(text),
    "Column of the cases that names the wanted specialty; it must be among the reviewer's 专业 (separated by 、,;/ or a space)",
  ),
  maxLoad: told(v.optional(whole(1), 20), "Most documents that one reviewer may be given"),
  recusal: told(v.optional(register), "Declared interests: reviewer, institution, reason"),
  onDuty: told(v.optional(v.boolean(), true), "Leave out reviewers whose 在岗 says no"),
  blind: told(
    v.optional(v.boolean()),
    "Reviewers and reviewed see codes instead of each other's names; default: the rubric's",
  ),
});

export const review = v.strictObject({
  name: told(drawName, "Short name in ASCII: names the folder and enters the commitment", "opinions"),
  title: told(v.optional(text), "Title for people; default: the campaign's"),
  object: told(v.optional(text, "案卷"), "What is drawn, as a noun: 司法鉴定意见书, 公证卷宗"),
  rubric: told(
    text,
    "Rubric of the score sheets: one that ships (`choucha rubric` lists them), or a path to a .yaml. Its content is committed",
    "rubric: forensic-opinion",
  ),
  of: told(
    v.optional(firstStage),
    "First stage: the draw of this plan whose drawn institutions give their documents, or the record of an earlier one; left out: all institutions of the case register",
    "of: { record: ../out/forensic/record.json }",
  ),
  cases: told(
    registers,
    "Register of cases, or a list of registers that make one (one for each institution is common)",
    "cases: [registry/cases-1.csv, registry/cases-2.csv]",
  ),
  unit: told(
    v.optional(text),
    "Column that names the institution; default: 鉴定机构, 机构名称, 公证处 and the like. With `of`: by name, id, credit code or licence",
  ),
  id: told(v.optional(oneOrMore), "Columns that make a case's id; default: 案号, 文号, 编号 and the like"),
  stratify: told(v.optional(oneOrMore), "Columns whose values make the categories within an institution"),
  rate: told(v.optional(rateText), "Share of the documents of the drawn institutions", "rate: 5%"),
  n: told(v.optional(whole(1)), "Number of documents, instead of a rate"),
  floor: told(v.optional(whole(0), 0), "Least documents of each institution (all where it has fewer)"),
  alternates: told(
    v.optional(whole(0), 1),
    "Alternates for each category of each institution, for documents that turn out to be missing",
  ),
  weights: told(
    v.optional(v.array(weight), []),
    "Factors by which a document's chance grows; those that hold multiply",
    'weights: [{ where: { 投诉件数: ">=1" }, times: 3, reason: 有投诉 }]',
  ),
  exclude: told(
    v.optional(v.array(excluded), []),
    "Documents that stay in the frame but cannot be drawn; with a reason that the rubric has under `notRated`, they are listed in the results as not rated",
    "exclude: [{ where: { 状态: 停业 }, reason: 评估年度内停业或者没有开展业务 }]",
  ),
  certain: told(
    v.optional(v.array(certainty), []),
    "Documents of the drawn institutions that are taken without a draw; they do not use up the number",
  ),
  publish: told(
    v.optional(v.array(text)),
    "Columns of the cases that the public frame shows; default: none. The parties' columns never enter it",
  ),
  reviewers: told(reviewers, "Who reviews"),
  window: told(
    v.optional(v.strictObject({ from: told(day, "First day, 2025-07-14"), to: told(day, "Last day") })),
    "When the review takes place, as printed",
  ),
  basis: told(v.optional(v.array(text), []), "Documents that the review rests on, as printed"),
  ...matterKeys,
});
