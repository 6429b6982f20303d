/** Tables of scores for the rubric that can be added up by hand. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { smallText } from "../../src/scoring/aggregate/small.fixture.ts";
import { newFolder } from "../cli.ts";

export const RUBRIC = smallText(
  "{ count: 2, third: { pointDifference: 10, anyVeto: true }, thirdCounts: replaces-farther }",
  "units: { ties: [], caps: [{ band: 优秀, share: 40% }] }",
  { title: "{ zh: 示例, en: Small }", bonus: false },
);

export const HEADER = "文书,机构,评查人,第三评查人,level,扣分,打分,check,否决";

/** A folder with the rubric and a table of these rows. */
export function folder(rows: readonly string[], header = HEADER): string {
  const made = newFolder();
  writeFileSync(join(made, "small.yaml"), RUBRIC);
  writeFileSync(join(made, "scores.csv"), `${[header, ...rows].join("\n")}\n`);
  return made;
}

/** Three units: 甲 and 乙 share the first place, 丙 has an absent item. */
export const ROWS = [
  "D1,甲,R1,,40,0,10,是,否",
  "D1,甲,R2,,40,5,9.5,是,否",
  "D2,乙,R1,,好,2.5,10,yes,no",
  "D2,乙,R2,,40,2.5,9.5,√,×",
  "D3,丙,R1,,20,10,合理缺项,是,否",
  "D3,丙,R2,,20,7.5,合理缺项,是,否",
];
