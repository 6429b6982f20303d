/** What kinds of documents are made of: what each is given, and what it gives back. */
import type { OfficialDocument } from "../../circular/document.ts";
import type { DrawPlan } from "../../plan/schema.ts";
import type { Finding } from "../../problem.ts";
import type { DrawView } from "../../results/draw-view.ts";
import type { Io } from "../../system/io.ts";
import type { Campaign } from "../open.ts";

/** A document, which the writer renders in every format, or a file that is ready as it is. */
export type Made =
  /** `path` without its ending, from the draw's, the review's or the campaign's folder. */
  | { readonly path: string; readonly document: OfficialDocument }
  | { readonly path: string; readonly content: string | Uint8Array };

/** What the command line may add; a kind takes what concerns it. */
export interface DocumentOptions {
  /** Day up to which results and corrections are told, ISO; the day of the run where it is not given. */
  readonly asOf: string;
  /** The version that goes out to the public. */
  readonly public?: boolean;
  /** Printed rates add up to 100.00. */
  readonly reconcile?: boolean;
  /** Only this object: its id or its name. */
  readonly object?: string;
  /** What a summary covers; the whole year where it is not given. */
  readonly period?: "half" | "year";
  /** The office's own Word file that every document is set into, instead of the standard's look. */
  readonly template?: { readonly file: string; readonly bytes: Uint8Array };
}

interface Given {
  readonly io: Io;
  readonly campaign: Campaign;
  readonly options: DocumentOptions;
  /** What the user should read of; a kind may add to it. */
  readonly findings: Finding[];
}

export interface DrawGiven extends Given {
  readonly draw: DrawPlan;
  /** With every cell of the register, or with the published columns: as the kind asks. */
  readonly view: DrawView;
}

export interface ReviewGiven extends Given {
  /** The review's name in the plan; its files go to its folder. */
  readonly review: string;
}

export type CampaignGiven = Given;

type Load<G> = () => Promise<{ readonly make: (given: G) => Promise<readonly Made[]> }>;
/** The name under which a variant stands in the ledger, such as "public"; empty for the kind itself. */
type Variant = (options: DocumentOptions) => string;

/** A kind: how often it is made, and where its builder is. Builders are loaded when they are needed. */
export type Entry =
  | {
      readonly scope: "draw";
      /** true: the document stays inside the administration and may show every cell of the register. */
      readonly inside: boolean;
      readonly load: Load<DrawGiven>;
      readonly variant?: Variant;
    }
  | { readonly scope: "review"; readonly load: Load<ReviewGiven>; readonly variant?: Variant }
  | { readonly scope: "campaign"; readonly load: Load<CampaignGiven>; readonly variant?: Variant };
