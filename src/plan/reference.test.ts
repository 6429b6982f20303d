import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { PLAN_EXAMPLE } from "./example.ts";
import { parsePlan } from "./load.ts";
import { planReference } from "./reference.ts";

const docs = new URL("../../docs/plan.md", import.meta.url);

it("docs/plan.md is what the schema says (npm run docs)", () => {
  expect(existsSync(docs)).toBe(true);
  expect(readFileSync(docs, "utf8")).toBe(planReference());
});

it("shows an example that parses without a warning", () => {
  const { plan, warnings } = parsePlan(PLAN_EXAMPLE, "plan.yaml");
  expect(warnings).toEqual([]);
  expect(plan.draws.map((draw) => draw.name)).toEqual(["forensic", "notary"]);
  expect(planReference()).toContain(PLAN_EXAMPLE);
});

it("gives every key of the example a row", () => {
  const keys = [...PLAN_EXAMPLE.matchAll(/(?:^\s*|[{,-] *)([a-z][A-Za-z]+):(?= |$)/gm)].map(
    (match) => match[1],
  );
  for (const key of new Set(keys)) expect(planReference()).toContain(`| \`${key}\` |`);
});
