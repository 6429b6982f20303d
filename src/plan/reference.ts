/** The plan's reference, made from its schema. */
import { referenceTables } from "../yaml/reference.ts";
import { PLAN_EXAMPLE } from "./example.ts";
import { planSchema } from "./schema.ts";

/**
 * The text of `docs/plan.md`: an example, then one table for each group of keys. Pure: a test compares it
 * with the file.
 */
export function planReference(): string {
  return [
    "# The plan file",
    "",
    "<!-- Generated from src/plan/schema.ts by `npm run docs`; edit the schema, not this file. -->",
    "",
    "`plan.yaml` says what is drawn, from which registers, how, and where chance comes from. `choucha init`",
    "writes one by asking; `choucha check` reads it and reports every problem with line and column. Unknown",
    "keys, wrong types and impossible values are errors: a slip of the pen never becomes a default.",
    "",
    "The file is YAML: `key: value`, two spaces for each level, text in quotes where it holds signs such as",
    '`: # [ ] { } ,` or starts with one of `> % @ *` (so write `">=5"`). `[]` in a title below stands for each',
    "entry of a list.",
    "",
    "```yaml",
    `${PLAN_EXAMPLE}\`\`\``,
    "",
    referenceTables(planSchema),
  ].join("\n");
}
