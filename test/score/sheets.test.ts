/** Sheets out and in, as a committee uses them. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readSheets } from "../../src/registry/read-sheets.ts";
import { choucha } from "../cli.ts";
import { IMPORT_AT, opinion, reviewCampaign, sheetOf } from "./campaign.ts";
import { fill, type Page } from "./fill.ts";

const bytesOf = (path: string) => new Uint8Array(readFileSync(path));
const codesIn = async (path: string) =>
  (await readSheets({ name: path, bytes: bytesOf(path) })).sheets.map(({ name }) => name).slice(1);
const ledger = (folder: string) =>
  readFileSync(join(folder, "out", "ledger.jsonl"), "utf8")
    .trim()
    .split("\n");
const run = (folder: string, ...words: string[]) => choucha(words, { cwd: folder });

/** Fills a reviewer's sheet into a folder of returned files. */
async function returned(
  folder: string,
  code: string,
  pages: Readonly<Record<string, Page>>,
  name = `${code}.xlsx`,
) {
  mkdirSync(join(folder, "returned"), { recursive: true });
  writeFileSync(join(folder, "returned", name), await fill(bytesOf(sheetOf(folder, code)), pages));
}
const takeIn = (folder: string, ...more: string[]) =>
  run(folder, "score", "import", "returned", "--at", IMPORT_AT, ...more);

describe("choucha score sheet", () => {
  it("writes one workbook a reviewer; all documents are in as many as the rubric wants; again: the same bytes", async () => {
    const folder = await reviewCampaign();
    const files = readdirSync(join(folder, "out/opinions/sheets"));
    expect(files.every((name) => /^R\d\d\.xlsx$/.test(name))).toBe(true);
    const codes = (await Promise.all(files.map((name) => codesIn(sheetOf(folder, name.slice(0, 3)))))).flat();
    // 24 drawn and 4 taken without a draw, two reviewers each.
    expect([codes.length, new Set(codes).size]).toEqual([56, 28]);
    const before = files.map((name) => bytesOf(sheetOf(folder, name.slice(0, 3))));
    rmSync(join(folder, "out/opinions/sheets"), { recursive: true });
    const again = await run(folder, "score", "sheet", "--json");
    expect(JSON.parse(again.stdout)).toMatchObject({ $schema: "choucha/score-sheet/1", blind: true });
    expect(files.map((name) => bytesOf(sheetOf(folder, name.slice(0, 3))))).toEqual(before);
    const third = await run(folder, "score", "sheet", "--reviewer", "r03");
    expect([third.exit, third.stdout.trim().split("\n").length]).toEqual([0, 1]);
    expect(third.stderr).toContain("1 score sheets, 0 new or changed");
  });

  it("holds no party, institution or person: not in any part of any file", async () => {
    const folder = await reviewCampaign();
    for (const name of readdirSync(join(folder, "out/opinions/sheets"))) {
      const parts = unzipSync(bytesOf(join(folder, "out/opinions/sheets", name)));
      const text = Object.values(parts)
        .map((part) => new TextDecoder().decode(part))
        .join("\n");
      expect(text).not.toMatch(/示例当事人|示例司法鉴定所|示例专家|示鉴〔|ZJ\d/);
    }
  });

  it("lists for the office who gets which sheet and document, outside the folder that is sent", async () => {
    const folder = await reviewCampaign();
    const made = await run(folder, "score", "sheet", "--reviewer", "R01");
    expect(made.stderr).toContain(join("out", "opinions", "codes.csv"));
    const text = readFileSync(join(folder, "out/opinions/codes.csv"), "utf8");
    const [header, ...rows] = text.trim().split("\r\n");
    expect(header).toContain("评查人代码,评查人,");
    expect(rows).toHaveLength(56);
    const record = JSON.parse(readFileSync(join(folder, "out/opinions/record.json"), "utf8"));
    const dealt = record.assignment.teams.flatMap(
      ({ object, members }: { object: string; members: string[] }) =>
        members.map((member) => `${member} ${object}`),
    );
    const listed = rows.map((row) => row.split(",")).map((cells) => `${cells[2]} ${cells[5]}`);
    expect(listed.sort()).toEqual(dealt.sort());
    for (const code of await codesIn(sheetOf(folder, "R02")))
      expect(rows.some((row) => row.startsWith("R02,") && row.includes(`,${code},`))).toBe(true);
  });

  it("an unknown reviewer, an unknown review: said with what there is", async () => {
    const folder = await reviewCampaign();
    const nobody = await run(folder, "score", "sheet", "--reviewer", "R99");
    expect([nobody.exit, nobody.stderr]).toEqual([2, expect.stringMatching(/SCO030[\s\S]*R01, R02/)]);
    expect(nobody.stderr).not.toContain("示例专家");
    expect((await run(folder, "score", "sheet", "--review", "nothing")).exit).toBe(2);
  });

  it("never overwrites what a reviewer has filled in, until it is imported", async () => {
    const folder = await reviewCampaign();
    const file = sheetOf(folder, "R01");
    const [code] = (await codesIn(file)) as [string];
    const typed = await fill(bytesOf(file), { [code]: { commission: { score: 2 } } });
    writeFileSync(file, typed);
    const refused = await run(folder, "score", "sheet");
    expect([refused.exit, refused.stderr]).toEqual([5, expect.stringContaining("SCO031")]);
    expect(bytesOf(file)).toEqual(typed);
    expect((await run(folder, "score", "import", file, "--at", IMPORT_AT)).exit).toBe(1);
    // Now it is kept: the sheet is written anew, with what was entered.
    expect((await run(folder, "score", "sheet")).exit).toBe(0);
    expect(bytesOf(file)).not.toEqual(typed);
    const same = await run(folder, "score", "import", file, "--at", IMPORT_AT);
    expect(same.stdout).toContain("0 kept, 0 replaced, 1 as before");
    writeFileSync(file, "something else");
    expect((await run(folder, "score", "sheet", "--reviewer", "R01")).exit).toBe(5);
  });
});

describe("choucha score import", () => {
  it("keeps complete and partial documents, says what is missing, and replaces on a second import", async () => {
    const folder = await reviewCampaign();
    const [one, two, ...rest] = (await codesIn(sheetOf(folder, "R01"))) as [string, string, ...string[]];
    await returned(folder, "R01", { [one]: opinion(), [two]: { commission: { score: 1 } } });
    const first = await takeIn(folder);
    expect(first.exit).toBe(1);
    expect(first.stdout).toContain(`2 kept, 0 replaced, 0 as before; 1 of ${rest.length + 2} documents`);
    expect(first.stderr).toMatch(new RegExp(`SCO020 returned.R01.xlsx · ${two}`));
    const lines = ledger(folder).length;
    const again = await takeIn(folder);
    expect(again.stdout).toContain("0 kept, 0 replaced, 2 as before");
    expect(ledger(folder)).toHaveLength(lines);
    await returned(folder, "R01", { [one]: opinion({ deadline: { score: 2, comment: "逾期" } }) });
    const second = await takeIn(folder, "--json");
    const told = JSON.parse(second.stdout);
    expect(told.pages.slice(0, 2).map(({ status }: { status: string }) => status)).toEqual([
      "replaced",
      "empty",
    ]);
    expect(ledger(folder)).toHaveLength(lines + 1);
    expect(JSON.parse(ledger(folder).at(-1)!)).toMatchObject({ event: "score/opinions", at: IMPORT_AT });
    // Both versions stay.
    const kept = (name: string) =>
      JSON.parse(readFileSync(join(folder, "out/opinions/imports", name), "utf8"));
    const pointsOf = (name: string) =>
      kept(name).reviews.map((one: { items: Record<string, unknown> }) => one.items.deadline);
    expect(pointsOf("0001.json")).toEqual([{ value: "5" }, undefined]);
    expect(pointsOf("0002.json")).toEqual([{ comment: "逾期", value: "2" }]);
    expect(kept("0002.json").files).toEqual([
      { file: "R01.xlsx", digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect((await run(folder, "ledger", ".", "--verify")).exit).toBe(0);
  });

  it("everything filled in: exit 0, in both languages", async () => {
    const folder = await reviewCampaign();
    const codes = await codesIn(sheetOf(folder, "R02"));
    await returned(folder, "R02", Object.fromEntries(codes.map((code) => [code, opinion()])));
    const done = await takeIn(folder, "--lang", "zh");
    expect([done.exit, done.stdout]).toEqual([0, expect.stringContaining(`新保存${codes.length}份`)]);
    expect(done.stdout).not.toMatch(/示例专家|示鉴/);
  });

  it("a document that was complete and is partial now: kept, and said", async () => {
    const folder = await reviewCampaign();
    const [code] = (await codesIn(sheetOf(folder, "R01"))) as [string];
    await returned(folder, "R01", { [code]: opinion() });
    await takeIn(folder);
    await returned(folder, "R01", { [code]: { commission: { score: 0 } } });
    const back = await takeIn(folder);
    expect([back.exit, back.stderr]).toEqual([1, expect.stringContaining("SCO025")]);
  });

  it("one bad cell in one of many files: exit 3, every problem told, nothing kept", async () => {
    const folder = await reviewCampaign();
    const [one, two] = (await codesIn(sheetOf(folder, "R01"))) as [string, string];
    const [three] = (await codesIn(sheetOf(folder, "R02"))) as [string];
    await returned(folder, "R01", { [one]: opinion(), [two]: opinion({ choice: { score: 7 } }) });
    await returned(folder, "R02", { [three]: opinion({ recusal: { score: "也许" } }) });
    writeFileSync(join(folder, "returned", "~$R01.xlsx"), "lock of an open file");
    const before = readdirSync(join(folder, "out"), { recursive: true, encoding: "utf8" }).sort();
    const bad = await takeIn(folder);
    expect([bad.exit, bad.stdout]).toEqual([3, ""]);
    expect(bad.stderr).toMatch(new RegExp(`RUB101 returned.R01.xlsx · ${two} · row \\d+ · E`));
    expect(bad.stderr).toMatch(new RegExp(`RUB104 returned.R02.xlsx · ${three} · row \\d+ · E`));
    expect(bad.stderr).toContain("8, 5, 2, 0");
    expect(readdirSync(join(folder, "out"), { recursive: true, encoding: "utf8" }).sort()).toEqual(before);
    const json = JSON.parse((await takeIn(folder, "--json")).stdout);
    expect(json).toMatchObject({ $schema: "choucha/error/1", exit: 3 });
  });

  it("files that are none: a table, a text, an empty folder, nothing there", async () => {
    const folder = await reviewCampaign();
    const import_ = (...files: string[]) => run(folder, "score", "import", ...files, "--at", IMPORT_AT);
    writeFileSync(join(folder, "a.csv"), "文书,得分\nD001,90\n");
    mkdirSync(join(folder, "empty"));
    expect(await import_("a.csv")).toMatchObject({ exit: 3, stderr: expect.stringContaining("REG015") });
    expect(await import_("empty")).toMatchObject({ exit: 3, stderr: expect.stringContaining("SCO023") });
    expect(await import_("nothing.xlsx")).toMatchObject({
      exit: 4,
      stderr: expect.stringContaining("FIL001"),
    });
    expect(await import_()).toMatchObject({ exit: 2 });
    writeFileSync(join(folder, "broken.xlsx"), bytesOf(sheetOf(folder, "R01")).subarray(0, 5000));
    cpSync(join(folder, "broken.xlsx"), join(folder, "broken-2.xlsx"));
    const broken = await import_("broken.xlsx", "broken-2.xlsx");
    expect([broken.exit, broken.stderr.match(/REG010/g)?.length]).toEqual([3, 2]);
  });

  it("sheets of another draw of the same review are refused: codes stand for other documents", async () => {
    const [folder, other] = [await reviewCampaign(), await reviewCampaign()];
    rmSync(join(other, "out"), { recursive: true });
    for (const words of [
      ["run", ".", "--at", "2025-05-06T01:00:00Z"],
      ["run", ".", "--at", "2025-05-07T02:00:00Z", "--seed", "福彩=09 08 07"],
      ["score", "sheet"],
    ])
      expect((await run(other, ...words)).exit).toBe(0);
    const [code] = (await codesIn(sheetOf(other, "R01"))) as [string];
    await returned(other, "R01", { [code]: opinion() });
    const mixed = await run(folder, "score", "import", join(other, "returned"), "--at", IMPORT_AT);
    expect([mixed.exit, mixed.stderr]).toEqual([3, expect.stringContaining("SCO006")]);
  });
});

describe("many sheets at once", () => {
  it("a row for each reviewer, and only those documents that are begun and not complete", async () => {
    const folder = await reviewCampaign();
    const files = readdirSync(join(folder, "out/opinions/sheets")).map((name) => name.slice(0, 3));
    const pages: [string, string][] = [];
    for (const reviewer of files)
      for (const code of await codesIn(sheetOf(folder, reviewer))) pages.push([reviewer, code]);
    const [begun, blank, ...whole] = pages as [[string, string], [string, string], ...[string, string][]];
    for (const reviewer of files) {
      const own = whole.filter(([one]) => one === reviewer).map(([, code]) => [code, opinion()] as const);
      const part = begun[0] === reviewer ? [[begun[1], { commission: { score: 1 } }] as const] : [];
      await returned(folder, reviewer, Object.fromEntries([...own, ...part]));
    }
    const told = JSON.parse((await takeIn(folder, "--json")).stdout);
    const told19or20 = (text: string) => text.match(/SCO0(?:19|20)/g) ?? [];
    expect([told.pages.length, told19or20(JSON.stringify(told.findings))]).toEqual([
      pages.length,
      ["SCO020", "SCO019"],
    ]);
    const { exit, stdout, stderr } = await takeIn(folder);
    expect([exit, told19or20(stderr)]).toEqual([1, []]);
    const rows = stdout.split("\n").map((line) => line.trim().split(/ {2,}/));
    for (const reviewer of files) expect(rows.filter(([one]) => one === reviewer)).not.toHaveLength(0);
    expect(rows).toContainEqual(["total", `${whole.length}`, "1", "1", "–", "–", `${whole.length + 1}`]);
    expect(rows.filter(([reviewer, code]) => reviewer === begun[0] && code === begun[1])).toHaveLength(1);
    expect(rows.filter(([reviewer, code]) => reviewer === blank[0] && code === blank[1])).toEqual([]);
    expect(stdout.split("\n").length).toBeLessThan(files.length + 16);
  });
});
