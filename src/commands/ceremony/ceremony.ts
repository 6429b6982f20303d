/** The draw before an audience: commitment, each value, the moment of the draw, the names. */
import type { Declared, Judged } from "../../campaign/judge-seeds.ts";
import { judgeSeeds } from "../../campaign/judge-seeds.ts";
import type { DrawRecord } from "../../record/record.ts";
import type { SeedValue } from "../../sampling/ticket.ts";
import type { Io } from "../../system/io.ts";
import { say } from "../../text/index.ts";
import { colours } from "../screen.ts";
import { MARGIN } from "./layout.ts";
import { revealPages } from "./reveal.ts";
import { type Look, openingScreen, type Pending, pinned, sourceLines, valuesLines } from "./screens.ts";
import type { Stage } from "./stage.ts";
import { askValue } from "./values.ts";

/** Thrown where the audience's answer, or Ctrl-C, is no; named as the prompts name it, so that all end alike. */
export class Left extends Error {
  constructor() {
    super("the ceremony was left");
    this.name = "ExitPromptError";
  }
}

export interface Ceremony {
  readonly campaign: string;
  readonly draws: readonly Pending[];
  readonly declared: Declared;
  /** Values that flags or a file gave already. */
  readonly given: readonly SeedValue[];
}

/** Milliseconds between one stratum and the next. */
const PAUSE = 700;

/**
 * Walks through the declared sources and asks for the draw. Nothing is written on the way.
 * @returns the judged values
 * @throws Left where somebody says no or presses Ctrl-C; Problem where nothing is left to chance
 */
export async function takeSeed(
  io: Io,
  stage: Stage,
  { campaign, draws, declared, given }: Ceremony,
): Promise<Judged> {
  const paint = colours(io, "stderr");
  const look = (): Look => ({ lang: io.lang, paint, width: stage.width, height: stage.height });
  const margin = " ".repeat(MARGIN);
  const foot = (key: "ceremony-next" | "ceremony-leave") => margin + paint.dim(say(io.lang, key));
  const open = declared.sources.filter(
    ({ name }) => !given.some((one) => one.name === name.normalize("NFC")),
  );
  const all = draws.length + open.length + 1;
  const step = (at: number) => say(io.lang, "ceremony-step", { at, all });
  for (const [i, draw] of draws.entries()) {
    await stage.paint(
      openingScreen(look(), draw, campaign, step(i + 1), declared.sources),
      foot("ceremony-next"),
    );
    if (!(await stage.enter())) throw new Left();
  }
  const values = [...given];
  for (const [i, source] of open.entries()) {
    const place = `${declared.sources.indexOf(source) + 1} / ${declared.sources.length}`;
    const ask = {
      stage,
      look,
      lines: (brief?: boolean) => [
        ...pinned(look(), draws, campaign, step(draws.length + i + 1)),
        ...sourceLines(look(), source, place, brief),
      ],
      foot: () => foot("ceremony-leave"),
    };
    const answer = await askValue(ask, source, source.kind === "witness" && declared.missing === "continue");
    if ("value" in answer) values.push({ name: source.name.normalize("NFC"), value: answer.value });
    else if (answer.left !== "") values.push({ name: source.name.normalize("NFC"), value: answer.left });
  }
  const judged = await judgeSeeds(declared, values);
  if (judged.missing.length > 0) return judged;
  await stage.paint(
    [
      ...pinned(look(), draws, campaign, step(all)),
      ...valuesLines(look(), declared.sources, judged.seed, judged.absent ?? []),
    ],
    foot("ceremony-leave"),
  );
  if (!(await stage.confirm(say(io.lang, "ceremony-now")))) throw new Left();
  return judged;
}

/** Shows a made draw, one stratum after the other. Ctrl-C only ends the show: the draw stands. */
export async function reveal(
  io: Io,
  stage: Stage,
  title: string,
  record: DrawRecord,
  names: ReadonlyMap<string, string>,
  last: boolean,
): Promise<boolean> {
  const paint = colours(io, "stderr");
  const look: Look = { lang: io.lang, paint, width: stage.width, height: stage.height };
  const margin = " ".repeat(MARGIN);
  const pages = revealPages(look, title, record, names);
  for (const [i, { head, blocks }] of pages.entries()) {
    const end = last && i === pages.length - 1;
    const page =
      pages.length > 1 ? `${say(io.lang, "ceremony-page", { at: i + 1, all: pages.length })}   ` : "";
    const foot = margin + paint.dim(page + say(io.lang, end ? "ceremony-end" : "ceremony-more"));
    await stage.paint(head, foot);
    for (const block of blocks) {
      if (!(await stage.pause(PAUSE))) return false;
      for (const line of block) await stage.add(line);
    }
    if (!(await stage.enter())) return false;
  }
  return true;
}
