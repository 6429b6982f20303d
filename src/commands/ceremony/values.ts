/** Takes the value of one source from people: typed twice, or typed once and read back. */
import { randomBytes } from "node:crypto";
import { seedValue } from "../../campaign/seeds.ts";
import { Problem } from "../../problem.ts";
import { type Source, sourceFault } from "../../record/sources.ts";
import { explain, type Lang, say } from "../../text/index.ts";
import type { Look } from "./screens.ts";
import { faultText, readBackLines } from "./screens.ts";
import type { Stage } from "./stage.ts";

/** Kinds too long to be typed twice. */
const LONG = new Set(["beacon", "system", "witness"]);

/**
 * What a hand at a keyboard may write otherwise without meaning anything else: full-width figures, several
 * spaces, capital hex digits, groups of four. Free text and a witness's own words stay as they are.
 */
export function tidy(source: Source, typed: string): string {
  const kind = source.kind ?? "text";
  if (kind === "text") return typed;
  const spaced = typed.normalize("NFKC").trim().replace(/\s+/g, " ");
  const hex = spaced.replaceAll(" ", "").toLowerCase();
  switch (kind) {
    case "witness":
      return /^[0-9a-f]{64}$/.test(hex) ? hex : typed;
    case "system":
      return hex;
    case "beacon":
      return spaced
        .toLowerCase()
        .replace(/^(\d+) ([0-9a-f ]+)$/, (_, round, rest) => `${round} ${rest.replaceAll(" ", "")}`);
    case "digits":
    case "dice":
      return spaced.replaceAll(" ", "");
    default:
      return spaced;
  }
}

/** What is wrong with a typed value, in words; true where it can be the source's. */
async function judged(lang: Lang, source: Source, typed: string): Promise<true | string> {
  try {
    const value = seedValue(source.name, tidy(source, typed));
    const fault = await sourceFault(source, value);
    return fault ? faultText(lang, source, value, fault) : true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.findings.map((finding) => Object.values(explain(lang, finding)).join(" ")).join(" ");
  }
}

export interface Ask {
  readonly stage: Stage;
  readonly look: () => Look;
  /** The screen above the question: pinned commitment and source, which is brief above a value. */
  readonly lines: (brief?: boolean) => string[];
  readonly foot: () => string;
}

async function twice({ stage, look, lines, foot }: Ask, source: Source): Promise<string> {
  const { lang } = look();
  let note = "";
  for (;;) {
    const validate = (typed: string) => judged(lang, source, typed);
    await stage.paint([...lines(), ...(note === "" ? [] : [note])], foot());
    const first = tidy(source, await stage.input(say(lang, "ceremony-value"), validate));
    const again = `   ${look().paint.dim(say(lang, "ceremony-again-note"))}`;
    await stage.paint([...lines(), again], foot());
    const second = tidy(source, await stage.input(say(lang, "ceremony-again"), validate));
    if (seedValue(source.name, first) === seedValue(source.name, second))
      return seedValue(source.name, first);
    note = `   ${look().paint.red(say(lang, "ceremony-differs"))}`;
  }
}

async function readBack({ stage, look, lines, foot }: Ask, value: string): Promise<boolean> {
  await stage.paint([...lines(true), ...readBackLines(look(), value)], foot());
  return await stage.confirm(say(look().lang, "ceremony-right"));
}

/** What came of asking: a value, or the last wrong one of a witness who is left out ("" where none was given). */
export type Answer = { readonly value: string } | { readonly left: string };

async function once(ask: Ask, source: Source, mayStay: boolean): Promise<Answer> {
  const { stage, look, lines, foot } = ask;
  const { lang } = look();
  let wrong = "";
  const validate = async (typed: string) => {
    if (mayStay && typed.trim() === "") return true;
    const verdict = await judged(lang, source, typed);
    if (verdict !== true && typed.trim() !== "") wrong = tidy(source, typed).trim();
    return verdict;
  };
  for (;;) {
    await stage.paint(lines(), foot());
    const message = say(lang, mayStay ? "ceremony-open-or-skip" : "ceremony-value");
    const typed = await stage.input(message, validate);
    if (typed.trim() === "") {
      await stage.paint(lines(), foot());
      if (await stage.confirm(say(lang, "ceremony-skip", { name: source.name }))) return { left: wrong };
      continue;
    }
    const value = seedValue(source.name, tidy(source, typed));
    if (await readBack(ask, value)) return { value };
  }
}

/** Asks for one source's value. `mayStay`: a witness without whom the draw may go on. */
export async function askValue(ask: Ask, source: Source, mayStay: boolean): Promise<Answer> {
  const kind = source.kind ?? "text";
  if (kind === "system") {
    await ask.stage.paint(ask.lines(), ask.foot());
    if (await ask.stage.confirm(say(ask.look().lang, "ceremony-system"))) {
      const value = randomBytes(32).toString("hex");
      if (await readBack(ask, value)) return { value };
    }
  }
  return LONG.has(kind) ? await once(ask, source, mayStay) : { value: await twice(ask, source) };
}
