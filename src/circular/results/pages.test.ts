/** Pages of documents about results as LibreOffice sets them: counts and positions of marks, no pixels. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { samplePlan, sampleView } from "../../results/draw-view.fixture.ts";
import { sampleResultsView } from "../../results/view.fixture.ts";
import type { OfficialDocument } from "../document.ts";
import { renderWord } from "../word.ts";
import { drawOf } from "./any-results.fixture.ts";
import { buildCase } from "./case.ts";
import { buildCircular } from "./circular.ts";
import { buildForm } from "./form.ts";
import { buildOrder } from "./order.ts";
import { buildPublicResults } from "./public-list.ts";

const plan = samplePlan({
  documents: { number: "云司通〔2025〕23号", numbers: { circular: "云司通〔2025〕41号" } },
});
const view = sampleView({}, plan);
const results = sampleResultsView({}, view);
const many = sampleResultsView({}, drawOf(200, ["昆明市", "楚雄彝族自治州", "红河哈尼族彝族自治州"], view));
const options = { isPublic: false, reconcile: true };
const build = (): Record<string, OfficialDocument> => ({
  circular: buildCircular(results, options),
  public: buildCircular(results, { ...options, isPublic: true }),
  many: buildCircular(many, options),
  results: buildPublicResults(results),
  order: buildOrder(results, results.entries[1]!),
  case: buildCase(results, results.entries[2]!),
  form: buildForm(view, view.objects[0]!),
});

it("the same results give the same bytes", async () => {
  const [first, second] = [build(), build()];
  for (const name of Object.keys(first)) {
    const [a, b] = [await renderWord(first[name]!), await renderWord(second[name]!)];
    expect(Buffer.from(a).equals(Buffer.from(b)), name).toBe(true);
  }
});

const tools = (() => {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

/** A word and where it stands, in millimetres from the page's left and top edge. */
interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Whether its page lies on its long side. */
  readonly lies: boolean;
}

/** Where text may stand: an upright page, and one turned to the left. */
const TEXT = {
  upright: { top: 35, bottom: 264, left: 27, right: 185, width: 210 },
  lying: { top: 26, bottom: 186, left: 34, right: 261, width: 297 },
};
const textOn = (page: readonly Word[]) => (page[0]?.lies ? TEXT.lying : TEXT.upright);
const isFolio = ({ top, lies }: Word) => top > (lies ? TEXT.lying : TEXT.upright).bottom;

/** Words of each page of a PDF. */
function pagesOf(pdf: string): Word[][] {
  const file = `${pdf}.html`;
  execFileSync("pdftotext", ["-bbox", pdf, file]);
  const mm = (points: string | undefined) => (Number(points) / 72) * 25.4;
  return readFileSync(file, "utf8")
    .split("<page ")
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(
          /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g,
        ),
      ].map(([, left, top, right, bottom, text = ""]) => ({
        text,
        left: mm(left),
        right: mm(right),
        top: mm(top),
        bottom: mm(bottom),
        lies: Number(/^width="([\d.]+)"/.exec(page)?.[1]) > 600,
      })),
    );
}
const joined = (words: readonly Word[]) => words.map(({ text }) => text).join("");

describe("pages (needs soffice and pdftotext)", () => {
  const folder = mkdtempSync(join(tmpdir(), "choucha-pages-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const pages: Record<string, Word[][]> = {};
  beforeAll(async () => {
    if (!tools) return;
    const names = Object.keys(build());
    for (const [name, document] of Object.entries(build()))
      writeFileSync(join(folder, `${name}.docx`), await renderWord(document));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const files = names.map((name) => join(folder, `${name}.docx`));
    execFileSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, ...files], {
      stdio: "ignore",
    });
    for (const name of names) pages[name] = pagesOf(join(folder, `${name}.pdf`));
  }, 180_000);

  it.skipIf(!tools)("are as many as expected", () => {
    expect(pages.form).toHaveLength(1);
    expect(pages.case).toHaveLength(1);
    expect(pages.order).toHaveLength(2);
    expect(pages.results?.length).toBeLessThanOrEqual(3);
    expect(pages.circular?.length).toBeLessThanOrEqual(13);
    // 200 objects: more pages, and none of them empty.
    expect(pages.many?.length).toBeGreaterThan(15);
    for (const all of Object.values(pages))
      for (const page of all) expect(joined(page).replace(/【.*】|—|\d/g, "")).not.toBe("");
  });

  it.skipIf(!tools)("keep the text between the margins: 37 mm above, 35 below, 28 left, 26 right", () => {
    for (const [name, all] of Object.entries(pages))
      for (const page of all) {
        const area = textOn(page);
        const text = page.filter((word) => !word.text.includes("【") && !isFolio(word));
        expect(Math.min(...text.map(({ top }) => top)), name).toBeGreaterThan(area.top);
        expect(Math.max(...text.map(({ bottom }) => bottom)), name).toBeLessThan(area.bottom);
        expect(Math.min(...text.map(({ left }) => left)), name).toBeGreaterThan(area.left);
        // Closing punctuation may hang into the margin, by its own width at most.
        for (const { text: word, right } of text)
          expect(right, `${name}: ${word}`).toBeLessThan(area.right + (/[，。、；：）]$/.test(word) ? 5 : 0));
      }
  });

  it.skipIf(!tools)("hold 22 lines at most, 10.2 mm apart", () => {
    const [, second = []] = pages.circular ?? [];
    const tops = [
      ...new Set(second.filter(({ top }) => top > 35 && top < 262).map(({ top }) => Math.round(top))),
    ];
    expect(tops.length).toBeLessThanOrEqual(23);
  });

  it.skipIf(!tools)("have the mark 35 mm below the text's top, then number, title, addressee", () => {
    const [first = []] = pages.circular ?? [];
    const at = (text: string) => first.find((word) => word.text.includes(text))!;
    const mark = at("云南省司法厅文件");
    expect(mark.top).toBeGreaterThan(70);
    expect(mark.top).toBeLessThan(80);
    expect(Math.abs((mark.left + mark.right) / 2 - (28 + 156 / 2))).toBeLessThan(3);
    const number = at("云司通");
    const addressee = at("各州、市司法局");
    expect(number.top).toBeGreaterThan(mark.bottom + 10);
    expect(addressee.top).toBeGreaterThan(number.bottom + 25);
    expect(addressee.left).toBeLessThan(30);
    expect(joined(pages.public?.[0] ?? [])).not.toContain("文件云司通");
  });

  it.skipIf(!tools)("are numbered with dashes, odd at the right, even at the left; a form bears none", () => {
    for (const name of ["circular", "many", "results", "order"])
      for (const [at, page] of (pages[name] ?? []).entries()) {
        const folio = page.filter(isFolio);
        const area = textOn(page);
        expect(joined(folio), name).toBe(`—${at + 1}—`);
        const [left, right] = [
          Math.min(...folio.map((one) => one.left)),
          Math.max(...folio.map((one) => one.right)),
        ];
        if (at % 2 === 0) expect(area.right - right).toBeLessThan(9);
        else expect(left - area.left).toBeLessThan(9);
      }
    expect(pages.form?.[0]?.filter(isFolio)).toEqual([]);
  });

  it.skipIf(!tools)("begin with each annex, whose table repeats its header on every page", () => {
    const starts = (pages.many ?? []).flatMap((page, at) => (/^【.*】附件\d/.test(joined(page)) ? [at] : []));
    expect(starts).toHaveLength(3);
    const [list = 0, corrections = 0] = starts;
    expect(corrections - list).toBeGreaterThan(5);
    for (const page of (pages.many ?? []).slice(list, corrections))
      for (const header of ["序号", "州市", "名称", "类型", "检查日期", "检查结果", "问题事项"])
        expect(page.some(({ text, top }) => text === header && top < 90)).toBe(true);
    // Nine columns are too many for an upright page; the next annex stands upright again.
    expect(pages.many?.[list]?.every(({ lies }) => lies)).toBe(true);
    expect(pages.many?.[corrections]?.some(({ lies }) => lies)).toBe(false);
    const rows = (pages.many ?? [])
      .slice(list, corrections)
      .flatMap((page) =>
        page.filter(({ text, left }) => left < 44 && /^\d+$/.test(text)).sort((a, b) => a.top - b.top),
      )
      .map(({ text }) => Number(text));
    expect(rows.filter((n) => n <= 200)).toEqual(Array.from({ length: 200 }, (_, at) => at + 1));
  });
});
