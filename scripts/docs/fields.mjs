// Writes the table of template fields into docs/documents.md. Runs on the build: `npm run build` first.
import { readFile, writeFile } from "node:fs/promises";
import { withFields } from "../../dist/circular/template/reference.js";

const target = new URL("../../docs/documents.md", import.meta.url);
await writeFile(target, withFields(await readFile(target, "utf8")));
