/** The pages of the documentation, and the commands that stand in their `sh` blocks. */
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { newFolder, root } from "../cli.ts";

/** Every Markdown page at the top and below docs/, by its path in the repository. */
export const pages: readonly string[] = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name.replaceAll("\\", "/")}`),
].sort();

export const pageText = (page: string): string => readFileSync(join(root, page), "utf8");

export interface Line {
  readonly command: string;
  /** 0, or what a comment behind the command says: `# exit 5`. */
  readonly exit: number;
  /** Text that must stand on stdout: a line `# prints …` behind the command. */
  readonly prints: string[];
}

/** The commands of a page's `sh` blocks, in order. */
export function commandsOf(text: string): Line[] {
  const lines: Line[] = [];
  for (const [, block = ""] of text.matchAll(/^```sh\n([\s\S]*?)^```$/gm))
    for (const row of block.split("\n")) {
      const printed = /^# prints (.*)$/.exec(row);
      if (printed) lines.at(-1)!.prints.push(printed[1]!);
      if (row.startsWith("#") || row.trim() === "") continue;
      const exit = /\s+# exit (\d+)$/.exec(row);
      lines.push({ command: row.replace(/\s+# .*$/, ""), exit: Number(exit?.[1] ?? 0), prints: [] });
    }
  return lines;
}

/** The words of a command line as a shell splits them: spaces, single and double quotes. */
export const wordsOf = (command: string): string[] =>
  [...command.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double),
  );

/** A new folder with the fixtures as they are in the repository: nothing that a run left there. */
export function freshFolder(): string {
  const folder = newFolder();
  cpSync(join(root, "fixtures"), join(folder, "fixtures"), {
    recursive: true,
    filter: (source) => !/[\\/]out$/.test(source),
  });
  return folder;
}
