/** Opens a drawn review: what its record and frames say, as the commands of the score sheets see it. */
import { compareBytes } from "../../bytes.ts";
import type { ReviewPlan } from "../../plan/schema.ts";
import { EXIT, fail } from "../../problem.ts";
import { type Frame, type FrameUnit, isEligible, parseFrame } from "../../record/frame.ts";
import { ticketsOf } from "../../record/outcome.ts";
import type { DrawRecord } from "../../record/record.ts";
import { type StandingObject, standingNow } from "../../record/standing.ts";
import { roleOfHeader } from "../../registry/roles.ts";
import { formatRational, type Rational, rational, times } from "../../sampling/rational.ts";
import type { Ticket } from "../../sampling/ticket.ts";
import type { Rubric } from "../../scoring/rubric/schema.ts";
import type { Io } from "../../system/io.ts";
import { committedText } from "../committed.ts";
import { drawnRecord } from "../drawn-record.ts";
import { type Campaign, drawFiles } from "../open.ts";
import { firstStage } from "./first-stage.ts";
import { rubricOf } from "./prepare-review.ts";
import { rubricDigest } from "./review-rule.ts";
import { thirdsOf } from "./thirds.ts";
import type { OpenReview, ReviewDocument, Reviewer, UnratedDocument } from "./types.ts";

/** The named review of the plan, or its only one. @throws Problem (usage) */
export function reviewNamed(campaign: Campaign, name?: string): ReviewPlan {
  const { reviews } = campaign.plan;
  const known = reviews.map((one) => one.name).join(", ");
  if (reviews.length === 0) return fail(EXIT.usage, "REV001");
  const found = name === undefined ? reviews[0] : reviews.find((one) => one.name === name);
  if (!found) return fail(EXIT.usage, "REV002", { name: name ?? "", known });
  if (name === undefined && reviews.length > 1) return fail(EXIT.usage, "REV003", { known });
  return found;
}

export interface ReviewFiles {
  readonly record: DrawRecord;
  readonly frame: Frame;
  readonly reviewers: Frame;
}

/** The record of a drawn and dealt review with its frames. @throws Problem (conflict) where it is not there yet */
export async function reviewFiles(campaign: Campaign, name: string): Promise<ReviewFiles> {
  const record = await drawnRecord(campaign, name);
  if (!record) return fail(EXIT.conflict, "CMD017", { draw: name });
  const people = record.commitment.inspectors;
  if (!record.assignment || !people) return fail(EXIT.conflict, "REV004", { review: name });
  const files = drawFiles(campaign.out, name);
  return {
    record,
    frame: parseFrame(await committedText(files.frame, record.commitment.frame.digest)),
    reviewers: parseFrame(await committedText(files.inspectors, people.digest)),
  };
}

/** The committed rubric. @throws Problem (conflict) where the plan's rubric is another one now */
async function committedRubric(
  io: Io,
  campaign: Campaign,
  review: ReviewPlan,
  record: DrawRecord,
): Promise<{ rubric: Rubric; digest: string }> {
  const { rubric, file } = await rubricOf(io, campaign, review);
  const digest = rubricDigest(rubric);
  const committed = record.rule.rubric;
  if (digest !== committed?.digest)
    fail(
      EXIT.conflict,
      "REV005",
      {
        review: review.name,
        id: committed?.id ?? "–",
        wanted: (committed?.digest ?? "").slice(0, 8),
        found: digest.slice(0, 8),
      },
      { file },
    );
  return { rubric, digest };
}

/**
 * Codes in the order of ticket("codes/" + id), so that they tell nothing of who or what stands behind them. Those
 * who may come later (alternates, third reviewers) have the codes behind the first ones, so that no code changes.
 */
function codesOf(
  now: readonly string[],
  later: readonly string[],
  letter: string,
  least: number,
  ticket: Ticket,
): Map<string, string> {
  const ordered = (ids: readonly string[]) =>
    ids
      .map((id) => ({ id, ticket: ticket(`codes/${id}`) }))
      .sort((a, b) => compareBytes(a.ticket, b.ticket) || compareBytes(a.id, b.id));
  const width = Math.max(least, String(now.length + later.length).length);
  const all = [...ordered(now), ...ordered(later)];
  return new Map(all.map(({ id }, i) => [id, `${letter}${String(i + 1).padStart(width, "0")}`]));
}

const byCode = <T extends { readonly code: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => compareBytes(a.code, b.code));

const fraction = (text: string): Rational => {
  const [num = "1", den = "1"] = text.split("/");
  return rational(BigInt(num), BigInt(den));
};

function documentsOf(
  { record, frame }: ReviewFiles,
  objects: readonly StandingObject[],
  institutions: ReadonlyMap<string, string>,
  ticket: Ticket,
): ReviewDocument[] {
  const units = new Map(frame.units.map((unit) => [unit.id, unit]));
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const codes = codesOf(ids([...record.drawn, ...record.certain]), ids(record.alternates), "D", 3, ticket);
  const own = new Map([...record.drawn, ...record.alternates].map((one) => [one.id, one.probability ?? "1"]));
  const first = new Map(record.institutions?.map(({ id, probability }) => [id, probability]));
  return objects.map(({ id, reason }): ReviewDocument => {
    const {
      name = id,
      unit = "",
      prefecture = "",
      stratum = "",
    } = units.get(id) ?? ({} as Partial<FrameUnit>);
    const probability = reason === undefined ? (own.get(id) ?? "1") : "1";
    return {
      id,
      code: codes.get(id)!,
      name,
      unit,
      unitName: institutions.get(unit) ?? unit,
      prefecture,
      stratum,
      ...(reason === undefined ? {} : { certain: reason }),
      probability,
      overall: formatRational(times(fraction(probability), fraction(first.get(unit) ?? "1"))),
    };
  });
}

/** Cases that the plan excludes for one of the rubric's reasons not to rate. */
function unratedOf(
  { record, frame }: ReviewFiles,
  rubric: Rubric,
  institutions: ReadonlyMap<string, string>,
  ticket: Ticket,
): UnratedDocument[] {
  const reasons = new Set(rubric.notRated?.when);
  const reviewed = record.institutions && new Set(record.institutions.map(({ id }) => id));
  const units = frame.units.filter(
    ({ unit = "", excluded }) =>
      excluded !== undefined && reasons.has(excluded) && (reviewed === undefined || reviewed.has(unit)),
  );
  const ids = units.map(({ id }) => id);
  const codes = codesOf(ids, [], "N", 3, ticket);
  return units.map(({ id, name, unit = "", prefecture = "", stratum, excluded = "" }) => ({
    ...{ id, code: codes.get(id)!, name, unit, unitName: institutions.get(unit) ?? unit },
    ...{ prefecture, stratum, notRated: excluded },
  }));
}

/** A reviewer's workplace, from the columns of the frame. */
function workplace({ columns = {} }: FrameUnit): string {
  const entry = Object.entries(columns).find(
    ([header]) => roleOfHeader(header) === "unit" || header === "单位名称",
  );
  return entry?.[1] ?? "";
}

function reviewersOf(
  { record, reviewers }: ReviewFiles,
  serving: ReadonlySet<string>,
  ticket: Ticket,
): Reviewer[] {
  const able = reviewers.units.filter(isEligible);
  const dealt = new Set(record.assignment?.teams.flatMap(({ members }) => members));
  const ids = able.map(({ id }) => id);
  const codes = codesOf(
    ids.filter((id) => dealt.has(id)),
    ids.filter((id) => !dealt.has(id)),
    "R",
    2,
    ticket,
  );
  return able
    .filter(({ id }) => serving.has(id))
    .map((unit) => ({
      id: unit.id,
      code: codes.get(unit.id)!,
      name: unit.name,
      unit: workplace(unit),
      prefecture: unit.prefecture ?? "",
    }));
}

/**
 * The named review of a campaign, or its only one, after its draw and deal.
 * @param until ISO day: third reviewers who were called after it are not there yet
 * @throws Problem (usage) where there is none of that name; (conflict) where it has not been drawn or dealt, or
 * where its rubric or a file is not what was committed
 */
export async function openReview(
  io: Io,
  campaign: Campaign,
  name?: string,
  until?: string,
): Promise<OpenReview> {
  const review = reviewNamed(campaign, name);
  const files = await reviewFiles(campaign, review.name);
  const { record } = files;
  const { rubric, digest } = await committedRubric(io, campaign, review, record);
  const first = await firstStage(campaign, review, () => files.frame);
  const institutions = new Map(first?.units.map((unit) => [unit.id, unit.name]));
  const ticket = ticketsOf(record.C, record.seed);
  const { objects, teams } = standingNow(record);
  const folder = drawFiles(campaign.out, review.name).folder;
  const unrated = unratedOf(files, rubric, institutions, ticket);
  const thirds = await thirdsOf(campaign, review, until);
  const serving = new Set([
    ...[...teams.values()].flatMap(({ members }) => members),
    ...[...thirds.values()].flat(),
  ]);
  return {
    name: review.name,
    title: review.title ?? campaign.plan.campaign,
    campaign: campaign.plan.campaign,
    issuer: campaign.plan.issuer,
    year: campaign.plan.year,
    synthetic: campaign.plan.synthetic,
    folder,
    rubric,
    rubricDigest: digest,
    blind: review.reviewers.blind ?? rubric.reviewers.blind,
    documents: byCode(documentsOf(files, objects, institutions, ticket)),
    ...(unrated.length > 0 ? { unrated: byCode(unrated) } : {}),
    reviewers: byCode(reviewersOf(files, serving, ticket)),
    teams: new Map(objects.map(({ id }) => [id, teams.get(id)?.members ?? []])),
    thirds,
  };
}
