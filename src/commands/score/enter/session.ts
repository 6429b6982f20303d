/** A sitting of one reviewer: which document is next, one after the other. */
import { openDraft } from "../../../campaign/review/drafts.ts";
import type { OpenReview, ReviewDocument, Reviewer } from "../../../campaign/review/types.ts";
import { Problem } from "../../../problem.ts";
import { scoreReview } from "../../../scoring/aggregate/score-review.ts";
import { openItems } from "../../../scoring/entry/entry.ts";
import { say } from "../../../text/index.ts";
import { shownPoints } from "../../grade-numbers.ts";
import { scoreDocument } from "./document.ts";
import { listScreen, moved, type Row } from "./list-screen.ts";
import { documentLabel, Left, lookOf, reviewerLabel, type Table } from "./table.ts";

/** Picks a row with the keys. @returns its place; undefined where the list was left @throws Left at Ctrl-C */
async function pickRow(
  { io, desk }: Pick<Table, "io" | "desk">,
  scene: Omit<Parameters<typeof listScreen>[1], "pick" | "keys" | "below">,
  first: number,
): Promise<number | undefined> {
  let pick = first;
  for (;;) {
    const keys = say(io.lang, "enterKeysList");
    await desk.stage.paint(listScreen(lookOf({ io, desk }), { ...scene, pick, keys, below: [] }));
    const key = await desk.key();
    if (key === "leave") throw new Left();
    if (key === "q") return undefined;
    if (key === "enter") return pick;
    pick = moved(pick, scene.rows.length, key) ?? pick;
  }
}

/** Asks who scores. undefined where nobody does. */
export async function pickReviewer(
  at: Pick<Table, "io" | "desk">,
  review: OpenReview,
  done: (reviewer: Reviewer) => { readonly done: number; readonly all: number },
): Promise<Reviewer | undefined> {
  const { lang } = at.io;
  const head = { left: review.title, right: "", below: review.campaign, who: review.issuer };
  const rows = review.reviewers.map((one): Row => {
    const count = done(one);
    return {
      ...{ left: reviewerLabel(review, one), right: say(lang, "enterDone", count) },
      tone: count.done === count.all ? "done" : "open",
    };
  });
  const chosen = await pickRow(at, { head, title: say(lang, "enterWho"), rows, note: "" }, 0);
  return chosen === undefined ? undefined : review.reviewers[chosen];
}

type State = { readonly kind: "open" | "draft" | "changed" | "confirmed" | "broken"; readonly row: Row };

/** A draft that cannot be used stops nobody from scoring the other documents; opening it says what is wrong. */
function brokenDraft(error: unknown): undefined {
  if (!(error instanceof Problem)) throw error;
}

/** How far a document is. */
async function stateOf(table: Table, document: ReviewDocument): Promise<State> {
  const { io, review, measured, reviewer, scores } = table;
  const t = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  const third = review.thirds.get(document.id)?.includes(reviewer.id) ? `  (${t("enterThird")})` : "";
  const left = documentLabel(review, document) + third;
  const draft = await openDraft(review, measured, document.id, reviewer.id).catch(brokenDraft);
  if (!draft) return { kind: "broken", row: { left, right: t("enterStateBroken"), tone: "warn" } };
  const { entry } = draft;
  const confirmed = scores.get(document.id);
  if (entry && !confirmed) {
    const [all, open] = [measured.items.length, openItems(measured, entry).length];
    return {
      kind: "draft",
      row: { left, right: t("enterStateDraft", { done: all - open, all }), tone: "open" },
    };
  }
  if (entry) return { kind: "changed", row: { left, right: t("enterStateChanged"), tone: "open" } };
  if (!confirmed) return { kind: "open", row: { left, right: t("enterStateOpen") } };
  const { points, grade, missing } = scoreReview(measured, confirmed);
  const all = measured.items.length;
  const right =
    missing.length > 0
      ? t("enterStateDraft", { done: all - missing.length, all })
      : t("enterStateConfirmed", { points: shownPoints(points), grade: grade?.name ?? "–" });
  return { kind: missing.length > 0 ? "open" : "confirmed", row: { left, right, tone: "done" } };
}

/**
 * Lets a reviewer score document after document until they leave.
 * @param first the document to begin with
 * @throws Left at Ctrl-C
 */
export async function sit(table: Table, first?: ReviewDocument): Promise<void> {
  const { io, review, reviewer, documents } = table;
  let note = first ? await scoreDocument(table, first) : "";
  for (;;) {
    const states: State[] = [];
    for (const document of documents) states.push(await stateOf(table, document));
    const done = states.filter(({ kind }) => kind === "confirmed").length;
    const next = states.findIndex(({ kind }) => kind === "draft" || kind === "changed");
    const open = states.findIndex(({ kind }) => kind === "open");
    const all = done === documents.length ? say(io.lang, "enterAllDone") : "";
    const chosen = await pickRow(
      table,
      {
        head: {
          ...{ left: review.title, below: review.campaign, who: reviewerLabel(review, reviewer) },
          right: say(io.lang, "enterDone", { done, all: documents.length }),
        },
        title: say(io.lang, "enterDocuments", { reviewer: reviewerLabel(review, reviewer) }),
        rows: states.map(({ row }) => row),
        note: [note, all].filter((text) => text !== "").join("  "),
      },
      next >= 0 ? next : Math.max(0, open),
    );
    if (chosen === undefined) return;
    note = await scoreDocument(table, documents[chosen] as ReviewDocument);
  }
}

/** How many documents wait with a draft. */
export async function draftsOf({ review, measured, reviewer, documents }: Table): Promise<number> {
  let count = 0;
  for (const { id } of documents) {
    const draft = await openDraft(review, measured, id, reviewer.id).catch(brokenDraft);
    if (!draft || draft.entry) count += 1;
  }
  return count;
}
