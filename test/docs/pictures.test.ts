/**
 * Draws the pictures of the documentation again, from the example after `npm start`; only when it is asked for:
 * CHOUCHA_PICTURE=1 npx vitest run test/docs/pictures.test.ts
 * (test/page draws that of verify.html). It needs LibreOffice, pdftoppm, Chromium, and fonts for Chinese.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { openCampaign } from "../../src/campaign/open.ts";
import { openReview } from "../../src/campaign/review/open-review.ts";
import type { Io } from "../../src/system/io.ts";
import { choucha, newFolder, root } from "../cli.ts";
import { play } from "../score-enter/script.ts";
import { type Example, finishedExample } from "./example.ts";

const REVIEW = "fixtures/yunnan-2025/review";
const DRAW_AT = "2025-07-09T02:00:00Z";
const CHROMIUM = process.env.CHROMIUM_PATH ?? "chromium";
const picture = (name: string): string => join(root, "docs", "images", `${name}.png`);

function run(program: string, words: readonly string[]): void {
  const { status, stderr } = spawnSync(program, words, { encoding: "utf8", timeout: 120_000 });
  expect([program, status, stderr]).toEqual([program, 0, stderr]);
}

/** One page of an office file as LibreOffice prints it. */
function pageOf(file: string, page: number, name: string): void {
  const out = newFolder();
  const profile = `-env:UserInstallation=${pathToFileURL(join(out, "profile")).href}`;
  run("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", out, file]);
  const pdf = join(out, basename(file).replace(/\.\w+$/, ".pdf"));
  const only = ["-f", String(page), "-l", String(page), "-singlefile"];
  run("pdftoppm", [...only, "-r", "80", "-png", pdf, picture(name).replace(/\.png$/, "")]);
}

/** The top of a page as Chromium shows it. */
function screenOf(file: string, [width, height]: readonly [number, number], name: string): void {
  const size = [`--window-size=${width},${height}`, "--hide-scrollbars", `--screenshot=${picture(name)}`];
  run(CHROMIUM, ["--headless", "--no-sandbox", "--disable-gpu", ...size, pathToFileURL(file).href]);
}

/** Width of a terminal's column at 16 px: DejaVu Sans Mono is 1233/2048 of its size wide. */
const COLUMN = (16 * 1233) / 2048;

/** A terminal's screen: dark, each Chinese character as wide as two others. */
function terminal(text: string, name: string): void {
  const safe = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const cells = safe.replace(/[\u2e80-\u9fff\u3000-\u303f\uff00-\uff60]/g, "<b>$&</b>");
  const file = join(newFolder(), "screen.html");
  writeFileSync(
    file,
    `<meta charset="utf-8"><style>body{margin:0;background:#10151c;color:#e6e6e6}
pre{margin:16px;font:16px/22px "DejaVu Sans Mono",monospace}
b{display:inline-block;width:${2 * COLUMN}px;height:22px;vertical-align:top;font:16px/22px "Noto Sans CJK SC",sans-serif}</style><pre>${cells}</pre>`,
  );
  screenOf(file, [Math.ceil(32 + 80 * COLUMN), 32 + 22 * text.split("\n").length], name);
}

/** The first document; four items are scored. */
const KEYS = ["enter", "enter", "1", "1", "1"];

describe.runIf(process.env.CHOUCHA_PICTURE)("pictures", () => {
  let example: Example;
  const made = (path: string) => join(example.folder, "fixtures", "yunnan-2025", path);
  beforeAll(async () => {
    example = await finishedExample();
    mkdirSync(join(root, "docs", "images"), { recursive: true });
  }, 600_000);

  it("the circular's first page", () => pageOf(made("out/forensic/circular.docx"), 1, "circular"), 120_000);

  it("a page of a score sheet", () => {
    pageOf(made("review/out/returned/first/R02.xlsx"), 2, "score-sheet");
  }, 120_000);

  it("the page of results", () => {
    screenOf(made("review/out/opinions/results/results.html"), [1000, 1150], "results");
  }, 60_000);

  it("a committee's terminal", async () => {
    const io = { cwd: example.folder, env: {}, lang: "zh" } as unknown as Io;
    const out = join(newFolder(), "out");
    const words = ["run", REVIEW, "--out", out, "--seeds", `${REVIEW}/seeds.yaml`, "--at", DRAW_AT];
    const ran = await choucha(words, { cwd: example.folder });
    expect([ran.exit, ran.stderr]).toEqual([0, ran.stderr]);
    const campaign = await openCampaign(io, REVIEW, out);
    const review = await openReview(io, campaign);
    const room = { review, campaign, out };
    const { screens } = await play(room, KEYS, { reviewer: "R02" });
    terminal(screens.at(-1)!, "score-enter");
  }, 60_000);

  it("each has at most 150 KB", () => {
    for (const name of ["circular", "score-sheet", "results", "score-enter"]) {
      expect(readFileSync(picture(name)).subarray(1, 4).toString()).toBe("PNG");
      expect(statSync(picture(name)).size, name).toBeLessThan(150_000);
    }
  });
});
