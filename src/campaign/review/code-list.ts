/** Who is behind the codes of a blind review: the office hands out sheets and documents by this list. */
import { join } from "node:path";
import { toCsv } from "../../registry/write-csv.ts";
import { writeIfChanged } from "../../system/files.ts";
import { documentsOf } from "./sheet-deal.ts";
import type { OpenReview } from "./types.ts";

const COLUMNS = [
  ...["评查人代码", "评查人", "评查人编号", "评查人单位"],
  ...["文书代码", "案号", "机构", "州市", "类别", "第三评查"],
];

/** A row for each reviewer and document, by the codes of both. */
export function codeRows(review: OpenReview): string[][] {
  return review.reviewers.flatMap((reviewer) =>
    documentsOf(review, reviewer.id).map(({ document, third }) => [
      ...[reviewer.code, reviewer.name, reviewer.id, reviewer.unit],
      ...[document.code, document.name, document.unitName, document.prefecture, document.stratum],
      third ? "是" : "",
    ]),
  );
}

/**
 * Writes `codes.csv` into the review's folder, beside `sheets` and not in it, so that it is not sent along with them.
 * The caller holds the lock.
 * @returns the file; undefined where the review is not blind: sheets name everybody there
 */
export async function writeCodeList(review: OpenReview): Promise<string | undefined> {
  if (!review.blind) return undefined;
  const file = join(review.folder, "codes.csv");
  await writeIfChanged(file, toCsv(COLUMNS, codeRows(review)));
  return file;
}
