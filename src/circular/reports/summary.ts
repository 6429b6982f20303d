/** Half-year and year-end summary (半年、年终工作总结): only what the records of draws and reviews show. */
import { type Block, type OfficialDocument, SYNTHETIC_NOTICE } from "../document.ts";
import { chineseDate } from "../numerals.ts";
import { bare, marked, we } from "../phrases.ts";
import { plain } from "../plain.ts";
import { heading, named, paragraph, sentencesOrList } from "./blocks.ts";
import { type CampaignView, nameOf, viewOn } from "./campaign-view.ts";
import { drawText, reviewText } from "./done.ts";
import { methods } from "./methods.ts";
import { openTasks, steps } from "./next.ts";
import { correctedText, foundText, reviewedText } from "./problems.ts";

export type Period = "half" | "year";

/** The last day that the period covers, ISO. */
export const lastDay = (year: number, period: Period) => `${year}-${period === "half" ? "06-30" : "12-31"}`;

/** "随机抽查2项、质量评查1项"; what the plan does not have is not named. */
export function matterCounts({ draws, reviews }: CampaignView): string {
  return [
    draws.length > 0 ? `随机抽查${draws.length}项` : "",
    reviews.length > 0 ? `质量评查${reviews.length}项` : "",
  ]
    .filter(Boolean)
    .join("、");
}

/** 检查, 评查, or both: what the campaign consists of. */
export const workOf = ({ draws, reviews }: CampaignView, and: string): string =>
  [draws.length > 0 ? "检查" : "", reviews.length > 0 ? "评查" : ""].filter(Boolean).join(and);

/** Whether the campaign is about one matter only, so that nobody needs its name above each sentence. */
export const isSingle = ({ draws, reviews }: CampaignView) => draws.length + reviews.length === 1;

/** Name and sentence of each draw and review that has something to say. */
export function sayings(
  view: CampaignView,
  ofDraw: (draw: CampaignView["draws"][number]) => string,
  ofReview: (review: CampaignView["reviews"][number]) => string,
): (readonly [string, string])[] {
  return [
    ...view.draws.map((one) => [nameOf(view, one.draw), ofDraw(one)] as const),
    ...view.reviews.map((one) => [nameOf(view, one.entry), ofReview(one)] as const),
  ].filter(([, text]) => text !== "");
}

function problems(view: CampaignView): Block[] {
  const found = sayings(
    view,
    ({ results }) => (results ? foundText(results) : ""),
    ({ view: review }) => (review ? reviewedText(review) : ""),
  );
  return found.length === 0
    ? [paragraph(`本期尚无${workOf(view, "和")}结果。`)]
    : named(found, isSingle(view));
}

function corrections(view: CampaignView): Block[] {
  const made = sayings(
    view,
    ({ results }) => (results ? correctedText(results) : ""),
    () => "",
  );
  return made.length === 0 ? [paragraph("本期没有责令改正、移送和立案事项。")] : named(made, isSingle(view));
}

function whatNext(view: CampaignView): Block[] {
  const open = openTasks(view);
  const next = steps(view);
  const nothing = open.length + next.length === 0;
  return [
    ...sentencesOrList(open, "尚未完成的工作有："),
    ...(nothing
      ? [
          paragraph(
            `本期安排的${workOf(view, "和")}${isSingle(view) ? "" : "均"}已完成。下一步按年度计划安排开展工作，继续做到公开、公正、可核验。`,
          ),
        ]
      : sentencesOrList(next, "下一步将做好以下工作：")),
  ];
}

/**
 * The summary.
 * @param given the campaign as far as it has come; what happened after the period is left out
 */
export function buildSummary(given: CampaignView, period: Period): OfficialDocument {
  const { plan } = given;
  const view = viewOn(given, lastDay(plan.year, period));
  const span = period === "half" ? `${plan.year}年上半年` : `${plan.year}年`;
  const until = view.asOf === lastDay(plan.year, period) ? "" : `，数据截至${chineseDate(view.asOf)}`;
  const how = methods(view);
  return {
    title: marked(
      plan,
      plan.campaign,
      `${plain(plan.issuer)}${bare(plan, plan.campaign).replace(/工作$/, "")}${period === "half" ? "半年" : "年终"}工作总结`,
    ),
    blocks: [
      paragraph(
        `${span}，${we(plan.issuer)}按照年度计划组织实施${matterCounts(view)}。现将工作情况总结如下${until}。`,
      ),
      heading("工作开展情况"),
      ...named(sayings(view, drawText, reviewText), isSingle(view)),
      ...(how.length === 0 ? [] : [heading("主要做法"), ...named(how, how.length === 1)]),
      heading("发现的问题"),
      ...problems(view),
      heading("整改情况"),
      ...corrections(view),
      heading("下一步打算"),
      ...whatNext(view),
    ],
    signature: { issuer: plain(plan.issuer), date: chineseDate(given.asOf) },
    annexes: [],
    pageNumbers: "dashes",
    ...(plan.synthetic ? { notice: SYNTHETIC_NOTICE } : {}),
  };
}
