import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { samplePlan, sampleView } from "../results/draw-view.fixture.ts";
import { escapeMarkdown, renderMarkdown } from "./markdown.ts";
import { buildNotice } from "./notice.ts";
import { buildTask } from "./task.ts";

describe("Markdown", () => {
  it("escapes what could become markup, HTML, a table cell or a link", () => {
    expect(escapeMarkdown("a|b")).toBe("a\\|b");
    expect(escapeMarkdown("<script>&amp;")).toBe("&lt;script&gt;&amp;amp;");
    expect(escapeMarkdown("a\r\nb\tc\u0000")).toBe("a b c");
    expect(escapeMarkdown("[x](http://y)")).toBe("\\[x\\](http\\://y)");
    expect(escapeMarkdown("www.example.com a@b.c")).toBe("www\\.example.com a\\@b.c");
  });

  it("numbers headings and lists, and names the annex", () => {
    const text = renderMarkdown(buildTask(sampleView(), "昆明市"));
    expect(text.startsWith("> 【本文书依据合成数据生成，仅供演示】\n")).toBe(true);
    expect(text).toContain("\n## 一、检查对象\n");
    expect(text).toContain("\n附件：“双随机、一公开”检查记录表\n");
    expect(text).toContain("\n    0123 4567 89ab cdef 0123 4567 89ab cdef\n");
    expect(text).toContain("\n1. 每个检查对象的检查人员不少于两名。\n");
  });

  it("lets no name break out of its line or its cell", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 30 }), (name) => {
        const plain = sampleView({}, samplePlan({ synthetic: false }));
        const objects = plain.objects.map((object) => ({ ...object, name: `甲${name}乙` }));
        const shape = (text: string) =>
          text.split("\n").map((line) => line.match(/(?<!\\)(?:\\\\)*\|/g)?.length ?? 0);
        const hostile = renderMarkdown(buildNotice({ ...plain, objects }, objects[0]!));
        expect(shape(hostile)).toEqual(shape(renderMarkdown(buildNotice(plain, plain.objects[0]!))));
        expect(hostile).not.toMatch(/[<>]/);
      }),
      { numRuns: 100 },
    );
  });
});
