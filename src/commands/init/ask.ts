/** Asks for what the flags left open, in the order in which an officer thinks of it. */
import { EXIT, type Finding, Problem } from "../../problem.ts";
import { explain, type Lang, say } from "../../text/index.ts";
import type { Draft, SeedSource } from "./answers.ts";
import { usualCampaign } from "./answers.ts";
import type { Asker } from "./asker.ts";
import { readRate, readSource, readText, readWhole, readWindow } from "./flags.ts";
import { SUBJECTS, subjectOf } from "./subjects.ts";

/** What a register showed of itself. */
export interface Facts {
  readonly headers: readonly string[];
  /** Columns that make the id; empty where none was found. */
  readonly id: readonly string[];
  readonly prefecture?: string;
  /** The status column's values with their counts, in order of appearance. */
  readonly status?: { readonly column: string; readonly values: readonly (readonly [string, number])[] };
}
/** Reads a register, shows what it understood, gives the facts. */
export type Look = (path: string, id?: readonly string[]) => Promise<Facts>;

/** Shows findings to the person. */
export type Report = (findings: readonly Finding[]) => Promise<void>;

/** States in which an office cannot be inspected. */
export const GONE = /注销|停业|撤销|吊销|迁出|歇业|终止/;

/** A reader's complaint in words, for a prompt that asks again. */
const checked =
  (lang: Lang, read: (given: string) => unknown) =>
  (given: string): true | string => {
    try {
      read(given);
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return error.findings.map((finding) => Object.values(explain(lang, finding)).join(" ")).join("\n");
    }
  };

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

async function askHow(draft: Draft, facts: Facts, ask: Asker, lang: Lang): Promise<void> {
  if (draft.id === undefined && facts.id.length === 0)
    draft.id = await ask.checkbox({
      message: say(lang, "initAskId"),
      choices: facts.headers.map((header) => ({ name: header, value: header })),
      required: true,
    });
  if (draft.stratify === undefined) {
    const others = facts.headers.filter((header) => header !== facts.prefecture);
    const columns = facts.prefecture === undefined ? others : [facts.prefecture, ...others];
    const none = { name: say(lang, "initNoStrata"), value: "" };
    const picked = await ask.select({
      message: say(lang, "initAskStratify"),
      choices: [...columns.map((header) => ({ name: header, value: header })), none],
      default: facts.prefecture ?? "",
    });
    draft.stratify = picked === "" ? [] : [picked];
  }
  if (draft.size === undefined) {
    const kind = await ask.select({
      message: say(lang, "initAskSize"),
      choices: [
        { name: say(lang, "initByRate"), value: "rate" },
        { name: say(lang, "initByNumber"), value: "n" },
      ],
    });
    const number = (given: string) => readWhole("--n", given, 1);
    draft.size =
      kind === "rate"
        ? {
            rate: readRate(
              await ask.input({
                message: say(lang, "initAskRate"),
                default: "10%",
                validate: checked(lang, readRate),
              }),
            ),
          }
        : {
            n: number(
              await ask.input({ message: say(lang, "initAskNumber"), validate: checked(lang, number) }),
            ),
          };
  }
  if (draft.allocation === undefined && draft.stratify.length > 0)
    draft.allocation = (await ask.select({
      message: say(lang, "initAskAllocation"),
      choices: [
        { name: say(lang, "initOverall"), value: "overall" },
        { name: say(lang, "initEach"), value: "each" },
      ],
    })) as "overall" | "each";
  if (draft.alternates === undefined) {
    const read = (given: string) => readWhole("--alternates", given, 0);
    draft.alternates = read(
      await ask.input({
        message: say(lang, "initAskAlternates"),
        default: "1",
        validate: checked(lang, read),
      }),
    );
  }
  if (draft.exclude === undefined && facts.status) {
    const { column, values } = facts.status;
    const picked = await ask.checkbox({
      message: say(lang, "initAskExclude", { column }),
      choices: values.map(([value, count]) => ({
        name: `${value} (${count})`,
        value,
        checked: GONE.test(value),
      })),
    });
    draft.exclude = picked.length === 0 ? [] : [{ column, values: picked, reason: "不在执业状态" }];
  }
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
