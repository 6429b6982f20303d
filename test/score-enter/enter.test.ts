/** Scoring on a terminal, with a script in place of the terminal. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { importsOf, standingScores } from "../../src/campaign/review/score-store.ts";
import { addRequest } from "../../src/campaign/review/thirds.ts";
import { withLock } from "../../src/system/lock.ts";
import { choucha } from "../cli.ts";
import { FULL_KEYS, type Move, play, type Room, room, SUBMIT } from "./script.ts";

const R1 = { reviewer: "R01" };
const drafts = ({ review }: Room): string[] =>
  existsSync(join(review.folder, "drafts")) ? readdirSync(join(review.folder, "drafts")) : [];
const TEXT = { level: "40", deduct: "2.5", free: "10", check: "yes", veto: "no", bonus: "0" };
const given = (items: Readonly<Record<string, { value?: string }>>) =>
  Object.fromEntries(Object.entries(items).map(([id, { value }]) => [id, value]));

describe("one document from the first item to its submission", () => {
  it("is kept as an import with one line in the ledger, and its draft goes", async () => {
    const here = room();
    const { exit, screens, stderr, left } = await play(here, ["enter", ...FULL_KEYS, ...SUBMIT, "q"], R1);
    expect([exit, left]).toEqual([0, []]);
    const [one, ...more] = await importsOf(here.campaign, here.review);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ files: [{ file: "enter" }], importedAt: "2025-05-07T02:00:00Z" });
    expect(one!.reviews.map(({ document, reviewer, third }) => [document, reviewer, third])).toEqual([
      [here.review.documents[0]!.id, "ZJ001", undefined],
    ]);
    expect(given(one!.reviews[0]!.items)).toEqual(TEXT);
    expect(drafts(here)).toEqual([]);
    expect(stderr).toContain("提交 1 份");
    // 100 less 2.5, by hand.
    expect(screens.some((text) => text.includes("提交 D001：97.50 分，优秀"))).toBe(true);
    expect(screens.at(-1)).toMatch(/D001.*已提交 {2}97\.50 分 {2}优秀/);
  });

  it("writes a draft after each answer, and goes on where it was left, whatever ended it", async () => {
    const here = room();
    const keys: Move[] = ["enter", ...FULL_KEYS, ...SUBMIT];
    // Left by Ctrl-C after every single key, it is taken up again with the next one.
    let open: Move[] = ["enter"];
    for (const [i, key] of keys.slice(1, 11).entries()) {
      const typing = key === "0" || (key === "1" && keys[i + 2] === "0");
      if (typing && keys[i + 2] !== undefined) {
        open = [...open, key];
        continue;
      }
      const { exit, left } = await play(here, [...open, key], R1);
      expect([exit, left]).toEqual([130, []]);
      expect(drafts(here)).toEqual(["R01-D001.json"]);
      open = ["enter"];
    }
    const { exit } = await play(here, ["enter", ...SUBMIT, "q"], R1);
    expect(exit).toBe(0);
    expect(given((await standingScores(here.campaign, here.review))[0]!.items)).toEqual(TEXT);
    expect(drafts(here)).toEqual([]);
  });

  it("undo goes back one answer after another, also after a window was closed", async () => {
    const here = room();
    await play(here, ["enter", "2", "1", "1", "enter"], R1);
    const { screens } = await play(here, ["enter", "backspace", "backspace", "backspace"], R1);
    // Third item, then the deduction at one, at none, then the first item without a value.
    expect(screens.slice(1, 5).map((text) => /第 (\d) 项/.exec(text)?.[1])).toEqual(["3", "2", "2", "1"]);
    expect(screens[2]).toContain("共扣 2.5 分");
    expect(screens[4]).toContain("已评 0 / 6 项");
    const again = await play(here, ["enter", "backspace"], R1);
    expect(again.screens.at(-1)).toContain("没有可以撤销的了");
  });

  it("skips, comes back, and cannot be submitted while something is open", async () => {
    const here = room();
    const skip: Move[] = ["enter", "right", "enter", "a", "2", "2", "5", "enter"];
    const { screens } = await play(here, skip, R1);
    const overview = screens.at(-1)!;
    expect(overview).toContain("还有 1 项未评");
    expect(overview).not.toContain("提交这份文书的评分");
    expect(overview).toMatch(/❯ +1 {2}档次 .*未评/);
    expect(overview).toContain("暂定 不合格");
    expect(overview).toContain("已发现否决情形");
    // Enter leads to the open item; its answer leads back to the overview.
    const done = await play(here, ["enter", "enter", "1", "enter", { yes: true }, "q"], R1);
    expect(done.exit).toBe(0);
    expect((await standingScores(here.campaign, here.review))[0]!.items).toMatchObject({
      free: { absent: true },
      veto: { value: "yes" },
      level: { value: "40" },
    });
  });

  it("comments and evidence are lines of text; wrong numbers are told and asked again", async () => {
    const here = room();
    const typed: Move[] = ["c", { line: " 缺一处签名 " }, "e", { line: "卷第3页" }, "1"];
    const other: Move[] = ["2", { line: "abc" }, { line: "-1" }, { line: "1.5" }, "enter"];
    const number: Move[] = ["enter", "9", "9", "enter", "backspace", "backspace", "7", ".", "3", "enter"];
    const { complaints, screens } = await play(here, ["enter", ...typed, ...other, ...number], R1);
    expect(complaints).toEqual([expect.stringContaining("abc"), expect.stringContaining("-1")]);
    expect(screens.some((text) => text.includes("请输入分数"))).toBe(true);
    expect(screens.filter((text) => /99.*10|7\.3.*0\.5/.test(text)).length).toBeGreaterThan(1);
    const draft = JSON.parse(readFileSync(join(here.review.folder, "drafts", "R01-D001.json"), "utf8"));
    expect(draft.steps.at(-1)).toEqual({ item: "deduct", now: { counts: [0], other: "1.5" } });
    expect(draft.steps.map(({ item }: { item: string }) => item)).toEqual([
      "level",
      "level",
      "level",
      "deduct",
    ]);
    expect(draft.steps[2].now).toEqual({ value: "40", comment: "缺一处签名", evidence: "卷第3页" });
  });

  it("no to the last question submits nothing", async () => {
    const here = room();
    const { exit } = await play(here, ["enter", ...FULL_KEYS, "enter", { yes: false }, "q", "q"], R1);
    expect([exit, await importsOf(here.campaign, here.review), drafts(here)]).toEqual([
      0,
      [],
      ["R01-D001.json"],
    ]);
  });

  it("a submitted document can be changed: both versions stay; the same again is no new import", async () => {
    const here = room();
    await play(here, ["enter", ...FULL_KEYS, ...SUBMIT], R1);
    const same = await play(here, ["up", "up", "enter", ...SUBMIT, "q"], R1);
    expect([same.exit, (await importsOf(here.campaign, here.review)).length]).toEqual([0, 1]);
    expect(same.screens.at(-1)).toContain("与已提交的相同");
    await play(here, ["up", "up", "enter", "home", "enter", "2", "end", ...SUBMIT, "q"], R1);
    const imports = await importsOf(here.campaign, here.review);
    expect(imports.map(({ reviews }) => reviews[0]!.items.level)).toEqual([{ value: "40" }, { value: "20" }]);
    expect((await standingScores(here.campaign, here.review)).length).toBe(1);
  });
});

describe("who and what", () => {
  it("asks who scores where no flag says so, by codes alone where the review is blind", async () => {
    const here = room();
    const { screens } = await play(here, ["down", "enter"], {});
    expect(screens[0]).toContain("R02");
    expect(screens[0]).not.toMatch(/示例专家|ZJ00/);
    expect(screens.at(-1)).toContain("R02 的文书");
    // Nothing on any screen tells the case, the institution or a name.
    const all = (await play(here, ["enter", ...FULL_KEYS], { reviewer: "r01" })).screens.join("\n");
    expect(all).not.toMatch(/示鉴|示例鉴定所|示例专家|ZJ00|大理|昆明/);
    expect(all).toContain("D001");
  });

  it("an open review shows names, and takes them", async () => {
    const here = room((review) => ({ ...review, blind: false }));
    const { screens } = await play(here, ["1"], {
      reviewer: "示例专家1",
      document: "示鉴〔2025〕临鉴字第3号",
    });
    expect(screens[0]).toMatch(/D003 {2}示鉴〔2025〕临鉴字第3号 {2}示例鉴定所乙/);
  });

  it.each([
    [{ reviewer: "R09" }, "ENT002"],
    [{ reviewer: "示例专家1" }, "ENT002"],
    [{ reviewer: "R01", document: "D009" }, "ENT003"],
    [{ reviewer: "R01", document: "d002" }, "ENT004"],
  ])("%o is told before the screen is taken", async (flags, message) => {
    await expect(play(room(), [], flags)).rejects.toMatchObject({ exit: 2, message });
  });

  it("a third's review is kept as one", async () => {
    const here = room();
    const document = here.review.documents[1]!.id;
    const team = { document, reviewers: ["ZJ001"], reasons: ["anyVeto" as const] };
    await addRequest(here.campaign, here.review, { seats: 1, teams: [team] }, "2025-05-07T01:00:00Z");
    const called = { ...here, review: { ...here.review, thirds: new Map([[document, ["ZJ001"]]]) } };
    const { screens } = await play(called, ["q", ...["enter", ...FULL_KEYS, ...SUBMIT, "q"]], {
      ...R1,
      document: "D002",
    });
    expect(screens.some((text) => /D002.*第三人/.test(text))).toBe(true);
    await play(called, [...FULL_KEYS, ...SUBMIT, "q"], { ...R1, document: "D002" });
    const scores = await standingScores(called.campaign, called.review);
    expect(scores.find((one) => one.document === document)).toMatchObject({ reviewer: "ZJ001", third: true });
  });

  it("without a terminal it says what to use instead", async () => {
    const { exit, stderr } = await choucha(["score", "enter", "--lang", "en"]);
    expect(exit).toBe(2);
    expect(stderr).toMatch(/ENT001[\s\S]*score import/);
  });

  it("--json gives what was submitted", async () => {
    const here = room();
    const { stdout } = await play(here, ["enter", ...FULL_KEYS, ...SUBMIT, "down", "enter", "1"], {
      ...R1,
      json: true,
    });
    expect(JSON.parse(stdout)).toEqual({
      ...{ $schema: "choucha/score-enter/1", version: 1, review: "opinions", reviewer: "ZJ001" },
      ...{ confirmed: [{ document: here.review.documents[0]!.id, code: "D001" }], drafts: 1 },
    });
  });
});

describe("drafts", () => {
  const file = ({ review }: Room) => join(review.folder, "drafts", "R01-D001.json");
  const begun = async () => {
    const here = room();
    await play(here, ["enter", "1"], R1);
    return here;
  };

  it.each([
    ["half a file", (text: string) => text.slice(0, 40)],
    [
      "an item that the rubric has not",
      (text: string) => text.replace('"item":"level"', '"item":"toString"'),
    ],
    ["a value that the rubric has not", (text: string) => text.replace('"value":"40"', '"value":"41"')],
    ["somebody else's", (text: string) => text.replace("ZJ001", "ZJ002")],
    ["a place behind the end", (text: string) => text.replace('"at":1', '"at":99')],
  ])("%s is refused, left alone, and stops no other document", async (_, spoil) => {
    const here = await begun();
    const text = spoil(readFileSync(file(here), "utf8"));
    writeFileSync(file(here), text);
    await expect(play(here, ["enter"], { ...R1, document: "D001" })).rejects.toMatchObject({
      exit: 5,
      message: "ENT010",
    });
    expect(readFileSync(file(here), "utf8")).toBe(text);
    const { screens, exit } = await play(here, ["enter", "1", "q", "q"], R1);
    expect(exit).toBe(0);
    expect(screens[0]).toContain("草稿无法使用");
    expect(drafts(here)).toEqual(["R01-D001.json", "R01-D003.json"]);
  });

  it("of another rubric is refused", async () => {
    const here = await begun();
    const other = { ...here, review: { ...here.review, rubricDigest: "0".repeat(64) } };
    await expect(play(other, [], { ...R1, document: "D001" })).rejects.toMatchObject({
      exit: 5,
      message: "ENT011",
    });
  });

  it("changed in another window: the later one stops and overwrites nothing", async () => {
    const here = room();
    await play(here, ["1", "1"], { ...R1, document: "D001" });
    const text = readFileSync(file(here), "utf8");
    const other = { run: () => writeFileSync(file(here), text) };
    const sitting = play(here, ["backspace", other, "1"], { ...R1, document: "D001" });
    await expect(sitting).rejects.toMatchObject({ exit: 5, message: "ENT012" });
    expect(readFileSync(file(here), "utf8")).toBe(text);
  });
});

it("somebody else's writing is waited for", async () => {
  const here = room();
  let release = () => {};
  const busy = withLock(
    here.out,
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  setTimeout(() => release(), 600);
  const { exit, screens } = await play(here, ["enter", ...FULL_KEYS, ...SUBMIT, "q"], R1);
  await busy;
  expect(exit).toBe(0);
  expect(screens.some((text) => text.includes("请稍候"))).toBe(true);
  expect((await importsOf(here.campaign, here.review)).length).toBe(1);
});

it("every screen fits its window, in both languages", async () => {
  for (const lang of ["zh", "en"] as const)
    for (const [width, height] of [
      [80, 24],
      [60, 16],
      [120, 40],
      [100, 30],
    ] as const) {
      const moves: Move[] = ["enter", "right", "1", "c", { line: "很长的评语".repeat(40) }, "o", "up", "up"];
      const { screens } = await play(room(), moves, R1, { lang, width, height });
      for (const text of screens.filter((one) => one.includes("─"))) {
        const lines = text.split("\n");
        expect([lang, width, lines.length]).toEqual([lang, width, expect.any(Number)]);
        expect(lines.length).toBeLessThanOrEqual(height - 1);
        for (const line of lines) expect([line, stringWidth(line) <= width]).toEqual([line, true]);
      }
    }
});
