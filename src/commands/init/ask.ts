/** Asks for what the flags left open, in the order in which an officer thinks of it. */
import { EXIT, Problem } from "../../problem.ts";
import { type Lang, say } from "../../text/index.ts";
import type { Asker } from "../asker.ts";
import type { Draft, SeedSource } from "./answers.ts";
import { usualCampaign } from "./answers.ts";
import { askHow } from "./ask-how.ts";
import { readSource, readText, readWhole, readWindow } from "./flags.ts";
import { checked, type Facts, type Look, type Report } from "./question.ts";
import { SUBJECTS, subjectOf } from "./subjects.ts";

async function askFile(ask: Asker, lang: Lang, message: string, look: Look, report: Report) {
  for (;;) {
    const path = (
      await ask.input({ message, validate: checked(lang, (given) => readText("", given)) })
    ).trim();
    try {
      return { path, facts: await look(path) };
    } catch (error) {
      // A wrong path is a slip at the keyboard here, and no reason to lose the answers so far.
      if (!(error instanceof Problem) || error.exit === EXIT.interrupted) throw error;
      await report(error.findings);
    }
  }
}

async function askSources(ask: Asker, lang: Lang): Promise<SeedSource[]> {
  const sources: SeedSource[] = [];
  const filled = checked(lang, (given) => readText("", given));
  do {
    const name = await ask.input({
      message: say(lang, "initAskSource"),
      default: sources.length === 0 ? "福彩双色球" : undefined,
      validate: checked(lang, (given) => readSource(`${given}=x`)),
    });
    const rule = await ask.input({ message: say(lang, "initAskRule"), validate: filled });
    sources.push({ name: name.trim(), rule: rule.trim() });
  } while (await ask.confirm({ message: say(lang, "initAskMoreSources"), default: false }));
  return sources;
}

async function askInspectors(draft: Draft, ask: Asker, lang: Lang, look: Look, report: Report) {
  if (draft.inspectors === undefined) {
    if (!(await ask.confirm({ message: say(lang, "initAskWantInspectors"), default: true }))) return;
    draft.inspectors = (await askFile(ask, lang, say(lang, "initAskInspectors"), look, report)).path;
  }
  if (draft.perObject === undefined) {
    const read = (given: string) => readWhole("--per-object", given, 1, 100);
    draft.perObject = read(
      await ask.input({
        message: say(lang, "initAskPerObject"),
        default: "2",
        validate: checked(lang, read),
      }),
    );
  }
  if (
    draft.recusal === undefined &&
    (await ask.confirm({ message: say(lang, "initAskWantRecusal"), default: false }))
  )
    draft.recusal = (await askFile(ask, lang, say(lang, "initAskRecusal"), look, report)).path;
}

async function askWho(draft: Draft, ask: Asker, lang: Lang, thisYear: number): Promise<void> {
  const filled = checked(lang, (given) => readText("", given));
  draft.issuer ??= (await ask.input({ message: say(lang, "initAskIssuer"), validate: filled })).trim();
  const year = (given: string) => readWhole("--year", given, 1990, 2200);
  draft.year ??= year(
    await ask.input({
      message: say(lang, "initAskYear"),
      default: String(thisYear),
      validate: checked(lang, year),
    }),
  );
  draft.campaign ??= (
    await ask.input({
      message: say(lang, "initAskCampaign"),
      default: usualCampaign(draft.year, subjectOf(draft.what as string).object),
      validate: filled,
    })
  ).trim();
  if (draft.window === undefined) {
    const given = await ask.input({
      message: say(lang, "initAskWindow"),
      validate: checked(lang, (text) => text.trim() === "" || readWindow(text)),
    });
    if (given.trim() !== "") draft.window = readWindow(given);
  }
  if (draft.basis === undefined) {
    const given = (await ask.input({ message: say(lang, "initAskBasis") })).trim();
    draft.basis = given === "" ? [] : [given];
  }
}

/**
 * Fills the draft's gaps by asking.
 * @param known facts of the register where a flag already named it
 * @param tools where to ask, how to read a register, how to show what is wrong with one
 */
export async function askMissing(
  draft: Draft,
  known: Facts | undefined,
  tools: { ask: Asker; lang: Lang; look: Look; report: Report; thisYear: number },
): Promise<Facts> {
  const { ask, lang, look, report, thisYear } = tools;
  if (draft.what === undefined) {
    const what = await ask.select({
      message: say(lang, "initAskWhat"),
      choices: [
        ...SUBJECTS.map((one) => ({ name: one.object, value: one.name })),
        { name: say(lang, "initOther"), value: "" },
      ],
    });
    const noun = {
      message: say(lang, "initAskNoun"),
      validate: checked(lang, (given) => readText("", given)),
    };
    draft.what = what === "" ? await ask.input(noun) : what;
  }
  let facts = known;
  if (!facts) {
    const read = await askFile(ask, lang, say(lang, "initAskRegister"), look, report);
    [draft.register, facts] = [read.path, read.facts];
  }
  await askHow(draft, facts, ask, lang);
  await askInspectors(draft, ask, lang, look, report);
  await askWho(draft, ask, lang, thisYear);
  draft.sources ??= await askSources(ask, lang);
  return facts;
}
