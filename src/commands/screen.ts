/** What a terminal shows: colour by stream, tables that line up in Chinese, findings with their remedy. */
import { Chalk, type ChalkInstance } from "chalk";
import stringWidth from "string-width";
import type { Finding, Severity } from "../problem.ts";
import { type Io, write } from "../system/io.ts";
import { explain, type Lang, say } from "../text/index.ts";
import { wrapped } from "./wrapped.ts";

/** Columns of the terminal that a stream is; a file or another program gets lines of any width. */
export const screenWidth = (io: Io, stream: "stdout" | "stderr" = "stdout"): number =>
  io[stream].isTTY && io[stream].columns ? io[stream].columns : Number.POSITIVE_INFINITY;

/** Colours for a stream: none where it is no terminal or NO_COLOR is set; FORCE_COLOR asks for them all the same. */
export function colours(io: Io, stream: "stdout" | "stderr"): ChalkInstance {
  const force = io.env.FORCE_COLOR !== undefined && io.env.FORCE_COLOR !== "0" && io.env.FORCE_COLOR !== "";
  const plain = (io.env.NO_COLOR ?? "") !== "" || io.env.TERM === "dumb";
  return new Chalk({ level: force || (io[stream].isTTY && !plain) ? 1 : 0 });
}

/** Text that cannot steer a terminal: control characters are shown as their picture. */
export const harmless = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");

const pad = (text: string, width: number, right: boolean): string => {
  const space = " ".repeat(Math.max(0, width - stringWidth(text)));
  return right ? space + text : text + space;
};

export interface TableColumn {
  readonly header: string;
  readonly right?: boolean;
}

/** A table with two spaces between columns and a rule under its header; an empty row is a rule. */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  paint: ChalkInstance,
): string {
  const cells = rows.map((row) => row.map((cell) => harmless(cell).replace(/\s+/g, " ")));
  const widths = columns.map(({ header }, i) =>
    Math.max(stringWidth(header), ...cells.map((row) => stringWidth(row[i] ?? ""))),
  );
  const line = (row: readonly string[]) =>
    columns
      .map(({ right }, i) => pad(row[i] ?? "", widths[i]!, right ?? false))
      .join("  ")
      .trimEnd();
  const rule = paint.dim(widths.map((width) => "─".repeat(width)).join("  "));
  return [
    paint.bold(line(columns.map(({ header }) => header))),
    rule,
    ...cells.map((row) => (row.length === 0 ? rule : line(row))),
  ]
    .map((text) => `  ${text}\n`)
    .join("");
}

/** A digest as people read it aloud: groups of four. */
export const grouped = (hex: string): string => hex.replace(/(.{4})(?=.)/g, "$1 ");

/** Where a finding stands: file · sheet · row · column. */
export function placeOf(lang: Lang, { code, file, sheet, row, column }: Finding): string {
  // Rubrics and a plan's reviews are YAML, too; from RUB101 and REV020 on the codes are about tables.
  const isPlan = /^(?:PLN|RUB0|REV01)/.test(code);
  const position =
    row === undefined ? undefined : say(lang, isPlan ? "line" : "row", { row, column: column ?? "" });
  const parts = [file, sheet, position, isPlan ? undefined : column];
  return parts
    .filter((part) => part !== undefined && part !== "")
    .map((part) => harmless(String(part)).replace(/\s+/g, " "))
    .join(" · ");
}

const paintOf = (paint: ChalkInstance, severity: Severity) =>
  severity === "error" ? paint.red.bold : severity === "warning" ? paint.yellow : paint.cyan;

/** What findings are shown on. */
interface Screen {
  readonly lang: Lang;
  readonly paint: ChalkInstance;
  readonly width: number;
}

/** One finding on two or three lines: severity, code and place; what is wrong; what to do. */
function findingText({ lang, paint, width }: Screen, finding: Finding): string {
  const { says, remedy } = explain(lang, finding);
  const place = placeOf(lang, finding);
  const head = `${paintOf(paint, finding.severity)(say(lang, finding.severity))} ${paint.dim(finding.code)}${place ? ` ${place}` : ""}`;
  const advice = wrapped(harmless(remedy), width, "    ").trimStart();
  return `${head}\n${wrapped(harmless(says), width, "  ")}\n${remedy ? `  ${paint.dim("→")} ${advice}\n` : ""}`;
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 };
const SHOWN = 12;

/** Findings for a screen: errors first; of one code the first few, and how many more there are. */
export function findingsText(io: Io, findings: readonly Finding[], stream: "stdout" | "stderr"): string {
  const { lang } = io;
  const paint = colours(io, stream);
  const screen: Screen = { lang, paint, width: screenWidth(io, stream) };
  const byCode = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = byCode.get(finding.code);
    if (group) group.push(finding);
    else byCode.set(finding.code, [finding]);
  }
  const groups = [...byCode.values()].sort((a, b) => RANK[a[0]!.severity] - RANK[b[0]!.severity]);
  return groups
    .map((group) => {
      const shown = group.length > SHOWN + 1 ? group.slice(0, SHOWN) : group;
      const more = group.length - shown.length;
      const rest =
        more > 0 ? `  ${paint.dim(say(lang, "moreOfThis", { more, code: group[0]!.code }))}\n` : "";
      return shown.map((finding) => findingText(screen, finding)).join("") + rest;
    })
    .join("");
}

/** Tells of findings on standard error, so that standard output stays free for data. */
export const tellFindings = (io: Io, findings: readonly Finding[]): Promise<void> =>
  write(io.stderr, findingsText(io, findings, "stderr"));

/** A finding as JSON has it: place as separate keys, the sentence in the run's language. */
export function findingJson(lang: Lang, finding: Finding) {
  const { says, remedy } = explain(lang, finding);
  const { code, severity, file, sheet, row, column } = finding;
  return {
    code,
    severity,
    file: file ?? null,
    sheet: sheet ?? null,
    row: row ?? null,
    column: column ?? null,
    message: says,
    remedy,
  };
}
