/** What was done for each draw and each review, in sentences with numbers and dates. */
import { tally } from "../../results/tally.ts";
import { RESULT_VALUES } from "../../results/types.ts";
import type { ResultsView } from "../../results/view.ts";
import { isSettled } from "../../scoring/aggregate/document.ts";
import { chineseDate } from "../numerals.ts";
import { measure } from "../phrases.ts";
import { plain } from "../plain.ts";
import { whyReplaced } from "../results/words.ts";
import { type ReviewView, ratesInstitutions } from "../review-view.ts";
import { frameText } from "../rule-text.ts";
import { countText } from "../task.ts";
import type { DrawProgress, ReviewProgress } from "./campaign-view.ts";

/** Objects that could not be looked at, by result value: 注销1家、迁出1家. */
function notInspectedText(view: ResultsView, unit: string): string {
  const counts = RESULT_VALUES.slice(3).flatMap((value) => {
    const count = view.entries.filter(({ left, result }) => !left && result?.result === value).length;
    return count === 0 ? [] : [`${value}${count}${unit}`];
  });
  return counts.join("、");
}

/** Objects that left after the draw, why, and how many alternates stepped in. */
function replacedText(view: ResultsView, standing: ResultsView["entries"], unit: string): string {
  const left = view.entries.filter((entry) => entry.left);
  const gone = left.length;
  const stepped = standing.filter(({ object }) => object.instead !== undefined).length;
  const next =
    stepped === 0
      ? "没有递补"
      : stepped >= gone
        ? `由候补对象${gone === 1 ? "" : "依次"}递补`
        : `其中${stepped}${unit}由候补对象依次递补`;
  return `抽取后有${gone}${unit}检查对象${whyReplaced(left)}更换，${next}。`;
}

/** How far the inspections of a drawn draw have come. */
export function inspectedText(view: ResultsView): string {
  const unit = measure(view.view.draw.object);
  const standing = view.entries.filter(({ left }) => !left);
  const { objects, reported, missing, inspected } = tally(standing);
  const gone = view.entries.length - standing.length;
  const replaced = gone > 0 ? replacedText(view, standing, unit) : "";
  if (objects === 0) return replaced;
  if (reported === 0) return `${replaced}检查结果尚未报送。`;
  const other = notInspectedText(view, unit);
  const state =
    missing === 0
      ? `${objects}${unit}检查对象的检查结果已全部报送`
      : `已报送检查结果${reported}${unit}，尚有${missing}${unit}未报送`;
  const looked =
    inspected === reported
      ? `，${reported === 1 ? "已" : "均已"}实施检查。`
      : inspected === 0
        ? `，均未能实施检查，其中${other}。`
        : `；实施检查${inspected}${unit}，未能实施检查${reported - inspected}${unit}（${other}）。`;
  return `${replaced}${state}${looked}`;
}

/** From the list to the inspections of one draw. */
export function drawText({ draw, committedOn, drawnOn, results }: DrawProgress): string {
  if (!drawnOn || !results)
    return committedOn
      ? `${chineseDate(committedOn)}已公布名单和规则的承诺值，尚未抽取。`
      : "名单和规则的承诺值尚未公布，尚未抽取。";
  const { view } = results;
  const unit = measure(draw.object);
  if (view.objects.length === 0)
    return `${chineseDate(drawnOn)}完成抽取。${frameText(view)}没有产生检查对象。`;
  return `${chineseDate(drawnOn)}完成抽取。${frameText(view)}检查对象${countText(view.objects, unit)}。${inspectedText(results)}`;
}

/** Settled, open and unrated documents of a review. */
export function reviewCounts({ results }: ReviewView) {
  const settled = results.documents.filter(isSettled).length;
  const unrated = results.documents.filter(({ state }) => state === "not-rated").length;
  return { settled, unrated, open: results.documents.length - settled - unrated };
}

/** From the case registers to the grades of one review. */
export function reviewText({ entry, committedOn, drawnOn, view }: ReviewProgress): string {
  if (!drawnOn || !view)
    return committedOn
      ? `${chineseDate(committedOn)}已公布案件名单和规则的承诺值，尚未抽取。`
      : "案件名单和规则的承诺值尚未公布，尚未抽取。";
  const object = plain(entry.object);
  const of = measure(entry.object);
  const total = view.documents.length;
  if (total === 0) return `${chineseDate(drawnOn)}完成抽取，没有抽取到${object}。`;
  const units = new Set(view.documents.map(({ unit }) => unit)).size;
  const { settled, open, unrated } = reviewCounts(view);
  const without = unrated > 0 ? `，不予评定${unrated}${of}` : "";
  const state =
    open === 0
      ? settled === total
        ? `${total}${of}已全部评定。`
        : `评查已全部完成，评定${settled}${of}${without}。`
      : settled === 0
        ? `评查正在进行，尚无评定结果${without}。`
        : `已评定${settled}${of}${without}，尚有${open}${of}正在评查。`;
  return `${chineseDate(drawnOn)}完成抽取，${ratesInstitutions(view) ? `评定${object}${total}家` : `从${units}家机构抽取${object}${total}${of}`}，由随机抽取的${view.reviewers}名评查人员评查。${state}`;
}
