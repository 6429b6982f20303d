/** 一、基本情况 of a review's circular: how the documents were drawn, who reviewed them, by what standard. */
import { pointsOf, ticksOf } from "../scoring/rubric/decimal.ts";
import type { Block } from "./document.ts";
import { bandsText } from "./grade-words.ts";
import { chineseSpan } from "./numerals.ts";
import { measure } from "./phrases.ts";
import { plain } from "./plain.ts";
import { shortPoints } from "./points.ts";
import { evidence } from "./provenance.ts";
import { itemNoun, type ReviewView, ratesInstitutions } from "./review-view.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const part = (text: string): Block => ({ kind: "heading", level: 2, text });

/** What is reviewed, as a noun, and its measure word. */
export const objectOf = ({ entry }: ReviewView) => ({
  object: plain(entry.object),
  of: measure(entry.object),
});

/** 按鉴定类别分层，每家机构不少于3件（不足的全部抽取）. */
function ruleText(view: ReviewView): string {
  const { entry } = view;
  const { of } = objectOf(view);
  const strata = (entry.stratify ?? []).map(plain).filter(Boolean).join("和");
  const parts = [
    strata === "" ? "" : `按${strata}分层`,
    entry.floor > 0 ? `每家机构不少于${entry.floor}${of}（不足的全部抽取）` : "",
  ].filter(Boolean);
  return parts.length === 0 ? "" : `${parts.join("，")}。`;
}

/** A factor as people say it: 3/2 is 1.5; what has no short decimal stays a fraction. */
function timesText(times: string): string {
  const [num = "", den = ""] = plain(times).split("/");
  const decimal = Number(num) / Number(den);
  return den !== "" && Number.isInteger(decimal * 100) ? String(decimal) : plain(times);
}

function weightsText(view: ReviewView): string {
  const { weights } = view.entry;
  const { object } = objectOf(view);
  if (weights.length === 0) return "";
  const each = weights.map(({ reason, times }) => `“${plain(reason)}”的为${timesText(times)}倍`).join("，");
  const both = weights.length > 1 ? "，同时符合的相乘" : "";
  return `为突出重点，对部分${object}设定抽取权重：${each}${both}。`;
}

function drawnText(view: ReviewView): string {
  const { frame, documents, institutions, firstStage } = view;
  const { object, of } = objectOf(view);
  const sure = documents.filter(({ certain }) => certain !== undefined).length;
  const from = new Set(documents.map(({ unit }) => unit)).size;
  const first = plain(firstStage ?? "");
  const stages =
    firstStage === undefined
      ? `本次评查在${institutions}家机构办理的${object}中抽取。`
      : `本次评查分两个阶段抽取：第一阶段确定机构，以${first === "" ? "此前抽查" : `“${first}”`}确定的${institutions}家机构为评查范围；第二阶段从${institutions === 1 ? "该机构" : "这些机构"}办理的案件中抽取${object}。`;
  const pool =
    frame.eligible === frame.units
      ? `案件登记簿所载${object}${frame.units}${of}全部列入名单`
      : `案件登记簿所载${object}${frame.units}${of}，其中${frame.eligible}${of}列入抽取范围`;
  if (frame.units === 0) return `案件登记簿中没有${object}。`;
  if (documents.length === 0) return `${pool}，没有抽取到${object}。`;
  const how =
    sure === 0
      ? `共抽取${documents.length}${of}`
      : sure === documents.length
        ? `共列入${documents.length}${of}，均按规定直接列入`
        : `共抽取${documents.length}${of}，其中随机抽取${documents.length - sure}${of}、直接列入${sure}${of}`;
  return `${stages}${pool}，${how}，涉及机构${from}家。`;
}

/** Whether chance left anybody out: where all institutions are rated, it only decides who rates whom. */
const allRated = ({ frame, documents }: ReviewView): boolean => documents.length >= frame.eligible;

/** Institutions that are rated themselves, from their register. */
function ratedText(view: ReviewView): string {
  const { frame, documents } = view;
  const { object } = objectOf(view);
  if (frame.units === 0) return `登记簿中没有${object}。`;
  if (frame.eligible === 0 && documents.length === 0)
    return `登记簿所载${object}${frame.units}家，均不在评定范围。`;
  const pool =
    frame.eligible === frame.units
      ? `登记簿所载${object}${frame.units}家`
      : `登记簿所载${object}${frame.units}家，其中${frame.eligible}家列入评定范围`;
  if (documents.length === 0) return `${pool}，没有参加评定的${object}。`;
  const part = allRated(view) ? "全部参加评定" : `抽取${documents.length}家参加评定`;
  return `${pool}，${part}。`;
}

const METHOD =
  "以承诺值和随机数来源的取值为每一份文书计算排序值，按排序值和抽取权重在各机构、各类别内依次确定";

function reviewersText(view: ReviewView): string {
  const { entry, rubric, blind, reviewers, recusals, documents } = view;
  const { of } = objectOf(view);
  const count = entry.reviewers.perDocument ?? rubric.reviewers.count;
  const whole = ratesInstitutions(view);
  if (documents.length === 0 || reviewers === 0) return "评查人员尚未确定。";
  const who = `评查人员由随机抽取产生，共${reviewers}名，每${of}由${count}名评查人员${count > 1 ? "分别独立" : ""}评查。`;
  const away =
    entry.reviewers.from === "other-prefecture"
      ? `评查人员不评查本单位和本州市${whole ? "的机构" : "机构的文书"}`
      : `评查人员不评查本单位${whole ? "" : "的文书"}`;
  const declared = recusals > 0 ? `，并按申报的利害关系执行回避${recusals}项` : "";
  const fit = entry.reviewers.specialty ? `，所评${itemNoun(view)}与其专业相符` : "";
  const hidden = blind
    ? `评查采取双盲方式，评查人员和被评查机构互不知悉，${itemNoun(view)}、评查人员均以编号代替名称。`
    : "";
  return `${who}${away}${declared}${fit}。${hidden}`;
}

/** Which documents went to a further reviewer, and how many of these are done. */
function thirdText(view: ReviewView): string {
  const { of } = objectOf(view);
  const called = view.results.documents.filter(({ thirdReasons }) => thirdReasons.length > 0);
  if (!view.rubric.reviewers.third || called.length === 0) return "";
  const done = called.filter(({ state }) => state === "arbitrated").length;
  const open = called.length - done;
  const rest = open === 0 ? "均已完成" : done === 0 ? "均在进行" : `已完成${done}${of}，${open}${of}正在进行`;
  return `初评意见分歧较大或者涉及否决项的${called.length}${of}，按规则增加评查人员复评，${rest}。`;
}

function standardText(view: ReviewView): string {
  const { rubric, results } = view;
  const total = shortPoints(pointsOf(ticksOf(rubric.total)));
  const model =
    rubric.weights === "model" ? "国家未公布统一的评分分值，该标准的分值和等次线由评查组织单位确定。" : "";
  return `评查采用《${plain(rubric.title.zh)}》，满分${total}分，等次分为${bandsText(results.measured)}。${model}`;
}

/** The blocks below the heading 基本情况. */
export function reviewBasics(view: ReviewView): Block[] {
  const { window } = view.entry;
  const when = window ? `评查时间为${chineseSpan(window.from, window.to)}。` : "";
  const whole = ratesInstitutions(view);
  const how = `以承诺值和随机数来源的取值计算排序值，据以${allRated(view) ? "" : "抽取机构、"}分派评查人员`;
  return [
    part(whole && allRated(view) ? "评定范围" : "抽取情况"),
    paragraph(
      whole
        ? `${ratedText(view)}${ruleText(view)}`
        : `${drawnText(view)}${ruleText(view)}${weightsText(view)}`,
    ),
    ...(view.documents.length === 0
      ? []
      : evidence(view, whole ? "机构名单" : "案件名单", whole ? how : METHOD)),
    part("评查方式"),
    paragraph(`${when}${reviewersText(view)}${thirdText(view)}`),
    part("评查标准"),
    paragraph(standardText(view)),
  ];
}
