/** Forms that another program has saved: LibreOffice, as .xlsx, .xls and .ods. Skipped visibly where it is not there. */
import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { newFolder } from "../cli.ts";
import { codesOf, copyOf, fillAll, imported, result, type Written, withForms } from "./campaign.ts";

const soffice = (() => {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

describe("forms re-saved by another program (needs soffice)", () => {
  let folder: string;
  let files: string[];
  const profile = `-env:UserInstallation=file://${join(newFolder(), "profile")}`;
  beforeAll(async () => {
    folder = await withForms();
    files = await fillAll(
      folder,
      (nth): Written =>
        nth === 1
          ? {
              date: new Date(Date.UTC(2025, 4, 21)),
              result: "发现问题已责令改正",
              followUp: "限期改正",
              due: new Date(Date.UTC(2025, 5, 30)),
              收费: ["否", "未公示\n收费标准", "责令改正"],
            }
          : {},
    );
  });

  it.skipIf(!soffice).each(["xlsx", "xls", "ods"])(
    "%s says the same as the file that was filled in",
    async (format) => {
      const one = copyOf(folder);
      const wanted = await imported(one, files);
      expect([wanted.ran.exit, codesOf(wanted)]).toEqual([0, []]);
      const out = join(one, format);
      mkdirSync(out);
      const words = [profile, "--headless", "--convert-to", format, "--outdir", out, ...files];
      execFileSync("soffice", words, { stdio: "ignore", timeout: 120_000 });
      const saved = files.map((file) => join(out, basename(file).replace(/xlsx$/, format)));
      const again = await imported(one, saved, "2025-06-26T02:00:00Z");
      expect(again.ran.exit, again.ran.stderr).toBe(0);
      expect(again.json.draws[0]).toMatchObject({ added: [], replaced: [] });
      expect(again.json.draws[0].same).toHaveLength(6);
      expect((await result(one, "list", "--as-of", "2025-06-26")).exit).toBe(0);
    },
    120_000,
  );
});
