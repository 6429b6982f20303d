/** Grades in sentences: what they are called, how many there are of each, and their shares. */
import { sharesOf } from "../results/share.ts";
import type { Grade, Measured } from "../scoring/aggregate/measure.ts";
import type { Block } from "./document.ts";
import { enumerate } from "./phrases.ts";
import { plain } from "./plain.ts";
import { shortPoints } from "./points.ts";
import { shares } from "./results/rates.ts";

/** A → A级; grades with names of their own stay as they are. */
export const gradeName = (name: string): string => (/^[A-Z]$/i.test(name) ? `${name}级` : plain(name));

/** Grades from the best to the lowest with their lines: 优秀（90分以上）、合格（60分以上不满90分）、不合格（不满60分）. */
export function bandsText({ grades }: Measured): string {
  if (grades.length === 1) return gradeName(grades[0]?.name ?? "");
  const lines = grades.map(({ name, from }, at) => {
    const next = grades[at + 1];
    const low = at === 0 ? "" : `${shortPoints(from)}分以上`;
    const high = next ? `不满${shortPoints(next.from)}分` : "";
    return `${gradeName(name)}（${low}${high}）`;
  });
  return lines.reverse().join("、");
}

/** What failing is called: 不合格 where the rubric says so, 评为D级 where its grades have names of their own. */
export function failingText({ grades }: Measured): string {
  const names = grades.filter(({ fails }) => fails).map(({ name }) => gradeName(name));
  return names.length === 0 || names.includes("不合格") ? "不合格" : `评为${names.reverse().join("、")}`;
}

export interface GradeCount {
  readonly name: string;
  readonly count: number;
}

/** How many hold each grade, from the best to the lowest, also those that nobody holds. */
export function countGrades({ grades }: Measured, held: readonly (Grade | undefined)[]): GradeCount[] {
  return grades
    .map(({ name, index }) => ({
      name: gradeName(name),
      count: held.filter((one) => one?.index === index).length,
    }))
    .reverse();
}

/**
 * 优秀3件，占25.00%；合格9件，占75.00%。没有评为不合格的。 One grade only: 均为合格.
 * @param of measure word
 */
export function countsText(counts: readonly GradeCount[], of: string, reconcile: boolean): string {
  const held = counts.filter(({ count }) => count > 0);
  const none = counts.filter(({ count }) => count === 0).map(({ name }) => name);
  const nobody = none.length === 0 ? "" : `没有评为${none.join("、")}的。`;
  const [first] = held;
  if (held.length === 1 && first) return `${first.count === 1 ? "" : "均"}为${first.name}。`;
  const { texts } = sharesOf(
    held.map(({ count }) => count),
    reconcile,
  );
  return `${held.map(({ name, count }, at) => `${name}${count}${of}，占${texts[at]}`).join("；")}。${nobody}`;
}

/** Grade, number and share, with a total; below it the note where shares do not total 100.00 by themselves. */
export function countsTable(counts: readonly GradeCount[], header: string, reconcile: boolean): Block[] {
  const { texts, note } = shares(
    counts.map(({ count }) => count),
    reconcile,
  );
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const rows = counts.map(({ name, count }, at) => [name, String(count), texts[at] ?? ""]);
  return [
    {
      kind: "table",
      columns: [
        { header: "等次", width: 52, align: "center" },
        { header, width: 52, align: "center" },
        { header: "占比", width: 52, align: "center" },
      ],
      rows: [...rows, ["合计", String(total), total === 0 ? "—" : "100.00%"]],
    },
    ...(note === "" ? [] : [{ kind: "note" as const, text: note }]),
  ];
}

/** Names in one phrase; beyond `most` the first ones and how many there are. */
export function namesText(names: readonly string[], of: string, most = 5): string {
  if (names.length <= most) return enumerate(names);
  return `${enumerate(names.slice(0, most))}等${names.length}${of}`;
}
