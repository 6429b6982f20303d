/** 二、主要做法: what the records show of how it was done; each point only where it holds. */
import { isDirected } from "../identify.ts";
import { bare, enumerate, measure } from "../phrases.ts";
import { plain } from "../plain.ts";
import type { CampaignView } from "./campaign-view.ts";

/** Heading and text of each point. */
export function methods({ plan, draws, reviews }: CampaignView): (readonly [string, string])[] {
  const points: [string, string][] = [];
  const drawn = draws.flatMap(({ results }) => (results ? [results] : []));
  const reviewed = reviews.flatMap(({ view }) => (view ? [view] : []));
  if (drawn.length + reviewed.length > 0)
    points.push([
      "公开抽取规则，过程可以核验",
      `抽取前公布名单和规则的承诺值，以${enumerate(plan.seed.sources.map(({ name }) => name))}的公开取值决定抽取结果，任何单位和个人均可重新计算并核对。`,
    ]);
  const people = new Set(
    drawn.flatMap(({ view }) => view.objects.flatMap(({ team }) => team.map(({ id }) => id))),
  ).size;
  if (people > 0) {
    const teams = drawn.flatMap(({ view }) => view.objects).filter(({ team }) => team.length > 0).length;
    const recusal = draws.some(({ draw }) => draw.inspectors?.recusal)
      ? "，与检查对象有利害关系的人员予以回避"
      : "";
    points.push([
      recusal === "" ? "随机选派检查人员" : "随机选派检查人员，落实回避要求",
      `为${teams}个检查对象随机选派检查人员${people}名${recusal}。`,
    ]);
  }
  const directed = drawn.flatMap(({ view }) => view.objects.filter(isDirected));
  if (directed.length > 0) {
    const reasons = [...new Set(directed.map(({ certain }) => plain(certain ?? "")))].filter(Boolean);
    const why = reasons.length === 0 ? "" : `因${enumerate(reasons.map((reason) => `“${reason}”`))}`;
    points.push([
      "随机抽查与定向检查相结合",
      `除随机抽取外，${why === "" ? "" : `${why}，`}将${directed.length}个对象列为定向检查对象，两类对象分别产生、分别列明。`,
    ]);
  }
  for (const view of reviewed) {
    if (view.documents.length === 0) continue;
    const of = measure(view.entry.object);
    const count = view.entry.reviewers.perDocument ?? view.rubric.reviewers.count;
    const third = view.results.documents.filter(({ thirdReasons }) => thirdReasons.length > 0).length;
    const again = third > 0 ? `对意见分歧较大或者涉及否决项的${third}${of}增加评查人员复评` : "";
    const blind = view.blind ? "实行双盲评查，" : "";
    points.push([
      view.blind ? "统一评查标准，实行双盲评查" : "统一评查标准",
      `${bare(plan, view.entry.title ?? plan.campaign)}${blind}每${of}由${count}名评查人员${count > 1 ? "独立" : ""}评分${again === "" ? "" : `，${again}`}。`,
    ]);
  }
  return points;
}
