/** `choucha result enter`: results typed in on a terminal, object by object. */
import { soundLedger } from "../../campaign/ledger-file.ts";
import { type Campaign, openCampaign } from "../../campaign/open.ts";
import { type DrawnDraw, drawnDraws, singleDraw } from "../../campaign/results/drawn-draws.ts";
import { dropDraft, readDrafts, writeDraft } from "../../campaign/results/entry-draft.ts";
import { resultsOf } from "../../campaign/results/open-results.ts";
import { addResults } from "../../campaign/results/result-store.ts";
import { placeOf } from "../../circular/identify.ts";
import { taskNumber } from "../../circular/notice.ts";
import { EXIT, type Finding, fail } from "../../problem.ts";
import { anomalyFinding } from "../../results/anomaly.ts";
import { officeDay } from "../../results/days.ts";
import type { DrawnObject } from "../../results/draw-view.ts";
import { type Given, rawOf } from "../../results/entry.ts";
import { interpret } from "../../results/interpret.ts";
import type { InspectionResult } from "../../results/types.ts";
import { resultsView } from "../../results/view.ts";
import { inOrder, timeOf } from "../../system/clock.ts";
import { type Io, write } from "../../system/io.ts";
import { withLock } from "../../system/lock.ts";
import { say } from "../../text/index.ts";
import { type Asker, terminalAsker, wasInterrupted } from "../asker.ts";
import { colours, harmless, tellFindings } from "../screen.ts";
import { askObject, BACK } from "./ask.ts";

export interface EnterFlags {
  readonly draw?: string;
  readonly out?: string;
  readonly at?: string;
}

const FINISH = "";
const [KEEP, DROP] = ["keep", "drop"];

class Desk {
  readonly #io: Io;
  readonly #ask: Asker;
  readonly #campaign: Campaign;
  readonly #drawn: DrawnDraw;
  readonly #at: () => string;

  constructor(io: Io, ask: Asker, campaign: Campaign, drawn: DrawnDraw, at: () => string) {
    this.#io = io;
    this.#ask = ask;
    this.#campaign = campaign;
    this.#drawn = drawn;
    this.#at = at;
  }

  #say(key: Parameters<typeof say>[1], params = {}): string {
    return harmless(say(this.#io.lang, key, params));
  }

  #write(text: string): Promise<void> {
    return write(this.#io.stderr, `${text}\n`);
  }

  /** The object to go on with: those without a result first. */
  async pick(): Promise<DrawnObject | undefined> {
    const { view } = this.#drawn;
    const { entries } = await resultsOf(this.#campaign, view, officeDay(this.#at()));
    const open = entries.filter(({ left }) => !left);
    if (open.every(({ result }) => result)) await this.#write(this.#say("resultEnterNothingLeft"));
    const order = [...open.filter(({ result }) => !result), ...open.filter(({ result }) => result)];
    const choices = order.map(({ object, result }) => {
      const place = placeOf(view, object);
      const told = result ? `  ${this.#say("resultEnterAlready", { result: result.result })}` : "";
      const name = `${taskNumber(view, object)}  ${object.name}${place ? `  ${place}` : ""}${told}`;
      return { name: harmless(name), value: object.id };
    });
    const id = await this.#ask.select({
      message: this.#say("resultEnterPick"),
      choices: [...choices, { name: this.#say("resultEnterFinish"), value: FINISH }],
    });
    return view.objects.find((object) => object.id === id);
  }

  /** A draft to go on with, if there is one and it is wanted; one that is not wanted stays. */
  async resumed(): Promise<{ object: DrawnObject; given: readonly Given[] } | undefined> {
    for (const { object: id, given } of await readDrafts(this.#campaign, this.#drawn.name)) {
      const object = this.#drawn.view.objects.find((one) => one.id === id);
      if (!object) continue;
      const message = this.#say("resultEnterResume", { object: object.name });
      if (await this.#ask.confirm({ message, default: true })) return { object, given };
    }
    return undefined;
  }

  /** Asks, shows what does not fit, records. */
  async record(object: DrawnObject, given: readonly Given[]): Promise<void> {
    const { view, name } = this.#drawn;
    const { checklist } = view.draw;
    const head = { object: object.name, task: taskNumber(view, object) };
    await this.#write(`\n${colours(this.#io, "stderr").bold(this.#say("resultEnterHead", head))}`);
    if (object.team.length > 0) {
      const people = object.team.map((one) => one.name).join("、");
      await this.#write(this.#say("resultEnterAssigned", { people }));
    }
    await this.#write(colours(this.#io, "stderr").dim(this.#say("resultEnterBackHint")));
    const note = (now: readonly Given[]) =>
      writeDraft(this.#campaign, name, { object: object.id, given: now });
    for (let now = given; ; ) {
      now = await askObject(this.#ask, this.#io.lang, object, checklist, now, note);
      const { result, findings } = interpret(rawOf(object.id, checklist, now));
      const wish = await this.#decide(result, findings);
      if (wish === BACK) {
        now = now.slice(0, -1);
        await note(now);
        continue;
      }
      const kept = wish === KEEP ? result : undefined;
      await withLock(this.#campaign.out, async () => {
        if (kept) await addResults(this.#campaign, name, [kept], [{ file: "enter" }], this.#at());
        await dropDraft(this.#campaign, name, object.id);
      });
      const told = kept
        ? this.#say("resultEnterKept", { object: object.name, result: kept.result })
        : this.#say("resultEnterNotKept", { object: object.name });
      return await this.#write(told);
    }
  }

  /** Shows what does not fit; then it is recorded, gone back from, or given up. */
  async #decide(result: InspectionResult | undefined, findings: readonly Finding[]): Promise<string> {
    const { view } = this.#drawn;
    const results = result ? [result] : [];
    const { anomalies } = resultsView(view, { results, asOf: officeDay(this.#at()) });
    const told = [...findings, ...anomalies.map(anomalyFinding)];
    await tellFindings(this.#io, told);
    return await this.#ask.select({
      message: this.#say("resultEnterKeep"),
      choices: [
        ...(result ? [{ name: this.#say("resultEnterYes"), value: KEEP }] : []),
        { name: `↩ ${this.#say("resultEnterBack")}`, value: BACK },
        { name: this.#say("resultEnterDrop"), value: DROP },
      ],
    });
  }
}

async function run(io: Io, given: string | undefined, flags: EnterFlags, asker?: Asker): Promise<void> {
  if (!asker && !io.interactive) fail(EXIT.usage, "RES034");
  const campaign = await openCampaign(io, given, flags.out);
  const findings: Finding[] = [];
  const drawn = singleDraw(await drawnDraws(io, campaign, flags.draw, findings));
  await tellFindings(io, findings);
  // A clock that is behind is told before anybody has typed for an hour.
  inOrder(await soundLedger(campaign.out), timeOf(io, flags.at));
  const ask = asker ?? (await terminalAsker(io));
  const desk = new Desk(io, ask, campaign, drawn, () => timeOf(io, flags.at));
  const draft = await desk.resumed();
  if (draft) await desk.record(draft.object, draft.given);
  for (;;) {
    const object = await desk.pick();
    if (!object) return;
    await desk.record(object, []);
  }
}

/**
 * Asks for results until nobody wants to go on. Each object is recorded by itself.
 * @param asker answers from a script, for tests; default: the terminal
 * @returns the exit code; 130 where the questions were interrupted: what was typed waits as a draft
 */
export async function resultEnter(
  io: Io,
  given: string | undefined,
  flags: EnterFlags,
  asker?: Asker,
): Promise<number> {
  try {
    await run(io, given, flags, asker);
    return EXIT.done;
  } catch (error) {
    if (!wasInterrupted(error)) throw error;
    await write(io.stderr, `\n${say(io.lang, "resultEnterInterrupted")}\n`);
    return EXIT.interrupted;
  }
}
