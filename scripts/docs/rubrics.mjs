// Writes docs/rubrics.md from the rubrics' schema and the files that ship. Runs on the build: `npm run build` first.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { parseRubric } from "../../dist/scoring/rubric/parse.js";
import { rubricReference } from "../../dist/scoring/rubric/reference.js";

const folder = new URL("../../rubrics/", import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
const shipped = await Promise.all(
  names.map(async (name) => parseRubric(await readFile(new URL(name, folder), "utf8"), name).rubric),
);
await writeFile(new URL("../../docs/rubrics.md", import.meta.url), rubricReference(shipped));
