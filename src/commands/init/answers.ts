/** What `init` needs to know. Pure: flags or prompts fill a draft, a complete draft becomes answers. */
import { type Subject, subjectOf } from "./subjects.ts";

type Size = { readonly rate: string } | { readonly n: number };
export interface Exclusion {
  readonly column: string;
  readonly values: readonly string[];
  readonly reason: string;
}
export interface Span {
  readonly from: string;
  readonly to: string;
}
export interface SeedSource {
  readonly name: string;
  readonly rule: string;
}

interface InspectorAnswers {
  readonly register: string;
  readonly perObject: number;
  readonly from: "same-prefecture" | "province";
  readonly fallback: "none" | "neighbours";
  readonly recusal?: string;
}

/** Files are paths from the plan's folder, with forward slashes. */
export interface Answers {
  readonly campaign: string;
  readonly issuer: string;
  readonly year: number;
  readonly subject: Subject;
  readonly register: string;
  /** Empty: left to the program. */
  readonly id: readonly string[];
  /** Empty: one stratum. */
  readonly stratify: readonly string[];
  readonly size: Size;
  readonly allocation: "overall" | "each";
  readonly alternates: number;
  readonly exclude: readonly Exclusion[];
  readonly window?: Span;
  readonly basis: readonly string[];
  readonly inspectors?: InspectorAnswers;
  readonly sources: readonly SeedSource[];
}

/** Answers so far. Files are paths as the user gave them. */
export interface Draft {
  what?: string;
  register?: string;
  id?: readonly string[];
  stratify?: readonly string[];
  size?: Size;
  allocation?: "overall" | "each";
  alternates?: number;
  exclude?: readonly Exclusion[];
  inspectors?: string;
  perObject?: number;
  recusal?: string;
  issuer?: string;
  year?: number;
  campaign?: string;
  sources?: readonly SeedSource[];
  window?: Span;
  basis?: readonly string[];
}

/** What nobody can guess, with the flag that answers it. */
const REQUIRED: readonly (readonly [key: keyof Draft, flag: string])[] = [
  ["what", "--what"],
  ["register", "--register"],
  ["size", "--rate"],
  ["issuer", "--issuer"],
  ["year", "--year"],
  ["sources", "--source NAME=RULE"],
];

/** Flags of the answers that are still missing, in the order in which they are asked. */
export const missingFlags = (draft: Draft): string[] =>
  REQUIRED.filter(([key]) => draft[key] === undefined).map(([, flag]) => flag);

/** The campaign's usual name. */
export const usualCampaign = (year: number, object: string): string =>
  `${year}年度${object}“双随机、一公开”监督抽查`;

/** What the register itself suggests. */
export interface Proposed {
  readonly id: readonly string[];
  readonly prefecture?: string;
}

function inspectorAnswers(draft: Draft, prefecture: string | undefined, place: (path: string) => string) {
  if (draft.inspectors === undefined) return {};
  // Without a prefecture nobody can be of the same one; neighbours are known for Yunnan alone.
  const from = prefecture === undefined ? "province" : "same-prefecture";
  const helped = from === "same-prefecture" && (draft.issuer ?? "").includes("云南");
  const inspectors: InspectorAnswers = {
    register: place(draft.inspectors),
    perObject: draft.perObject ?? 2,
    from,
    fallback: helped ? "neighbours" : "none",
    ...(draft.recusal === undefined ? {} : { recusal: place(draft.recusal) }),
  };
  return { inspectors };
}

/**
 * Answers from a draft without gaps in what is required.
 * @param place turns a path as given into one from the plan's folder
 */
export function complete(draft: Draft, proposed: Proposed, place: (path: string) => string): Answers {
  const gaps = missingFlags(draft);
  if (gaps.length > 0) throw new Error(`no answer for ${gaps.join(" ")}`);
  const subject = subjectOf(draft.what as string);
  const year = draft.year as number;
  return {
    campaign: draft.campaign ?? usualCampaign(year, subject.object),
    issuer: draft.issuer as string,
    year,
    subject,
    register: place(draft.register as string),
    id: draft.id ?? proposed.id,
    stratify: draft.stratify ?? (proposed.prefecture === undefined ? [] : [proposed.prefecture]),
    size: draft.size as Size,
    allocation: draft.allocation ?? "overall",
    alternates: draft.alternates ?? 1,
    exclude: draft.exclude ?? [],
    ...(draft.window ? { window: draft.window } : {}),
    basis: draft.basis ?? [],
    ...inspectorAnswers(draft, proposed.prefecture, place),
    sources: draft.sources as readonly SeedSource[],
  };
}
