/** 二、评查结果 of a review's circular: grades, means, places, how far reviewers agree. */
import { compareRational, type Rational } from "../sampling/rational.ts";
import { mean } from "../scoring/aggregate/averages.ts";
import { isSettled, type Settled } from "../scoring/aggregate/document.ts";
import type { UnitResult } from "../scoring/aggregate/units.ts";
import { readingOf } from "../scoring/agreement/benchmark.ts";
import type { Block } from "./document.ts";
import { countGrades, countsTable, countsText, gradeName, namesText } from "./grade-words.ts";
import { pointsText } from "./points.ts";
import { objectOf } from "./review-basics.ts";
import { prefectureTable } from "./review-tables.ts";
import { itemNoun, type ReviewView, ratesInstitutions, unitsOf } from "./review-view.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const part = (text: string): Block => ({ kind: "heading", level: 2, text });

export const settledIn = ({ results }: ReviewView): Settled[] => results.documents.filter(isSettled);
export const gradedIn = ({ results }: ReviewView): (UnitResult & { readonly points: Rational })[] =>
  results.units.filter((unit): unit is UnitResult & { readonly points: Rational } => unit.state === "graded");

/** What is not settled yet, and what gets no grade. */
function restText(view: ReviewView): string {
  const { of } = objectOf(view);
  const { documents } = view.results;
  const without = documents.filter(({ state }) => state === "not-rated").length;
  const settled = settledIn(view).length;
  const open = documents.length - without - settled;
  const more = settled > 0 ? "另有" : "";
  return [
    open > 0 ? `${more}${open}${of}尚在评查，结果另行通报。` : "",
    without > 0 ? `另有${without}${of}不予评定。` : "",
  ].join("");
}

/** Mean, highest and lowest. @param points at least one */
function rangeText(points: readonly Rational[]): string {
  const sorted = [...points].sort(compareRational);
  const [low, high] = [sorted[0] as Rational, sorted.at(-1) as Rational];
  if (compareRational(low, high) !== 0)
    return `平均得分${pointsText(mean(sorted))}分，最高${pointsText(high)}分，最低${pointsText(low)}分。`;
  return `得分${points.length === 1 ? "" : "均"}为${pointsText(low)}分。`;
}

function documentsPart(view: ReviewView, reconcile: boolean): Block[] {
  const { object, of } = objectOf(view);
  const settled = settledIn(view);
  if (view.documents.length === 0) return [paragraph(`本次评查没有需要评定的${object}。`)];
  if (settled.length === 0) return [paragraph(`目前尚无评定等次的${object}。${restText(view)}`)];
  const counts = countGrades(
    view.results.measured,
    settled.map(({ grade }) => grade),
  );
  const range = rangeText(settled.map(({ points }) => points));
  const held = counts.filter(({ count }) => count > 0).length;
  return [
    paragraph(
      `共评定${object}${settled.length}${of}，${held === 1 ? "" : "其中"}${countsText(counts, of, reconcile)}${range}${restText(view)}`,
    ),
    ...(held > 1 ? countsTable(counts, `数量（${of}）`, reconcile) : []),
  ];
}

/**
 * Whether units with equal points stand on different places: then the rubric's further rules decided. Those whom a
 * veto gave the lowest grade stand last for that reason.
 */
export function tiesBroken(view: ReviewView): boolean {
  const graded = [...gradedIn(view)].sort(
    (a, b) => Number(a.vetoed) - Number(b.vetoed) || compareRational(a.points, b.points),
  );
  return graded.some(
    (unit, at) =>
      at > 0 &&
      compareRational(unit.points, graded[at - 1]!.points) === 0 &&
      unit.vetoed === graded[at - 1]!.vetoed &&
      unit.rank !== graded[at - 1]!.rank,
  );
}

/** The first place, or those who share it. */
function leadersText(view: ReviewView): string {
  const names = unitsOf(view);
  const graded = gradedIn(view);
  const first = graded.filter(({ rank }) => rank === 1);
  const [best] = first;
  if (!best || graded.length < 2 || first.length === graded.length) return "";
  const who = namesText(
    first.map(({ id }) => names.get(id)?.name ?? id),
    "家机构",
  );
  const points = `${pointsText(best.points)}分`;
  const equal = graded.filter(
    (unit) => unit.vetoed === best.vetoed && compareRational(unit.points, best.points) === 0,
  ).length;
  // Others have as many points, and stand behind by the rubric's rules: whoever reads "the most" would be misled.
  if (equal > first.length)
    return `得分最高的有${equal}家机构，均为${points}，按评分标准的排名规则，${who}${first.length === 1 ? "列" : "并列"}第一。`;
  return first.length === 1 ? `得分最高的是${who}，为${points}。` : `${who}并列第一，均为${points}。`;
}

/** What a cap on a grade took away, openly. */
function capText(view: ReviewView): string {
  return view.results.caps
    .filter(({ lost }) => lost.length > 0)
    .map(
      ({ band, allowed, lost }) =>
        `${gradeName(band)}等次名额按比例不超过${allowed}家，${lost.length}家机构因超出名额评为下一等次。`,
    )
    .join("");
}

/** Institutions by grade, and whether they hold more than one: 其中A级3家，占75.00%；B级1家…. */
function unitCounts(view: ReviewView, reconcile: boolean) {
  const graded = gradedIn(view);
  const counts = countGrades(
    view.results.measured,
    graded.map(({ grade }) => grade),
  );
  const mixed = counts.filter(({ count }) => count > 0).length > 1;
  return { counts, mixed, text: `${mixed ? "其中" : ""}${countsText(counts, "家", reconcile)}` };
}

/** Where points and places stand. */
const seeAnnex = (graded: number, open: number, annex: string): string =>
  `${graded === 1 && open === 0 ? "得分" : "各机构得分和排名"}见${annex}。`;

function unitsPart(view: ReviewView, reconcile: boolean, annex: string): Block[] {
  const graded = gradedIn(view);
  const open = view.results.units.filter(({ state }) => state === "open").length;
  const rest = open > 0 ? `${graded.length > 0 ? "另有" : ""}${open}家机构的文书尚未全部评定。` : "";
  if (graded.length === 0) return [paragraph(`目前尚无评定等次的机构。${rest}`)];
  const table = prefectureTable(view);
  return [
    paragraph(
      `机构得分为其被评查文书的平均分。评定机构${graded.length}家，${unitCounts(view, reconcile).text}${capText(view)}${leadersText(view)}${rest}${seeAnnex(graded.length, open, annex)}`,
    ),
    ...(table ? [paragraph("各州市评查结果如下："), table] : []),
  ];
}

/** Institutions that are rated themselves: one part tells their points and grades. */
function ratedPart(view: ReviewView, reconcile: boolean, annex: string): Block[] {
  const { object } = objectOf(view);
  const graded = gradedIn(view);
  const open = view.results.units.filter(({ state }) => state === "open").length;
  const unrated = view.results.units.length - graded.length - open;
  const rest = [
    open > 0 ? `${graded.length > 0 ? "另有" : ""}${open}家尚在评查，结果另行通报。` : "",
    unrated > 0 ? `另有${unrated}家不予评定。` : "",
  ].join("");
  if (graded.length === 0) return [paragraph(`目前尚无评定等次的${object}。${rest}`)];
  const { counts, mixed, text } = unitCounts(view, reconcile);
  const table = prefectureTable(view);
  return [
    paragraph(
      `共评定${object}${graded.length}家，${text}${rangeText(graded.map(({ points }) => points))}${capText(view)}${leadersText(view)}${rest}${seeAnnex(graded.length, open, annex)}`,
    ),
    ...(mixed ? countsTable(counts, "数量（家）", reconcile) : []),
    ...(table ? [paragraph("各州市评定结果如下："), table] : []),
  ];
}

/** Against the values that the coefficient's author gives (Krippendorff 2018); nobody made them official here. */
const READING: Readonly<Record<string, string>> = {
  reliable: "不低于文献中通行的参考值0.800",
  tentative: "低于文献中通行的参考值0.800、不低于0.667，分数相近的文书之间不宜作细致比较",
  unreliable: "低于文献中通行的参考值0.667，分数相近的文书之间不宜比较，有关标准的掌握需要进一步统一",
};

/** One plain sentence with its numbers; nothing where agreement could not be measured. */
function agreementText(view: ReviewView): string {
  const find = (of: "points" | "grade", name: string) =>
    view.agreement.find((one) => one.of === of && one.statistic.name === name)?.statistic.value ?? null;
  const same = find("grade", "percent-agreement");
  const alpha = find("points", "krippendorff-alpha");
  const grades =
    same === null ? "" : `不同评查人员对同一${itemNoun(view)}初评等次相同的比例为${(same * 100).toFixed(2)}%`;
  const reading = alpha === null ? undefined : readingOf("krippendorff-alpha", alpha);
  const points =
    alpha === null
      ? ""
      : `初评得分的一致性系数（Krippendorff α系数，完全一致为1）为${alpha.toFixed(3)}，${(READING[reading?.word ?? ""] ?? "").replaceAll("文书", itemNoun(view))}`;
  const both = [grades, points].filter(Boolean).join("；");
  return both === "" ? "" : `${both}。`;
}

/**
 * The blocks below the heading 评查结果.
 * @param annex what the text calls the annex of institutions
 */
export function reviewOutcome(view: ReviewView, reconcile: boolean, annex: string): Block[] {
  const agreement = agreementText(view);
  const measured = agreement === "" ? [] : [part("评查一致性"), paragraph(agreement)];
  if (ratesInstitutions(view)) {
    const rated = ratedPart(view, reconcile, annex);
    return measured.length === 0 ? rated : [part("评定结果"), ...rated, ...measured];
  }
  return [
    part("文书评定结果"),
    ...documentsPart(view, reconcile),
    ...(view.documents.length === 0 ? [] : [part("机构评定结果"), ...unitsPart(view, reconcile, annex)]),
    ...measured,
  ];
}
