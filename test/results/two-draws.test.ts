/** Results of two draws in one import: both are kept, or none. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { campaign, finished, PLAN } from "../bad-input/campaign.ts";
import { snapshot, writeFiles } from "../bad-input/harness.ts";
import { markedRow, packed, partsOf, setCell } from "../bad-input/workbook.ts";
import { newFolder } from "../cli.ts";
import { IMPORT_AT, result } from "./campaign.ts";

const entry = PLAN.slice(PLAN.indexOf("  - name: offices"), PLAN.indexOf("seed:"));
const TWO = PLAN.replace(entry, entry + entry.replace("name: offices", "name: branches"));
const DRAWS = ["offices", "branches"];

const FILLED = {
  "field:date": "2025-05-20",
  "field:result": "未发现问题",
  "field:followUp": "无",
  "item:内部管理": "是",
  "item:收费": "是",
};

/** Fills the first form of each draw in. @returns the files */
const fill = (folder: string, note: string): string[] =>
  DRAWS.map((draw) => {
    const parts = partsOf(new Uint8Array(readFileSync(join(folder, "out", draw, "forms/昆明市.xlsx"))));
    for (const [mark, text] of Object.entries({ ...FILLED, "field:note": note }))
      setCell(parts, 1, `C${markedRow(parts, 1, mark)}`, text);
    writeFileSync(join(folder, `${draw}.xlsx`), packed(parts));
    return `${draw}.xlsx`;
  });

it("what is kept of the second was changed by hand: nothing of the first is kept either", async () => {
  const folder = newFolder();
  writeFiles(folder, campaign({ "plan.yaml": TWO }));
  await finished(folder);
  expect((await result(folder, "form", "--at", "2025-05-08T02:00:00Z")).exit).toBe(0);
  const first = await result(folder, "import", ...fill(folder, "一"), "--at", IMPORT_AT);
  expect(first.exit, first.stderr).toBe(0);
  const kept = join(folder, "out/branches/results/0001.json");
  const sound = readFileSync(kept);
  writeFileSync(kept, `${sound} `);
  const again = fill(folder, "二");
  const before = snapshot(folder);
  const refused = await result(folder, "import", ...again, "--at", IMPORT_AT);
  expect([refused.exit, refused.stderr]).toEqual([5, expect.stringContaining("CMD011")]);
  expect(snapshot(folder)).toEqual(before);
  writeFileSync(kept, sound);
  expect((await result(folder, "import", ...again, "--at", IMPORT_AT)).exit).toBe(0);
  for (const draw of DRAWS)
    expect(readFileSync(join(folder, "out", draw, "results/0002.json"), "utf8")).toContain("二");
});
