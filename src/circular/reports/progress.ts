/** Report of progress (进展情况报告, due on 10 November): what is done, what is open, with numbers and dates. */
import { tally } from "../../results/tally.ts";
import { type Block, type OfficialDocument, SYNTHETIC_NOTICE } from "../document.ts";
import { chineseDate } from "../numerals.ts";
import { bare, contact, marked, measure, we } from "../phrases.ts";
import { plain } from "../plain.ts";
import { heading, named, paragraph, sentencesOrList } from "./blocks.ts";
import { type CampaignView, nameOf, viewOn } from "./campaign-view.ts";
import { drawText, reviewCounts, reviewText } from "./done.ts";
import { openTasks, steps } from "./next.ts";
import { correctedText, foundText, reviewedText } from "./problems.ts";
import { isSingle, matterCounts, sayings, workOf } from "./summary.ts";

/** "12/13家"; "—" where there is nothing to count. */
const ofAll = (part: number, whole: number, unit: string) => (whole === 0 ? "—" : `${part}/${whole}${unit}`);

/** 检查, 评查, or 检查（评查） where there are both. */
const doneBy = ({ draws, reviews }: CampaignView) =>
  reviews.length === 0 ? "检查" : draws.length === 0 ? "评查" : "检查（评查）";

function table(view: CampaignView): Block {
  const draws = view.draws.map(({ draw, drawnOn, results }) => {
    if (!drawnOn || !results) return [nameOf(view, draw), "未抽取", "—", "—"];
    const { objects, reported, corrections } = tally(results.entries.filter(({ left }) => !left));
    const unit = measure(draw.object);
    return [
      nameOf(view, draw),
      `${chineseDate(drawnOn)}`,
      ofAll(reported, objects, unit),
      ofAll(corrections.corrected, corrections.ordered, unit),
    ];
  });
  const reviews = view.reviews.map(({ entry, drawnOn, view: review }) => {
    if (!drawnOn || !review) return [nameOf(view, entry), "未抽取", "—", "—"];
    const { settled, unrated, open } = reviewCounts(review);
    const done = settled + unrated;
    return [nameOf(view, entry), chineseDate(drawnOn), ofAll(done, done + open, measure(entry.object)), "—"];
  });
  return {
    kind: "table",
    columns: [
      { header: "序号", width: 12, align: "center" },
      { header: "任务", width: 60 },
      { header: "抽取日期", width: 34, align: "center" },
      { header: `${doneBy(view)}完成`, width: 27, align: "center" },
      { header: "限期整改完成", width: 23, align: "center" },
    ],
    rows: [...draws, ...reviews].map((row, at) => [String(at + 1), ...row]),
    dense: true,
  };
}

function overall(view: CampaignView): string {
  const all = [...view.draws, ...view.reviews];
  const drawn = all.filter(({ drawnOn }) => drawnOn !== undefined).length;
  const state =
    drawn === 0
      ? `${all.length === 1 ? "" : "均"}尚未抽取`
      : drawn === all.length
        ? `${all.length === 1 ? "已" : "均已"}完成抽取`
        : `已完成抽取${drawn}项，尚未抽取${all.length - drawn}项`;
  return `截至${chineseDate(view.asOf)}，${we(view.plan.issuer)}承担的${matterCounts(view)}${state}。各项任务进展如下：`;
}

/** Nothing is open; corrections are spoken of where there were any. */
function allDone(view: CampaignView): string {
  const corrected = view.draws.some(
    ({ results }) => results && tally(results.entries).corrections.ordered > 0,
  );
  if (corrected) return `${workOf(view, "、")}和整改均已完成。`;
  return `${workOf(view, "和")}${view.draws.length > 0 && view.reviews.length > 0 ? "均" : ""}已完成。`;
}

/** The report to the office that asked for it. */
export function buildProgress(given: CampaignView): OfficialDocument {
  const view = viewOn(given, given.asOf);
  const { plan } = view;
  const done = sayings(
    view,
    (one) =>
      one.drawnOn && one.results
        ? `${drawText(one)}${foundText(one.results)}${correctedText(one.results)}`
        : "",
    (one) => (one.drawnOn && one.view ? `${reviewText(one)}${reviewedText(one.view)}` : ""),
  );
  const open = openTasks(view);
  const next = steps(view);
  const to = plain(plan.documents.reportTo ?? "");
  return {
    title: marked(plan, plan.campaign, `${plain(plan.issuer)}关于${bare(plan, plan.campaign)}进展情况的报告`),
    ...(to === "" ? {} : { addressee: to }),
    blocks: [
      heading("总体进展"),
      paragraph(overall(view)),
      table(view),
      heading("已完成的工作"),
      ...(done.length === 0
        ? [paragraph(`${isSingle(view) ? "" : "各项任务均"}尚未抽取，目前没有${workOf(view, "和")}结果。`)]
        : named(done, isSingle(view))),
      heading("尚未完成的工作"),
      ...(open.length === 0 ? [paragraph(allDone(view))] : sentencesOrList(open, "尚未完成的工作有：")),
      ...(next.length === 0
        ? []
        : [heading("下一步安排"), ...sentencesOrList(next, "下一步将做好以下工作：")]),
      paragraph("特此报告。"),
      ...contact(plan).map(paragraph),
    ],
    signature: { issuer: plain(plan.issuer), date: chineseDate(view.asOf) },
    annexes: [],
    pageNumbers: "dashes",
    ...(plan.synthetic ? { notice: SYNTHETIC_NOTICE } : {}),
  };
}
