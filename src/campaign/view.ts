/** What the documents of a draw need to know, from its record and frames. */
import type { DrawPlan } from "../plan/schema.ts";
import { EXIT, type Finding, fail, Problem } from "../problem.ts";
import { type Frame, type FrameUnit, parseFrame } from "../record/frame.ts";
import type { DrawRecord } from "../record/record.ts";
import { standingNow } from "../record/standing.ts";
import { forPeople } from "../registry/order.ts";
import { officeDay } from "../results/days.ts";
import type { DrawnObject, DrawView } from "../results/draw-view.ts";
import type { Io } from "../system/io.ts";
import { type Collection, collectionOf } from "./collection.ts";
import { committedText } from "./committed.ts";
import { drawnRecord } from "./draw.ts";
import { type Campaign, drawFiles } from "./open.ts";
import { prepareOnce } from "./prepare.ts";

export interface ViewMaterial {
  readonly record: DrawRecord;
  readonly frame: Frame;
  readonly inspectors?: Frame;
  /** What the prefectures sent, where they deal the inspectors. */
  readonly collection?: Collection;
  /** All cells of the register by id, for documents that stay inside the administration. */
  readonly cells: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

export async function viewMaterial(
  io: Io,
  campaign: Campaign,
  draw: DrawPlan,
  findings: Finding[],
): Promise<ViewMaterial> {
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
  return { record, frame, inspectors, collection: await collectionOf(campaign, record), cells };
}

interface SentTeam {
  readonly members: readonly string[];
  readonly lead?: string;
  readonly people: ReadonlyMap<string, FrameUnit>;
}

/** The teams that prefectures dealt, by object: each speaks of its own people. */
function sentTeams(collection: Collection | undefined): Map<string, SentTeam> {
  return new Map(
    collection?.records.flatMap(({ people, assignment }) => {
      const known = new Map(people.map((unit) => [unit.id, unit]));
      return assignment.teams.map((team) => [team.object, { ...team, people: known }] as const);
    }),
  );
}

/** A draw whose teams came from prefectures is shown like one whose teams were dealt here. */
const shownDraw = (draw: DrawPlan, collection: Collection | undefined): DrawPlan =>
  draw.dispatch && collection && collection.records.length > 0
    ? { ...draw, inspectors: { ...draw.dispatch, register: draw.register } }
    : draw;

/** Units as people read them: prefectures in their usual order, rank within each. */
const inOrder = <T extends { readonly stratum: string }>(entries: readonly T[]): T[] =>
  forPeople(entries, ({ stratum }) => stratum);

/** The serial number of everything that was ever to be inspected, by id (`DrawnObject.serial`). */
export function serialsOf({
  drawn,
  certain,
  replacements = [],
}: Pick<DrawRecord, "drawn" | "certain" | "replacements">): Map<string, number> {
  const first = inOrder<{ id: string; stratum: string }>([...drawn, ...certain]).map(({ id }) => id);
  const later = replacements.flatMap(({ kind, in: next }) =>
    kind === "object" && next !== undefined ? [next] : [],
  );
  return new Map([...first, ...later].map((id, at) => [id, at + 1]));
}

/** The view of a draw; with `inside`, objects carry every cell of the register instead of the published ones. */
export function viewOf(
  campaign: Campaign,
  draw: DrawPlan,
  { record, frame, inspectors, collection, cells }: ViewMaterial,
  inside: boolean,
): DrawView {
  const units = new Map(frame.units.map((unit) => [unit.id, unit]));
  const own = new Map(inspectors?.units.map((unit) => [unit.id, unit]));
  const sent = sentTeams(collection);
  const now = standingNow(record);
  const serials = serialsOf(record);
  const changed = new Map(
    (record.replacements ?? []).map(({ at, kind, object, ...one }) => [
      kind === "object" ? one.in : object,
      officeDay(at),
    ]),
  );
  const workplace = (columns: Readonly<Record<string, string>> = {}) =>
    columns[Object.keys(columns).find((header) => /单位|unit/i.test(header)) ?? ""] ?? "";
  const object = (entry: {
    id: string;
    stratum: string;
    rank?: number;
    ticket?: string;
    reason?: string;
    instead?: string;
  }): DrawnObject => {
    const unit = units.get(entry.id);
    const team = now.teams.get(entry.id) ?? sent.get(entry.id);
    const people = sent.get(entry.id)?.people ?? own;
    return {
      id: entry.id,
      name: unit?.name ?? entry.id,
      stratum: entry.stratum,
      prefecture: unit?.prefecture ?? entry.stratum,
      ...(serials.has(entry.id) ? { serial: serials.get(entry.id)! } : {}),
      rank: entry.rank ?? 0,
      ticket: entry.ticket ?? "",
      certain: entry.reason,
      ...(entry.instead === undefined ? {} : { instead: units.get(entry.instead)?.name ?? entry.instead }),
      ...(changed.has(entry.id) ? { since: changed.get(entry.id) ?? "" } : {}),
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
  return {
    plan: campaign.plan,
    draw: shownDraw(draw, collection),
    commitment: record.C,
    seed: record.seed,
    date: campaign.plan.documents.date ?? officeDay(record.drawnAt),
    strata: forPeople(record.strata, ({ stratum }) => stratum),
    objects: inOrder(now.objects).map(object),
    alternates: inOrder(now.alternates).map(object),
    frame: { units: record.commitment.frame.units, eligible: record.commitment.frame.eligible },
    assigned: record.assignment !== undefined || collection?.missing.length === 0,
  };
}
