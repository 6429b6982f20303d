import { readFileSync } from "node:fs";
import { Paragraph, TextRun } from "docx";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { sampleView } from "../../results/draw-view.fixture.ts";
import type { OfficialDocument } from "../document.ts";
import { buildNotice } from "../notice.ts";
import { buildReview } from "../review-circular.ts";
import { sampleReviewView } from "../review-view.fixture.ts";
import { TEMPLATE_FIELDS } from "./fields.ts";
import { withFields } from "./reference.ts";
import { renderTemplate, TemplateError } from "./render.ts";
import { fieldsIn, paragraphsOf } from "./scan.ts";
import { sampleTemplate } from "./template.fixture.ts";

const review = sampleReviewView();
const circular = buildReview(review);
const plan = review.plan;
const partsOf = (bytes: Uint8Array) => new Map(Object.entries(unzipSync(bytes)));
const fill = async (document: OfficialDocument = circular, change = {}) =>
  renderTemplate(partsOf(await sampleTemplate(change)), document, plan);
const part = (bytes: Uint8Array, name = "word/document.xml") =>
  new TextDecoder().decode(unzipSync(bytes)[name]);
const linesOf = (xml: string) => paragraphsOf(xml).map(({ text }) => text);
const only = (text: string) => [new Paragraph({ children: [new TextRun(text)] })];
const fault = async (change: Parameters<typeof sampleTemplate>[0], document?: OfficialDocument) => {
  const error = await fill(document, change).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(TemplateError);
  return (error as TemplateError).fault;
};

describe("a filled template", () => {
  it("has every field's text, also of a field that stands in several runs or between spaces", async () => {
    const xml = part(await fill());
    const lines = linesOf(xml);
    expect(lines.slice(0, 4)).toEqual([
      "云南省司法厅文件",
      "云司通〔2025〕41号",
      "云南省司法厅关于2025年度司法鉴定意见书质量评查情况的通报",
      "各州、市司法局：",
    ]);
    expect(lines).toContain("一、基本情况");
    expect(lines).toContain("2025年8月25日");
    expect(lines.filter((line) => /^附件\d$/.test(line))).toEqual(["附件1", "附件2", "附件3"]);
    expect(xml).not.toMatch(/\{\{|\}\}|ChouchaMark|\ue000/);
  });

  it("says what must stand on every page, in header and footer", async () => {
    const bytes = await fill();
    const outer = Object.keys(unzipSync(bytes))
      .filter((name) => /^word\/(header|footer)\d+\.xml$/.test(name))
      .flatMap((name) => linesOf(part(bytes, name)));
    expect(outer).toContain("本文书依据合成数据生成，仅供演示");
    expect(outer).toContain("云南省司法厅 2025");
  });

  it("gives paragraphs the look of the field's paragraph", async () => {
    const xml = part(await fill());
    const opening = /<w:p>(?:(?!<\/w:p>).)*根据《司法鉴定程序通则》.*?<\/w:p>/s.exec(xml)![0];
    expect(opening).toContain('<w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLine="640"/>');
    expect(opening).toContain('<w:color w:val="1F3864"/>');
    expect(xml).toContain('<w:pStyle w:val="Heading1"/>');
    // Tables stand without the indent, as wide as the template's text: 11906 − 2 × 1440 twips.
    expect(xml).toContain('<w:tblW w:type="dxa" w:w="9026"/>');
    expect(/<w:tc>.*?<\/w:tc>/s.exec(xml)![0]).toContain('w:firstLine="0"');
    for (const [grid] of xml.matchAll(/<w:tblGrid>.*?<\/w:tblGrid>/gs)) {
      const widths = [...grid.matchAll(/w:w="(\d+)"/g)].map(([, width]) => Number(width));
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(9026);
    }
  });

  it("is the same to the byte, whenever it is made", async () => {
    const first = await fill();
    await new Promise((done) => setTimeout(done, 1100));
    expect(Buffer.from(await fill()).equals(Buffer.from(first))).toBe(true);
  });

  it("takes nothing in the data for a field or for markup", async () => {
    const view = sampleView();
    const name = "{{body}}<w:p/>{{{title}}}&amp;";
    const document = buildNotice(view, { ...view.objects[0]!, name });
    const xml = part(await fill(document));
    expect(linesOf(xml)).toContain(`${name}：`);
    expect(xml).toContain("{{body}}&lt;w:p/&gt;{{{title}}}&amp;amp;");
  });

  it("leaves no trace of annexes where there are none", async () => {
    const xml = part(await fill({ ...circular, annexes: [] }));
    expect(linesOf(xml).at(-1)).toBe("2025年8月25日");
  });
});

describe("a template that does not fit", () => {
  it("is told every unknown, lost and empty field at once", async () => {
    const faults = await fault(
      { mark: only("{{titel}} {{__proto__}} {{phone}}"), date: [] },
      { ...circular, number: undefined },
    );
    expect(faults).toEqual({
      kind: "fields",
      unknown: ["titel", "__proto__"],
      lost: ["signature.date"],
      empty: ["number"],
    });
  });

  it.each([
    ["shares its paragraph", { body: only("正文：{{body}}") }],
    ["stands twice", { body: [...only("{{body}}"), ...only("{{body}}")] }],
    ["stands in the header", { notice: only("{{notice}}{{body}}") }],
  ])("is told that the body %s", async (_, change) => {
    expect(await fault(change)).toEqual({ kind: "place", fields: ["body"] });
  });

  it.each(["{{title", "title}}", "｛｛title｝｝", "{{}}"])("is told that %s is broken", async (text) => {
    expect((await fault({ mark: only(text) })).kind).toBe("broken");
  });

  it("must have a place for all that a document says", async () => {
    for (const { name, needed } of TEMPLATE_FIELDS) {
      const place = { "signature.issuer": "signature", "signature.date": "date" }[name] ?? name;
      if (!needed || name === "note") continue;
      const faults = await fault({ [place]: [] });
      expect(faults).toMatchObject({ kind: "fields", lost: [name], unknown: [], empty: [] });
    }
    expect(await fault({}, { ...circular, note: "此件公开发布" })).toMatchObject({ lost: ["note"] });
  });
});

it("paragraphs are read over runs, text boxes apart", () => {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const xml = `<w:p><w:pPr/>${run("a&lt;")}<w:txbxContent><w:p>${run("in")}</w:p></w:txbxContent>${run("&#x4e2d;")}</w:p><w:p/>`;
  expect(paragraphsOf(xml).map(({ text, nested }) => [text, nested])).toEqual([
    ["in", true],
    ["a<中", false],
  ]);
  expect(fieldsIn("{{ a }}-{{b.c}}")).toEqual({ names: ["a", "b.c"], broken: undefined });
});

it("the page about documents lists the fields as they are", () => {
  const page = readFileSync(new URL("../../../docs/documents.md", import.meta.url), "utf8");
  expect(withFields(page)).toBe(page);
});
