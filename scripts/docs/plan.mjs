// Writes docs/plan.md from the plan's schema. Runs on the build: `npm run build` first.
import { mkdir, writeFile } from "node:fs/promises";
import { planReference } from "../../dist/plan/reference.js";

const target = new URL("../../docs/plan.md", import.meta.url);
await mkdir(new URL(".", target), { recursive: true });
await writeFile(target, planReference());
