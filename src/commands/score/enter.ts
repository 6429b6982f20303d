/** `choucha score enter`: scores typed on a terminal, one item at a time. */
import { setTimeout as wait } from "node:timers/promises";
import { type Campaign, openCampaign } from "../../campaign/open.ts";
import { openReview } from "../../campaign/review/open-review.ts";
import { addScores } from "../../campaign/review/score-store.ts";
import { scoresToGrade } from "../../campaign/review/scores-to-grade.ts";
import type { OpenReview, ReviewDocument, Reviewer } from "../../campaign/review/types.ts";
import { EXIT, fail, Problem } from "../../problem.ts";
import { normaliseId } from "../../registry/label.ts";
import type { Review } from "../../scoring/aggregate/input.ts";
import { measure } from "../../scoring/aggregate/measure.ts";
import { scoreReview } from "../../scoring/aggregate/score-review.ts";
import { timeOf } from "../../system/clock.ts";
import { type Io, write } from "../../system/io.ts";
import { withLock } from "../../system/lock.ts";
import { say } from "../../text/index.ts";
import type { Desk } from "./enter/desk.ts";
import { draftsOf, pickReviewer, sit } from "./enter/session.ts";
import { reviewerLabel, type Submitted, type Table } from "./enter/table.ts";

export interface EnterFlags {
  readonly review?: string;
  readonly reviewer?: string;
  readonly document?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

const same = (given: string, ...names: readonly string[]): boolean =>
  names.some((name) => normaliseId(name).toUpperCase() === normaliseId(given).toUpperCase());

function reviewerBy(review: OpenReview, given: string): Reviewer {
  const { reviewers, blind } = review;
  const found = reviewers.find(({ code, id, name }) => same(given, code, ...(blind ? [] : [id, name])));
  const known = reviewers.map((one) => reviewerLabel(review, one)).join(", ");
  return found ?? fail(EXIT.usage, "ENT002", { reviewer: given, known });
}

/** The documents of a reviewer, by code. */
const documentsOf = ({ documents, teams, thirds }: OpenReview, { id }: Reviewer): ReviewDocument[] =>
  documents.filter((one) => teams.get(one.id)?.includes(id) || thirds.get(one.id)?.includes(id));

function documentBy(review: OpenReview, mine: readonly ReviewDocument[], who: Reviewer, given: string) {
  const { documents, blind } = review;
  const found = documents.find(({ code, id, name }) => same(given, code, ...(blind ? [] : [id, name])));
  const [first, last] = [documents[0]?.code ?? "", documents.at(-1)?.code ?? ""];
  if (!found) return fail(EXIT.usage, "ENT003", { document: given, first, last });
  if (mine.includes(found)) return found;
  const known = mine.map(({ code }) => code).join(", ");
  return fail(EXIT.usage, "ENT004", { document: found.code, reviewer: reviewerLabel(review, who), known });
}

/** Several terminals in a room write now and then at the same moment: the later one waits a little. */
const [TRIES, PAUSE] = [40, 250];

async function keep(
  io: Io,
  campaign: Campaign,
  review: OpenReview,
  given: Review,
  at: string | undefined,
  waiting: () => Promise<void>,
): Promise<Submitted> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { added, replaced } = await withLock(campaign.out, () =>
        addScores(campaign, review, [given], [{ file: "enter" }], timeOf(io, at)),
      );
      return added.length + replaced.length > 0 ? "kept" : "same";
    } catch (error) {
      if (!(error instanceof Problem) || error.findings[0]?.code !== "CMD010") throw error;
      if (attempt === TRIES) return "busy";
      if (attempt === 1) await waiting();
      await wait(PAUSE);
    }
  }
}

/**
 * Lets a reviewer score documents of an open review on a terminal.
 * @returns exit code; 130 where Ctrl-C ended it, with every answer kept as a draft
 */
export async function enterReview(
  io: Io,
  campaign: Campaign,
  review: OpenReview,
  flags: EnterFlags,
  makeDesk: () => Promise<Desk>,
): Promise<number> {
  if (flags.at !== undefined) timeOf(io, flags.at);
  const measured = measure(review.rubric);
  const given = flags.reviewer === undefined ? undefined : reviewerBy(review, flags.reviewer);
  const document = (who: Reviewer) =>
    flags.document === undefined
      ? undefined
      : documentBy(review, documentsOf(review, who), who, flags.document);
  if (given) document(given);
  const scores = await scoresToGrade(campaign, review);
  const complete = (one: Review) => scoreReview(measured, one).missing.length === 0;
  const confirmed: Review[] = [];
  let table: Table | undefined;
  let exit: number = EXIT.done;
  const desk = await makeDesk();
  try {
    const reviewer =
      given ??
      (await pickReviewer({ io, desk }, review, (one) => ({
        done: scores.filter((score) => score.reviewer === one.id && complete(score)).length,
        all: documentsOf(review, one).length,
      })));
    if (reviewer) {
      const mine = scores.filter((one) => one.reviewer === reviewer.id);
      table = {
        ...{ io, desk, review, measured, reviewer, documents: documentsOf(review, reviewer) },
        scores: new Map(mine.map((one) => [one.document, one])),
        submit: async (one, waiting) => {
          const done = await keep(io, campaign, review, one, flags.at, waiting);
          if (done === "kept") confirmed.push(one);
          return done;
        },
      };
      await sit(table, document(reviewer));
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ExitPromptError") throw error;
    exit = EXIT.interrupted;
  } finally {
    await desk.stage.close();
  }
  const drafts = table ? await draftsOf(table) : 0;
  const told = say(io.lang, "enterLeft", { confirmed: confirmed.length, drafts });
  await write(io.stderr, `${told}\n`);
  if (flags.json) {
    const codes = new Map(review.documents.map(({ id, code }) => [id, code]));
    const list = confirmed.map((one) => ({ document: one.document, code: codes.get(one.document) }));
    const document = {
      ...{ $schema: "choucha/score-enter/1", version: 1, review: review.name },
      ...{ reviewer: table?.reviewer.id ?? null, confirmed: list, drafts },
    };
    await write(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
  }
  return exit;
}

/** Runs `choucha score enter`. */
export async function scoreEnter(io: Io, given: string | undefined, flags: EnterFlags): Promise<number> {
  if (!io.interactive) fail(EXIT.usage, "ENT001");
  const campaign = await openCampaign(io, given, flags.out);
  const review = await openReview(io, campaign, flags.review);
  const { terminalDesk } = await import("./enter/desk.ts");
  return await enterReview(io, campaign, review, flags, () => terminalDesk(io));
}
