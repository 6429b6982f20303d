/** Documents of a campaign as a whole, and an office's own template, from the command line. */
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Paragraph, TextRun } from "docx";
import { unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { sampleTemplate } from "../../src/circular/template/template.fixture.ts";
import { choucha, newFolder, root } from "../cli.ts";

// After the last line of the example's ledger.
const AT = "2026-01-10T01:00:00Z";
let folder = "";
const circular = (...words: string[]) =>
  choucha(["circular", ...words, "--at", AT, "--lang", "en"], { cwd: folder });
const only = (text: string) => [new Paragraph({ children: [new TextRun(text)] })];
/** For documents without head, addressee and annexes. */
const bare = { mark: [], number: [], addressee: [], annexes: [] };
const save = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes);

beforeAll(async () => {
  folder = newFolder();
  cpSync(join(root, "fixtures", "yunnan-2025"), folder, { recursive: true });
  save("own.docx", await sampleTemplate(bare));
});

describe("documents of the campaign as a whole", () => {
  it.each([
    ["plan", [], ["plan.docx", "plan.html", "plan.md", "plan.xlsx", "plan.csv"]],
    ["summary", ["--period", "half"], ["summary-half.docx", "summary-half.html", "summary-half.md"]],
    ["summary", [], ["summary-year.docx", "summary-year.html", "summary-year.md"]],
    ["progress", [], ["progress.docx", "progress.html", "progress.md"]],
  ])("%s %j", async (kind, flags, files) => {
    const ran = await circular(kind, ...flags);
    expect(ran.stderr).not.toContain("error ");
    expect([ran.exit, ran.stdout.trim().split("\n")]).toEqual([0, files.map((file) => join("out", file))]);
    const before = files.map((file) => readFileSync(join(folder, "out", file)));
    const ledger = readFileSync(join(folder, "out", "ledger.jsonl"), "utf8");
    expect((await circular(kind, ...flags)).exit).toBe(0);
    expect(files.map((file) => readFileSync(join(folder, "out", file)))).toEqual(before);
    expect(readFileSync(join(folder, "out", "ledger.jsonl"), "utf8")).toBe(ledger);
    expect(ledger).toMatch(new RegExp(`"circular:${kind}(-half|-year)?/campaign"`));
    const { exit } = await choucha(["ledger", "--verify"], { cwd: folder });
    expect(exit).toBe(0);
  });

  it("names the keys that the plan's table misses", async () => {
    const whole = readFileSync(join(folder, "plan.yaml"), "utf8");
    save("plan.yaml", whole.replace(/^ +(?:matterKind|mode): .*\n/gm, ""));
    const { stderr } = await circular("plan");
    save("plan.yaml", whole);
    expect(stderr).toContain("SUM001");
    expect(stderr).toContain("matterKind, mode");
  });

  it("a document of a review needs a review", async () => {
    const { exit, stderr } = await circular("review");
    expect(exit).toBe(2);
    expect(stderr).toContain("SUM003");
  });
});

describe("an office's own template", () => {
  it("is filled in, and the ledger holds the digest of what came out", async () => {
    const plain = readFileSync(join(folder, "out", "progress.docx"));
    expect((await circular("progress", "--template", "own.docx")).exit).toBe(0);
    const own = readFileSync(join(folder, "out", "progress.docx"));
    expect(own.equals(plain)).toBe(false);
    const text = new TextDecoder().decode(unzipSync(own)["word/document.xml"]);
    expect(text).toContain("特此报告。");
    expect(text).not.toContain("{{");
    expect((await circular("progress", "--template", "own.docx")).exit).toBe(0);
    expect(readFileSync(join(folder, "out", "progress.docx")).equals(own)).toBe(true);
    // Saved as “Word template (*.dotx)” it gives the same document.
    const asTemplate = await changed((parts) => {
      const types = new TextDecoder().decode(parts["[Content_Types].xml"]);
      expect(types).toContain("wordprocessingml.document.main+xml");
      parts["[Content_Types].xml"] = bytes(types.replace("document.main+xml", "template.main+xml"));
    });
    save("own.dotx", asTemplate);
    expect((await circular("progress", "--template", "own.dotx")).exit).toBe(0);
    expect(readFileSync(join(folder, "out", "progress.docx")).equals(own)).toBe(true);
    expect((await circular("progress")).exit).toBe(0);
    expect(readFileSync(join(folder, "out", "progress.docx")).equals(plain)).toBe(true);
  });

  const refused = async (name: string, bytes: Uint8Array | string, codes: readonly string[]) => {
    save(name, bytes);
    const before = readFileSync(join(folder, "out", "progress.docx"));
    const { exit, stderr } = await circular("progress", "--template", name);
    expect(exit).toBe(3);
    for (const code of codes) expect(stderr).toContain(`${code} ${name}`);
    expect(stderr).not.toMatch(/\{(body|annexes|fields|file|known|found|part|code)\}(?!\})/);
    expect(readFileSync(join(folder, "out", "progress.docx")).equals(before)).toBe(true);
  };
  const changed = async (edit: (parts: Record<string, Uint8Array>) => void) => {
    const parts = unzipSync(await sampleTemplate(bare));
    edit(parts);
    return zipSync(parts);
  };
  const bytes = (text: string) => new TextEncoder().encode(text);

  it("unknown, lost and empty fields are named together", async () => {
    const template = await sampleTemplate({ ...bare, mark: only("{{titel}} {{number}}"), date: [] });
    await refused("fields.docx", template, ["TPL004", "TPL005", "TPL006"]);
  });
  it("broken fields and a body inside a sentence", async () => {
    await refused("broken.docx", await sampleTemplate({ ...bare, mark: only("{{title") }), ["TPL008"]);
    await refused("place.docx", await sampleTemplate({ ...bare, body: only("正文{{body}}") }), ["TPL007"]);
  });
  it("what is no Word document", async () => {
    await refused("text.docx", "hello", ["TPL001"]);
    await refused("empty.docx", "", ["TPL001"]);
    await refused("workbook.docx", readFileSync(join(folder, "out", "plan.xlsx")), ["TPL001"]);
  });
  it("damaged files and bombs", async () => {
    const whole = await sampleTemplate(bare);
    await refused("half.docx", whole.subarray(0, whole.length / 2), ["TPL002"]);
    const bomb = await changed((parts) => {
      parts["word/media/big.xml"] = new Uint8Array(64 << 20);
    });
    await refused("bomb.docx", bomb, ["TPL002"]);
  });
  it("macros, embedded programs, content from elsewhere, entities", async () => {
    await refused(
      "macro.docx",
      await changed((parts) => {
        parts["word/vbaProject.bin"] = bytes("x");
      }),
      ["TPL003"],
    );
    await refused(
      "ole.docx",
      await changed((parts) => {
        parts["word/embeddings/a.bin"] = bytes("x");
      }),
      ["TPL003"],
    );
    const rel =
      '<Relationships><Relationship Id="r" Type="http://x/attachedTemplate" Target="http://x/a.dotm" TargetMode="External"/></Relationships>';
    await refused(
      "outside.docx",
      await changed((parts) => {
        parts["word/_rels/settings.xml.rels"] = bytes(rel);
      }),
      ["TPL003"],
    );
    await refused(
      "entity.docx",
      await changed((parts) => {
        parts["word/settings.xml"] = bytes('<!DOCTYPE a [<!ENTITY b "c">]><a/>');
      }),
      ["TPL002"],
    );
  });
  it("a file that is not there", async () => {
    const { exit } = await circular("progress", "--template", "nowhere.docx");
    expect(exit).toBe(4);
    expect(existsSync(join(folder, "nowhere.docx"))).toBe(false);
  });
});
