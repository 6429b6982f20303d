/** The deal as the record has it: who may serve whom is read from the two frames and the rule. */
import { type Dealt, deal } from "../sampling/deal.ts";
import type { Reach } from "../sampling/deal-input.ts";
import type { Ticket } from "../sampling/ticket.ts";
import type { FrameUnit } from "./frame.ts";
import type { InspectorRule } from "./rule.ts";

/**
 * Whether an inspector may serve an object: 1 by the rule, 2 as help from elsewhere, 0 not at all.
 * Excluded inspectors and recused pairs are always 0; so are reviewers without the specialty that a case wants.
 */
export function reach(object: FrameUnit, inspector: FrameUnit, rule: InspectorRule): Reach {
  if (inspector.excluded !== undefined || inspector.recused?.includes(object.id)) return 0;
  if (object.unit !== undefined && inspector.recused?.includes(object.unit)) return 0;
  if (object.field !== undefined && !inspector.fields?.includes(object.field)) return 0;
  const [there, home] = [object.prefecture ?? "", inspector.prefecture ?? ""];
  if (rule.from === "province") return 1;
  if (rule.from === "other-prefecture") return there === home ? 0 : 1;
  if (there === home) return 1;
  if (rule.fallback === "province") return 2;
  const near = rule.neighbours && Object.hasOwn(rule.neighbours, there) ? rule.neighbours[there] : undefined;
  return rule.fallback === "neighbours" && near?.includes(home) ? 2 : 0;
}

/** Deals the frame's inspectors to the drawn objects, in drawn order. */
export function dealTeams(
  objects: readonly FrameUnit[],
  inspectors: readonly FrameUnit[],
  rule: InspectorRule,
  ticket: Ticket,
): Dealt {
  return deal(
    {
      objects: objects.map(({ id }) => id),
      inspectors: inspectors.map(({ id, lead, excluded }) => ({
        id,
        limit: excluded === undefined ? rule.maxLoad : 0,
        lead: lead ?? false,
      })),
      seats: rule.perObject,
      needsLead: rule.lead !== undefined,
      reach: (j, i) => reach(objects[j]!, inspectors[i]!, rule),
    },
    ticket,
  );
}
