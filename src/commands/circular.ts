/** `choucha circular notice|task|result-list`: the documents that an office sends out. */
import { join } from "node:path";
import { compareBytes } from "../bytes.ts";
import type { OfficialDocument } from "../circular/document.ts";
import type { DrawnObject, DrawView } from "../circular/view.ts";
import type { DrawPlan } from "../plan/schema.ts";
import { EXIT, type Finding, fail, Problem } from "../problem.ts";
import { type Frame, parseFrame } from "../record/frame.ts";
import { digestOf, sha256 } from "../record/jcs.ts";
import type { DrawRecord } from "../record/record.ts";
import { say } from "../text/index.ts";
import { type Campaign, drawFiles, drawsOf, openCampaign } from "./campaign.ts";
import { inOrder, timeOf } from "./clock.ts";
import { committedText, drawnRecord } from "./draw.ts";
import { fileName, fileNames } from "./file-name.ts";
import { writeIfChanged } from "./files.ts";
import { type Io, write } from "./io.ts";
import { addLine, lastLine, soundLedger, withLock } from "./ledger-file.ts";
import { prepareOnce } from "./prepare.ts";
import { forPeople } from "./results.ts";
import { colours, findingJson, findingsText } from "./screen.ts";

export const KINDS = ["notice", "task", "result-list"] as const;
export type Kind = (typeof KINDS)[number];

export interface CircularFlags {
  readonly draw?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

interface Material {
  readonly record: DrawRecord;
  readonly frame: Frame;
  readonly inspectors?: Frame;
  /** All cells of the register by id, for documents that stay inside the administration. */
  readonly cells: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

async function gather(io: Io, campaign: Campaign, draw: DrawPlan, findings: Finding[]): Promise<Material> {
  const files = drawFiles(campaign.out, draw.name);
  const record = await drawnRecord(campaign, draw.name);
  if (!record) return fail(EXIT.conflict, "CMD017", { draw: draw.name });
  const { commitment } = record;
  const frame = parseFrame(await committedText(files.frame, commitment.frame.digest));
  const inspectors =
    commitment.inspectors && parseFrame(await committedText(files.inspectors, commitment.inspectors.digest));
  // Registers move on after a draw; documents then use what was committed.
  const all = await prepareOnce(io, campaign).catch((error) => {
    if (error instanceof Problem) return undefined;
    throw error;
  });
  const mine = all?.prepared.find((entry) => entry.draw.name === draw.name);
  const unchanged = mine?.objects.frame.digest === commitment.frame.digest;
  if (!unchanged) findings.push({ code: "CMD020", severity: "warning", file: draw.register.file });
  const cells = new Map(
    mine && unchanged ? mine.units.map(({ id, values }) => [id, Object.fromEntries(values)]) : [],
  );
  return { record, frame, inspectors, cells };
}

/** The view of a draw; with `inside`, objects carry every cell of the register instead of the published ones. */
function viewOf(
  campaign: Campaign,
  draw: DrawPlan,
  { record, frame, inspectors, cells }: Material,
  inside: boolean,
): DrawView {
  const units = new Map(frame.units.map((unit) => [unit.id, unit]));
  const people = new Map(inspectors?.units.map((unit) => [unit.id, unit]));
  const teams = new Map(record.assignment?.teams.map((team) => [team.object, team]));
  const workplace = (columns: Readonly<Record<string, string>> = {}) =>
    columns[Object.keys(columns).find((header) => /单位|unit/i.test(header)) ?? ""] ?? "";
  const object = (entry: {
    id: string;
    stratum: string;
    rank?: number;
    ticket?: string;
    reason?: string;
  }): DrawnObject => {
    const unit = units.get(entry.id);
    const team = teams.get(entry.id);
    return {
      id: entry.id,
      name: unit?.name ?? entry.id,
      stratum: entry.stratum,
      prefecture: unit?.prefecture ?? entry.stratum,
      rank: entry.rank ?? 0,
      ticket: entry.ticket ?? "",
      certain: entry.reason,
      values: { ...unit?.columns, ...(inside ? cells.get(entry.id) : {}) },
      team: (team?.members ?? []).map((id) => ({
        id,
        name: people.get(id)?.name ?? id,
        unit: workplace(people.get(id)?.columns),
        prefecture: people.get(id)?.prefecture ?? "",
        lead: team?.lead === id,
      })),
    };
  };
  const inOrder = <T extends { stratum: string }>(entries: readonly T[]) =>
    forPeople(entries, ({ stratum }) => stratum);
  return {
    plan: campaign.plan,
    draw,
    commitment: record.C,
    seed: record.seed,
    date: campaign.plan.documents.date ?? record.drawnAt.slice(0, 10),
    strata: forPeople(record.strata, ({ stratum }) => stratum),
    objects: inOrder([...record.drawn, ...record.certain]).map(object),
    alternates: inOrder(record.alternates).map(object),
    frame: { units: record.commitment.frame.units, eligible: record.commitment.frame.eligible },
    assigned: record.assignment !== undefined,
  };
}

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
 */
export async function circularAll(
  io: Io,
  campaign: Campaign,
  kinds: readonly Kind[],
  at: string,
  name?: string,
) {
  const written: Written[] = [];
  const findings: Finding[] = [];
  const gathered: { draw: DrawPlan; material: Material }[] = [];
  for (const draw of drawsOf(campaign, name))
    gathered.push({ draw, material: await gather(io, campaign, draw, findings) });
  for (const kind of kinds)
    for (const { draw, material } of gathered) {
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

/** Runs `choucha circular KIND`. */
export async function circular(
  io: Io,
  kind: Kind,
  given: string | undefined,
  flags: CircularFlags,
): Promise<number> {
  const campaign = await openCampaign(io, given, flags.out);
  const at = timeOf(io, flags.at);
  const { written, findings } = await withLock(campaign.out, () =>
    circularAll(io, campaign, [kind], at, flags.draw),
  );
  await write(io.stderr, findingsText(io.lang, findings, colours(io, "stderr")));
  if (flags.json) {
    const shown = findings.map((finding) => findingJson(io.lang, finding));
    await write(
      io.stdout,
      `${JSON.stringify({ $schema: "choucha/circular/1", version: 1, out: campaign.out, written, findings: shown }, null, 2)}\n`,
    );
    return EXIT.done;
  }
  for (const { draw, files, changed } of written) {
    await write(io.stderr, `${say(io.lang, "documentsWritten", { draw, files: files.length, changed })}\n`);
    await write(io.stdout, files.map((file) => `${join(campaign.out, file)}\n`).join(""));
  }
  return EXIT.done;
}
