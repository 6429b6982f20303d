import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { RUBRIC_EXAMPLE } from "./example.ts";
import { parseRubric } from "./parse.ts";
import { rubricReference } from "./reference.ts";

const folder = new URL("../../../rubrics/", import.meta.url);
const shipped = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .sort()
  .map((name) => parseRubric(readFileSync(new URL(name, folder), "utf8"), name).rubric);

it("docs/rubrics.md is what the schema and the files say (npm run docs)", () => {
  const page = readFileSync(new URL("../../../docs/rubrics.md", import.meta.url), "utf8");
  expect(page).toBe(rubricReference(shipped));
});

it("shows an example that parses without a warning, and describes each of its keys", () => {
  expect(parseRubric(RUBRIC_EXAMPLE, "example.yaml").warnings).toEqual([]);
  const keys = [...RUBRIC_EXAMPLE.matchAll(/(?:^\s*|[{,-] *)([a-z][A-Za-z]+):(?= |$)/gm)].map(
    ([, key]) => key,
  );
  for (const key of new Set(keys)) expect(rubricReference(shipped)).toContain(`| \`${key}\` |`);
});
