/** One document on the table: item after item, the overview, and its submission. */
import { type Draft, openDraft } from "../../../campaign/review/drafts.ts";
import type { ReviewDocument } from "../../../campaign/review/types.ts";
import type { MeasuredItem } from "../../../scoring/aggregate/measure.ts";
import { enteredFrom, scoreOf } from "../../../scoring/entry/entered.ts";
import {
  apply,
  begin,
  type Entry,
  type EntryEvent,
  enteredItems,
  openItems,
  scoresOf,
} from "../../../scoring/entry/entry.ts";
import { standing } from "../../../scoring/entry/standing.ts";
import { explain, say } from "../../../text/index.ts";
import { wrap } from "../../ceremony/layout.ts";
import { shownPoints } from "../../grade-numbers.ts";
import { harmless } from "../../screen.ts";
import { type Act, actOf, type View } from "./act.ts";
import { choicesOf } from "./choices.ts";
import { type Head, headLines, indent, roomOf } from "./frame.ts";
import { itemScreen } from "./item-screen.ts";
import { moved } from "./list-screen.ts";
import { firstPick, overviewScreen } from "./overview.ts";
import { documentLabel, Left, lookOf, reviewerLabel, reviewOf, type Table } from "./table.ts";

type Key = Parameters<typeof say>[1];
const FRESH: View = { pick: -1, typed: "" };

/** One document while it is scored; not a value, because a screen follows every key. */
class Sitting {
  readonly #table: Table;
  readonly #document: ReviewDocument;
  readonly #draft: Draft;
  #entry: Entry;
  #view: View = FRESH;
  #note = "";

  constructor(table: Table, document: ReviewDocument, draft: Draft, entry: Entry) {
    this.#table = table;
    this.#document = document;
    this.#draft = draft;
    this.#entry = entry;
    this.#look();
  }

  #t = (key: Key, params = {}): string => say(this.#table.io.lang, key, params);

  get #head(): Head {
    const { review, reviewer, documents } = this.#table;
    const at = documents.indexOf(this.#document) + 1;
    return {
      left: documentLabel(review, this.#document),
      right: this.#t("enterDocumentPlace", { at, all: documents.length }),
      ...{ below: review.title, who: reviewerLabel(review, reviewer) },
    };
  }

  get #atOverview(): boolean {
    return this.#entry.at >= this.#table.measured.items.length;
  }

  get #item(): MeasuredItem {
    return this.#table.measured.items[this.#entry.at] as MeasuredItem;
  }

  /** Puts the cursor where a new place wants it. */
  #look(): void {
    const { measured, io } = this.#table;
    if (this.#atOverview) {
      this.#view = { pick: firstPick(this.#table, this.#entry), typed: "" };
      return;
    }
    const entered = enteredItems(this.#entry).get(measured.items[this.#entry.at]?.item.id ?? "");
    const choices = choicesOf(io.lang, this.#item, entered);
    const chosen = choices.findIndex((choice) => choice.chosen);
    const kept = this.#item.item.kind !== "deduct" || entered?.absent;
    this.#view = { pick: kept ? chosen : -1, typed: "" };
  }

  /** Takes an event: kept on disk before the next screen. What the rubric refuses is said and changes nothing. */
  async #take(event: EntryEvent, pick?: number): Promise<void> {
    const { measured, io } = this.#table;
    const applied = apply(measured, this.#entry, event);
    if (!applied.ok) {
      this.#note = explain(io.lang, { code: applied.code, severity: "error", params: applied.params }).says;
      return;
    }
    const before = this.#entry;
    this.#entry = applied.entry;
    this.#note = event.do === "undo" && applied.entry === before ? this.#t("enterNoUndo") : "";
    if (before !== applied.entry) await this.#draft.save(applied.entry);
    if (before.at !== applied.entry.at || event.do === "undo") this.#look();
    else this.#view = { pick: pick ?? this.#view.pick, typed: "" };
  }

  /** A line of text below the item's title. */
  async #ask(what: "comment" | "evidence" | "other"): Promise<void> {
    const { desk, measured, io } = this.#table;
    const look = lookOf(this.#table);
    const entered = enteredItems(this.#entry).get(this.#item.item.id);
    const now = entered?.[what];
    const lines = [
      ...headLines(look, this.#head),
      ...[
        "",
        ...wrap(harmless(this.#item.item.title), roomOf(look)).map((line) => indent + look.paint.bold(line)),
        "",
      ],
    ];
    await desk.stage.paint(lines, now === undefined ? "" : indent + look.paint.dim(this.#t("enterAskHow")));
    const event = (text: string): EntryEvent =>
      what === "other" ? { do: "other", value: text.trim() } : { do: what, text };
    const key = { comment: "enterAskComment", evidence: "enterAskEvidence", other: "enterAskOther" } as const;
    const check = async (text: string) => {
      const applied = apply(measured, this.#entry, event(text));
      if (applied.ok) return true;
      return explain(io.lang, { code: applied.code, severity: "error", params: applied.params }).says;
    };
    const given = await desk.stage.input(this.#t(key[what]), check, now);
    await this.#take(event(given));
  }

  async #submit(): Promise<string | undefined> {
    const { desk, measured } = this.#table;
    const { points, grade } = standing(measured, this.#entry);
    const params = {
      document: this.#document.code,
      ...{ points: shownPoints(points), grade: grade?.name ?? "–" },
    };
    await desk.stage.paint([...headLines(lookOf(this.#table), this.#head), ""]);
    if (!(await desk.stage.confirm(this.#t("enterSure", params)))) return undefined;
    const given = reviewOf(this.#table, this.#document.id, scoresOf(measured, this.#entry));
    const done = await this.#table.submit(given, () => desk.stage.add(indent + this.#t("enterWaiting")));
    if (done === "busy") {
      this.#note = this.#t("enterBusy");
      return undefined;
    }
    this.#table.scores.set(this.#document.id, given);
    await this.#draft.remove();
    return this.#t(done === "same" ? "enterSame" : "enterConfirmed", params);
  }

  /** A key at the overview. @returns what to say once the document is submitted */
  async #overviewKey(key: string): Promise<string | undefined> {
    const { measured } = this.#table;
    const all = measured.items.length;
    const rows = all + (openItems(measured, this.#entry).length > 0 ? 0 : 1);
    const to = moved(this.#view.pick, rows, key);
    if (to !== undefined) this.#view = { pick: to, typed: "" };
    else if (key === "left") await this.#take({ do: "move", to: all - 1 });
    else if (key === "backspace" || key === "u") await this.#take({ do: "undo" });
    else if (key === "enter" && this.#view.pick < all) await this.#take({ do: "move", to: this.#view.pick });
    else if (key === "enter") return await this.#submit();
    return undefined;
  }

  async #itemKey(key: string): Promise<Act> {
    const { io, measured } = this.#table;
    const entered = enteredItems(this.#entry).get(this.#item.item.id);
    const choices = choicesOf(io.lang, this.#item, entered);
    const value = scoreOf(this.#item, entered)?.value;
    const act = actOf(this.#item, choices, this.#view, value, key);
    if (act.kind === "event") await this.#take(act.event, act.pick);
    else if (act.kind === "view") this.#view = act.view;
    else if (act.kind === "ask") await this.#ask(act.what);
    else if (act.kind === "need-number") this.#note = this.#t("enterNeedNumber");
    else if (act.kind === "go" && act.to === "back") await this.#take({ do: "move", to: this.#entry.at - 1 });
    else if (act.kind === "go" && act.to === "next") await this.#take({ do: "move", to: this.#entry.at + 1 });
    else if (act.kind === "go" && act.to === "overview")
      await this.#take({ do: "move", to: measured.items.length });
    return act;
  }

  async run(): Promise<string> {
    const { desk, measured } = this.#table;
    for (;;) {
      const look = lookOf(this.#table);
      const scene = { head: this.#head, place: this.#head.right, view: this.#view, note: this.#note };
      await desk.stage.paint(
        this.#atOverview
          ? overviewScreen(this.#table, this.#entry, this.#head, this.#view.pick, this.#note)
          : itemScreen(look, measured, this.#entry, scene),
      );
      const key = await desk.key();
      if (key === "leave") throw new Left();
      if (key === "resize") continue;
      this.#note = "";
      if (this.#atOverview) {
        if (key === "q") return "";
        const said = await this.#overviewKey(key);
        if (said !== undefined) return said;
      } else {
        const act = await this.#itemKey(key);
        if (act.kind === "go" && act.to === "documents") return "";
      }
    }
  }
}

/**
 * Scores one document, from its draft, from the scores that count, or from nothing.
 * @returns what to say of it afterwards; "" where it was left
 * @throws Left at Ctrl-C; Problem (conflict) where the draft is damaged or another window has it
 */
export async function scoreDocument(table: Table, document: ReviewDocument): Promise<string> {
  const { review, measured, reviewer } = table;
  const draft = await openDraft(review, measured, document.id, reviewer.id);
  const items = table.scores.get(document.id)?.items ?? {};
  const start = Object.fromEntries(
    measured.items.flatMap((one) => {
      const score = Object.hasOwn(items, one.item.id) ? items[one.item.id] : undefined;
      return score ? [[one.item.id, enteredFrom(one, score)] as const] : [];
    }),
  );
  const fresh = begin(start);
  const at = Object.keys(start).length > 0 ? measured.items.length : 0;
  return await new Sitting(table, document, draft, draft.entry ?? { ...fresh, at }).run();
}
