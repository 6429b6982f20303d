/** What is still open, as tasks with numbers; and what comes next where nothing is open. */
import { tally } from "../../results/tally.ts";
import { chineseDate } from "../numerals.ts";
import { measure } from "../phrases.ts";
import { type CampaignView, nameOf } from "./campaign-view.ts";
import { reviewCounts } from "./done.ts";

/** Dates of open corrections, the earliest first. */
function dueText(dates: readonly string[]): string {
  const [first] = dates;
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return "";
  return first === last
    ? `，整改期限为${chineseDate(first)}`
    : `，整改期限最早为${chineseDate(first)}、最晚为${chineseDate(last)}`;
}

/** The last day of the inspections, and whether it is over. */
function limitText(last: string | undefined, asOf: string): string {
  if (last === undefined) return "";
  return last < asOf ? `，检查期限（${chineseDate(last)}）已过` : `，检查期限为${chineseDate(last)}`;
}

/** Each open task as a sentence without its end. */
export function openTasks(view: CampaignView): string[] {
  const tasks: string[] = [];
  for (const { draw, drawnOn, results } of view.draws) {
    const name = nameOf(view, draw);
    const unit = measure(draw.object);
    if (!drawnOn || !results) {
      tasks.push(`${name}尚未抽取`);
      continue;
    }
    const entries = results.entries.filter(({ left }) => !left);
    const { missing, corrections } = tally(entries);
    if (missing > 0)
      tasks.push(`${name}尚有${missing}${unit}未报送检查结果${limitText(draw.window?.to, view.asOf)}`);
    if (corrections.overdue > 0) tasks.push(`${name}有${corrections.overdue}${unit}逾期未完成整改`);
    if (corrections.open > 0) {
      const dates = entries
        .flatMap(({ correction }) => (correction.state === "open" && correction.due ? [correction.due] : []))
        .sort();
      tasks.push(`${name}有${corrections.open}${unit}正在整改${dueText(dates)}`);
    }
  }
  for (const { entry, drawnOn, view: review } of view.reviews) {
    const name = nameOf(view, entry);
    if (!drawnOn || !review) tasks.push(`${name}尚未抽取`);
    else {
      const { open } = reviewCounts(review);
      if (open > 0) tasks.push(`${name}尚有${open}${measure(entry.object)}正在评查`);
    }
  }
  return tasks;
}

/** What will be done about it. Each step has a cause in the data. */
export function steps(view: CampaignView): string[] {
  const tallies = view.draws.flatMap(({ results }) =>
    results ? [tally(results.entries.filter(({ left }) => !left))] : [],
  );
  const some = (of: (one: (typeof tallies)[number]) => number) => tallies.some((one) => of(one) > 0);
  const waiting = view.draws.some(({ drawnOn }) => !drawnOn) || view.reviews.some(({ drawnOn }) => !drawnOn);
  const reviewing = view.reviews.some(({ view: review }) => review && reviewCounts(review).open > 0);
  const found = some(({ problems }) => problems);
  return [
    ...(waiting ? ["按计划完成尚未进行的抽取，并公开抽取结果"] : []),
    ...(some(({ missing }) => missing) ? ["督促有关单位抓紧完成检查并报送结果"] : []),
    ...(reviewing ? ["完成尚未评定文书的评查和复评，及时通报结果"] : []),
    ...(some(({ corrections }) => corrections.overdue)
      ? ["对逾期未完成整改的对象逐一督办，依法依规处理"]
      : []),
    ...(some(({ corrections }) => corrections.open) ? ["跟踪整改进展，到期逐一复核验收"] : []),
    ...(found ? ["将本期发现问题较多的事项列为今后检查的重点，通报典型问题，促进规范执业"] : []),
  ];
}
