/** The fields of templates as a table, for docs/documents.md. */
import { TEMPLATE_FIELDS } from "./fields.ts";

const BEGIN = "<!-- fields: written by npm run docs -->";
const END = "<!-- /fields -->";

function table(): string {
  const rows = TEMPLATE_FIELDS.map(
    ({ name, says: [en, zh], needed }) =>
      `| \`{{${name}}}\` | ${en} | ${zh} | ${needed ? "where the document has it" : "no"} |`,
  );
  return [
    "| field | what stands there | 内容 | must be in the template |",
    "| --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

/** The page with its table of fields written anew. @throws Error where the page has no place for it */
export function withFields(page: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error("docs/documents.md has no place for the fields of templates");
  return `${page.slice(0, from)}${BEGIN}\n${table()}\n${page.slice(to)}`;
}
