/** One entry of a plan's `draws`. */
import * as v from "valibot";
import {
  day,
  dictionary,
  either,
  isTable,
  oneOrMore,
  rateText,
  text,
  told,
  where,
  whole,
} from "../yaml/shapes.ts";
import { matterKeys } from "./matter-schema.ts";
import { register } from "./register-schema.ts";

const exclusion = either(
  (input) => (isTable(input) && Object.hasOwn(input, "drawnWithin") ? 1 : 0),
  [
    v.strictObject({
      where: told(where, 'Column → value, list of values, or a comparison (">=5"); all must hold'),
      reason: told(text, "Reason printed beside each unit that is ruled out"),
    }),
    v.strictObject({
      drawnWithin: told(
        v.pipe(v.string(), v.regex(/^\d{1,3} ?(years?|months?|days?|年|个月|天)$/, "PLN032")),
        'Rules out units drawn within this time before the window opens ("1 year"); needs `history`',
      ),
      reason: told(v.optional(text), "Reason printed; default: 上次抽查未满期限"),
    }),
  ],
);

export const certainty = v.strictObject({
  where: told(where, "As in `exclude`"),
  reason: told(text, "Reason printed beside each unit that is taken without a draw"),
});

const rate = either(
  (input) => (isTable(input) ? 1 : 0),
  [
    rateText,
    v.strictObject({
      by: told(
        text,
        "Column whose value sets the rate, such as a risk class; strata are then stratum × value",
      ),
      values: told(
        dictionary(rateText),
        "Rate for each value of that column; every value needs one",
        "values: { A: 5%, B: 10% }",
      ),
    }),
  ],
);

const dealing = {
  id: told(v.optional(oneOrMore), "Columns that make the inspector's id; default: 执法证号"),
  perObject: told(v.optional(whole(1), 2), "Inspectors for each object; the law asks for at least two"),
  from: told(
    v.optional(v.picklist(["same-prefecture", "other-prefecture", "province"]), "same-prefecture"),
    "Where an object's inspectors come from",
  ),
  fallback: told(
    v.optional(v.picklist(["none", "neighbours", "province"]), "none"),
    "Who helps where a prefecture has too few (assumed: common practice)",
  ),
  neighbours: told(
    v.optional(dictionary(oneOrMore)),
    "Prefecture → neighbouring prefectures; default for Yunnan: by geography",
    "neighbours: { 怒江州: [大理州, 保山市] }",
  ),
  maxLoad: told(v.optional(whole(1), 4), "Most objects that one inspector may be given"),
  field: told(v.optional(text), "Wanted entry in 执法领域; inspectors without it are not dealt"),
  onDuty: told(v.optional(v.boolean(), true), "Leave out inspectors whose 在岗 says no"),
  lead: told(
    v.optional(where),
    "Who may lead a team, as in `exclude`; at least one of them sits in each team",
    "lead: { 职务: [科长, 处长] }",
  ),
};

const inspectors = v.strictObject({
  register: told(register, "Register of inspectors"),
  ...dealing,
  recusal: told(v.optional(register), "List of recusals: inspector, object, reason"),
});

const dispatch = v.strictObject(dealing);

/** Names a folder, so it must be one on every system. */
export const drawName = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "PLN031"));

export const draw = v.strictObject({
  name: told(drawName, "Short name in ASCII: names the folder and enters the commitment", "forensic"),
  title: told(v.optional(text), "Title for people; default: the campaign's"),
  object: told(v.optional(text, "检查对象"), "What is drawn, as a noun: 司法鉴定机构, 公证机构"),
  register: told(
    register,
    "Register of what is drawn",
    "register: { file: registry/notary-offices.csv, encoding: gb18030 }",
  ),
  id: told(
    v.optional(oneOrMore),
    "Columns whose values, joined by |, make the id; default: the code, licence or name column",
  ),
  duplicates: told(
    v.optional(v.picklist(["stop", "merge"]), "stop"),
    "Equal ids stop the draw, or are one unit (each is reported)",
  ),
  stratify: told(
    v.optional(oneOrMore),
    "Columns whose values make the strata; default: one stratum",
    "stratify: [州市, 类别]",
  ),
  rate: told(v.optional(rate), "Share to draw: 10%, 0.1, 1/8; or by a column's value", "rate: 10%"),
  n: told(v.optional(whole(1)), "Number to draw, instead of a rate"),
  allocation: told(
    v.optional(v.picklist(["overall", "each"]), "overall"),
    "overall: exactly the rate of all units, equal chances; each: at least the rate in every stratum",
  ),
  rounding: told(
    v.optional(v.picklist(["random", "largest-remainder"]), "random"),
    "How `overall` gives whole numbers to strata",
  ),
  minimum: told(v.optional(whole(0), 0), "Least number from each stratum (or all of a smaller one)"),
  alternates: told(v.optional(whole(0), 1), "Alternates for each stratum"),
  method: told(
    v.optional(v.picklist(["vrs", "seedrandom", "rfc3797"]), "vrs"),
    "How a stratum is ranked; see docs/protocol.md",
  ),
  history: told(
    v.optional(register),
    "Earlier draws: the unit's id or name, and a date",
    "history: registry/drawn-2024.csv",
  ),
  exclude: told(
    v.optional(v.array(exclusion), []),
    "Units that stay in the frame but cannot be drawn",
    "exclude: [{ where: { 状态: [注销, 停业整顿] }, reason: 不在执业状态 }]",
  ),
  certain: told(
    v.optional(v.array(certainty), []),
    "Units that are taken without a draw; they do not use up the number",
    'certain: [{ where: { 投诉件数: ">=5" }, reason: 投诉集中 }]',
  ),
  publish: told(
    v.optional(v.array(text)),
    "Columns that the public frame shows; default: name, codes, prefecture, county, status",
  ),
  sealed: told(
    v.optional(v.array(text)),
    "Columns that may decide (`exclude`, `certain`) but never leave the office: they enter no frame, record or bundle",
    "sealed: [投诉件数]",
  ),
  checklist: told(
    v.optional(v.array(text), []),
    "Areas of the inspection, in order",
    "checklist: [党建工作, 执业资质]",
  ),
  window: told(
    v.optional(v.strictObject({ from: told(day, "First day, 2025-05-12"), to: told(day, "Last day") })),
    "When the inspections take place; certificates must be valid through the last day",
    "window: { from: 2025-05-12, to: 2025-06-20 }",
  ),
  basis: told(v.optional(v.array(text), []), "Documents that the inspection rests on, as printed"),
  ...matterKeys,
  inspectors: told(v.optional(inspectors), "The second random; left out: objects only"),
  dispatch: told(
    v.optional(dispatch),
    "Instead of `inspectors`: each prefecture gets a package and deals its own inspectors by these rules",
    "dispatch: { perObject: 2, lead: { 职务: [科长] } }",
  ),
});
