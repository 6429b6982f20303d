import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { unzipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { sampleView } from "../results/draw-view.fixture.ts";
import type { OfficialDocument } from "./document.ts";
import { buildNotice } from "./notice.ts";
import { buildResultList } from "./result-list.ts";
import { buildTask } from "./task.ts";
import { renderWord } from "./word.ts";

const view = sampleView();
const notice = buildNotice(view, view.objects[0]!);
const task = buildTask(view, "昆明市");

async function parts(document: OfficialDocument): Promise<Record<string, string>> {
  const zip = unzipSync(await renderWord(document));
  return Object.fromEntries(
    Object.entries(zip).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );
}
const twips = (mm: number) => Math.round((mm / 25.4) * 1440);

describe("page of GB/T 9704-2012", () => {
  it("is A4 with the standard's margins, 22 lines and 28 characters", async () => {
    const xml = (await parts(notice))["word/document.xml"]!;
    expect(xml).toContain(`<w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"`);
    expect(xml).toContain(
      `<w:pgMar w:top="${twips(37)}" w:right="${twips(26)}" w:bottom="${twips(35)}" w:left="${twips(28)}"`,
    );
    const grid = /<w:docGrid w:type="linesAndChars" w:linePitch="(\d+)" w:charSpace="(-?\d+)"\/>/.exec(xml);
    const text = { width: 11906 - twips(28) - twips(26), height: 16838 - twips(37) - twips(35) };
    expect(Math.floor(text.height / Number(grid?.[1]))).toBe(22);
    expect(Number(grid?.[1]) / 20).toBe(28.95);
    expect(text.width / 20 / (16 + Number(grid?.[2]) / 4096)).toBeCloseTo(28, 1);
  });

  it("sets body, headings, title and mark in their typefaces without bold", async () => {
    const { "word/document.xml": xml, "word/styles.xml": styles } = await parts(notice);
    const run = (text: string) => new RegExp(`<w:r>(?:(?!</w:r>).)*${text}`).exec(xml!)?.[0] ?? "";
    expect(run("云南省司法厅文件")).toMatch(/eastAsia="方正小标宋简体".*FF0000/);
    expect(run("云南省司法厅关于开展")).toMatch(/eastAsia="方正小标宋简体".*<w:sz w:val="44"\/>/);
    expect(run("一、检查任务")).toMatch(/eastAsia="黑体".*<w:sz w:val="32"\/>/);
    expect(run("本次检查党建工作")).toMatch(/eastAsia="仿宋_GB2312".*<w:sz w:val="32"\/>/);
    expect(run("本次检查党建工作")).toContain('w:hint="eastAsia"');
    expect(xml).not.toMatch(/<w:b\/>|<w:b w:val="(true|1)"/);
    expect(styles).toMatch(/w:styleId="Heading2".*?eastAsia="楷体_GB2312"/);
    expect(styles).toContain('<w:snapToGrid w:val="0"/>');
  });

  it("indents two characters, counted by characters, at exact line pitch", async () => {
    const xml = (await parts(notice))["word/document.xml"]!;
    expect(xml).toMatch(/w:firstLineChars="200"/);
    expect(xml).toMatch(/w:line="579" w:lineRule="exact"/);
  });

  it("repeats table headers and keeps rows whole", async () => {
    const xml = (await parts(task))["word/document.xml"]!;
    const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/g) ?? [];
    const rows = xml.match(/<w:tr>.*?<\/w:tr>/g) ?? [];
    expect(tables.filter((table) => table.includes("<w:tblHeader/>")).length).toBe(3 + 5);
    expect(rows.every((row) => row.includes("<w:cantSplit/>"))).toBe(true);
    for (const table of tables) {
      const grid = [...table.matchAll(/<w:gridCol w:w="(\d+)"/g)].map((match) => Number(match[1]));
      expect(grid.reduce((sum, width) => sum + width, 0)).toBe(twips(156));
    }
  });

  it("numbers pages with dashes, odd right and even left, one character in", async () => {
    const all = await parts(notice);
    expect(all["word/settings.xml"]).toContain("<w:evenAndOddHeaders/>");
    const footers = Object.entries(all).filter(([name]) => /footer\d/.test(name));
    const right = footers.find(([, xml]) => xml.includes('w:jc w:val="right"'))?.[1];
    const left = footers.find(([, xml]) => xml.includes('w:jc w:val="left"'))?.[1];
    expect(right).toMatch(/w:right="280"/);
    expect(left).toMatch(/w:left="280"/);
    expect(right).toMatch(/<w:sz w:val="28"\/>/);
    expect(right).toContain("— ");
  });

  it("says on every page that data is made up, and only then", async () => {
    const headers = (all: Record<string, string>) =>
      Object.entries(all).filter(
        ([name, xml]) => /header\d/.test(name) && xml.includes("本文书依据合成数据生成，仅供演示"),
      );
    expect(headers(await parts(notice))).toHaveLength(2);
    expect(headers(await parts({ ...notice, notice: undefined }))).toHaveLength(0);
  });

  it("starts each annex on a page and numbers them where there are several", async () => {
    const annexes = [
      { title: "甲表", blocks: [] },
      { title: "乙表", blocks: [] },
    ];
    const xml = (await parts({ ...notice, annexes }))["word/document.xml"]!;
    expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(2);
    expect(xml).toContain(">附件2<");
    expect(xml).toMatch(/>附件：1\.</);
    const one = (await parts({ ...notice, annexes: annexes.slice(0, 1) }))["word/document.xml"]!;
    expect(one).toContain(">附件<");
    expect(one).not.toContain("附件1");
  });
});

describe("bytes", () => {
  it("are the same in every render and hold no clock", async () => {
    const first = await renderWord(task);
    await new Promise((done) => setTimeout(done, 1100));
    expect(Buffer.from(await renderWord(task)).equals(Buffer.from(first))).toBe(true);
    const all = await parts(task);
    expect(all["docProps/core.xml"]).not.toMatch(/created|modified|revision|20\d\d-\d\d-\d\dT/);
    expect(Object.keys(all).some((name) => /\.(odttf|ttf)$/.test(name))).toBe(false);
  });

  it("carry the ZIP epoch in local parts, which no time zone changes", async () => {
    const bytes = Buffer.from(await renderWord(notice));
    let entries = 0;
    for (let at = bytes.indexOf("PK\u0001\u0002"); at >= 0; at = bytes.indexOf("PK\u0001\u0002", at + 4)) {
      entries += 1;
      expect(bytes.readUInt32LE(at + 12)).toBe(((1 << 5) | 1) << 16);
    }
    expect(entries).toBeGreaterThan(8);
  });
});

describe("hostile text", () => {
  it("comes out as text in XML that any reader accepts", async () => {
    const name = '=HYPERLINK("http://x")<script>&amp;|\n\u0000\u0007\ud800]]>\u202e';
    const hostile = sampleView({ objects: view.objects.map((object) => ({ ...object, name })) });
    for (const document of [
      buildNotice(hostile, hostile.objects[0]!),
      buildTask(hostile, "昆明市"),
      buildResultList(hostile),
    ]) {
      const all = await parts(document);
      const xml = all["word/document.xml"]!;
      expect(xml).toContain("=HYPERLINK(&quot;http://x&quot;)&lt;script&gt;&amp;amp;| \ufffd]]&gt;");
      expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|<script>/);
    }
  });
});

const soffice = (() => {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

describe("pages as LibreOffice sets them (needs soffice and pdftotext)", () => {
  const folder = mkdtempSync(join(tmpdir(), "choucha-word-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.skipIf(!soffice)(
    "has the expected pages, lines and page numbers",
    async () => {
      const kinds = { notice, task, list: buildResultList(view) };
      for (const [name, document] of Object.entries(kinds))
        writeFileSync(join(folder, `${name}.docx`), await renderWord(document));
      const files = Object.keys(kinds).map((name) => join(folder, `${name}.docx`));
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
      execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, ...files], {
        stdio: "ignore",
      });
      const text = (name: string) => {
        execFileSync("pdftotext", ["-layout", join(folder, `${name}.pdf`), join(folder, `${name}.txt`)]);
        return readFileSync(join(folder, `${name}.txt`), "utf8")
          .split("\f")
          .slice(0, -1);
      };
      const pages = { notice: text("notice"), task: text("task"), list: text("list") };
      expect(pages.notice.length).toBeLessThanOrEqual(4);
      expect(pages.list.length).toBeLessThanOrEqual(7);
      // Every object's form keeps to one page.
      expect(
        pages.task.filter((page) => page.includes("检查人员签名") && page.includes("任务编号")),
      ).toHaveLength(5);
      for (const all of Object.values(pages)) {
        all.forEach((page, at) => {
          expect(page.replace(/\s/g, "")).toContain(`—${at + 1}—`);
          expect(page).toContain("仅供演示");
          expect(page.replace(/[\s—\d]|【.*】/g, "")).not.toBe("");
        });
      }
      const longest = Math.max(
        ...pages.notice
          .flatMap((page) => page.split("\n"))
          .map((line) => [...line.replace(/\s/g, "")].length),
      );
      expect(longest).toBeGreaterThanOrEqual(28);
    },
    180_000,
  );
});
