/** The circular of a document review (质量评查情况的通报). Reviewers and parties are not named in it. */
import { type Annex, type Block, type OfficialDocument, SYNTHETIC_NOTICE } from "./document.ts";
import { chineseDate } from "./numerals.ts";
import { bare, contact, enumerate, marked, redHead, we } from "./phrases.ts";
import { plain } from "./plain.ts";
import { reviewBasics } from "./review-basics.ts";
import { reviewOutcome, tiesBroken } from "./review-outcome.ts";
import { reviewDemands, reviewProblems } from "./review-problems.ts";
import { cellTable, documentTable, unitTable } from "./review-tables.ts";
import { type ReviewView, ratesInstitutions } from "./review-view.ts";

/** What decides between equal points, in the rubric's order. */
const TIE_WORDS = {
  total: "文书得分合计较高",
  "lowest-document": "文书最低得分较高",
  "fewest-vetoes": "一票否决的文书较少",
  "fewest-failed": "不合格的文书较少",
} as const;

/** How places came about where points are equal; nothing where no such rule decided. */
function tieNote(view: ReviewView): Block[] {
  const { ties } = view.rubric.units;
  if (!tiesBroken(view)) return [];
  // Of one document only its parts can decide: its total and its lowest points are the same number.
  const rules = ratesInstitutions(view) ? ties.filter((tie) => typeof tie !== "string") : ties;
  if (rules.length === 0) return [];
  const words = rules.map((tie) =>
    typeof tie === "string"
      ? TIE_WORDS[tie]
      : `“${plain(view.rubric.sections.find(({ id }) => id === tie.section)?.title ?? tie.section)}”部分得分较高`,
  );
  const order = words.length === 1 ? "" : "依次";
  return [{ kind: "note", text: `注：得分相同的机构，${order}按${words.join("、")}的在前排定名次。` }];
}

const CUT: Block = { kind: "note", text: "注：得分保留两位小数，第三位起舍去，不四舍五入。" };

export const reviewTitle = ({ entry, plan }: ReviewView) => bare(plan, entry.title ?? plan.campaign);

function annexes(view: ReviewView): Annex[] {
  const cells = cellTable(view);
  const title = reviewTitle(view);
  const { documents, frame } = view;
  if (ratesInstitutions(view))
    return [
      ...(view.results.units.length === 0
        ? []
        : [
            {
              title: `${title.replace(/结果$/, "")}结果`,
              blocks: [unitTable(view), CUT, ...tieNote(view)],
            },
          ]),
      ...(cells && documents.length < frame.eligible ? [{ title: `${title}抽取情况`, blocks: [cells] }] : []),
    ];
  return [
    ...(view.results.units.length === 0
      ? []
      : [{ title: `${title}机构得分和排名`, blocks: [unitTable(view), CUT, ...tieNote(view)] }]),
    ...(view.documents.length === 0
      ? []
      : [{ title: `${title}文书评定结果`, blocks: [documentTable(view), CUT] }]),
    ...(cells ? [{ title: `${title}抽取情况`, blocks: [cells] }] : []),
  ];
}

/**
 * The circular inside the trade: basis, how drawn and reviewed, results, problems with negative cases, demands.
 * @param reconcile printed shares total 100.00
 */
export function buildReview(view: ReviewView, reconcile = false): OfficialDocument {
  const { plan, entry } = view;
  const basis = enumerate(entry.basis);
  const start = basis === "" ? "" : `根据${basis}，`;
  const title = reviewTitle(view);
  const tables = annexes(view);
  return {
    ...redHead(plan, "review"),
    title: marked(
      plan,
      entry.title ?? plan.campaign,
      `${plain(plan.issuer)}关于${title.replace(/情况$/, "")}情况的通报`,
    ),
    addressee: /司法厅$/.test(plan.issuer) ? "各州、市司法局" : "各有关单位",
    blocks: [
      {
        kind: "paragraph",
        text: `${start}${we(plan.issuer)}组织开展了${title.replace(/^(关于)?开展/, "")}。现将有关情况通报如下：`,
      },
      { kind: "heading", level: 1, text: "基本情况" },
      ...reviewBasics(view),
      { kind: "heading", level: 1, text: "评查结果" },
      ...reviewOutcome(view, reconcile, tables.length > 1 ? "附件1" : "附件"),
      { kind: "heading", level: 1, text: "主要问题" },
      ...reviewProblems(view),
      { kind: "heading", level: 1, text: "工作要求" },
      ...reviewDemands(view),
      ...contact(plan).map((text) => ({ kind: "paragraph", text }) as const),
    ],
    signature: { issuer: plain(plan.issuer), date: chineseDate(view.date) },
    annexes: tables,
    pageNumbers: "dashes",
    ...(plan.synthetic ? { notice: SYNTHETIC_NOTICE } : {}),
  };
}
