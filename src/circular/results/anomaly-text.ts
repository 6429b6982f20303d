/** What does not fit in recorded results, told factually for an annex. The public reads no inspectors' names. */
import type { Anomaly } from "../../results/anomaly.ts";
import { chineseDate } from "../numerals.ts";
import { plain } from "../plain.ts";

interface Said {
  readonly say: (name: string) => string;
  readonly day: (name: string) => string;
  readonly isPublic: boolean;
}

/** By kind: a sentence without its full stop, about the object that the table's row names. */
const SENTENCES: Readonly<Record<string, (said: Said) => string>> = {
  "not-drawn": () => "未列入本次抽查对象，报送的检查结果不计入统计",
  "other-inspectors": ({ say, isPublic }) =>
    isPublic
      ? "检查记录署名的检查人员与指派的检查人员不一致，且无更换记录"
      : `检查记录署名的${say("people")}不是指派的检查人员（指派${say("assigned")}），且无更换记录`,
  "replaced-inspector": ({ say, isPublic }) =>
    isPublic
      ? "检查记录由已更换的检查人员署名"
      : `检查记录由已更换的检查人员${say("people")}署名（现指派${say("assigned")}）`,
  "too-few-inspectors": ({ say }) =>
    say("count") === "0" ? "检查记录没有检查人员署名" : `检查记录署名的检查人员仅${say("count")}名，不足两名`,
  "before-window": ({ day }) => `检查日期为${day("day")}，早于规定的开始日期${day("from")}`,
  "after-window": ({ day }) => `检查日期为${day("day")}，晚于规定的截止日期${day("to")}`,
  "clean-with-problem": ({ say }) => `检查结果为未发现问题，但${say("items")}记录为不符合`,
  "problem-without-item": () => "检查结果为发现问题，但各检查事项均无不符合记录",
  "no-due-date": () => "责令限期改正，但未写明改正期限",
  "due-before-inspection": ({ day }) => `改正期限${day("due")}早于检查日期${day("day")}`,
  "corrected-before-inspection": ({ day }) => `改正日期${day("corrected")}早于检查日期${day("day")}`,
  "clean-with-follow-up": ({ say }) => `检查结果为未发现问题，但后续处置为${say("followUp")}`,
  "problem-without-follow-up": () => "检查结果为发现问题，但没有后续处置",
  "stopped-with-items": ({ say }) => `检查结果为${say("result")}，但${say("items")}有检查记录`,
  "no-date": () => "未写明检查日期",
  "left-but-inspected": () => "抽取后已更换，仍报送了检查结果",
  "no-body": () => "后续处置为移送，但未写明移送的单位",
  "good-with-problem": () => "检查事项记录为符合，但填写了发现的问题",
  "bad-without-problem": () => "检查事项记录为不符合，但未写明发现的问题",
  "due-without-order": () => "写明了改正期限，但后续处置不是限期改正",
};

/** One sentence about one anomaly, without its full stop. */
export function anomalyText({ kind, params }: Anomaly, isPublic: boolean): string {
  const say = (name: string) => plain(String(params[name] ?? ""));
  const sentence = Object.hasOwn(SENTENCES, kind) ? SENTENCES[kind] : undefined;
  return sentence
    ? sentence({ say, day: (name) => chineseDate(say(name)), isPublic })
    : "检查记录前后不一致，待核实";
}
