/** Documents of an earlier day tell of that day: nothing that came after it, and what went out stays as it was. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readSheets } from "../../src/registry/read-sheets.ts";
import { choucha } from "../cli.ts";
import { copyOf, fillAll, imported, recordOf, result, withForms } from "../results/campaign.ts";
import { IMPORT_AT, opinion, reviewCampaign } from "../score/campaign.ts";
import { fill } from "../score/fill.ts";

const LATER = "2025-08-01T02:00:00Z";
const DUE = "2025-06-30";

let origin: string;
beforeAll(async () => {
  origin = await withForms();
  const problem = { result: "发现问题已责令改正", followUp: "限期改正", due: DUE };
  const says = (nth: number) => (nth === 0 ? { ...problem, 收费: ["否", "未公示收费标准", "责令改正"] } : {});
  const { ran } = await imported(origin, await fillAll(origin, says as Parameters<typeof fillAll>[1]));
  if (ran.exit !== 0) throw new Error(ran.stdout + ran.stderr);
}, 60_000);

const circular = (folder: string, kind: string, asOf: string, ...words: string[]) =>
  choucha(["circular", kind, "--as-of", asOf, ...words, "--at", LATER], { cwd: folder, env: { LANG: "C" } });
const text = (folder: string, file: string) => readFileSync(join(folder, "out", file), "utf8");

describe("--as-of", () => {
  it("before any inspection: nothing is reported yet, and who is left out is said", async () => {
    const folder = copyOf(origin);
    const early = await circular(folder, "circular", "2025-05-08");
    expect([early.exit, early.stderr]).toEqual([0, expect.stringContaining("CIR013")]);
    expect(text(folder, "offices/circular.md")).toContain(
      "截至2025年5月8日，6家检查对象的检查结果均未报送。",
    );
    expect((await circular(folder, "order", "2025-05-08")).stderr).toContain("CIR011");
    await circular(folder, "results", "2025-05-08");
    expect(text(folder, "offices/inspection-results.csv").trim().split("\r\n")).toHaveLength(1);
    const late = await circular(folder, "circular", "2025-08-01");
    expect(late.stderr).not.toContain("CIR013");
    expect(text(folder, "offices/circular.md")).toContain("6家检查对象的检查结果全部报送完毕");
  });

  it("more time that is given later changes neither an earlier day's circular nor the order", async () => {
    const folder = copyOf(origin);
    const order = () => {
      const name = readdirSync(join(folder, "out/offices/orders")).find((one) => one.endsWith(".md"));
      return text(folder, `offices/orders/${name}`);
    };
    await circular(folder, "order", "2025-07-10");
    const sent = order();
    expect(sent).toContain("2025年6月30日前（含当日）");
    await circular(folder, "circular", "2025-07-10");
    const told = text(folder, "offices/circular.md");
    expect(told).toContain("应于2025年6月30日前改正，已逾期10日");
    const object = /^(.+)：$/m.exec(sent)?.[1] ?? "";
    const more = ["--extend", "2025-08-15", "--reason", "补办手续", "--at", LATER];
    expect((await result(folder, "follow", object, ...more)).exit).toBe(0);
    await circular(folder, "order", "2025-08-01");
    expect(order()).toBe(sent);
    await circular(folder, "circular", "2025-07-10");
    expect(text(folder, "offices/circular.md")).toBe(told);
    await circular(folder, "circular", "2025-08-01");
    expect(text(folder, "offices/circular.md")).toMatch(/改正中，未到期限/);
  });

  it("an object that was replaced after the day is still the one to inspect", async () => {
    const folder = await withForms();
    const [first] = recordOf(folder).drawn;
    const at = "2025-05-20T02:00:00Z";
    const gone = ["replace", first!.id, "--reason", "moved", "--at", at];
    expect((await choucha(gone, { cwd: folder, env: { LANG: "C" } })).exit).toBe(0);
    const left = () => text(folder, "progress.md");
    await circular(folder, "progress", "2025-05-19");
    expect(left()).not.toContain("递补");
    await circular(folder, "circular", "2025-05-19");
    expect(text(folder, "offices/circular.md")).not.toMatch(/迁出|递补/);
    await circular(folder, "progress", "2025-05-20");
    expect(left()).toContain("递补");
    await circular(folder, "circular", "2025-05-20");
    expect(text(folder, "offices/circular.md")).toContain("迁出");
  });

  it("a later replacement changes nobody's number: not of tasks, not of orders, not of files", async () => {
    const folder = copyOf(origin);
    const numbers = async () => {
      await circular(folder, "notice", "2025-07-10");
      const names = readdirSync(join(folder, "out/offices/notices")).filter((name) => name.endsWith(".md"));
      const { stdout } = await result(folder, "list", "--as-of", "2025-07-10", "--json");
      const [{ entries }] = JSON.parse(stdout).draws as [{ entries: { task: string; name: string }[] }];
      for (const { task, name } of entries) {
        const file = `${task.slice(-3)}-${name}.md`;
        if (names.includes(file)) expect(text(folder, `offices/notices/${file}`)).toContain(task);
      }
      return { names: names.sort(), tasks: new Map(entries.map(({ name, task }) => [name, task])) };
    };
    const before = await numbers();
    // The first one on the list leaves, so every place after it would shift; then another one without a substitute.
    const [first, second] = recordOf(folder).drawn;
    const nameOf = (id: string) => `示例机构${Number(id.slice(3))}`;
    const words = ["--reason", "moved", "--at", "2025-07-01T02:00:00Z"];
    for (const [at, { id }] of [first!, second!].entries()) {
      const done = await choucha(["replace", id, ".", ...words, ...(at === 0 ? [] : ["--without"])], {
        cwd: folder,
      });
      expect([done.exit, done.stderr]).toEqual([at, done.stderr]); // 1: one fewer is inspected
    }
    const after = await numbers();
    for (const [name, task] of before.tasks) expect([name, after.tasks.get(name)]).toEqual([name, task]);
    const fresh = [...after.tasks].filter(([name]) => !before.tasks.has(name));
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.map(([, task]) => task.slice(-3))).toEqual(fresh.map((_, at) => `00${7 + at}`));
    expect(after.tasks.has(nameOf(first!.id))).toBe(true);
    expect(after.names.filter((name) => !before.names.includes(name))).toEqual(
      fresh.map(([name, task]) => `${task.slice(-3)}-${name}.md`).sort(),
    );
  });

  it("scores of a review count from the day on which they came in, in reports and in its own documents", async () => {
    const folder = await reviewCampaign();
    mkdirSync(join(folder, "returned"));
    for (const name of readdirSync(join(folder, "out/opinions/sheets"))) {
      const bytes = new Uint8Array(readFileSync(join(folder, "out/opinions/sheets", name)));
      const codes = (await readSheets({ name, bytes })).sheets.slice(1).map(({ name }) => name);
      const pages = Object.fromEntries(codes.map((code) => [code, opinion()]));
      writeFileSync(join(folder, "returned", name), await fill(bytes, pages));
    }
    const taken = await choucha(["score", "import", "returned", "--at", IMPORT_AT], { cwd: folder });
    expect([taken.exit, taken.stdout]).toEqual([0, taken.stdout]);
    const told = async (asOf: string) => {
      await circular(folder, "progress", asOf);
      return text(folder, "progress.md");
    };
    expect(await told("2025-05-31")).toContain("评查正在进行，尚无评定结果。");
    expect(await told("2025-06-01")).toContain("28件已全部评定。");
    await circular(folder, "review", "2025-05-31");
    expect(text(folder, "opinions/review.md")).not.toContain("共评定案卷");
    await circular(folder, "review", "2025-06-01");
    // All have 100 points; those with more documents stand first, and the circular does not hide the others.
    const circularText = text(folder, "opinions/review.md").replace(/\\/g, "");
    expect(circularText).toMatch(
      /得分最高的有4家机构，均为100\.00分，按评分标准的排名规则，示例司法鉴定所1、示例司法鉴定所3并列第一。/,
    );
    expect(circularText).toContain(
      "注：得分相同的机构，依次按文书得分合计较高、一票否决的文书较少、文书最低得分较高的在前排定名次。",
    );
    expect(text(folder, "opinions/review.md")).toContain("共评定案卷28件，均为优秀。");
  });
});
