/** `results.html`: what a committee and an office look at, in one file. */
import { chartPage } from "../../charts/page.ts";
import { escaped } from "../../charts/svg.ts";
import type { Lang } from "../../text/index.ts";
import { capLines, estimateLines } from "../grade-lines.ts";
import type { GradeReport } from "../grade-report.ts";
import { codedView } from "../grade-view.ts";
import { agreementSection } from "./agreement.ts";
import { distribution, gradeCounts } from "./distribution.ts";
import { headline } from "./headline.ts";
import { itemSection } from "./items.ts";
import { methodSection, openSection } from "./method.ts";
import { paragraph, speak } from "./parts.ts";
import { reviewerSection } from "./reviewers.ts";
import { unitSection } from "./units.ts";

/** The page; of a blind review by codes, so that it may be handed on. The same report gives the same bytes. */
export function resultsPage(lang: Lang, given: GradeReport): string {
  const t = speak(lang);
  const { stored, rubric, open } = given;
  const report = stored ? { ...given, view: codedView(stored.review) } : given;
  const { title: rubricTitle, version, weights } = rubric.rubric;
  const name = stored?.review.title ?? rubricTitle[lang];
  const title = t("chartPageTitle", { title: name });
  const line = t("chartRubricLine", { title: rubricTitle[lang], version });
  const content = [
    `<h1>${escaped(title)}</h1>`,
    ...(stored && stored.review.campaign !== name ? [paragraph(stored.review.campaign, "lead")] : []),
    paragraph(weights === "model" ? `${line} · ${t("rubModel")}` : line, "lead"),
    ...(stored?.review.synthetic ? [paragraph(t("chartSynthetic"), "banner")] : []),
    ...(open.length > 0 ? [paragraph(t("chartOpen", { count: open.length }), "banner")] : []),
    ...(stored?.review.blind ? [paragraph(t("chartBlind"), "note")] : []),
    headline(lang, report),
    distribution(lang, report),
    gradeCounts(lang, report, capLines(lang, report)),
    unitSection(lang, report, estimateLines(lang, report)),
    itemSection(lang, report),
    reviewerSection(lang, report),
    agreementSection(lang, report),
    openSection(lang, report),
    methodSection(lang, report),
  ];
  return chartPage({
    ...{ lang: lang === "zh" ? "zh-CN" : "en", title },
    content: content.filter((part) => part !== "").join("\n"),
  });
}
