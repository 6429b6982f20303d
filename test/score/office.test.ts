/** Sheets that another program has saved: LibreOffice stands for WPS and old Excel. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { readSheets } from "../../src/registry/read-sheets.ts";
import { choucha, newFolder } from "../cli.ts";
import { IMPORT_AT, opinion, reviewCampaign, sheetOf } from "./campaign.ts";
import { edit, fill } from "./fill.ts";

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;

/** Takes formulas' values away: what opens the file then has to calculate them. */
const uncalculated = (bytes: Uint8Array): Promise<Uint8Array> =>
  edit(bytes, (book) => {
    for (const sheet of book.worksheets)
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          if (cell.formula) cell.value = { formula: cell.formula } as never;
        }),
      );
  });

/** Opens a file and saves it in another format. */
function saved(file: string, format: string): string {
  const folder = newFolder();
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  const out = join(folder, "saved");
  mkdirSync(out);
  spawnSync("soffice", [profile, "--headless", "--convert-to", format, "--outdir", out, file], {
    timeout: 90_000,
  });
  const path = join(out, `R01.${format}`);
  if (!existsSync(path)) throw new Error(`LibreOffice wrote no ${path}`);
  return path;
}

describe.skipIf(!hasOffice)("a filled sheet, saved by LibreOffice", () => {
  it.each(["xlsx", "ods", "xls"])(
    "as .%s is read as if nothing had happened, and its totals agree",
    async (format) => {
      const folder = await reviewCampaign();
      const bytes = new Uint8Array(readFileSync(sheetOf(folder, "R01")));
      const { sheets } = await readSheets({ name: "R01.xlsx", bytes });
      const [one, two, three] = sheets.slice(1).map(({ name }) => name) as [string, string, string];
      const remark = { score: 2.5, comment: "=1+1 “引号”\n第二行", evidence: "卷3—5页" };
      const pages = {
        [one]: opinion({ records: remark, onsite: { absent: "是" } }),
        [two]: opinion({ forged: { score: "是" } }),
        [three]: opinion({ choice: { score: "５" } }),
      };
      const file = join(newFolder(), "R01.xlsx");
      writeFileSync(file, await uncalculated(await fill(bytes, pages)));
      const path = saved(file, format);
      const noise = vi.spyOn(console, "error");
      const [cover, ...shown] = (await readSheets({ name: path, bytes: readFileSync(path) })).sheets;
      const [first, second] = shown.map(({ grid }) => grid.rows);
      // Scores shown: 7.5 + 88.5 of 96 for the first, all but a veto for the second.
      expect([first![2]![4], first![2]![7], second![3]![1]]).toEqual([
        ...["97.39", "优秀", "否决：有1项否决情形选了“是”，本件等次为不合格"],
      ]);
      const states = cover!.grid.rows
        .filter((row) => /^D\d+$/.test(row[1] ?? ""))
        .map((row) => row.slice(3, 7));
      expect(states.slice(1, 4).map((row) => row.join(" "))).toEqual([
        ...["27/27 100 不合格 已填完", "27/27 97 优秀 已填完", "0/27 0 未填完 未填"],
      ]);
      const ran = await choucha(["score", "import", path, "--at", IMPORT_AT, "--json"], {
        cwd: folder,
      });
      expect(noise).not.toHaveBeenCalled();
      const told = JSON.parse(ran.stdout);
      const complete = told.pages.filter((page: { complete: boolean }) => page.complete);
      expect(complete.map(({ document }: { document: string }) => document)).toEqual([one, two, three]);
      // LibreOffice has calculated the totals: they are ours.
      expect(told.findings.filter(({ code }: { code: string }) => code === "SCO016")).toEqual([]);
      const kept = JSON.parse(readFileSync(join(folder, "out/opinions/imports/0001.json"), "utf8"));
      const said = kept.reviews.map(({ items }: { items: Record<string, unknown> }) => items);
      expect(said[0].records).toEqual({ value: "2.5", comment: "=1+1 “引号”\n第二行", evidence: "卷3—5页" });
      expect([said[0].onsite, said[1].forged, said[2].choice]).toEqual([
        ...[{ absent: true }, { value: "yes" }, { value: "5" }],
      ]);
    },
    120_000,
  );
});
