/** The public list of grades (等级评定结果公示): who holds which grade, who is not rated and why, how to object. */
import { gradedUnits, unratedName, unratedUnits } from "./credit-table.ts";
import { type Block, type OfficialDocument, SYNTHETIC_NOTICE } from "./document.ts";
import { bandsText, countGrades, countsText } from "./grade-words.ts";
import { chineseDate } from "./numerals.ts";
import { bare, contact, enumerate, marked, we } from "./phrases.ts";
import { plain } from "./plain.ts";
import { gradedIn } from "./review-outcome.ts";
import type { ReviewView } from "./review-view.ts";

const paragraph = (text: string): Block => ({ kind: "paragraph", text });
const heading = (text: string): Block => ({ kind: "heading", level: 1, text });

function gradedBlocks(view: ReviewView): Block[] {
  const graded = gradedUnits(view);
  if (graded.length === 0) return [];
  return [
    paragraph("各机构的等级如下："),
    {
      kind: "table",
      columns: [
        { header: "序号", width: 14, align: "center" },
        { header: "机构名称", width: 78 },
        { header: "州市", width: 40, align: "center" },
        { header: "等级", width: 24, align: "center" },
      ],
      rows: graded.map(({ name, prefecture, grade }, at) => [String(at + 1), name, prefecture, grade]),
      dense: true,
    },
  ];
}

function unratedBlocks(view: ReviewView): Block[] {
  const unrated = unratedUnits(view);
  if (unrated.length === 0) return [];
  const name = unratedName(view);
  return [
    heading(`${name}的机构`),
    paragraph(`下列${unrated.length}家机构因所列原因${name}：`),
    {
      kind: "table",
      columns: [
        { header: "序号", width: 14, align: "center" },
        { header: "机构名称", width: 58 },
        { header: "州市", width: 32, align: "center" },
        { header: "原因", width: 52 },
      ],
      rows: unrated.map((one, at) => [String(at + 1), one.name, one.prefecture, one.reason]),
      dense: true,
    },
  ];
}

function countText(view: ReviewView): string {
  const graded = gradedIn(view);
  const open = view.results.units.filter(({ state }) => state === "open").length;
  const unrated = unratedUnits(view).length;
  const counts = countGrades(
    view.results.measured,
    graded.map(({ grade }) => grade),
  );
  const one = counts.filter(({ count }) => count > 0).length === 1;
  return [
    graded.length === 0
      ? "目前没有评定等级的机构。"
      : `本次评定机构${graded.length}家，${one ? "" : "其中"}${countsText(counts, "家", false)}`,
    unrated > 0 ? `${unratedName(view)}${unrated}家。` : "",
    open > 0 ? `${graded.length > 0 ? "另有" : ""}${open}家机构尚未完成评定，结果另行公示。` : "",
  ].join("");
}

function objection(view: ReviewView): Block[] {
  const { plan } = view;
  const within = plain(plan.documents.objectionWithin);
  const time =
    within === "" ? "请在公示期内" : `公示期为${within}，自公示之日起计算。对评定结果有异议的，请在公示期内`;
  const lead = within === "" ? "对评定结果有异议的，" : "";
  return [
    heading("异议反映"),
    paragraph(
      `${lead}${time}以书面形式向${we(plan.issuer)}反映，写明事实和理由，并提供必要的证明材料。以单位名义反映的应当加盖公章，以个人名义反映的应当署真实姓名并留下联系方式。`,
    ),
    ...contact(plan).map(paragraph),
  ];
}

/** What a veto means for an institution: its grade may come from several documents. */
function vetoText({ rubric, documents }: ReviewView): string {
  const vetoes = rubric.sections.some(({ items }) => items.some(({ kind }) => kind === "veto"));
  if (!vetoes || rubric.units.veto === "none") return "";
  const single = new Set(documents.map(({ unit }) => unit)).size === documents.length;
  if (single) return "存在标准所列否决情形的，直接评为最低等级。";
  return `被评查的文书${rubric.units.veto === "all" ? "均" : ""}存在标准所列否决情形的机构，直接评为最低等级。`;
}

/** The list for the public. Points are not in it: they stand in the table beside it. */
export function buildCredit(view: ReviewView): OfficialDocument {
  const { plan, entry, rubric, results } = view;
  const basis = enumerate(entry.basis);
  const start = basis === "" ? "" : `根据${basis}，`;
  const title = bare(plan, entry.title ?? plan.campaign).replace(/(评定|评估)?结果$/, "$1");
  const model = rubric.weights === "model" ? "，该标准的分值和等次线由评定组织单位确定" : "";
  const veto = vetoText(view);
  return {
    title: marked(plan, entry.title ?? plan.campaign, `${plain(plan.issuer)}关于${title}结果的公示`),
    blocks: [
      paragraph(
        `${start}${we(plan.issuer)}组织开展了${title.replace(/^(关于)?开展/, "")}。现将评定结果予以公示。`,
      ),
      heading("评定标准"),
      paragraph(
        `评定采用《${plain(rubric.title.zh)}》，等级分为${bandsText(results.measured)}${model}。${veto}`,
      ),
      heading("评定结果"),
      ...(countText(view) === "" ? [] : [paragraph(countText(view))]),
      ...gradedBlocks(view),
      ...unratedBlocks(view),
      ...objection(view),
    ],
    signature: { issuer: plain(plan.issuer), date: chineseDate(view.date) },
    note: "此件公开发布",
    annexes: [],
    pageNumbers: "dashes",
    ...(plan.synthetic ? { notice: SYNTHETIC_NOTICE } : {}),
  };
}
