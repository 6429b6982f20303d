/** A reference made from a schema: what can be written, of which type, with which default. */
import * as v from "valibot";

/** The parts of a schema that the reference looks at. */
interface Shape {
  readonly type: string;
  readonly wrapped?: Shape;
  readonly default?: unknown;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly item?: Shape;
  readonly options?: readonly string[];
  readonly pipe?: readonly Step[];
}
interface Step {
  readonly type: string;
  readonly requirement?: unknown;
  readonly pipe?: readonly Step[];
}
interface Section {
  readonly title: string;
  readonly entries: Readonly<Record<string, Shape>>;
}
interface Notes {
  readonly word?: string;
  readonly example?: string;
  readonly options?: readonly Shape[];
  readonly values?: Shape;
}

const notes = (shape: Shape): Notes => v.getMetadata(shape as never) as Notes;
const inner = (shape: Shape): Shape => (shape.wrapped ? inner(shape.wrapped) : shape);

/** Every table of the file once, in the order in which a reader meets it. */
function sections(schema: v.GenericSchema): { list: Section[]; titleOf: ReadonlyMap<unknown, string> } {
  const list: Section[] = [];
  const titleOf = new Map<unknown, string>();
  const visit = (given: Shape, title: string): void => {
    const shape = inner(given);
    const { options, values } = notes(shape);
    if (shape.entries) {
      if (titleOf.has(shape.entries)) return;
      const form = list.some((one) => one.title === title) ? `${title} (other form)` : title;
      titleOf.set(shape.entries, form);
      list.push({ title: form, entries: shape.entries });
      for (const [key, entry] of Object.entries(shape.entries)) visit(entry, title ? `${title}.${key}` : key);
    } else if (shape.item) visit(shape.item, `${title}[]`);
    else if (options) for (const option of options) visit(option, title);
    else if (values) visit(values, `${title}.…`);
  };
  visit(schema as unknown as Shape, "");
  return { list, titleOf };
}

/** GitHub's anchor of a heading. */
const anchor = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9\- ]/g, "")
    .replaceAll(" ", "-");

function bounds(shape: Shape): string {
  const steps = (pipe: readonly Step[] = []): Step[] => pipe.flatMap((one) => [one, ...steps(one.pipe)]);
  const limit = (type: string) => steps(shape.pipe).find((step) => step.type === type)?.requirement;
  const [least, most] = [limit("min_value"), limit("max_value")];
  return most === 1_000_000 ? `, ${least} or more` : `, ${least} to ${most}`;
}

function typeText(given: Shape, titleOf: ReadonlyMap<unknown, string>): string {
  const shape = inner(given);
  const { word, options, values } = notes(shape);
  const again = (one: Shape) => typeText(one, titleOf);
  if (word) return word;
  if (shape.entries) {
    const title = titleOf.get(shape.entries) as string;
    return `[group \`${title}\`](#${anchor(title)})`;
  }
  if (options) return [...new Set(options.map(again))].join(" or ");
  if (values) return `table of ${again(values)}`;
  if (shape.item) return `list of ${again(shape.item)}`;
  if (shape.type === "picklist")
    return (shape.options ?? []).map((one) => `\`${one === "\t" ? "\\t" : one}\``).join(", ");
  if (shape.type === "number") return `whole number${bounds(shape)}`;
  return shape.type === "boolean" ? "`true`, `false`" : "text";
}

function defaultText(shape: Shape): string {
  if (shape.type !== "optional") return "required";
  const value = shape.default;
  if (value === undefined || (typeof value === "object" && value !== null)) return "–";
  return `\`${String(value)}\``;
}

const cell = (text: string) => text.replaceAll("|", "\\|");

function row([key, shape]: [string, Shape], titleOf: ReadonlyMap<unknown, string>): string {
  const { example } = notes(shape);
  const meaning = `${v.getDescription(shape as never) ?? ""}.${example === undefined ? "" : ` Example: \`${example}\``}`;
  return `| \`${key}\` | ${cell(typeText(shape, titleOf))} | ${defaultText(shape)} | ${cell(meaning)} |`;
}

/** Markdown: one table for each group of keys, the file's top first. Anchors are GitHub's. */
export function referenceTables(schema: v.GenericSchema): string {
  const { list, titleOf } = sections(schema);
  const tables = list.map(({ title, entries }) =>
    [
      `## ${title === "" ? "Top" : title}`,
      "",
      "| key | type | default | meaning |",
      "| --- | --- | --- | --- |",
      ...Object.entries(entries).map((entry) => row(entry, titleOf)),
      "",
    ].join("\n"),
  );
  return tables.join("\n");
}
