/** Where corrections stand, in the circular. */
import { tally } from "../../results/tally.ts";
import type { ResultsView } from "../../results/view.ts";
import type { Block } from "../document.ts";
import { chineseDate } from "../numerals.ts";
import { rateText } from "./rates.ts";
import { heading, namePlace, paragraph, parts, unitOf } from "./words.ts";

/** Objects named in running text; more stand in the annex. */
const NAMED = 10;

/** Who is late, and where the rest stands. */
function overdueText(results: ResultsView, annex: string): string {
  const late = results.entries.filter(({ overdue }) => overdue);
  const each = tally(results.entries).corrections;
  const of = each.ordered + each.onTheSpot === 1 ? "" : "各检查对象的";
  if (late.length === 0) return `${of}整改情况见${annex}。`;
  if (late.length > NAMED) return `逾期未改正的名单和各检查对象的整改情况见${annex}。`;
  const named = late.map((entry) =>
    entry.correction.state === "overdue"
      ? `${namePlace(results, entry)}应于${chineseDate(entry.correction.due)}前改正，已逾期${entry.correction.days}日`
      : "",
  );
  return `逾期未改正的情况为：${named.join("；")}。${of}整改情况见${annex}。`;
}

/** Where corrections stand; empty where nothing was to be corrected. */
export function corrections(results: ResultsView, annex: string): Block[] {
  const { onTheSpot, ordered, open, overdue, corrected, late, rate } = tally(results.entries).corrections;
  if (onTheSpot + ordered === 0) return [];
  const unit = unitOf(results);
  const made = parts(
    [
      ["责令限期改正", ordered],
      ["当场改正", onTheSpot],
    ],
    unit,
  );
  const day = chineseDate(results.asOf);
  const whole = ordered === 1 ? "" : "责令限期改正的均";
  const lateText =
    late === 0
      ? ""
      : late < corrected
        ? `（其中逾期后完成${late}${unit}）`
        : `（${late === 1 ? "" : "均为"}逾期后完成）`;
  const state =
    ordered === 0
      ? ""
      : corrected === ordered
        ? `截至${day}，${whole}已完成改正${lateText}。`
        : open === ordered
          ? `截至${day}，${whole}在改正中，未到期限。`
          : overdue === ordered
            ? `截至${day}，${whole}逾期未改正。`
            : `截至${day}，${[
                corrected === 0 ? "" : `已完成改正${corrected}${unit}${lateText}`,
                open === 0 ? "" : `改正中${open}${unit}`,
                overdue === 0 ? "" : `逾期未改正${overdue}${unit}`,
              ]
                .filter((part) => part !== "")
                .join("、")}，改正完成率为${rateText(rate)}。`;
  return [heading("整改情况", 2), paragraph(`${made}。${state}${overdueText(results, annex)}`)];
}
