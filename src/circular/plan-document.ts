/** The yearly plan of inspections (年度抽查工作计划), from the plan file alone. */
import type { Plan } from "../plan/schema.ts";
import { compareRational, parseRate, rational } from "../sampling/rational.ts";
import { type Block, type OfficialDocument, SYNTHETIC_NOTICE } from "./document.ts";
import { chineseDate } from "./numerals.ts";
import { bare, marked, measure } from "./phrases.ts";
import { plain } from "./plain.ts";
import { PLAN_COLUMNS, type PlanMatter, planRows } from "./plan-table.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });

/** A rate that leaves nobody out. */
const isAll = (rate: string | undefined): boolean => {
  const read = parseRate(rate ?? "");
  return read.ok && compareRational(read.rate, rational(1)) === 0;
};

/** How many matters, and what chance decides in them. */
function opening(plan: Plan, count: number): string {
  const { draws, reviews } = plan;
  const dealt = draws.every((draw) => draw.inspectors !== undefined || draw.dispatch !== undefined);
  const directed = draws.some(({ certain = [] }) => certain.length > 0);
  const listed = reviews.some(({ certain = [] }) => certain.length > 0);
  const objects = `${directed ? "除定向检查对象按规定条件确定外，" : ""}检查对象`;
  const noun = reviews.every(({ object }) => measure(object) === "家") ? "对象" : "文书";
  const whole = reviews.every(({ object, rate }) => measure(object) === "家" && isAll(rate));
  const cases = whole ? "" : `${listed ? `除按规定直接列入的${noun}外，` : ""}评查的${noun}和`;
  const chance = [
    ...(draws.length === 0 ? [] : [`${objects}${dealt ? "和检查人员均" : ""}由随机抽取产生`]),
    ...(reviews.length === 0 ? [] : [`${cases}评查人员${whole ? "" : "均"}由随机抽取产生`]),
  ].join(directed || listed ? "；" : "，");
  const within = plain(plan.documents.publishWithin);
  const publish =
    draws.length === 0
      ? ""
      : within === ""
        ? "检查结果依法向社会公开。"
        : `检查结果自检查结束之日起${within}内向社会公开。`;
  return `${plan.year}年度共安排抽查事项${count}项。${chance}。${publish}`;
}

/** Ends with 计划 once. */
const titled = (campaign: string) => (/计划$/.test(campaign) ? campaign : `${campaign}工作计划`);

/**
 * The plan as a document on landscape pages.
 * @param date ISO day under the issuer's name
 */
export function buildPlan(plan: Plan, matters: readonly PlanMatter[], date: string): OfficialDocument {
  return {
    title: marked(plan, plan.campaign, `${plain(plan.issuer)}${titled(bare(plan, plan.campaign))}`),
    blocks: [
      paragraph(opening(plan, matters.length)),
      { kind: "table", columns: [...PLAN_COLUMNS], rows: planRows(matters), dense: true },
    ],
    signature: { issuer: plain(plan.issuer), date: chineseDate(date) },
    annexes: [],
    pageNumbers: "dashes",
    landscape: true,
    ...(plan.synthetic ? { notice: SYNTHETIC_NOTICE } : {}),
  };
}
