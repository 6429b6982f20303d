/** From a plan's draw to the rule that is committed and recorded. */
import type { DispatchPlan, DrawPlan } from "../plan/schema.ts";
import { plain } from "../record/conditions.ts";
import { exactRate, type InspectorRule, type Rule } from "../record/rule.ts";
import { canonicalPrefecture, YUNNAN_NEIGHBOURS } from "../registry/prefectures.ts";

const fullName = (name: string): string => canonicalPrefecture(name) ?? plain(name);

function inspectorRule(draw: DrawPlan, inspectors: DispatchPlan | undefined): InspectorRule | undefined {
  if (!inspectors) return undefined;
  const { id, perObject, from, fallback, maxLoad, field, onDuty, lead } = inspectors;
  const given = inspectors.neighbours;
  const neighbours = given
    ? Object.fromEntries(Object.entries(given).map(([home, near]) => [fullName(home), near.map(fullName)]))
    : YUNNAN_NEIGHBOURS;
  return {
    id,
    perObject,
    from,
    fallback,
    ...(fallback === "neighbours" ? { neighbours } : {}),
    maxLoad,
    field,
    onDuty,
    lead,
    validThrough: draw.window?.to,
  };
}

/** The rule of a draw: the part of the plan that decides who is drawn and who inspects. */
export function ruleOf(draw: DrawPlan): Rule {
  const {
    method,
    allocation,
    rounding,
    minimum,
    alternates,
    n,
    rate,
    id,
    duplicates,
    stratify,
    exclude,
    certain,
  } = draw;
  return {
    method,
    allocation,
    rounding,
    minimum,
    alternates,
    n,
    rate: typeof rate === "string" ? exactRate(rate) : undefined,
    rates:
      typeof rate === "object"
        ? {
            by: rate.by,
            values: Object.fromEntries(
              Object.entries(rate.values).map(([value, text]) => [plain(value), exactRate(text)]),
            ),
          }
        : undefined,
    id,
    duplicates,
    stratify: stratify ?? [],
    exclude,
    certain,
    publish: draw.publish,
    sealed: draw.sealed,
    from: draw.window?.from,
    inspectors: inspectorRule(draw, draw.inspectors),
    dispatch: inspectorRule(draw, draw.dispatch),
  };
}
