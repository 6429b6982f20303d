/** A review with two requests for third reviewers, a replaced reviewer and a replaced document between them. */
import { choucha } from "../cli.ts";
import { drawn, full, keep, opened } from "./drawn.ts";

export const [SCORED, FIRST, LEFT, SECOND] = [
  "2025-05-08T01:00:00Z",
  "2025-05-09T01:00:00Z",
  "2025-05-10T01:00:00Z",
  "2025-05-11T01:00:00Z",
];

/** Scores of these documents that lie far apart. */
async function apart(cwd: string, codes: readonly string[], at: string): Promise<void> {
  const review = await opened(cwd);
  const low = { records: { value: "9" }, recusal: { value: "no" }, examination: { value: "1.5" } } as const;
  const documents = review.documents.filter(({ code }) => codes.includes(code));
  await keep(
    cwd,
    documents.flatMap(({ id }) =>
      review.teams.get(id)!.map((reviewer, i) => ({
        ...{ document: id, reviewer, items: full(review, i === 0 ? low : {}) },
      })),
    ),
    at,
  );
}

/** @returns the campaign's folder, and who gave up which document for which others */
export async function called(): Promise<{ cwd: string; left: { document: string; reviewer: string } }> {
  const cwd = await drawn();
  const done = async (...words: string[]) => {
    const { exit, stderr } = await choucha([...words, "--lang", "zh"], { cwd });
    if (exit !== 0) throw new Error(stderr);
  };
  await apart(cwd, ["D001", "D002", "D003", "D004"], SCORED);
  await done("score", "third", ".", "--at", FIRST);
  const { documents, teams } = await opened(cwd);
  const id = (code: string) => documents.find((one) => one.code === code)!.id;
  const left = { document: id("D005"), reviewer: teams.get(id("D005"))![0]! };
  const why = (reason: string) => ["--reason", reason, "--at", LEFT];
  await done("replace", left.document, ".", "--inspector", left.reviewer, ...why("recused"));
  const last = documents.findLast(({ certain }) => certain === undefined)!;
  await done("replace", last.id, ".", ...why("unreachable"));
  await apart(cwd, ["D005", "D006", "D007"], SECOND);
  await done("score", "third", ".", "--at", SECOND);
  return { cwd, left };
}
