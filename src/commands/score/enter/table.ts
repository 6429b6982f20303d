/** What the screens of one sitting share: the terminal, the review, who scores. */
import type { OpenReview, ReviewDocument, Reviewer } from "../../../campaign/review/types.ts";
import type { Review } from "../../../scoring/aggregate/input.ts";
import type { Measured } from "../../../scoring/aggregate/measure.ts";
import type { Io } from "../../../system/io.ts";
import { colours } from "../../screen.ts";
import type { Desk } from "./desk.ts";
import type { Look } from "./frame.ts";

/** What became of a submitted document. */
export type Submitted = "kept" | "same" | "busy";

export interface Table {
  readonly io: Io;
  readonly desk: Desk;
  readonly review: OpenReview;
  readonly measured: Measured;
  readonly reviewer: Reviewer;
  /** The reviewer's documents, first ones and thirds, by code. */
  readonly documents: readonly ReviewDocument[];
  /** Their scores that count, by document id. */
  readonly scores: Map<string, Review>;
  /** Keeps a document's scores; `waiting` is called once where somebody else is writing. */
  readonly submit: (review: Review, waiting: () => Promise<void>) => Promise<Submitted>;
}

/** Thrown where Ctrl-C ends the sitting; named as the prompts name it. */
export class Left extends Error {
  constructor() {
    super("the sitting was left");
    this.name = "ExitPromptError";
  }
}

export const lookOf = ({ io, desk }: Pick<Table, "io" | "desk">): Look => ({
  ...{ lang: io.lang, paint: colours(io, "stderr") },
  ...{ width: desk.stage.width, height: desk.stage.height },
});

/** D003, and behind it what of the document may be seen. */
export const documentLabel = (
  { blind }: OpenReview,
  { code, name, unitName, stratum }: ReviewDocument,
): string => [code, ...(blind ? [] : [name, unitName]), stratum].filter((part) => part !== "").join("  ");

/** R01, and the name where codes do not stand for names. */
export const reviewerLabel = ({ blind }: OpenReview, { code, name }: Reviewer): string =>
  blind ? code : `${code} ${name}`;

/** The review that a reviewer gives; `third` where somebody called them because others disagreed. */
export const reviewOf = (
  { review, reviewer }: Pick<Table, "review" | "reviewer">,
  document: string,
  items: Review["items"],
): Review => ({
  ...{ document, reviewer: reviewer.id },
  ...(review.thirds.get(document)?.includes(reviewer.id) ? { third: true } : {}),
  items,
});
