/** Sentences of documents about results: whatever the results, none is broken, and each agrees with its numbers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ResultsView } from "../../results/view.ts";
import { brokenPlace } from "../broken-text.fixture.ts";
import type { Block, OfficialDocument } from "../document.ts";
import { renderMarkdown } from "../markdown.ts";
import { anyResults, SHAPES } from "./any-results.fixture.ts";
import { buildCase, hasCase } from "./case.ts";
import { buildCircular } from "./circular.ts";
import { buildForm } from "./form.ts";
import { buildOrder, needsOrder } from "./order.ts";
import { buildPublicResults } from "./public-list.ts";

/** All documents of a view; orders, cases and forms of the first few objects. */
function documentsOf(results: ResultsView): OfficialDocument[] {
  return [
    buildCircular(results, { isPublic: false, reconcile: false }),
    buildCircular(results, { isPublic: true, reconcile: true }),
    buildPublicResults(results),
    ...results.entries
      .filter(needsOrder)
      .slice(0, 3)
      .map((entry) => buildOrder(results, entry)),
    ...results.entries
      .filter(hasCase)
      .slice(0, 3)
      .map((entry) => buildCase(results, entry)),
    ...results.view.objects.slice(0, 1).map((object) => buildForm(results.view, object)),
  ];
}

/** Blocks after a sentence that ends in 如下：; a list must follow that has something in it. */
const lengthOf = (next: Block | undefined): number =>
  next?.kind === "table" || next?.kind === "facts"
    ? next.rows.length
    : next?.kind === "list"
      ? next.items.length
      : next?.kind === "verbatim"
        ? next.lines.length
        : 0;

function judge(document: OfficialDocument): void {
  const text = renderMarkdown(document);
  const sentences = document.blocks.flatMap((block) =>
    block.kind === "paragraph" || block.kind === "note" || block.kind === "heading"
      ? [block.text]
      : block.kind === "list"
        ? [...block.items]
        : [],
  );
  for (const sentence of sentences) {
    expect(brokenPlace(sentence, /[，、：；]\n|共0|(?<![\d.])0(家|名|人次|个|项|件|日)/)).toBeUndefined();
    expect(sentence).not.toMatch(/^\s|\s$|^$/);
  }
  for (const block of document.blocks)
    if (block.kind === "paragraph" || block.kind === "note")
      expect(block.text).toMatch(/[。：]$|^联系(处室|电话)：./);
  expect(text).not.toMatch(/undefined|NaN|\[object/);
  const all = [...document.blocks, ...document.annexes.flatMap(({ blocks }) => blocks)];
  for (const [at, block] of all.entries()) {
    if (block.kind === "heading" && at < document.blocks.length)
      expect(["paragraph", "heading", "table", "facts"]).toContain(all[at + 1]?.kind);
    if (block.kind === "table") for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
    if (block.kind === "table" || block.kind === "list") expect(lengthOf(block)).toBeGreaterThan(0);
    if (block.kind !== "paragraph" || !block.text.endsWith("：")) continue;
    if (/(通知|通报|公示)如下：$/.test(block.text)) continue;
    expect(lengthOf(all[at + 1])).toBeGreaterThan(0);
  }
  for (const annex of document.annexes) expect(annex.blocks.length).toBeGreaterThan(0);
  for (const mention of text.matchAll(/见附件(\d?)/g))
    expect(mention[1] === "" ? document.annexes.length : Number(mention[1])).toBe(
      mention[1] === "" ? 1 : Math.min(Number(mention[1]), document.annexes.length),
    );
}

describe("sentences of any results", () => {
  it("are whole, introduce no empty list, and refer to annexes that are there", () => {
    fc.assert(
      fc.property(anyResults, (results) => {
        for (const document of documentsOf(results)) judge(document);
      }),
      { numRuns: 150 },
    );
  });

  it.each(Object.keys(SHAPES))("are whole for %s", (name) => {
    for (const document of documentsOf(SHAPES[name] as ResultsView)) judge(document);
  });

  it("put nobody's case before the public while it is open", () => {
    const seen = new Map<string, Set<string | undefined>>();
    fc.assert(
      fc.property(anyResults, (results) => {
        for (const entry of results.entries.filter(hasCase)) {
          const kind = entry.result?.followUp.kind;
          const open = kind === "立案" || kind === "移送" || /open|overdue/.test(entry.correction.state);
          const { note } = buildCase(results, entry);
          seen.set(String(open), (seen.get(String(open)) ?? new Set()).add(note));
        }
      }),
      { numRuns: 60 },
    );
    expect(seen.get("true")).toEqual(new Set(["此件不予公开"]));
    expect(seen.get("false")).toEqual(new Set(["此件公开发布"]));
  });

  it("name no inspector where the public reads, and nobody's head", () => {
    fc.assert(
      fc.property(anyResults, (results) => {
        for (const document of [
          buildCircular(results, { isPublic: true, reconcile: false }),
          buildPublicResults(results),
          ...results.entries.filter(hasCase).map((entry) => buildCase(results, entry)),
        ])
          expect(renderMarkdown(document)).not.toMatch(/检查员\d|负责人\d|YN25/);
      }),
      { numRuns: 60 },
    );
  });
});

const body = (name: string, isPublic = false) =>
  renderMarkdown(buildCircular(SHAPES[name] as ResultsView, { isPublic, reconcile: false }));

describe("the circular changes with the data", () => {
  it("says that nothing is reported, and asks for it", () => {
    const text = body("nobodyInspected");
    expect(text).toContain("13家检查对象的检查结果均未报送。");
    expect(text).toContain("尚有13家检查对象未报送检查结果。");
    expect(text).not.toMatch(/主要问题|占比|问题发现率为/);
  });

  it("says that all are clean", () => {
    const text = body("allClean");
    expect(text).toContain("12家均实施了检查，均未发现问题。");
    expect(text).toContain("实际检查的12家司法鉴定机构均未发现问题。");
    expect(text).toContain("持续规范执业");
    expect(text).not.toMatch(/负面案例|整改|问题发现率为/);
  });

  it("speaks of one object without 均", () => {
    const text = body("oneClean");
    expect(text).toContain("1家检查对象的检查结果报送完毕。实际检查1家，未发现问题。");
    expect(text).toContain("实际检查的1家司法鉴定机构未发现问题。");
  });

  it("says that nobody could be inspected", () => {
    expect(body("allGone")).toContain("报送结果的6家均未能完成检查，检查结果均为“注销”。");
  });

  it("has no table by prefecture where there is one", () => {
    expect(body("onePrefecture")).not.toContain("分州市情况");
    expect(body("everythingWrong")).toContain("检查对象分布在5个州市");
  });

  it("says that all are wrong, and names no list of overdue ones in running text where it is long", () => {
    const text = body("everythingWrong");
    expect(text).toContain("12家均实施了检查，均发现问题。");
    expect(text).toContain(
      "截至2025年7月10日，责令限期改正的均逾期未改正。逾期未改正的名单和各检查对象的整改情况见附件2。",
    );
  });

  it("says that all is put right", () => {
    const text = body("allCorrected");
    expect(text).toContain("责令限期改正12家。截至2025年7月10日，责令限期改正的均已完成改正。");
    expect(text).toContain("巩固整改成果");
    expect(text).not.toContain("逾期");
  });

  it("tells one problem in one sentence", () => {
    expect(body("oneProblem")).toContain("检查发现不符合事项1项次，涉及1家司法鉴定机构，为党建工作问题。");
  });

  it("refers to the annex where there are too many cases to name", () => {
    const text = body("allCases");
    expect(text).toContain("立案处理的40家，名单和处置情况见附件1。");
  });
});
