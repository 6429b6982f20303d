/** The documents of a campaign: made from its records, written to its folder, noted in its ledger. */
import { join } from "node:path";
import { compareBytes } from "../bytes.ts";
import type { OfficialDocument } from "../circular/document.ts";
import type { DrawView } from "../circular/view.ts";
import type { DrawPlan } from "../plan/schema.ts";
import type { Finding } from "../problem.ts";
import { digestOf, sha256 } from "../record/jcs.ts";
import { inOrder } from "../system/clock.ts";
import { fileName, fileNames } from "../system/file-name.ts";
import { writeIfChanged } from "../system/files.ts";
import type { Io } from "../system/io.ts";
import { addLine, lastLine, soundLedger } from "./ledger-file.ts";
import { type Campaign, drawsOf } from "./open.ts";
import { type ViewMaterial, viewMaterial, viewOf } from "./view.ts";

export const KINDS = ["notice", "task", "result-list"] as const;
export type Kind = (typeof KINDS)[number];

/** Word and Markdown of one document. */
async function rendered(path: string, document: OfficialDocument): Promise<[string, string | Uint8Array][]> {
  const { renderWord } = await import("../circular/word.ts");
  const { renderMarkdown } = await import("../circular/markdown.ts");
  return [
    [`${path}.docx`, await renderWord(document)],
    [`${path}.md`, renderMarkdown(document)],
  ];
}

async function notices(view: DrawView): Promise<[string, string | Uint8Array][]> {
  const { buildNotice } = await import("../circular/notice.ts");
  const made = [];
  for (const [i, object] of view.objects.entries()) {
    const number = String(i + 1).padStart(String(view.objects.length).length, "0");
    made.push(...(await rendered(`notices/${number}-${fileName(object.name)}`, buildNotice(view, object))));
  }
  return made;
}

async function tasks(view: DrawView): Promise<[string, string | Uint8Array][]> {
  const { buildTask } = await import("../circular/task.ts");
  const made = [];
  const prefectures = [...new Set(view.objects.map((object) => object.prefecture))].sort(compareBytes);
  const names = fileNames(prefectures);
  for (const [i, prefecture] of prefectures.entries())
    made.push(...(await rendered(`tasks/${names[i]}`, buildTask(view, prefecture))));
  return made;
}

async function resultList(view: DrawView): Promise<[string, string | Uint8Array][]> {
  const { buildResultList } = await import("../circular/result-list.ts");
  const { resultTable } = await import("../circular/result-table.ts");
  const { toCsv } = await import("../registry/write-csv.ts");
  const { toWorkbook } = await import("../registry/write-workbook.ts");
  const { columns, rows } = resultTable(view);
  const title = view.draw.title ?? view.plan.campaign;
  const note = view.plan.synthetic ? "本表依据合成数据生成，仅供演示" : undefined;
  const sheet = {
    name: "抽取结果",
    title: `${title}抽取结果`,
    columns: columns.map((header) => ({ header })),
    rows,
    note,
  };
  return [
    ...(await rendered("result-list", buildResultList(view))),
    ["result-list.xlsx", await toWorkbook([sheet])],
    ["result-list.csv", toCsv(columns, rows, { bom: true, eol: "\r\n" })],
  ];
}

export interface Written {
  readonly draw: string;
  readonly kind: Kind;
  /** Paths from the campaign's output folder. */
  readonly files: readonly string[];
  readonly changed: number;
}

/**
 * Makes the documents of the named draws, kind by kind: the ledger then has the same lines in the same order
 * whether the kinds are asked for together or one command after the other. The caller holds the lock.
 * @param later which documents are left for another time
 */
export async function circularAll(
  io: Io,
  campaign: Campaign,
  kinds: readonly Kind[],
  at: string,
  name?: string,
  later: (draw: DrawPlan, kind: Kind) => boolean = () => false,
) {
  const written: Written[] = [];
  const findings: Finding[] = [];
  const gathered: { draw: DrawPlan; material: ViewMaterial }[] = [];
  for (const draw of drawsOf(campaign, name))
    gathered.push({ draw, material: await viewMaterial(io, campaign, draw, findings) });
  for (const kind of kinds)
    for (const { draw, material } of gathered) {
      if (later(draw, kind)) continue;
      const view = viewOf(campaign, draw, material, kind !== "result-list");
      const made = await { notice: notices, task: tasks, "result-list": resultList }[kind](view);
      const digest = digestOf(made.map(([path, content]) => [path, sha256(content)]));
      const event = `circular:${kind}/${draw.name}`;
      const lines = await soundLedger(campaign.out);
      const isNew = lastLine(lines, event)?.digest !== digest;
      if (isNew) inOrder(lines, at);
      let changed = 0;
      for (const [path, content] of made)
        if (await writeIfChanged(join(campaign.out, draw.name, path), content)) changed += 1;
      if (isNew) await addLine(campaign.out, { at, event, digest });
      written.push({ draw: draw.name, kind, files: made.map(([path]) => `${draw.name}/${path}`), changed });
    }
  return { written, findings };
}
