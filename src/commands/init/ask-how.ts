/** The questions about the first random: what tells units apart, groups, how many, who is left out. */
import { type Lang, say } from "../../text/index.ts";
import type { Asker } from "../asker.ts";
import type { Draft } from "./answers.ts";
import { readRate, readWhole } from "./flags.ts";
import { checked, type Facts } from "./question.ts";

/** States in which an office cannot be inspected. */
const GONE = /注销|停业|撤销|吊销|迁出|歇业|终止/;

/** Fills the draft's gaps about the draw of objects. */
export async function askHow(draft: Draft, facts: Facts, ask: Asker, lang: Lang): Promise<void> {
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
