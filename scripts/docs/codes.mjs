// @ts-check
/** docs/codes.md: exit codes, and every stable code with its sentences in both languages. */

/** @type {Record<string, [en: string, zh: string]>} */
const EXITS = {
  done: [
    "Done. Also where a run waits for a seed that is not published yet.",
    "完成。等待随机数公布时也是 0。",
  ],
  checkFailed: [
    "A check failed: a record does not verify, inspector seats stayed empty, a simulation found a draw unfair, reviews are still open, results are missing or corrections overdue.",
    "检查未通过：记录核验不一致、检查人员席位有空缺、模拟发现抽取不公平、评查尚未完成、检查结果不齐或逾期未改正。",
  ],
  usage: ["The command line is wrong: an option, a rate or a seed.", "命令用法有误：选项、比例或随机数。"],
  badInput: ["The input is wrong: a register, a plan or a record.", "输入有误：登记册、方案或记录。"],
  fileSystem: [
    "The file system refused: no such file, no permission, disk full.",
    "文件系统拒绝：文件不存在、没有权限、磁盘已满。",
  ],
  conflict: [
    "Conflict: already drawn with another seed, changed after the commitment, or locked by another run.",
    "冲突：已用其他随机数抽取、承诺后有改动，或另一个运行正占用文件夹。",
  ],
  bug: ["A bug in the program. Please report it.", "程序缺陷，请反馈。"],
  interrupted: [
    "Interrupted (Ctrl-C). Nothing is left half-written.",
    "被中断（Ctrl-C）。不会留下写了一半的文件。",
  ],
};

/** Rooms of codes, by their first letters. @type {Record<string, string>} */
const ROOMS = {
  REG: "Registers / 登记册",
  PLN: "The plan / 方案",
  RUB: "Rubrics and scores / 评分标准与评分",
  GRD: "Grades from scores / 由评分得出等次",
  RES: "Results of inspections / 检查结果",
  FRM: "Making the frame / 形成抽查名录",
  DRW: "What a draw cannot do / 无法抽取或分配",
  VER: "Verification / 核验",
  SIM: "Simulation / 模拟检验",
  LED: "The ledger / 台账",
  PUB: "Publishing / 公布",
  BUN: "A published bundle / 公布包",
  CMD: "Campaigns / 抽查活动",
  SED: "Seeds / 随机数",
  USE: "The command line / 命令用法",
  FIL: "Files / 文件",
};

/** @param {string} text one cell of a Markdown table */
const cell = (text) => text.replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("\n", " ");

/** @param {string} code "REG012" → "REG" */
const room = (code) => code.slice(0, 3);

/**
 * The page's text.
 * @param {Record<"en" | "zh", Readonly<Record<string, readonly [string, string]>>>} codes
 * @param {Readonly<Record<string, number>>} exits
 */
export function codesReference(codes, exits) {
  const known = Object.keys(codes.en).sort((a, b) => (a < b ? -1 : 1));
  const rooms = [...new Set([...Object.keys(ROOMS), ...known.map(room)])];
  const exitRows = Object.entries(exits).map(([name, number]) => {
    const [en, zh] = EXITS[name] ?? ["", ""];
    return `| ${number} | ${en} | ${zh} |\n`;
  });
  const parts = rooms.map((prefix) => {
    const rows = known
      .filter((code) => room(code) === prefix)
      .map((code) => {
        const [says, remedy] = codes.en[code] ?? ["", ""];
        const [saysZh, remedyZh] = codes.zh[code] ?? ["", ""];
        return `| \`${code}\` | ${cell(says)} | ${cell(remedy)} | ${cell(saysZh)} | ${cell(remedyZh)} |\n`;
      });
    return rows.length === 0
      ? ""
      : `\n## ${ROOMS[prefix] ?? prefix}\n\n| code | what is wrong | what to do | 问题 | 处理办法 |\n| --- | --- | --- | --- | --- |\n${rows.join("")}`;
  });
  return `<!-- Made by \`npm run docs\` from src/text and src/problem.ts. Edit those, not this page. -->
# Codes / 代码

Codes are stable: a script may match them. Sentences may get better. Words in braces are filled in.
With \`--json\` a finding has \`code\`, \`severity\`, \`file\`, \`sheet\`, \`row\`, \`column\`, \`message\` and \`remedy\`.

代码固定不变，可供脚本使用；文字可能改进。花括号中的词由程序填入。

## Exit codes / 退出码

| exit | meaning | 含义 |
| ---: | --- | --- |
${exitRows.join("")}${parts.join("")}`;
}
