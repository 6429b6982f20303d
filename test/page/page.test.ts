/** The page in a real browser: green on the example, red with the first difference on what was changed. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { zipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BundleFile } from "../../src/record/bundle-files.ts";
import type { DrawRecord } from "../../src/record/record.ts";
import { publishedExample } from "../bundle/published.ts";
import { filesIn } from "../campaign/example.ts";
import { newFolder, root } from "../cli.ts";
import { check, chromiumPath, launch, lookUp, type Opened, open, verdict } from "./browser.ts";
import { contrastFaults } from "./contrast.mjs";
import { largeBundle } from "./large-bundle.ts";

const hasOpenssl = process.platform !== "win32" && spawnSync("sh", ["-c", "openssl version"]).status === 0;

let browser: Browser;
let bundle: string;
let record: DrawRecord;
beforeAll(async () => {
  if (!chromiumPath) return;
  bundle = (await publishedExample()).bundle;
  record = JSON.parse(readFileSync(join(bundle, "forensic", "record.json"), "utf8"));
  browser = await launch();
}, 120_000);
afterAll(async () => {
  await browser?.close();
});

/** Runs `work` on an opened page, which must have made no noise. */
async function on(
  folder: string,
  work: (page: Page) => Promise<void>,
  ...more: Parameters<typeof open> extends [unknown, unknown, ...infer Rest] ? Rest : never
): Promise<void> {
  const opened: Opened = await open(browser, folder, ...more);
  try {
    await work(opened.page);
    expect(opened.noise).toEqual([]);
  } finally {
    await opened.page.context().close();
  }
}

/** A copy of the bundle with one change. */
function changed(edit: (folder: string) => void): string {
  const folder = join(newFolder(), "public");
  cpSync(bundle, folder, { recursive: true });
  edit(folder);
  return folder;
}

const edited = (path: string, change: (text: string) => string) =>
  changed((folder) => {
    const before = readFileSync(join(folder, path), "utf8");
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(join(folder, path), after);
  });

const asUpload = ({ path, bytes }: { path: string; bytes: Uint8Array }) => ({
  name: path.slice(path.lastIndexOf("/") + 1),
  mimeType: "application/octet-stream",
  buffer: Buffer.from(bytes),
});

/** A folder with these files. */
function folderOf(files: readonly BundleFile[]): string {
  const folder = join(newFolder(), "public");
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

/** The commands that the page shows, and what the last of them prints. */
async function recipe(page: Page, folder: string): Promise<string[]> {
  await page.locator(".recipe summary").click();
  const text = await page.locator(".recipe pre").innerText();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((line) => {
    const ran = spawnSync("sh", ["-c", line], { cwd: folder, encoding: "utf8" });
    expect([line, ran.status, ran.stderr]).toEqual([line, 0, ""]);
    return /[0-9a-f]{32,64}$/.exec(ran.stdout.trim())?.[0] ?? ran.stdout;
  });
}

describe.skipIf(!chromiumPath)("the page", () => {
  it("finds the example right: folder, loose files, archive", async () => {
    await on(bundle, async (page) => {
      expect(await check(page, bundle)).toMatchObject({
        kind: "good",
        text: expect.stringContaining("核验通过"),
      });
      expect(await page.locator(".fails").count()).toBe(0);
      expect(await page.locator("[role=tab]").allInnerTexts()).toEqual(["forensic", "notary"]);
      expect(await page.locator("#panel").innerText()).toContain(record.C.replace(/(.{4})(?=.)/g, "$1 "));
      // As a phone gives them: names without folders, two of each.
      const files = [...filesIn(bundle)].map(([path, bytes]) => ({ path, bytes }));
      expect((await check(page, files.map(asUpload), "#files")).kind).toBe("good");
      const zip = zipSync(Object.fromEntries(files.map(({ path, bytes }) => [`public/${path}`, bytes])));
      const upload = { name: "public.zip", mimeType: "application/zip", buffer: Buffer.from(zip) };
      expect((await check(page, [upload], "#files")).kind).toBe("good");
    });
  });

  it("works where the browser allows no worker", async () => {
    await on(
      bundle,
      async (page) => expect((await check(page, bundle)).kind).toBe("good"),
      {},
      () => Reflect.deleteProperty(globalThis, "Worker"),
    );
  });

  it.each<[string, string, () => string]>([
    [
      "a row of the list",
      "名单的摘要",
      () => edited("forensic/frame.jsonl", (text) => text.replace("昆明市", "大理市")),
    ],
    [
      "a ticket",
      "抽中名单第1项的抽签号",
      () =>
        edited("forensic/record.json", (text) =>
          text.replace(/("ticket": ")(.)/, (_, key, digit) => `${key}${digit === "0" ? "1" : "0"}`),
        ),
    ],
    [
      "who was drawn",
      "第一处差异",
      () => edited("notary/record.json", (text) => text.replace(/"rank": 1,/, '"rank": 2,')),
    ],
    [
      "a value of chance",
      "第一处差异",
      () => edited("forensic/record.json", (text) => text.replace("1234.56", "1234.57")),
    ],
    [
      "the commitment",
      "commitment.json",
      () => edited("forensic/commitment.json", (text) => text.replace("2025年度", "2026年度")),
    ],
    [
      "a seat of a team",
      "检查组第1项的第1名检查人员",
      () =>
        edited("forensic/record.json", (text) =>
          text.replace(/("members": \[\s+)("[^"]+"),(\s+)("[^"]+")/, "$1$4,$3$2"),
        ),
    ],
    ["a ledger line left out", "台账链条", () => edited("ledger.jsonl", (text) => text.replace(/^.*\n/, ""))],
    [
      "the ledger's last line left out",
      "ledger.jsonl",
      () => edited("ledger.jsonl", (text) => text.replace(/[^\n]*\n$/, "")),
    ],
    ["a file left out", "缺少", () => changed((folder) => rmSync(join(folder, "forensic", "frame.jsonl")))],
    [
      "a file added",
      "没有列出",
      () => changed((folder) => writeFileSync(join(folder, "notary", "more.json"), "{}")),
    ],
    [
      "a record that is none",
      "record.json",
      () => edited("notary/record.json", (text) => text.slice(0, 200)),
    ],
    [
      "a record without parts",
      "record.json",
      () => edited("notary/record.json", (text) => JSON.stringify({ ...JSON.parse(text), commitment: 7 })),
    ],
    ["a list that is none", "frame.jsonl", () => edited("notary/frame.jsonl", () => "hello\n")],
  ])("is red and says why: %s", async (_, words, make) => {
    const folder = make();
    await on(bundle, async (page) => {
      const { kind, text } = await check(page, folder);
      expect(kind).toBe("bad");
      expect(text).toContain("核验未通过");
      expect(text).toMatch(new RegExp(words.replace(/[[\].]/g, "\\$&")));
    });
  });

  it("says so where there is no record at all", async () => {
    await on(bundle, async (page) => {
      await page.setInputFiles("#files", [
        { name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from([1, 2]) },
      ]);
      expect((await verdict(page)).text).toContain("没有抽取记录");
    });
  });

  it("answers for every kind of unit", async () => {
    const units = readFileSync(join(bundle, "forensic", "frame.jsonl"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string; excluded?: string; certain?: string });
    const taken = new Set([...record.drawn, ...record.alternates].map(({ id }) => id));
    const plain = units.find(({ id, excluded, certain }) => !excluded && !certain && !taken.has(id))!;
    const excluded = units.find((unit) => unit.excluded)!;
    await on(bundle, async (page) => {
      await check(page, bundle);
      const drawn = await lookUp(page, record.drawn[0]!.id);
      expect(drawn).toMatch(/^抽中 .*排第1位/);
      expect(drawn).toContain(record.drawn[0]!.ticket.replace(/(.{4})(?=.)/g, "$1 "));
      const team = record.assignment!.teams.find(({ object }) => object === record.drawn[0]!.id)!;
      for (const id of team.members) expect(drawn).toContain(id);
      expect(drawn).toContain("组长");
      expect(await lookUp(page, plain.id)).toMatch(/^未抽中 /);
      expect(await lookUp(page, record.alternates[0]!.id)).toMatch(/^候补 /);
      expect(await lookUp(page, excluded.id)).toContain(`不参加抽取：${excluded.excluded}`);
      expect(await lookUp(page, record.certain[0]!.id)).toContain(
        `直接列入检查：${record.certain[0]!.reason}`,
      );
      await page.fill("#lookup", "查无此所");
      await page.waitForSelector("text=该单位不在本次抽取的名单中");
    });
  });

  it.skipIf(!hasOpenssl)("gives commands with which openssl computes the ticket", async () => {
    await on(bundle, async (page) => {
      await check(page, bundle);
      const { id, ticket } = record.drawn[2]!;
      await lookUp(page, id);
      const printed = await recipe(page, bundle);
      expect([printed[0], printed[2]]).toEqual([record.C, ticket]);
      expect(await page.locator(".recipe pre").innerText()).toContain(`hexkey:${printed[1]}`);
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.locator("[data-download]").click(),
      ]);
      expect(readFileSync(await file.path(), "utf8")).toContain(ticket);
    });
  });

  it.skipIf(!hasOpenssl).each(["vrs", "seedrandom", "rfc3797"] as const)(
    "gives commands for the method %s, whatever the values hold",
    async (method) => {
      const numbers = method === "rfc3797";
      const files = largeBundle(40, { method, ...(numbers ? { stratify: [] } : {}) });
      const folder = folderOf(files);
      const made = JSON.parse(readFileSync(join(folder, "large", "record.json"), "utf8")) as DrawRecord;
      await on(bundle, async (page) => {
        expect((await check(page, folder)).kind).toBe("good");
        await lookUp(page, made.drawn[0]!.id);
        expect((await recipe(page, folder)).at(-1)).toBe(made.drawn[0]!.ticket);
      });
    },
  );

  it("speaks the reader's language and keeps what was asked when it changes", async () => {
    await on(
      bundle,
      async (page) => {
        expect((await check(page, bundle)).text).toContain(
          "Verified: everything was made again and is equal.",
        );
        await lookUp(page, record.drawn[0]!.id);
        await page.click("#zh");
        expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
        expect((await verdict(page)).text).toContain("核验通过");
        expect(await page.inputValue("#lookup")).toBe(record.drawn[0]!.id);
        await page.waitForSelector(".unit.drawn >> text=抽签号");
        expect(await page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]")).toEqual([
          "",
          0,
          0,
        ]);
      },
      { locale: "en-US" },
    );
  });

  it("can be used with the keyboard alone", async () => {
    await on(bundle, async (page) => {
      const focused = () => page.evaluate("document.activeElement.id || document.activeElement.textContent");
      const tabTo = async (id: string) => {
        for (let i = 0; i < 25 && (await focused()) !== id; i++) await page.keyboard.press("Tab");
        expect(await focused()).toBe(id);
      };
      await tabTo("choose-files");
      // Keys reach the page on another channel than "tell me of file dialogs": without an answer on that one first,
      // Enter may overtake it, and the dialog opens unseen. The answer after a frame also means that the page is drawn.
      const dialog = page.waitForEvent("filechooser");
      await page.evaluate(
        "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))",
      );
      await page.keyboard.press("Enter");
      const chooser = await dialog;
      await chooser.setFiles([...filesIn(bundle)].map(([path, bytes]) => asUpload({ path, bytes })));
      expect((await verdict(page)).kind).toBe("good");
      await tabTo("tab-0");
      await page.keyboard.press("ArrowRight");
      expect(await focused()).toBe("tab-1");
      expect(await page.locator("#tab-1").getAttribute("aria-selected")).toBe("true");
      await page.keyboard.press("ArrowRight");
      expect(await focused()).toBe("tab-0");
      await tabTo("lookup");
      await page.keyboard.type(record.drawn[0]!.id);
      await page.waitForSelector("text=找到1个"); // the list may still change while there are letters to come
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".unit");
      expect(await focused()).toBe("unit-name");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".recipe pre:visible");
    });
  });

  it("names its parts for screen readers", async () => {
    await on(bundle, async (page) => {
      await check(page, bundle);
      const tree = await page.locator("body").ariaSnapshot();
      for (const part of [
        "- status:",
        "- tablist",
        "- tab ",
        "- tabpanel",
        "- search",
        'searchbox "名称或代码"',
        "- table",
        'heading "核验公开抽查结果" [level=1]',
      ])
        expect(tree).toContain(part);
      expect(await page.locator("#verdict").getAttribute("aria-live")).toBe("polite");
    });
  });

  it.each(["light", "dark"] as const)("has contrast enough in the %s scheme", async (colorScheme) => {
    await on(
      bundle,
      async (page) => {
        await check(page, bundle);
        await lookUp(page, record.drawn[0]!.id);
        await page.locator(".recipe summary").click();
        expect(await page.evaluate(contrastFaults)).toEqual([]);
      },
      { colorScheme, reducedMotion: "reduce" },
    );
  });

  it("fits a phone of 360 px", async () => {
    await on(
      bundle,
      async (page) => {
        await check(page, bundle);
        await lookUp(page, record.drawn[0]!.id);
        await page.locator(".recipe summary").tap();
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
        expect((await page.screenshot({ fullPage: true })).length).toBeGreaterThan(10_000);
      },
      { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    );
  });

  // CHOUCHA_PICTURE=1 npx vitest run test/page draws the picture of the READMEs again.
  it.runIf(process.env.CHOUCHA_PICTURE)("has its picture taken", async () => {
    await on(
      bundle,
      async (page) => {
        await check(page, bundle);
        await page.evaluate("document.querySelector('#verdict .note').remove()"); // how long it took
        mkdirSync(join(root, "docs", "images"), { recursive: true });
        await page.screenshot({ path: join(root, "docs", "images", "verify-page.png") });
      },
      { viewport: { width: 900, height: 860 } },
    );
  });

  it("takes 50,000 units without freezing", async () => {
    const folder = folderOf(largeBundle(50_000));
    await on(bundle, async (page) => {
      await page.evaluate(
        "globalThis.longest = 0; globalThis.last = performance.now(); setInterval(() => { const now = performance.now();" +
          " longest = Math.max(longest, now - last); last = now; }, 20)",
      );
      expect((await check(page, folder)).kind).toBe("good");
      expect(await lookUp(page, "N049999")).toContain("合成单位49999");
      expect(await page.evaluate("longest")).toBeLessThan(1500);
    });
  }, 120_000);
});
