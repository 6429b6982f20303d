/** The rubrics' reference, made from their schema and from the files that ship. */
import { referenceTables } from "../../yaml/reference.ts";
import { RUBRIC_EXAMPLE } from "./example.ts";
import { type Rubric, rubricSchema } from "./schema.ts";

const cell = (text: string) => text.replaceAll("|", "\\|");

function reviewersText({ reviewers }: Rubric): string {
  const third = reviewers.third ? `, ${reviewers.third.reviewers} more where asked for` : "";
  return `${reviewers.count}${reviewers.count > 1 ? ` (${reviewers.aggregate})` : ""}${third}`;
}

function row(rubric: Rubric): string {
  const points = rubric.sections.some((section) => section.items.some((item) => item.kind === "bonus"))
    ? `${rubric.total} + ${rubric.bonus ?? "bonus"}`
    : rubric.total;
  const bands = rubric.bands.map((band) => `${band.name} ≥ ${band.from}`).join(", ");
  const name = `[\`${rubric.id}\`](../rubrics/${rubric.id}.yaml)`;
  const cells = [
    name,
    `${rubric.title.zh}<br>${rubric.title.en}`,
    points,
    bands,
    reviewersText(rubric),
    `${rubric.source.zh}。<br>${rubric.source.en}.`,
  ];
  return `| ${cells.map(cell).join(" | ")} |`;
}

const RULES = `## How a result comes about

- **Item.** \`levels\`, \`points\`, \`bonus\`: what was entered. \`deduct\`: the item's points less what was taken off, at
  most the cap, so never below 0. \`check\`: yes gives all points, no gives none.
- **Absent for good reason** (合理缺项). The item counts neither way: what the other items gave is multiplied by
  total / (total − points of absent items), exactly. Bonuses are added after that. Results name the item, the reviewer and
  the factor. No other document changes.
- **Review.** It counts once every item has a value. Points are fractions, never rounded: 59.9999 is not 60.
- **Document.** Settled once enough first reviews are in and no rule of \`third\` asks for more, or once those are in, too.
  Until then it has no points: it is *missing reviews* or *needs a third review*. Differences are taken before vetoes.
  A further review that no rule asked for does not count, and is named.
- **Veto.** It stands where at least half of all reviews find one (\`vetoCounts: any\`: where one does). The grade is then
  the lowest; with \`veto: zero\` the points are 0, too.
- **Grade.** The best one whose lower end is not above the points: from 60 means that 60 belongs to it.
- **Unit.** Mean of its documents. Those whom a veto gave the lowest grade stand behind all others. Equal units share a
  place, and the next place is left out: 1, 2, 2, 4.
- **Cap.** share × graded units, rounded down. It is applied from the best grade down; whoever loses a grade gets the next
  lower one and is named, with the reason. Units that share the last place lose it together unless \`ties: all\`.
`;

/**
 * The text of \`docs/rubrics.md\`. Pure: a test compares it with the file.
 * @param shipped the rubrics of the folder rubrics/, in the order in which they are listed
 */
export function rubricReference(shipped: readonly Rubric[]): string {
  return [
    "# Rubrics",
    "",
    "<!-- Generated from src/scoring/rubric/ and rubrics/ by `npm run docs`; edit those, not this file. -->",
    "",
    "A rubric says what is scored, how points become grades, how many reviewers look at a document, and when one more is",
    "called. It is a YAML file. Copy one of these, change it, and give it a version of its own. Every problem is reported with",
    "line and column: grades that overlap or leave gaps, points that do not add up, ids that stand twice, rules that can never",
    "come true.",
    "",
    "## Rubrics that ship",
    "",
    "| file | title | points | grades | reviewers | source |",
    "| --- | --- | --- | --- | --- | --- |",
    ...shipped.map(row),
    "",
    RULES,
    "## An example",
    "",
    "```yaml",
    `${RUBRIC_EXAMPLE}\`\`\``,
    "",
    referenceTables(rubricSchema),
  ].join("\n");
}
