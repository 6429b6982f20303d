/** Rectification orders: one for each object that has something to put right. */
import { buildOrder, mayOrder, needsOrder, violated } from "../../circular/results/order.ts";
import { numberedName } from "./names.ts";
import type { DrawGiven, Made } from "./types.ts";
import { chosen, withResults } from "./with-results.ts";

export async function make(given: DrawGiven): Promise<Made[]> {
  const results = await withResults(given);
  const orders = chosen(results, given.options.object, needsOrder, mayOrder);
  if (orders.length === 0)
    given.findings.push({ code: "CIR011", severity: "info", params: { draw: given.draw.name } });
  else if (violated(given.view.draw.basis).length === 0)
    given.findings.push({ code: "CIR018", severity: "warning", params: { draw: given.draw.name } });
  return orders.map((entry) => ({
    path: `orders/${numberedName(entry.object)}`,
    document: buildOrder(results, entry),
  }));
}
