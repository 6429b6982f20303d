/**
 * The order to put right what an inspection found (责令改正通知书, with a last day 责令限期改正通知书): facts, basis,
 * demands, right to be heard, consequences. It bears the day of the inspection, so that it is the same document
 * whenever it is made.
 */
import { PROBLEM_RESULTS, type ResultValue } from "../../results/types.ts";
import type { ResultEntry, ResultsView } from "../../results/view.ts";
import { type Block, type OfficialDocument, SYNTHETIC_NOTICE } from "../document.ts";
import { codeOf } from "../identify.ts";
import { taskNumber } from "../notice.ts";
import { chineseDate, documentNumber } from "../numerals.ts";
import { contact, ended, enumerate, redHead, titleOf, we } from "../phrases.ts";
import { plain } from "../plain.ts";
import { trimmed } from "./problem-text.ts";
import { badItems } from "./problems.ts";
import { carried, heading, nameOf, paragraph } from "./words.ts";

const ORDERED: ResultValue = "发现问题已责令改正";

/** Objects that were told to put something right, unless they did so on the spot. */
export const needsOrder = ({ result }: ResultEntry): boolean =>
  result !== undefined &&
  (result.followUp.kind === "限期改正" || (result.result === ORDERED && result.followUp.kind !== "当场改正"));

/** Objects that may get one when they are named: with any problem that was not put right on the spot. */
export const mayOrder = (entry: ResultEntry): boolean =>
  needsOrder(entry) ||
  (entry.result !== undefined &&
    PROBLEM_RESULTS.includes(entry.result.result) &&
    entry.result.followUp.kind !== "当场改正");

/** One line an item: the area and what was found. */
function problemsOf(entry: ResultEntry): string[] {
  return badItems(entry).map(({ item, problem }) => {
    const text = trimmed(problem);
    const area = plain(item);
    if (area === "") return text;
    return text === "" ? `${area}不符合要求` : `在${area}方面，${text}`;
  });
}

function facts(entry: ResultEntry): Block[] {
  const items = problemsOf(entry).filter((text) => text !== "");
  const note = trimmed(entry.result?.note);
  const more = note === "" ? [] : [paragraph(`另查明：${ended(note, "。")}`)];
  if (items.length === 0)
    return [paragraph("经查，你单位存在需要改正的问题，具体情况以检查记录为准。"), ...more];
  if (items.length === 1)
    return [paragraph(`经查，你单位存在下列问题。${ended(items[0] ?? "", "。")}`), ...more];
  return [
    paragraph(`经查，你单位存在下列${items.length}个方面的问题：`),
    { kind: "list", items: items.map((text, at) => ended(text, at === items.length - 1 ? "。" : "；")) },
    ...more,
  ];
}

function demandsOf(results: ResultsView, entry: ResultEntry): Block[] {
  const { plan } = results.view;
  const due = firstDue(entry);
  const until =
    due === undefined ? "自收到本通知书之日起立即改正" : `于${chineseDate(due)}前（含当日）完成改正`;
  const kind = entry.result?.followUp.kind;
  const body = plain(entry.result?.followUp.body ?? "") || "有权机关";
  const also =
    kind === "立案"
      ? "对你单位涉嫌违法的行为，已另行立案，本通知书不影响案件的办理。"
      : kind === "移送"
        ? `对你单位的有关问题，已另行移送${body}处理。`
        : "";
  const report = plan.documents.office
    ? `${we(plan.issuer)}（${plain(plan.documents.office)}）`
    : we(plan.issuer);
  return [
    paragraph(
      `责令你单位${until}，逐项查明原因、明确责任、落实措施，并在完成改正后将改正情况和证明材料书面报送${report}。${also}`,
    ),
  ];
}

/** What an object can violate: laws and rules. A plan of work binds the office, not the object. */
export const violated = (basis: readonly string[]): string[] =>
  basis.filter((one) => !/(计划|方案|通知|要点|意见)》?/.test(one));

/** The last day that the order set. More time that was given afterwards does not change a document that has gone out. */
const firstDue = ({ result }: ResultEntry): string | undefined =>
  result?.followUp.extended?.[0]?.from || result?.followUp.due;

/** The order's number as printed; undefined where the plan gives none. */
function numberOf(results: ResultsView, entry: ResultEntry): string | undefined {
  const number = results.view.plan.documents.numbers?.order;
  return number && documentNumber(plain(number).replaceAll("{序号}", String(entry.object.serial ?? 0)));
}

/** What was violated, where the plan names a law or a rule; otherwise the facts end with it in one sentence. */
function basisOf(basis: string): Block[] {
  if (basis === "") return [paragraph("上述情况不符合有关规定，应当予以改正。")];
  return [heading("依据"), paragraph(`上述情况不符合${basis}的有关规定，应当予以改正。`)];
}

/** The order to one object. @param entry one for which `mayOrder` holds */
export function buildOrder(results: ResultsView, entry: ResultEntry): OfficialDocument {
  const { view } = results;
  const { plan, draw } = view;
  const { inspectedOn, method } = entry.result ?? {};
  const basis = enumerate(violated(draw.basis));
  const number = numberOf(results, entry);
  const code = codeOf(entry.object);
  const how = plain(method ?? "").trim();
  const day = inspectedOn ?? results.asOf;
  const reach = contact(plan);
  return {
    mark: redHead(plan).mark,
    ...(number ? { number } : {}),
    title: firstDue(entry) === undefined ? "责令改正通知书" : "责令限期改正通知书",
    addressee: nameOf(entry),
    blocks: [
      paragraph(
        `${inspectedOn === undefined ? "" : `${chineseDate(inspectedOn)}，`}${we(plan.issuer)}组织检查人员对你单位（${code ? `${code.label}：${code.code}，` : ""}任务编号：${taskNumber(view, entry.object)}）进行了${carried(titleOf(view))}${how === "" ? "" : `，核查方式为${how}`}。现将有关事项通知如下：`,
      ),
      heading("认定的事实"),
      ...facts(entry),
      ...basisOf(basis),
      heading("改正要求"),
      ...demandsOf(results, entry),
      heading("陈述和申辩"),
      paragraph(
        `你单位对本通知书认定的事实、依据和要求有异议的，有权向${we(plan.issuer)}陈述、申辩，并提供相应材料；${we(plan.issuer)}将予以核实，理由成立的予以采纳。陈述、申辩期间，不停止改正。`,
      ),
      heading("逾期不改正的后果"),
      paragraph("逾期不改正或者改正后仍不符合要求的，将依法处理，并将有关情况依法向社会公开。"),
      ...(reach.length === 0 ? [] : [heading("联系方式"), ...reach.map(paragraph)]),
    ],
    signature: { issuer: plain(plan.issuer), date: chineseDate(day) },
    annexes: [],
    pageNumbers: "dashes",
    ...(plan.synthetic ? { notice: SYNTHETIC_NOTICE } : {}),
  };
}
