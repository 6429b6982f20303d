/** 三、主要问题 and 四、工作要求 of a review's circular, from item analysis, vetoes and grades. */
import { compareRational, percent, rational } from "../sampling/rational.ts";
import { byLargest, type ItemAnalysis } from "../scoring/aggregate/item-analysis.ts";
import { publicNumber } from "./case-number.ts";
import type { Block } from "./document.ts";
import { failingText, gradeName } from "./grade-words.ts";
import { ended, we } from "./phrases.ts";
import { plain } from "./plain.ts";
import { objectOf } from "./review-basics.ts";
import { gradedIn, settledIn } from "./review-outcome.ts";
import { type ReviewView, ratesInstitutions } from "./review-view.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const part = (text: string): Block => ({ kind: "heading", level: 2, text });
/** How many items are named. */
const NAMED = 5;

/** Items that lost points, the largest share first, at most five. */
export function weakItems({ results }: ReviewView): ItemAnalysis[] {
  return byLargest(results.items, "lost")
    .filter(({ lost }) => lost !== undefined && compareRational(lost, rational(0)) > 0)
    .slice(0, NAMED);
}

const titleOf = (view: ReviewView, id: string) =>
  plain(view.results.measured.byId.get(id)?.item.title ?? id).replace(/[。；]$/, "");

function itemsPart(view: ReviewView): Block[] {
  const weak = weakItems(view);
  if (weak.length === 0) return [paragraph("各评分项目均未失分。")];
  const sections = new Map(view.rubric.sections.map(({ id, title }) => [id, plain(title)]));
  const line = (item: ItemAnalysis) =>
    `${titleOf(view, item.id)}（${sections.get(item.section) ?? ""}），失分率为${percent(item.lost ?? rational(0))}`;
  const [first] = weak;
  if (weak.length === 1 && first) return [paragraph(`失分的项目是：${line(first)}。`)];
  const all = view.results.items.filter(({ lost }) => lost && lost.num > 0n).length;
  const which = all > weak.length ? `失分率最高的${weak.length}个项目` : "失分的项目";
  return [
    paragraph(`${which}依次为：`),
    {
      kind: "list",
      items: weak.map((item, at) => ended(line(item), at === weak.length - 1 ? "。" : "；")),
    },
  ];
}

/** Documents whose veto stands: institution, number, reasons. */
function vetoPart(view: ReviewView): Block[] {
  const { object, of } = objectOf(view);
  const known = new Map(view.documents.map((one) => [one.id, one]));
  const vetoed = settledIn(view).filter((one) => one.vetoed);
  if (vetoed.length === 0) return [];
  const whole = ratesInstitutions(view);
  const lowest = gradeName(view.results.measured.grades[0]?.name ?? "");
  const line = (one: (typeof vetoed)[number]) => {
    const document = known.get(one.id);
    const why = one.vetoes
      .map(({ item, reason }) => `${titleOf(view, item)}${reason === "" ? "" : `（${plain(reason)}）`}`)
      .join("；");
    return `${plain(document?.unitName ?? one.unit)}${document && !whole ? publicNumber(document) : ""}：${why}`;
  };
  const says = `存在否决情形的${object}${vetoed.length}${of}，按标准直接评为${lowest}`;
  if (vetoed.length === 1 && vetoed[0])
    return [part("否决情形"), paragraph(`${says}。该${of}为${ended(line(vetoed[0]), "。")}`)];
  return [
    part("否决情形"),
    paragraph(`${says}，具体为：`),
    {
      kind: "list",
      items: vetoed.map((one, at) => ended(line(one), at === vetoed.length - 1 ? "。" : "；")),
    },
  ];
}

/** The blocks below the heading 主要问题. */
export function reviewProblems(view: ReviewView): Block[] {
  if (view.documents.length === 0) return [paragraph("本次评查没有可以分析的结果。")];
  if (settledIn(view).length === 0) return [paragraph("目前尚无评定结果，主要问题另行通报。")];
  const veto = vetoPart(view);
  const vetoes = view.rubric.sections.some(({ items }) => items.some(({ kind }) => kind === "veto"));
  const none = veto.length === 0 && vetoes ? [paragraph("本次评查没有发现否决情形。")] : veto;
  return [part("主要失分项目"), ...itemsPart(view), ...none];
}

/** What is asked of whom; each demand only where the results give cause. */
export function reviewDemands(view: ReviewView): Block[] {
  const { object, of } = objectOf(view);
  const settled = settledIn(view);
  const failed = settled.filter(({ grade }) => grade.fails);
  const vetoed = failed.filter((one) => one.vetoed).length;
  const units = new Set(failed.map(({ unit }) => unit)).size;
  const weak = weakItems(view).slice(0, 3);
  const us = we(view.plan.issuer);
  const demands: [string, string][] = [];
  if (failed.length > 0)
    demands.push([
      failed.length === 1 ? "落实问题整改" : `逐${of}落实整改`,
      `${failingText(view.results.measured)}的${failed.length}${of}${of === "家" ? "机构" : `${object}涉及的${units}家机构`}要${failed.length === 1 || of === "家" ? "" : `逐${of}`}查明原因，制定整改措施，明确责任人和完成时限，整改情况经所在地司法行政机关审核后报${us}。${vetoed === 0 ? "" : `${vetoed === failed.length ? "" : `对其中存在否决情形的${vetoed}${of}，`}由所在地司法行政机关依法调查核实，依法作出处理。`}`,
    ]);
  if (weak.length > 0)
    demands.push([
      "开展对照自查",
      `各机构要对照${weak.map(({ id }) => `“${titleOf(view, id)}”`).join("")}${weak.length === 1 ? "" : "等"}方面的要求开展自查，完善内部审核，防止同类问题再次发生。`,
    ]);
  if (settled.length > 0)
    demands.push(
      ratesInstitutions(view)
        ? ["运用评定结果", "各级司法行政机关要将评定结果作为日常监管的依据，对等次较低的机构加强指导和检查。"]
        : [
            "运用评查结果",
            "各级司法行政机关要将评查结果作为日常监管、年度考核和诚信等级评估的参考，对问题较多的机构加强指导和检查。",
          ],
    );
  const best = view.results.measured.grades.at(-1);
  const leading = gradedIn(view).filter(({ grade }) => grade?.index === best?.index && !grade?.fails).length;
  if (leading > 0)
    demands.push([
      "推广经验做法",
      `评为${gradeName(best?.name ?? "")}的${leading}家机构要总结做法，供同行借鉴。`,
    ]);
  if (view.documents.length === 0)
    demands.push(
      of === "家"
        ? ["核对名录", `有关单位要核对${object}名录，应当参加评定而没有列入的，及时报${us}。`]
        : ["核对案件登记", `有关机构要核对案件登记簿，应当登记而没有登记的，及时补报${us}。`],
    );
  if (demands.length === 0)
    demands.push(["按时完成评查", "有关单位要抓紧完成尚未完成的评查，确保评定客观公正。"]);
  const [only] = demands;
  if (demands.length === 1 && only) return [paragraph(only[1])];
  return demands.flatMap(([title, text]) => [part(title), paragraph(text)]);
}
