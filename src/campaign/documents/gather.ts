/** What documents of each scope are made from, gathered once for all kinds that are asked for. */
import type { DrawPlan } from "../../plan/schema.ts";
import { EXIT, type Finding, fail } from "../../problem.ts";
import type { Io } from "../../system/io.ts";
import { type Campaign, drawsOf } from "../open.ts";
import { recordOn } from "../record-on.ts";
import { type ViewMaterial, viewMaterial, viewOf } from "../view.ts";
import { CAMPAIGN } from "./list.ts";
import type { DocumentOptions, Entry, Made } from "./types.ts";

/** One run of a builder: the name that the ledger and the folder know it by. */
export interface Turn {
  /** Name of the draw or the review; "campaign" where the document is of the campaign as a whole. */
  readonly name: string;
  /** Folder from the campaign's output folder; empty for the output folder itself. */
  readonly folder: string;
  readonly draw?: DrawPlan;
  readonly make: (entry: Entry) => Promise<readonly Made[]>;
}

/** Names of the reviews that are asked for. @throws Problem (usage) where the plan has none, or none of that name */
function reviewsOf({ plan }: Campaign, name: string | undefined): string[] {
  const known = plan.reviews.map((review) => review.name);
  if (known.length === 0) fail(EXIT.usage, "SUM003");
  if (name === undefined) return known;
  return known.includes(name) ? [name] : fail(EXIT.usage, "CMD002", { name, known: known.join(", ") });
}

/**
 * The draws that know an object, where one is named; all of them where none does, so that the kind can say so.
 * A name that was drawn twice is meant in both draws.
 */
function about<T extends { readonly material: ViewMaterial }>(
  draws: readonly T[],
  object?: string,
): readonly T[] {
  if (object === undefined) return draws;
  const knowing = draws.filter(({ material: { frame, record } }) => {
    const drawn = new Set([...record.drawn, ...record.certain, ...record.alternates].map(({ id }) => id));
    return frame.units.some(({ id, name }) => (id === object || name === object) && drawn.has(id));
  });
  return knowing.length > 0 ? knowing : draws;
}

/** Gathers what entries of their scopes need; a scope that nobody asks for costs nothing. */
export async function gather(
  io: Io,
  campaign: Campaign,
  scopes: ReadonlySet<Entry["scope"]>,
  options: DocumentOptions,
  findings: Finding[],
  name?: string,
): Promise<(scope: Entry["scope"]) => readonly Turn[]> {
  const given = { io, campaign, options, findings };
  const draws: { draw: DrawPlan; material: ViewMaterial }[] = [];
  if (scopes.has("draw"))
    for (const draw of drawsOf(campaign, name)) {
      const material = await viewMaterial(io, campaign, draw, findings);
      draws.push({ draw, material: { ...material, record: recordOn(material.record, options.asOf) } });
    }
  const reviews = scopes.has("review") ? reviewsOf(campaign, name) : [];
  const turns: Record<Entry["scope"], readonly Turn[]> = {
    draw: about(draws, options.object).map(({ draw, material }) => ({
      name: draw.name,
      folder: draw.name,
      draw,
      make: async (entry) =>
        entry.scope !== "draw"
          ? []
          : (await entry.load()).make({
              ...given,
              draw,
              view: viewOf(campaign, draw, material, entry.inside),
            }),
    })),
    review: reviews.map((review) => ({
      name: review,
      folder: review,
      make: async (entry) =>
        entry.scope !== "review" ? [] : (await entry.load()).make({ ...given, review }),
    })),
    campaign: [
      {
        name: CAMPAIGN,
        folder: "",
        make: async (entry) => (entry.scope !== "campaign" ? [] : (await entry.load()).make(given)),
      },
    ],
  };
  return (scope) => turns[scope];
}
