// @ts-check
/** docs/commands.md: what `--help` says, in both languages. */

/** @param {string} text help as the program prints it; no trailing white space */
const block = (text) => `\`\`\`text\n${text.replace(/[ \t]+$/gm, "").trim()}\n\`\`\`\n`;

/**
 * The words of every command, a group before what is in it: ["score"], ["score", "sheet"].
 * @typedef {{ name(): string, commands: readonly Named[] }} Named
 * @param {Named} program
 * @param {readonly string[]} before
 * @returns {string[][]}
 */
export const commandNames = (program, before = []) =>
  program.commands.flatMap((one) => [[...before, one.name()], ...commandNames(one, [...before, one.name()])]);

/**
 * The page's text.
 * @param {readonly (readonly string[])[]} names the words of each command
 * @param {(words: string[]) => Promise<string>} help what the program prints for these words
 */
export async function commandReference(names, help) {
  const parts = [];
  for (const name of names) {
    const en = await help([...name, "--help", "--lang", "en"]);
    const zh = await help([...name, "--help", "--lang", "zh"]);
    parts.push(`\n## ${name.join(" ")}\n\n${block(en)}\n${block(zh)}`);
  }
  return `<!-- Made by \`npm run docs\` from the program's own help. Edit src/cli.ts and src/text, not this page. -->
# Commands / 命令

Data goes to standard output, everything else to standard error. \`--json\` gives one document with a schema name and
a version. No command asks anything without a terminal. Exit codes: [codes.md](codes.md).

数据写到标准输出，其余写到标准错误。\`--json\` 给出一个 JSON 文档，带有格式名称和版本。没有终端时不提问。退出码见 [codes.md](codes.md)。

${block(await help(["--help", "--lang", "en"]))}
${block(await help(["--help", "--lang", "zh"]))}${parts.join("")}`;
}
