// @ts-check
/**
 * The example's prefectures at work: opens the inspection forms as they were sent out and fills in what made-up
 * inspectors found. Everything is synthetic, from seeded chance. Among it: two objects that do not cooperate, one
 * that has moved away, one inspector swapped without a record, corrections that are made and some that are not.
 */
import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import ExcelJS from "exceljs";
import { plusDays } from "../fixtures/dates.mjs";
import { stream } from "../fixtures/random.mjs";
import { savedBytes } from "./saved.mjs";

/** Area of the checklist → problems that inspectors note there. */
const PROBLEMS = new Map([
  ["党建工作", ["党组织活动记录不完整", "未按要求开展警示教育"]],
  ["执业资质", ["两名执业人员证件信息变更后未及时办理登记", "执业许可证副本未在住所公示"]],
  ["质量建设", ["内部复核流于形式，部分文书没有复核意见", "能力验证结果不满意后没有整改记录"]],
  ["执业开展", ["部分案件超过规定时限，没有延期审批手续", "受理审查记录过于简单"]],
  ["文书管理", ["文书编号不连续，未说明原因", "部分文书缺少骑缝章"]],
  ["信息化建设", ["业务系统录入滞后，线上线下登记不一致", "未按要求上传电子档案"]],
  ["规范化建设", ["收费标准未在服务场所公示", "投诉处理登记簿不完整"]],
  ["遗嘱公证", ["告知笔录要素不全", "没有同步录音录像"]],
  ["继承公证", ["对继承人范围的核实材料不足", "没有查询遗嘱备案信息"]],
  ["赋予强制执行效力公证", ["核实债务履行情况的记录缺失", "告知内容没有逐项签字"]],
  ["收费情况", ["减免收费没有审批记录", "收费项目公示不完整"]],
  ["公证登记簿", ["登记簿漏登两件", "登记内容与卷宗不一致"]],
  ["档案管理", ["部分案卷超期归档", "卷内目录页码有误"]],
]);
const DISPOSALS = ["当场指出", "责令改正", "约谈负责人"];

/** Place among the draw's objects → what is out of the ordinary there. */
const SPECIAL = new Map([
  [
    "forensic",
    new Map([
      [1, "moved"],
      [4, "uncooperative"],
      [7, "swapped"],
      [9, "case"],
    ]),
  ],
  [
    "notary",
    new Map([
      [2, "uncooperative"],
      [5, "unreachable"],
      [8, "handed-over"],
    ]),
  ],
]);

/** @typedef {{ fields: Map<string, ExcelJS.Cell>, items: { item: string, answer: ExcelJS.Cell, problem: ExcelJS.Cell, disposal: ExcelJS.Cell }[], object: string, draw: string }} Form */

/** @param {ExcelJS.Worksheet} sheet @returns {Form | undefined} */
function formOf(sheet) {
  /** @type {Form} */
  const form = { fields: new Map(), items: [], object: "", draw: "" };
  sheet.eachRow((row) => {
    const text = row.getCell(1).text;
    const at = text.indexOf(":");
    const [kind, value] = [text.slice(0, at), text.slice(at + 1)];
    if (kind === "object") form.object = value;
    if (kind === "draw") form.draw = value;
    if (kind === "field") form.fields.set(value, row.getCell(3));
    if (kind === "item")
      form.items.push({
        item: value,
        answer: row.getCell(3),
        problem: row.getCell(4),
        disposal: row.getCell(5),
      });
  });
  return form.object === "" ? undefined : form;
}

/** @param {Form} form @param {string} field @param {string} value */
function put(form, field, value) {
  const cell = form.fields.get(field);
  if (!cell) throw new Error(`no field ${field}`);
  cell.value = value;
}

/** @param {Form} form @param {string} result @param {string} note */
function notInspected(form, result, note) {
  put(form, "method", "现场检查");
  put(form, "date", "2025-05-20");
  put(form, "result", result);
  put(form, "followUp", "无");
  put(form, "note", note);
  for (const { answer } of form.items) answer.value = "未检查";
}

/** Items and what comes of them. @param {Form} form @param {string | undefined} special */
function inspected(form, special) {
  const chance = stream(`results ${form.draw} ${form.object}`);
  const quality = special === "case" || special === "handed-over" ? 60 : chance.pick([0, 0, 8, 15, 25, 40]);
  let problems = 0;
  for (const { item, answer, problem, disposal } of form.items) {
    if (chance.below(100) < 4) {
      answer.value = "合理缺项";
      continue;
    }
    const bad = chance.below(100) < quality;
    answer.value = bad ? "否" : "是";
    if (!bad) continue;
    problems++;
    problem.value = chance.pick(PROBLEMS.get(item) ?? ["记录不完整"]);
    disposal.value = chance.pick(DISPOSALS);
  }
  const day = plusDays("2025-05-13", chance.below(40));
  put(form, "method", "现场检查");
  put(form, "date", day);
  if (problems === 0) {
    put(form, "result", "未发现问题");
    put(form, "followUp", "无");
    return;
  }
  if (special === "case" || special === "handed-over") {
    put(form, "result", "发现问题待后续处理");
    put(form, "followUp", special === "case" ? "立案" : "移送");
    if (special === "handed-over") put(form, "body", "市场监督管理部门");
    return;
  }
  if (problems === 1 && chance.below(2) === 0) {
    put(form, "result", "发现问题已责令改正");
    put(form, "followUp", "当场改正");
    return;
  }
  put(form, "result", "发现问题已责令改正");
  put(form, "followUp", "限期改正");
  put(form, "due", plusDays(day, 30));
  // Most put things right in time; what is still open when the forms come back stays open in this example.
  const corrected = plusDays(day, 8 + chance.below(20));
  if (corrected <= "2025-06-30" && chance.below(3) > 0) put(form, "corrected", corrected);
}

/** @param {Form} form @param {string | undefined} special */
function fill(form, special) {
  if (special === "moved") notInspected(form, "迁出", "登记住所已腾退，经核实已迁往省外");
  else if (special === "unreachable")
    notInspected(form, "通过登记的住所无法联系", "两次上门均无人，电话停机");
  else if (special === "uncooperative") {
    notInspected(form, "不配合检查情节严重", "拒绝提供业务档案，经两次书面催告仍不提供");
    put(form, "followUp", "立案");
  } else inspected(form, special);
  const people = form.fields.get("inspectors");
  if (special === "swapped" && people) {
    const [first = ""] = people.text.split("、");
    people.value = `${first}、检查员999`;
  }
}

/** Ids in the order of the draw. @param {string} folder of the draw @returns {string[]} */
function objectsOf(folder) {
  const record = JSON.parse(readFileSync(path.join(folder, "record.json"), "utf8"));
  return [...record.drawn, ...record.certain].map((/** @type {{ id: string }} */ { id }) => id);
}

/** The object that inspectors find gone. @param {string} folder of the draw */
export function movedObject(folder) {
  const [place = 0] = [...(SPECIAL.get("forensic") ?? [])].find(([, what]) => what === "moved") ?? [];
  return objectsOf(folder)[place] ?? "";
}

/**
 * Fills copies of the forms that were sent out.
 * @param {string} draw its folder, with forms/ @param {string} back where the filled ones go
 */
export async function fillForms(draw, back) {
  const [folder, objects] = [path.join(draw, "forms"), objectsOf(draw)];
  await mkdir(back, { recursive: true });
  const files = (await readdir(folder)).filter((name) => name.endsWith(".xlsx")).sort();
  for (const name of files) {
    const file = path.join(folder, name);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(/** @type {any} */ (await readFile(file)));
    for (const sheet of book.worksheets) {
      const form = formOf(sheet);
      if (form) fill(form, SPECIAL.get(form.draw)?.get(objects.indexOf(form.object)));
    }
    await writeFile(path.join(back, name), await savedBytes(book));
  }
}
