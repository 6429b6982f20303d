/** The kinds of documents, a line each. `choucha circular KIND` offers what stands here. */
import type { Entry } from "./types.ts";

export const DOCUMENTS = {
  notice: { scope: "draw", inside: true, load: () => import("./notice.ts") },
  task: { scope: "draw", inside: true, load: () => import("./task.ts") },
  "result-list": { scope: "draw", inside: false, load: () => import("./result-list.ts") },
  form: { scope: "draw", inside: true, load: () => import("./form.ts") },
  order: { scope: "draw", inside: true, load: () => import("./order.ts") },
  circular: {
    scope: "draw",
    inside: false,
    load: () => import("./circular.ts"),
    variant: (options) => (options.public ? "public" : ""),
  },
  results: { scope: "draw", inside: false, load: () => import("./results.ts") },
  case: { scope: "draw", inside: false, load: () => import("./case.ts") },
  review: { scope: "review", load: () => import("./review.ts") },
  credit: { scope: "review", load: () => import("./credit.ts") },
  plan: { scope: "campaign", load: () => import("./plan.ts") },
  summary: {
    scope: "campaign",
    load: () => import("./summary.ts"),
    variant: (options) => options.period ?? "year",
  },
  progress: { scope: "campaign", load: () => import("./progress.ts") },
} as const satisfies Record<string, Entry>;

export type Kind = keyof typeof DOCUMENTS;
export const KINDS = Object.keys(DOCUMENTS) as readonly Kind[];
/** What a run makes by itself: what needs nothing but the draw. */
export const RUN_KINDS: readonly Kind[] = ["notice", "task", "result-list"];
export const entryOf = (kind: Kind): Entry => DOCUMENTS[kind];
