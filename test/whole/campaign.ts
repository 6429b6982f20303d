/**
 * A campaign with everything: institutions drawn and inspected, their documents reviewed, third reviewers, grades,
 * results, a correction, every kind of document. Made up; people carry marks by which any trace of them is found.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { loadRubric } from "../../src/scoring/rubric/parse.ts";
import { changePart, packed, pagePart, partsOf, textOf } from "../bad-input/workbook.ts";
import { choucha, newFolder, root } from "../cli.ts";
import {
  cases,
  csv,
  head,
  institution,
  institutions,
  REVIEW,
  SOURCES,
  smallCampaign,
} from "../review/small.ts";

/** Marks of what must not be seen: parties of cases, sealed cells. */
export const PARTY = "示例当事人";
export const SEALED = "封存值";
/** Tables are in the language of who makes them. */
export const LANG = "zh_CN.UTF-8";

const DRAW = `draws:
  - name: forensic
    register: registry/institutions.csv
    stratify: 州市
    n: 4
    sealed: [内部评价]
    exclude: [{ where: { 内部评价: [${SEALED}停] }, reason: 停业 }]
    checklist: [内部管理, 收费]
    window: { from: 2025-05-12, to: 2025-06-20 }
    inspectors: { register: registry/inspectors.csv, perObject: 2 }
`;

/** The folder before anything was done. */
export function newCampaign(shuffle: <T>(rows: readonly T[]) => readonly T[] = (rows) => rows): string {
  // Few documents: writing a sheet takes longer than anything else.
  const few = REVIEW.replace("n: 24", "n: 8")
    .replace("floor: 3", "floor: 1")
    .replace(/ {4}certain:.*\n/, "");
  const folder = smallCampaign({ plan: head(DRAW + few + SOURCES) });
  const write = (name: string, [header, ...rows]: readonly (readonly string[])[]) =>
    writeFileSync(join(folder, "registry", name), csv([header!, ...shuffle(rows)]));
  write(
    "institutions.csv",
    institutions().map((row, i) => [...row, i === 0 ? "内部评价" : `${SEALED}${i}`]),
  );
  write("inspectors.csv", [
    ["姓名", "单位", "州市", "执法证号"],
    ...institutions()
      .slice(1)
      .map(([, , place], i) => [`示例执法员${i + 1}`, "示例支队", place!, `ZF${1000 + i}`]),
  ]);
  const all = cases();
  const [header = []] = all;
  const rows = shuffle(all.slice(1));
  for (const [i, part] of [rows.slice(0, 70), rows.slice(70)].entries())
    writeFileSync(join(folder, "registry", `cases-${i + 1}.csv`), csv([header, ...part]));
  return folder;
}

const AT = (day: string) => ["--at", `2025-${day}T02:00:00Z`];
/** Everything in order; files of a step are made from what stands before it. */
export interface Step {
  readonly words: readonly string[];
  readonly exit?: number;
  readonly files?: (folder: string) => void;
}

const circular = (kind: string, ...more: string[]): Step => ({
  words: ["circular", kind, ".", ...more, ...AT("07-10")],
});

export const STEPS: readonly Step[] = [
  { words: ["commit", ".", ...AT("05-06")] },
  { words: ["run", ".", "--seed", "福彩=01 02 03", ...AT("05-07")] },
  { words: ["score", "sheet", "."] },
  {
    words: ["score", "import", "returned", ...AT("06-01")],
    files: (folder) => fillSheets(folder, "returned"),
  },
  { words: ["score", "third", ".", ...AT("06-02")] },
  { words: ["score", "sheet", "."] },
  { words: ["score", "import", "thirds", ...AT("06-03")], files: (folder) => fillSheets(folder, "thirds") },
  { words: ["grade", ".", ...AT("06-04")] },
  { words: ["result", "form", ".", ...AT("06-05")] },
  { words: ["result", "import", "results.csv", ...AT("06-25")], files: fillResults },
  {
    words: ["result", "follow", institution(1), ".", "--corrected", "2025-06-30", ...AT("07-01")],
    files: named,
  },
  // Once more: what is recorded stands in the forms now.
  { words: ["result", "form", ".", ...AT("07-02")] },
  ...["form", "order", "circular", "results", "case", "review", "credit", "summary", "progress"].map((kind) =>
    circular(kind),
  ),
  circular("circular", "--public"),
];

/** The step's words once the names in the folder are known. */
export const wordsOf = ({ words }: Step, folder: string): readonly string[] =>
  words.map((word) => (word === institution(1) ? drawnNames(folder)[0]! : word));

function named(folder: string): void {
  expect(drawnNames(folder).length).toBe(4);
}

/** Names of the drawn institutions. */
function drawnNames(folder: string): string[] {
  const record = JSON.parse(readFileSync(join(folder, "out/forensic/record.json"), "utf8"));
  const frame = readFileSync(join(folder, "out/forensic/frame.jsonl"), "utf8").trim().split("\n");
  const names = new Map(frame.map((line) => JSON.parse(line)).map(({ id, name }) => [id, name]));
  return record.drawn.map(({ id }: { id: string }) => names.get(id));
}

const { rubric } = loadRubric(
  readFileSync(join(root, "rubrics", "forensic-opinion.yaml")),
  "forensic-opinion",
);
const ITEMS = rubric.sections.flatMap(({ items }) => items);

/** What a reviewer writes: as much as there is, or, by every third reviewer of every other document, much less. */
function entry({ kind, points }: (typeof ITEMS)[number], strict: boolean): string {
  const text = (value: string) => ` t="inlineStr"><is><t>${value}</t></is></c>`;
  if (kind === "check" || kind === "veto") return text(kind === "check" ? "是" : "否");
  const best = kind === "deduct" || kind === "bonus" ? "0" : String(points);
  return `><v>${strict && kind === "deduct" ? points : best}</v></c>`;
}

/** Fills every sheet that is there into a folder of returned files. */
function fillSheets(folder: string, to: string): void {
  const from = join(folder, "out/opinions/sheets");
  mkdirSync(join(folder, to), { recursive: true });
  for (const name of readdirSync(from).sort()) {
    const parts = partsOf(new Uint8Array(readFileSync(join(from, name))));
    const strings = [...textOf(parts, "xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map(([, one]) =>
      one!.replace(/<[^>]*>/g, ""),
    );
    const items = new Map(ITEMS.map((item) => [strings.indexOf(`item:${item.id}`), item]));
    for (let page = 1; parts[pagePart(page)]; page += 1) {
      const text = textOf(parts, pagePart(page));
      const mark = strings[Number(/<c r="A1"[^>]*><v>(\d+)</.exec(text)![1])]!;
      const [reviewer, document] = [name.slice(1, 3), /document=D(\d+)/.exec(mark)![1]].map(Number);
      const strict = (reviewer! + document!) % 3 === 0;
      const rows = [...text.matchAll(/<c r="A(\d+)"[^>]*><v>(\d+)<\/v>/g)].flatMap(([, row, at]) => {
        const item = items.get(Number(at));
        return item ? [[row!, item] as const] : [];
      });
      const entries = new Map(rows.map(([row, item]) => [row, entry(item, strict)]));
      const filled = text.replace(
        /<c r="E(\d+)"([^>]*?)(?: t="s")?(?:\/>|>.*?<\/c>)/gs,
        (cell, row, style) =>
          entries.has(row) ? `<c r="E${row}"${style.replace(/ t="[^"]*"/, "")}${entries.get(row)}` : cell,
      );
      changePart(parts, pagePart(page), text, filled);
    }
    writeFileSync(join(folder, to, name), packed(parts));
  }
}

function fillResults(folder: string): void {
  const HEAD = [
    "检查对象",
    "检查日期",
    "检查人员",
    "检查结果",
    "后续处置",
    "改正期限",
    "移送单位",
    "内部管理",
    "收费",
    "收费发现问题",
  ];
  const outcomes = [
    ["发现问题已责令改正", "限期改正", "2025-07-05", "", "是", "否", "未公示收费标准"],
    ["未发现问题", "无", "", "", "是", "合理缺项", ""],
    ["不配合检查情节严重", "移送", "", "示例执法处", "未检查", "未检查", ""],
    ["发现问题待后续处理", "立案", "", "", "否", "是", ""],
  ];
  const rows = drawnNames(folder).map((name, i) => [
    name,
    "2025-05-20",
    "示例执法员1、示例执法员2",
    ...outcomes[i]!,
  ]);
  writeFileSync(join(folder, "results.csv"), csv([HEAD, ...rows]));
}

/** Does one step in this process. @throws where it does not end as it should */
export async function take(folder: string, step: Step): Promise<void> {
  step.files?.(folder);
  const words = wordsOf(step, folder);
  const { exit, stderr } = await choucha(words, { cwd: folder, env: { LANG } });
  expect([words.join(" "), exit, stderr]).toEqual([words.join(" "), step.exit ?? 0, stderr]);
}

export function copyOf(folder: string): string {
  const copy = newFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** A folder with everything done, and copies of it as it stood before each step, with the step's files. */
export async function wholeCampaign(): Promise<{ folder: string; states: readonly string[] }> {
  const folder = newCampaign();
  const states: string[] = [];
  for (const { files, ...step } of STEPS) {
    files?.(folder);
    states.push(copyOf(folder));
    await take(folder, step);
  }
  expect(existsSync(join(folder, "out/opinions/thirds/0001.json"))).toBe(true);
  return { folder, states };
}

/** Where a command stands among the steps; the first one that begins with these words. */
export const stepAt = (...words: string[]): number =>
  STEPS.findIndex((step) => words.every((word, i) => step.words[i] === word));
