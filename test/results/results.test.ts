/** `choucha result`: forms out, filled forms in, corrections followed, what is missing or overdue shown. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { edit } from "../bad-input/campaign.ts";
import { snapshot } from "../bad-input/harness.ts";
import { choucha } from "../cli.ts";
import {
  CLEAN,
  codesOf,
  copyOf,
  fillAll,
  fillSheet,
  formFiles,
  IMPORT_AT,
  imported,
  load,
  objectOn,
  pages,
  recordOf,
  result,
  save,
  type Written,
  withForms,
} from "./campaign.ts";

const PROBLEM: Written = {
  result: "发现问题已责令改正",
  followUp: "限期改正",
  due: "2025-06-20",
  收费: ["否", "未公示收费标准", "责令改正"],
};

let origin: string;
let folder: string;
beforeAll(async () => {
  origin = await withForms();
});

/** A fresh copy, so that no test sees what another did. */
const fresh = (): string => {
  folder = copyOf(origin);
  return folder;
};
const list = async (...words: string[]) => {
  const ran = await result(folder, "list", "--json", "--as-of", "2025-07-10", ...words);
  return { exit: ran.exit, draw: JSON.parse(ran.stdout).draws[0] };
};
const kept = (number: string) =>
  JSON.parse(readFileSync(join(folder, `out/offices/results/${number}.json`), "utf8"));

describe("forms", () => {
  it("one workbook a prefecture, one page an object, the inspectors filled in; the same bytes again", async () => {
    fresh();
    const files = formFiles(folder);
    expect(files.map((file) => basename(file, ".xlsx")).sort()).toEqual(
      ["大理白族自治州", "昆明市", "红河哈尼族彝族自治州"].sort(),
    );
    const record = recordOf(folder);
    const objects: string[] = [];
    for (const file of files)
      for (const sheet of pages(await load(file))) {
        const object = objectOn(sheet);
        objects.push(object);
        const team = record.assignment!.teams.find((one) => one.object === object)!;
        expect(team.members).toHaveLength(2);
        const texts: string[] = [];
        sheet.eachRow((row) => texts.push(row.getCell(3).text));
        expect(texts.filter((text) => /示例人员\d+、示例人员\d+/.test(text))).toHaveLength(1);
      }
    expect(objects.sort()).toEqual(record.drawn.map(({ id }) => id).sort());
    const before = snapshot(folder);
    expect((await result(folder, "form", "--at", IMPORT_AT)).exit).toBe(0);
    expect(snapshot(folder)).toEqual(before);
  });

  it("never writes over what somebody has filled in; what is recorded stands in the next forms", async () => {
    fresh();
    const [file, other] = formFiles(folder) as [string, string];
    const book = await load(file);
    fillSheet(pages(book)[0]!, {
      ...CLEAN,
      收费: ["否", "未公示", "责令改正"],
      result: "发现问题待后续处理",
    });
    fillSheet(pages(book)[0]!, { followUp: "移送", body: "示例局", note: "两行\n备注" });
    await save(book, file);
    const before = snapshot(folder);
    const refused = await result(folder, "form", "--at", IMPORT_AT);
    expect([refused.exit, refused.stdout, refused.stderr]).toEqual([
      5,
      "",
      expect.stringContaining("RES038"),
    ]);
    expect(snapshot(folder)).toEqual(before);
    expect((await imported(folder, [file])).ran.exit).toBe(0);
    expect((await result(folder, "form", "--at", IMPORT_AT)).exit).toBe(0);
    const again = await imported(folder, [file, other]);
    expect(again.json.draws[0]).toMatchObject({ added: [], replaced: [], same: [expect.any(String)] });
    writeFileSync(other, "mine");
    expect((await result(folder, "form", "--at", IMPORT_AT)).stderr).toContain("RES038");
  });

  it("a plan whose checklist changed gives new forms; those of the old one are refused", async () => {
    fresh();
    const old = await fillAll(folder);
    edit(folder, "plan.yaml", "checklist: [内部管理, 收费]", "checklist: [内部管理, 档案]");
    expect(codesOf(await imported(folder, old.slice(0, 1)))).toEqual([
      "RES025",
      "RES025",
      "RES027",
      "RES027",
    ]);
    expect((await result(folder, "form", "--at", IMPORT_AT)).exit).toBe(0);
    const book = await load(formFiles(folder)[0]!);
    expect(pages(book)[0]!.getCell(9, 2).text + pages(book)[0]!.getCell(10, 2).text).toContain("档案");
  });

  it("not before the draw", async () => {
    fresh();
    const { exit, stderr } = await result(folder, "form", "--out", "elsewhere");
    expect([exit, stderr.includes("CMD017")]).toEqual([5, true]);
  });
});

describe("filled forms", () => {
  it("become results with their cells, once; the ledger has a line", async () => {
    fresh();
    const files = await fillAll(folder, (nth) => (nth === 1 ? PROBLEM : {}));
    const first = await imported(folder, files);
    expect(first.ran.exit, first.ran.stderr).toBe(0);
    expect(first.json.draws[0]).toMatchObject({ draw: "offices", replaced: [], same: [], missing: [] });
    expect(first.json.draws[0].added).toHaveLength(6);
    expect(codesOf(first)).toEqual([]);
    const one = kept("0001").results.find((found: { result: string }) => found.result === PROBLEM.result);
    expect(one).toMatchObject({
      inspectedOn: "2025-05-20",
      method: "现场检查",
      items: [
        { item: "内部管理", answer: "是" },
        { item: "收费", answer: "否", problem: "未公示收费标准", disposal: "责令改正" },
      ],
      followUp: { kind: "限期改正", due: "2025-06-20" },
    });
    expect(one.inspectors).toHaveLength(2);
    expect(one.source.cells).toMatchObject({
      date: expect.stringMatching(/^C\d+$/),
      收费: expect.any(String),
    });
    const ledger = readFileSync(join(folder, "out/ledger.jsonl"), "utf8");
    expect(ledger.match(/"event":"result\/offices"/g)).toHaveLength(1);
    expect((await choucha(["verify", "out/offices"], { cwd: folder })).exit).toBe(0);
    // The same again is nothing new.
    const before = snapshot(folder);
    const again = await imported(folder, files);
    expect(again.json.draws[0]).toMatchObject({ added: [], replaced: [] });
    expect(snapshot(folder)).toEqual(before);
  });

  it("a later import replaces by object, and both versions stay", async () => {
    fresh();
    const files = await fillAll(folder);
    await imported(folder, files);
    const changed = await fillAll(folder, (nth) => (nth === 0 ? PROBLEM : {}));
    const second = await imported(folder, changed, "2025-06-26T02:00:00Z");
    expect(second.json.draws[0].replaced).toHaveLength(1);
    expect(second.json.draws[0].same).toHaveLength(5);
    expect([kept("0001").results.length, kept("0002").results.length]).toEqual([6, 1]);
    expect((await list()).draw.counts).toMatchObject({ clean: 5, problems: 1 });
    const back = await fillAll(folder);
    const screen = await result(folder, "import", ...back, "--at", "2025-06-27T00:00:00Z");
    expect(screen.stdout).toMatch(/corrected {2}示例机构\d+: 发现问题已责令改正 → 未发现问题/);
  });

  it("partly filled, reordered, with dates as text, date and number, and moved rows", async () => {
    fresh();
    const [file] = formFiles(folder) as [string];
    const book = await load(file);
    const [one, two, ...rest] = pages(book);
    fillSheet(one!, { ...CLEAN, date: new Date(Date.UTC(2025, 4, 20)) });
    fillSheet(two!, { ...CLEAN, date: 45797 });
    one!.spliceRows(2, 0, ["", "我们加的一行"]);
    expect(rest.length).toBe(0);
    const moved = await save(book, join(folder, "我们的 表 (2).XLSX"));
    const done = await imported(folder, [moved]);
    expect(done.ran.exit, done.ran.stderr).toBe(0);
    expect(kept("0001").results.map(({ inspectedOn }: { inspectedOn: string }) => inspectedOn)).toEqual([
      "2025-05-20",
      "2025-05-20",
    ]);
    expect(done.json.draws[0].missing).toHaveLength(4);
    const empty = await imported(folder, [formFiles(folder)[1]!, moved], "2025-06-26T02:00:00Z");
    expect([empty.ran.exit, Object.values(empty.json.unfilled)]).toEqual([0, [2]]);
  });

  it("anomalies are kept and told: inspectors, dates, contradictions", async () => {
    fresh();
    const files = await fillAll(
      folder,
      (nth) =>
        [
          { inspectors: "示例人员99、示例人员98" },
          { inspectors: "" },
          { date: "2025-07-01" },
          { 收费: ["否", "未公示"] },
          { ...PROBLEM, due: "2025-05-01" },
          { result: "注销" },
        ][nth] as Written,
    );
    const done = await imported(folder, files);
    expect(done.ran.exit).toBe(0);
    expect(codesOf(done)).toEqual(["RES041", "RES043", "RES045", "RES046", "RES049", "RES053"]);
    for (const finding of done.json.findings)
      expect(finding).toMatchObject({
        severity: "warning",
        file: expect.stringContaining("filled-"),
        column: expect.stringMatching(/^C\d+$/),
      });
    expect((await list()).draw.anomalies).toHaveLength(6);
  });

  it("a recorded replacement is no swap; who left may not sign any more", async () => {
    fresh();
    const record = recordOf(folder);
    const { object, members } = record.assignment!.teams[0]!;
    const old = await fillAll(folder);
    const words = ["replace", object, ".", "--inspector", members[0]!, "--reason", "off-duty"];
    const done = await choucha([...words, "--at", "2025-05-09T00:00:00Z"], { cwd: folder });
    expect(done.exit, done.stderr).toBe(0);
    expect(codesOf(await imported(folder, old))).toEqual(["RES042"]);
    await result(folder, "form", "--at", IMPORT_AT);
    const now = await fillAll(folder);
    expect(codesOf(await imported(folder, now, "2025-06-26T02:00:00Z"))).toEqual([]);
  });

  it("an object that was replaced stays with its value, and is not waited for", async () => {
    fresh();
    const out = recordOf(folder).drawn[0]!.id;
    const at = ["--at", "2025-05-09T00:00:00Z"];
    const done = await choucha(["replace", out, ".", "--reason", "moved", ...at], { cwd: folder });
    expect(done.exit, done.stderr).toBe(0);
    await result(folder, "form", "--at", IMPORT_AT);
    await imported(folder, await fillAll(folder));
    const { exit, draw } = await list();
    expect([exit, draw.counts.objects, draw.counts.left, draw.counts.missing]).toEqual([0, 7, 1, 0]);
    expect(draw.entries.at(-1)).toMatchObject({
      object: out,
      result: { result: "迁出" },
      left: { reason: "moved" },
    });
  });
});

describe("what is wrong stops everything", () => {
  const nothing = async (files: readonly string[], codes: readonly string[], exit = 3) => {
    const before = snapshot(folder);
    const done = await imported(folder, files);
    expect([done.ran.exit, codesOf(done)]).toEqual([exit, [...codes].sort()]);
    expect(snapshot(folder)).toEqual(before);
    return done;
  };

  it("every problem of every file with its sheet and cell; nothing is kept", async () => {
    fresh();
    const files = await fillAll(
      folder,
      (nth) =>
        ([{ result: "很好" }, { date: "5/20/2025" }, { 收费: [""] }, { followUp: "罚款", due: "下周" }][
          nth
        ] ?? {}) as Written,
    );
    const done = await nothing(files, ["RES003", "RES005", "RES006", "RES007", "RES009"]);
    for (const { file, sheet, column } of done.json.findings) {
      expect(file).toMatch(/^filled-.*\.xlsx$/);
      expect(sheet).toMatch(/^00\d 示例机构\d+$/);
      expect(column).toMatch(/^C\d+$/);
    }
    const screen = await result(folder, "import", ...files);
    expect([screen.exit, screen.stdout]).toEqual([3, ""]);
    expect(screen.stderr).toContain("Write the year first");
  });

  it("an object twice: equal counts once, different is a contradiction", async () => {
    fresh();
    const [file] = await fillAll(folder);
    const copy = join(folder, "copy.xlsx");
    writeFileSync(copy, readFileSync(file!));
    const twice = await imported(copyOf(folder), [file!, copy]);
    expect([twice.ran.exit, codesOf(twice)]).toEqual([0, ["RES032", "RES032"]]);
    const book = await load(copy);
    fillSheet(pages(book)[0]!, { date: "2025-05-21" });
    await save(book, copy);
    const done = await nothing([file!, copy], ["RES010", "RES032"]);
    expect(done.json.findings.find(({ code }: { code: string }) => code === "RES010").message).toMatch(
      /示例机构\d+.*filled-.*\.xlsx 00\d/,
    );
  });

  it("forms of another draw, of another outcome, without marks, with foreign items", async () => {
    fresh();
    const [file] = await fillAll(folder);
    const spoilt = async (name: string, edit: (cell: { text: string; value: unknown }) => void) => {
      const book = await load(file!);
      for (const sheet of pages(book).slice(0, 1))
        sheet.eachRow((row) => edit(row.getCell(1) as { text: string; value: unknown }));
      for (const sheet of pages(book).slice(1)) book.removeWorksheet(sheet.id);
      return await save(book, join(folder, name));
    };
    const change = (from: RegExp, to: string) => (cell: { text: string; value: unknown }) => {
      if (from.test(cell.text)) cell.value = cell.text.replace(from, () => to);
    };
    await nothing([await spoilt("a.xlsx", change(/^draw:.*/, "draw:others"))], ["RES001"]);
    await nothing([await spoilt("b.xlsx", change(/^record:.*/, "record:00"))], ["RES031"]);
    await nothing([await spoilt("c.xlsx", change(/^object:.*/, ""))], ["RES002"]);
    await nothing([await spoilt("d.xlsx", change(/^field:date$/, ""))], ["RES002"]);
    await nothing([await spoilt("e.xlsx", change(/^item:收费$/, "item:卫生"))], ["RES025", "RES027"]);
    await nothing([await spoilt("f.xlsx", change(/inspection\/1/, "inspection/9"))], ["RES026"]);
  });

  it("no form at all, nothing filled in, no workbook", async () => {
    fresh();
    await nothing(formFiles(folder), ["RES014"]);
    writeFileSync(join(folder, "bytes.xlsx"), Buffer.from([1, 2, 3, 0, 255]));
    expect((await imported(folder, ["bytes.xlsx"])).ran.exit).toBe(3);
    writeFileSync(join(folder, "other.csv"), "名称,电话\n示例机构1,1\n");
    await nothing(["other.csv"], ["RES011"]);
    expect((await imported(folder, ["none.xlsx"])).ran.exit).toBe(4);
  });
});

describe("a plain table", () => {
  const csv = (rows: readonly string[]) => {
    const [head, ...more] = rows;
    writeFileSync(join(folder, "结果.csv"), `\ufeff${[head, ...more].join("\r\n")}\r\n`);
    return imported(folder, ["结果.csv"]);
  };
  const HEAD = "序号,检查对象,检查日期,检查人员,检查结果,后续处置,整改期限,内部管理,收费,收费发现问题,电话";
  const team = (at: number) => {
    const record = recordOf(folder);
    const people = readFileSync(join(folder, "registry/inspectors.csv"), "utf8").split("\n");
    const { object, members } = record.assignment!.teams[at]!;
    const name = (id: string) => people.find((line) => line.includes(id))!.split(",")[0];
    const number = Number(object.replace(/\D/g, ""));
    return { id: object, name: `示例机构${number}`, people: members.map(name).join("、") };
  };

  it("one row an object, by name or code; unknown columns are told", async () => {
    fresh();
    const [a, b] = [team(0), team(1)];
    const done = await csv([
      HEAD,
      `1,${a.name},2025年5月20日,${a.people},未发现问题,无,,是,是,,123`,
      `2,${b.id},2025/5/21,${b.people},发现问题已责令改正,限期改正,2025-06-30,是,否,未公示,124`,
    ]);
    expect([done.ran.exit, codesOf(done)]).toEqual([0, expect.arrayContaining(["RES029"])]);
    expect(done.json.draws[0].added).toEqual([a.id, b.id]);
    expect(kept("0001").results[1]).toMatchObject({
      items: [{ item: "内部管理" }, { item: "收费", answer: "否", problem: "未公示" }],
      followUp: { kind: "限期改正", due: "2025-06-30" },
      source: { cells: { due: "G3" } },
    });
  });

  it("an object that was not drawn is kept, told and not counted", async () => {
    fresh();
    const drawn = new Set(recordOf(folder).drawn.map(({ id }) => id));
    const number = Array.from({ length: 18 }, (_, i) => i + 1).find(
      (n) => !drawn.has(`SL-${String(n).padStart(3, "0")}`),
    )!;
    const done = await csv([HEAD, `1,示例机构${number},2025-05-20,甲、乙,未发现问题,无,,是,是,,`]);
    expect([done.ran.exit, codesOf(done)]).toEqual([0, expect.arrayContaining(["RES040"])]);
    const { draw } = await list();
    expect(draw.counts).toMatchObject({ reported: 0, missing: 6 });
    expect(draw.anomalies).toMatchObject([{ kind: "not-drawn" }]);
  });

  it("rows and headers that are wrong have their places", async () => {
    fresh();
    const [a, b] = [team(0), team(1)];
    const done = await csv([
      HEAD,
      `1,${a.name},5/6/2025,甲、乙,好,无,,是,是,,`,
      `2,,2025-05-20,甲、乙,注销,,,,,,`,
    ]);
    expect(
      done.json.findings.filter(({ severity }: { severity: string }) => severity === "error"),
    ).toMatchObject([
      { code: "RES012", row: 3, column: "检查对象" },
      { code: "RES003", row: 2, column: "检查结果" },
      { code: "RES007", row: 2, column: "检查日期" },
    ]);
    const both = await csv([`许可证号,${HEAD}`, `${b.id},1,${a.name},2025-05-20,甲、乙,注销,,,,,,`]);
    expect([both.ran.exit, codesOf(both)]).toEqual([3, expect.arrayContaining(["RES030"])]);
    const double = await csv(["检查对象,检查结果,结果", `${a.name},注销,迁出`]);
    expect(codesOf(double)).toEqual(["RES028"]);
  });
});

describe("corrections", () => {
  const follow = (...words: string[]) => result(folder, "follow", ...words);
  const AT = ["--at", "2025-07-10T00:00:00Z"];
  let object: string;
  beforeAll(async () => {
    fresh();
    await imported(folder, await fillAll(folder, (nth) => (nth === 0 ? PROBLEM : {})));
    origin = folder;
    object = (await list()).draw.overdue[0];
  });

  it("overdue ones show up by themselves and decide the exit code", async () => {
    fresh();
    expect((await list()).exit).toBe(1);
    const shown = await result(folder, "list", "--overdue", "--as-of", "2025-07-10");
    expect(shown.exit).toBe(1);
    expect(shown.stdout).toMatch(/Overdue corrections: 1\n[\s\S]*! overdue 20 d \(due 2025-06-20\)/);
    // Among all objects it stands once, marked.
    const all = await result(folder, "list", "--as-of", "2025-07-10");
    expect(all.stdout.match(/^.*overdue 20 d.*$/gm)).toEqual([expect.stringContaining("! overdue 20 d")]);
    expect(all.stdout).toContain("Overdue corrections: 1, marked with “!”");
    const before = await result(folder, "list", "--as-of", "2025-06-20");
    expect([before.exit, before.stdout.includes("due 2025-06-20, today")]).toEqual([0, true]);
  });

  it("accepted, late; once; and the same form imported again does not take it back", async () => {
    fresh();
    const files = formFiles(folder).map((file) => join(dirname(file), `filled-${basename(file)}`));
    const done = await follow(object, ".", "--corrected", "2025-07-01", "--note", "已公示", ...AT);
    expect([done.exit, done.stdout]).toEqual([
      0,
      expect.stringContaining("accepted on 2025-07-01, days late: 11"),
    ]);
    const again = await follow(object, ".", "--corrected", "2025年7月1日", ...AT);
    expect([again.exit, again.stdout.includes("nothing changed")]).toEqual([0, true]);
    expect((await follow(object, ".", "--corrected", "2025-07-02", ...AT)).stderr).toContain("RES021");
    expect((await imported(folder, files, "2025-07-11T00:00:00Z")).json.draws[0].same).toHaveLength(6);
    const { exit, draw } = await list();
    expect([exit, draw.counts.corrections]).toEqual([
      0,
      { onTheSpot: 0, ordered: 1, open: 0, overdue: 0, corrected: 1, late: 1 },
    ]);
    expect(existsSync(join(folder, "out/offices/results/0003.json"))).toBe(false);
  });

  it("more time, with its reason", async () => {
    fresh();
    const done = await follow(object, ".", "--extend", "2025-07-31", "--reason", "补办手续", ...AT);
    expect([done.exit, done.stdout]).toEqual([0, expect.stringContaining("from 2025-06-20 to 2025-07-31")]);
    const { exit, draw } = await list();
    expect(exit).toBe(0);
    expect(draw.entries.find((one: { object: string }) => one.object === object).result.followUp).toEqual({
      kind: "限期改正",
      due: "2025-07-31",
      extended: [{ from: "2025-06-20", to: "2025-07-31", reason: "补办手续" }],
    });
  });

  it.each<[string, () => string[], number, string]>([
    ["nobody of that name", () => ["无此机构", "--corrected", "2025-07-01"], 2, "RES035"],
    ["nothing said", () => [object], 2, "RES033"],
    [
      "both said",
      () => [object, "--corrected", "2025-07-01", "--extend", "2025-08-01", "--reason", "x"],
      2,
      "RES033",
    ],
    ["no reason", () => [object, "--extend", "2025-08-01"], 2, "RES033"],
    ["no day", () => [object, "--corrected", "1/7/2025"], 2, "RES036"],
    ["to come", () => [object, "--corrected", "2025-07-11"], 3, "RES020"],
    ["before the inspection", () => [object, "--corrected", "2025-05-19"], 3, "RES019"],
    ["no later day", () => [object, "--extend", "2025-06-20", "--reason", "x"], 3, "RES022"],
    [
      "nothing to correct",
      () => [recordOf(folder).drawn.find(({ id }) => id !== object)!.id, "--corrected", "2025-07-01"],
      3,
      "RES018",
    ],
  ])("%s", async (_, words, exit, code) => {
    fresh();
    const before = snapshot(folder);
    const [name, ...flags] = words();
    const ran = await follow(name!, ".", ...flags, ...AT);
    expect([ran.exit, ran.stdout, ran.stderr]).toEqual([exit, "", expect.stringContaining(code)]);
    expect(snapshot(folder)).toEqual(before);
  });

  it("kept results that were changed by hand are not believed", async () => {
    fresh();
    const file = join(folder, "out/offices/results/0001.json");
    writeFileSync(file, readFileSync(file, "utf8").replace("2025-06-20", "2026-06-20"));
    const ran = await result(folder, "list");
    expect([ran.exit, ran.stderr.includes("CMD011")]).toEqual([5, true]);
  });
});
