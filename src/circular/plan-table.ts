/** The yearly plan as a table: one row for each draw and each review of the plan, in the columns that offices use. */
import type { DrawPlan, Plan, ReviewPlan } from "../plan/schema.ts";
import { chineseDate } from "./numerals.ts";
import { bare, enumerate, measure } from "./phrases.ts";
import { plain } from "./plain.ts";

/** Columns with their width on a landscape page, in millimetres. */
export const PLAN_COLUMNS = [
  { header: "序号", width: 11, align: "center" },
  { header: "抽查事项", width: 34 },
  { header: "检查内容", width: 34 },
  { header: "检查对象", width: 21 },
  { header: "事项类别", width: 18, align: "center" },
  { header: "检查方式", width: 18, align: "center" },
  { header: "检查依据", width: 33 },
  { header: "抽查比例", width: 22 },
  { header: "抽查频次", width: 14, align: "center" },
  { header: "完成时限", width: 20, align: "center" },
] as const;

/** What stands where the plan does not say. */
export const UNSAID = "—";

export interface PlanMatter {
  /** The draw's or the review's short name. */
  readonly name: string;
  /** One text for each column but the number; `UNSAID` where the plan does not say. */
  readonly cells: readonly string[];
  /** Keys of the plan that would fill what is missing. */
  readonly missing: readonly string[];
}

/** Keys of the plan behind the columns after 序号. */
const KEYS = ["matter", "checklist", "object", "matterKind", "mode", "basis", "rate", "frequency", "window"];

const matterOf = (name: string, cells: readonly string[]): PlanMatter => ({
  name,
  cells: cells.map((cell) => cell || UNSAID),
  missing: KEYS.filter((_, at) => cells[at] === ""),
});

const said = (text: string | undefined) => plain(text ?? "");

/** A rate as people write it in a table: 10%, 各州市10%, 按信用等级：A 5%、B 10%; least numbers behind it. */
function rateOf(draw: DrawPlan): string {
  const { rate, n, allocation, minimum, stratify = [] } = draw;
  const unit = measure(draw.object);
  const strata = stratify.map(plain).filter(Boolean).join("、");
  const least =
    strata !== "" && minimum > 0 ? `，各${strata.includes("、") ? "层" : strata}不少于${minimum}${unit}` : "";
  if (n !== undefined) return `${n}${unit}${least}`;
  if (rate === undefined) return "";
  if (typeof rate === "string")
    return allocation === "each" && strata !== ""
      ? `各${strata}不低于${plain(rate)}${minimum > 0 ? `且不少于${minimum}${unit}` : ""}`
      : `${plain(rate)}${least}`;
  const rates = Object.entries(rate.values).map(([value, one]) => `${plain(value)} ${plain(one)}`);
  return `按${plain(rate.by)}：${enumerate(rates)}${least}`;
}

function ofDraw(plan: Plan, draw: DrawPlan): PlanMatter {
  return matterOf(draw.name, [
    bare(plan, draw.matter ?? draw.title ?? plan.campaign),
    enumerate(draw.checklist),
    said(draw.object),
    said(draw.matterKind),
    said(draw.mode),
    enumerate(draw.basis),
    rateOf(draw),
    said(draw.frequency ?? "1次/年"),
    draw.window ? `${chineseDate(draw.window.to)}前` : "",
  ]);
}

function ofReview(plan: Plan, review: ReviewPlan, sections: readonly string[]): PlanMatter {
  const unit = measure(review.object);
  const least = review.floor > 0 ? `，每家机构不少于${review.floor}${unit}` : "";
  const share = review.n === undefined ? said(review.rate) : `${review.n}${unit}`;
  return matterOf(review.name, [
    bare(plan, review.matter ?? review.title ?? plan.campaign),
    enumerate(sections),
    said(review.object),
    said(review.matterKind),
    said(review.mode ?? "案卷评查"),
    enumerate(review.basis),
    share === "" ? "" : share + least,
    said(review.frequency ?? "1次/年"),
    review.window ? `${chineseDate(review.window.to)}前` : "",
  ]);
}

/**
 * The rows of the plan, draws before reviews.
 * @param sections review's name → headings of its rubric, which say what is looked at
 */
export const planMatters = (plan: Plan, sections: ReadonlyMap<string, readonly string[]>): PlanMatter[] => [
  ...plan.draws.map((draw) => ofDraw(plan, draw)),
  ...plan.reviews.map((review) => ofReview(plan, review, sections.get(review.name) ?? [])),
];

/** The same as a plain table, for a workbook or a CSV file. */
export const planRows = (matters: readonly PlanMatter[]): string[][] =>
  matters.map(({ cells }, at) => [String(at + 1), ...cells]);
