import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { sampleView } from "../results/draw-view.fixture.ts";
import type { OfficialDocument } from "./document.ts";
import { renderHtml } from "./html.ts";
import { cssString } from "./html-style.ts";
import { buildNotice } from "./notice.ts";
import { buildResultList } from "./result-list.ts";

const view = sampleView();
const notice = buildNotice(view, view.objects[0]!);
const bare: OfficialDocument = { title: "甲", blocks: [], annexes: [], pageNumbers: "none" };

describe("HTML of a document", () => {
  it("is one page without script, network or anything beside it", () => {
    const html = renderHtml(buildResultList(view));
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|https?:|\son\w+=/i);
    expect(html).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="zh-CN">/);
    expect(html.endsWith("</html>\n")).toBe(true);
    expect(renderHtml(buildResultList(view))).toBe(html);
  });

  it("has the standard's paper, margins and lines", () => {
    const html = renderHtml(notice);
    expect(html).toContain("@page { size: A4; margin: 37mm 26mm 35mm 28mm;");
    expect(html).toMatch(/font: 16pt\/28\.95pt "Choucha Latin", "仿宋_GB2312"/);
    // 22 lines of 28.95 pt are 224.7 mm: the text area's 225 mm hold no 23rd.
    expect(Math.floor(((225 / 25.4) * 72) / 28.95)).toBe(22);
    expect(html).toContain('@page :right { @bottom-right { content: "— " counter(page) " —"');
    expect(html).toContain('@page :left { @bottom-left { content: "— " counter(page) " —"');
    expect(renderHtml({ ...notice, landscape: true })).toContain(
      "size: A4 landscape; margin: 28mm 37mm 26mm 35mm",
    );
    expect(renderHtml(bare)).not.toContain("@page :right");
  });

  it("repeats the header of tables, and says of each cell of a header what it heads", () => {
    const html = renderHtml(buildResultList(view));
    const tables = html.match(/<table/g)!.length;
    expect(html.match(/<thead>/g)).toHaveLength(tables);
    expect(html).toContain("thead { display: table-header-group; }");
    expect(renderHtml(notice)).toContain('<th scope="row">任务编号</th>');
  });

  it("keeps text of registers text", () => {
    const name = `<script>alert(1)</script>"'&amp;]]>`;
    const hostile = sampleView({ objects: view.objects.map((object) => ({ ...object, name })) });
    const html = renderHtml(buildNotice(hostile, hostile.objects[0]!));
    expect(html).not.toContain("<script>");
    expect(html).toContain("&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#39;&#38;amp;]]&#62;");
  });

  it("cannot be left from the notice in its style sheet", () => {
    expect(cssString('a"}</style>中')).toBe('"a\\22 \\7d \\3c \\2f style\\3e 中"');
    expect(renderHtml({ ...bare, notice: '"}</style><script>' }).match(/<\/style>/g)).toHaveLength(1);
  });

  it("numbers headings and annexes as Word does", () => {
    const html = renderHtml({
      ...bare,
      blocks: [
        { kind: "heading", level: 1, text: "甲" },
        { kind: "heading", level: 2, text: "乙" },
      ],
      annexes: [
        { title: "丙", blocks: [] },
        { title: "丁", blocks: [] },
      ],
    });
    expect(html).toContain("<h2>一、甲</h2>");
    expect(html).toContain("<h3>（一）乙</h3>");
    expect(html).toContain("<p>附件：1. 丙</p>\n<p>2. 丁</p>");
    expect(html.match(/class="sheet"/g)).toHaveLength(3);
    expect(html).toContain('<p class="label">附件2</p>');
  });
});

const chromium = ["chromium", "chromium-browser", "google-chrome"].find((name) => {
  try {
    execFileSync(name, ["--version"], { stdio: "ignore" });
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
});

describe("pages as Chromium prints them (needs chromium and pdftotext)", () => {
  const folder = mkdtempSync(join(tmpdir(), "choucha-html-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.skipIf(!chromium)(
    "are numbered, say that data is made up, and repeat the header of a table",
    () => {
      const file = join(folder, "list.html");
      writeFileSync(file, renderHtml(buildResultList(view)));
      const pdf = join(folder, "list.pdf");
      execFileSync(
        chromium!,
        [
          ...["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"],
          ...[
            `--user-data-dir=${join(folder, "profile")}`,
            `--print-to-pdf=${pdf}`,
            pathToFileURL(file).href,
          ],
        ],
        { stdio: "ignore" },
      );
      execFileSync("pdftotext", ["-layout", pdf, join(folder, "list.txt")]);
      const pages = readFileSync(join(folder, "list.txt"), "utf8").split("\f").slice(0, -1);
      expect(pages.length).toBeGreaterThan(3);
      pages.forEach((page, at) => {
        const dense = page.replace(/\s/g, "");
        expect(dense).toContain(`—${at + 1}—`);
        expect(dense.match(/仅供演示/g)).toHaveLength(1);
      });
      // The table of strata breaks after the first page.
      expect(pages[1]!.replace(/\s/g, "")).toContain("州市参加抽取数随机抽取数被抽中概率");
    },
    60_000,
  );
});
