/** Annexes of the circular: every object's result, where corrections stand, what did not fit. */
import type { ResultEntry, ResultsView } from "../../results/view.ts";
import { liesBetter } from "../column-widths.ts";
import type { Annex, Block } from "../document.ts";
import { placeOf, type Shown, tableOf } from "../identify.ts";
import { plain } from "../plain.ts";
import { anomalyText } from "./anomaly-text.ts";
import { correctionText, dueText } from "./correction-text.ts";
import { badItemNames } from "./problems.ts";
import { changeOf, followUpText, kindOf, nameOf, resultText } from "./words.ts";

const serial = (_: unknown, index: number) => String(index + 1);

function listAnnex({ view, entries }: ResultsView): Annex {
  const shown: Shown<ResultEntry>[] = [
    { column: { header: "序号", width: 11, align: "center" }, of: serial },
    { column: { header: "州市", width: 17, align: "center" }, of: ({ object }) => placeOf(view, object) },
    { column: { header: "名称", width: 30 }, of: nameOf, always: true },
    { column: { header: "类型", width: 16, align: "center" }, of: kindOf },
    {
      column: { header: "检查日期", width: 22, align: "center" },
      of: ({ result }) => result?.inspectedOn ?? "",
    },
    { column: { header: "检查结果", width: 23 }, of: resultText },
    { column: { header: "问题事项", width: 19 }, of: badItemNames },
    {
      column: { header: "后续处置", width: 18 },
      of: ({ result }) => (result ? followUpText(result.followUp) : ""),
    },
    { column: { header: "备注", width: 13, align: "center" }, of: changeOf },
  ];
  const table = { kind: "table", ...tableOf(shown, entries), dense: true } as const;
  const title = entries.some(({ result }) => result) ? "抽查结果一览表" : "检查对象名单";
  return { title, blocks: [table], ...(liesBetter(table) ? { landscape: true } : {}) };
}

function correctionsAnnex({ view, entries }: ResultsView): Annex {
  const shown: Shown<ResultEntry>[] = [
    { column: { header: "序号", width: 11, align: "center" }, of: serial },
    { column: { header: "州市", width: 22, align: "center" }, of: ({ object }) => placeOf(view, object) },
    { column: { header: "名称", width: 38 }, of: nameOf, always: true },
    { column: { header: "问题事项", width: 27 }, of: badItemNames },
    { column: { header: "改正期限", width: 26, align: "center" }, of: dueText },
    { column: { header: "整改情况", width: 32 }, of: correctionText },
  ];
  return { title: "问题整改情况表", blocks: [{ kind: "table", ...tableOf(shown, entries), dense: true }] };
}

function anomaliesAnnex({ view, anomalies }: ResultsView, isPublic: boolean): Annex {
  const place = (one: ResultsView["anomalies"][number]) =>
    one.prefecture === "" ? "" : placeOf(view, { prefecture: one.prefecture, stratum: one.prefecture });
  const table: Block = {
    kind: "table",
    dense: true,
    ...tableOf(
      [
        { column: { header: "序号", width: 11, align: "center" }, of: serial },
        { column: { header: "州市", width: 24, align: "center" }, of: place },
        { column: { header: "检查对象", width: 44 }, of: (one) => plain(one.name), always: true },
        { column: { header: "核对发现的情况", width: 77 }, of: (one) => anomalyText(one, isPublic) },
      ],
      anomalies,
    ),
  };
  return { title: "检查结果核对情况", blocks: [table] };
}

export interface Annexes {
  readonly annexes: readonly Annex[];
  /** How the text calls them, "附件2"; undefined where there is none. */
  readonly list?: string;
  readonly corrections?: string;
  readonly anomalies?: string;
}

/** The annexes that have something to show, and what they are called. */
export function annexesOf(results: ResultsView, isPublic: boolean): Annexes {
  const mended = results.entries.filter(({ correction }) => correction.state !== "none");
  const all = {
    ...(results.entries.length > 0 ? { list: listAnnex(results) } : {}),
    ...(mended.length > 0 ? { corrections: correctionsAnnex({ ...results, entries: mended }) } : {}),
    ...(results.anomalies.length > 0 ? { anomalies: anomaliesAnnex(results, isPublic) } : {}),
  };
  const annexes = Object.values(all);
  const names = Object.keys(all).map(
    (key, at) => [key, annexes.length === 1 ? "附件" : `附件${at + 1}`] as const,
  );
  return { annexes, ...Object.fromEntries(names) };
}
