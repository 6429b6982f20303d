/** A small sound campaign, made up, of which each case spoils one thing. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csv, rows } from "./builders.ts";
import { type Files, well } from "./harness.ts";

/** How the seed's value will come about, as the plan declares it. */
export const RULE = "2025年5月7日公证处现场掷出的六个数字";

export const PLAN = `campaign: 示例抽查
issuer: 示例司法局
year: 2025
draws:
  - name: offices
    object: 示例机构
    register: registry/offices.csv
    id: 编号
    stratify: 州市
    rate: 1/3
    checklist: [内部管理, 收费]
    window: { from: 2025-05-12, to: 2025-06-20 }
    inspectors:
      register: registry/inspectors.csv
      perObject: 2
seed:
  sources:
    - name: 骰子
      rule: ${RULE}
`;

const HOMES = ["昆明市", "大理州", "红河州"] as const;
export const INSPECTOR_HEADER = ["姓名", "单位", "州市", "执法证号", "有效期至", "在岗"] as const;

/** Inspectors, three to each prefecture. */
export const people = (count = 9): string[][] => [
  [...INSPECTOR_HEADER],
  ...Array.from({ length: count }, (_, at) => [
    `示例人员${at + 1}`,
    "示例支队",
    HOMES[at % HOMES.length]!,
    `ZF${String(at + 1).padStart(4, "0")}`,
    "2027-12-31",
    "是",
  ]),
];

/** The campaign's files; what is given stands in for the sound one. */
export function campaign(instead: Files = {}): Files {
  return {
    "plan.yaml": PLAN,
    "registry/offices.csv": csv(rows(18)),
    "registry/inspectors.csv": csv(people()),
    ...instead,
  };
}

/** The sound plan with one passage replaced. @throws where the passage is not there */
export function planWith(passage: string, by: string): string {
  if (!PLAN.includes(passage)) throw new Error(`not in the plan: ${passage}`);
  return PLAN.replace(passage, () => by);
}

export const SEED = ["--seed", "骰子=416235"] as const;
const DAY = { commit: "2025-05-06T02:00:00Z", draw: "2025-05-07T02:00:00Z" } as const;

export const committed = async (folder: string): Promise<void> =>
  void (await well(folder, "commit", "--at", DAY.commit));

export async function drawn(folder: string): Promise<void> {
  await committed(folder);
  await well(folder, "draw", ...SEED, "--at", DAY.draw);
}

/** Committed, drawn, assigned, verified, documents written. */
export async function finished(folder: string): Promise<void> {
  await committed(folder);
  await well(folder, "run", ...SEED, "--at", DAY.draw);
}

/** Replaces text in a file. @throws where it is not there, so that no case tests nothing */
export function edit(folder: string, path: string, passage: string | RegExp, by: string): void {
  const text = readFileSync(join(folder, path), "utf8");
  const after = text.replace(passage, () => by);
  if (after === text) throw new Error(`not in ${path}: ${passage}`);
  writeFileSync(join(folder, path), after);
}
