/** `choucha grade` on a campaign's review: waited for, settled, kept in the ledger, and told by codes. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import type { OpenReview } from "../../src/campaign/review/types.ts";
import { sha256 } from "../../src/record/jcs.ts";
import { choucha } from "../cli.ts";
import { allSheets, at, drawnReview, GRADED_AT, keepScores, reviewOf, sheetOf } from "./stored.ts";

const grade = (cwd: string, ...words: string[]) =>
  choucha(["grade", ".", "--at", GRADED_AT, "--lang", "en", ...words], { cwd });
const lines = (folder: string): { event: string; digest: string }[] =>
  readFileSync(join(folder, "out/ledger.jsonl"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const csv = (path: string): Record<string, string>[] =>
  parse(readFileSync(path), { columns: true, bom: true });

async function textOf(path: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(readFileSync(path)).buffer);
  const cells: string[] = [];
  for (const sheet of book.worksheets)
    sheet.eachRow((row) => row.eachCell((cell) => void cells.push(cell.text)));
  return cells.join("\n");
}

describe("a review without scores, then with some", () => {
  let folder: string;
  let review: OpenReview;
  beforeAll(async () => {
    folder = await drawnReview();
    review = await reviewOf(folder);
  }, 60_000);

  it("names every sheet that is not in, writes its tables, and leaves no line", async () => {
    const before = lines(folder).length;
    const { exit, stdout } = await grade(folder, "--json");
    const document = JSON.parse(stdout);
    expect([exit, document.ok, document.final, document.ledger]).toEqual([1, false, false, null]);
    const asked = [...review.teams].flatMap(([id, team]) => team.map((reviewer) => `${id} ${reviewer}`));
    const open = document.open as { kind: string; document: string; reviewer: string }[];
    expect(open.map((task) => `${task.document} ${task.reviewer}`).sort()).toEqual(asked.sort());
    expect(readdirSync(at(folder, "")).sort()).toEqual([
      ...[
        "coded.csv",
        "coded.xlsx",
        "results.csv",
        "results.html",
        "results.json",
        "results.xlsx",
        "units.csv",
      ],
    ]);
    expect(lines(folder)).toHaveLength(before);
  });

  it("tells on a screen how many sheets are not in, and how many of each reviewer, not every one", async () => {
    const { stdout } = await grade(folder);
    const rows = stdout.split("\n").map((line) => line.trim().split(/ {2,}/));
    const loads = new Map<string, number>();
    for (const team of review.teams.values()) for (const id of team) loads.set(id, (loads.get(id) ?? 0) + 1);
    const sheets = [...loads.values()].reduce((sum, load) => sum + load, 0);
    expect(sheets).toBeGreaterThan(30);
    expect(rows.filter(([what]) => what === "first reviews: sheets not in yet")).toEqual([
      [expect.any(String), `${sheets}`, expect.any(String)],
    ]);
    for (const [id, load] of loads) {
      const { code } = review.reviewers.find((one) => one.id === id)!;
      expect(rows).toContainEqual([code, `${load}`, "0", "0", `${load}`]);
    }
    expect(stdout).not.toContain("sheet not in yet");
    expect(stdout).toContain(`tasks open: ${sheets}`);
  });

  it("a third is wanted where first reviews differ, and the reason is told", async () => {
    const [first] = review.documents;
    const [a, b] = review.teams.get(first!.id)!;
    const far = (items: ReturnType<typeof sheetOf>) => ({
      ...items,
      items: { ...items.items, reasoning: { value: "0" }, records: { value: "10" } },
    });
    await keepScores(folder, () => [
      sheetOf(review, first!.id, a!, 0),
      far(sheetOf(review, first!.id, b!, 0)),
    ]);
    const { exit, stdout } = await grade(folder);
    expect(exit).toBe(1);
    const asked = [a, b].map((id) => review.reviewers.find((one) => one.id === id)!.code).sort();
    expect(stdout.replace(/ +/g, " ")).toContain(
      `${first!.code} further reviews needed: 1, by others than ${asked.join(", ")}, because the first reviews differ by 20.00 points, more than 10.00`,
    );
    expect(stdout).toContain("`choucha score third` calls them");
    // Blind: the screen has codes alone.
    for (const { name } of [...review.reviewers, ...review.documents]) expect(stdout).not.toContain(name);
  });
});

describe("a review with every sheet", () => {
  let folder: string;
  let review: OpenReview;
  beforeAll(async () => {
    folder = await drawnReview();
    review = await reviewOf(folder);
    await keepScores(folder, allSheets);
  }, 60_000);

  it("is final, and the ledger has the digest of results.json, once", async () => {
    const { exit, stdout } = await grade(folder, "--json");
    const document = JSON.parse(stdout);
    const digest = sha256(readFileSync(at(folder, "results.json")));
    expect([exit, document.final]).toEqual([0, true]);
    expect(document.ledger).toEqual({ event: "grade/opinions", digest });
    const again = await choucha(["grade", ".", "--at", GRADED_AT, "--lang", "zh"], { cwd: folder });
    expect(again.exit).toBe(0);
    expect(lines(folder).filter(({ event }) => event === "grade/opinions")).toEqual([
      expect.objectContaining({ digest }),
    ]);
    expect((await choucha(["verify", "out/opinions/record.json"], { cwd: folder })).exit).toBe(0);
    expect((await choucha(["ledger", "."], { cwd: folder })).exit).toBe(0);
  });

  it("points by hand in every form", async () => {
    await grade(folder);
    const json = JSON.parse(readFileSync(at(folder, "results.json"), "utf8"));
    const rows = new Map(csv(at(folder, "results.csv")).map((row) => [row.document, row]));
    const coded = new Map(csv(at(folder, "coded.csv")).map((row) => [row.document, row]));
    for (const [n, { id, code, name, unitName }] of review.documents.entries()) {
      const points = (100 - (n % 5) - 0.5).toFixed(2);
      expect(json.documents.find((one: { id: string }) => one.id === id).points.shown).toBe(points);
      expect(rows.get(code)).toMatchObject({ points, "case number": name, unit: unitName });
      expect(coded.get(code)).toMatchObject({ points });
      expect(coded.get(code)).not.toHaveProperty("unit");
    }
    expect(rows.size).toBe(review.documents.length);
  });

  it("every unit has its plain mean and, beside it, Hájek's estimate", async () => {
    await grade(folder);
    const units = csv(at(folder, "units.csv"));
    const chance = (text: string) => {
      const [num = 0, den = 1] = text.split("/").map(Number);
      return num / den;
    };
    for (const { unit, unitName } of review.documents) {
      const own = review.documents.flatMap((one, n) =>
        one.unit === unit ? [{ points: 100 - (n % 5) - 0.5, weight: 1 / chance(one.probability) }] : [],
      );
      const plain = own.reduce((sum, { points }) => sum + points, 0) / own.length;
      const weighted =
        own.reduce((sum, { points, weight }) => sum + points * weight, 0) /
        own.reduce((sum, { weight }) => sum + weight, 0);
      const row = units.find((one) => one.unit === unitName)!;
      expect(Math.abs(Number(row.points) - plain)).toBeLessThan(0.0101);
      expect(Math.abs(Number(row["estimate for all cases"]) - weighted)).toBeLessThan(0.0101);
    }
  });

  it("what may leave the office holds no reviewer, no case and no party", async () => {
    await grade(folder);
    const handedOn = [
      readFileSync(at(folder, "coded.csv"), "utf8"),
      await textOf(at(folder, "coded.xlsx")),
      readFileSync(at(folder, "results.html"), "utf8"),
    ];
    const secrets = [
      ...review.reviewers.flatMap(({ id, name }) => [id, name]),
      ...review.documents.flatMap(({ id, name }) => [id, name]),
      "示例当事人",
    ];
    for (const text of handedOn) for (const secret of secrets) expect(text).not.toContain(secret);
    // The office's own tables do name them.
    const office = await textOf(at(folder, "results.xlsx"));
    for (const { name } of review.documents) expect(office).toContain(name);
    expect(await textOf(at(folder, "coded.xlsx"))).toContain(review.documents[0]!.unitName);
    expect(handedOn[0]).not.toContain("示例司法鉴定所");
  });

  it("the page asks for nothing from elsewhere, runs nothing, and has every number beside its drawing", async () => {
    await grade(folder);
    const html = readFileSync(at(folder, "results.html"), "utf8");
    expect(html).not.toMatch(/<script|<link|<img|<iframe|url\(|@import|https?:|\son\w+=/i);
    expect(html).toContain("default-src 'none'");
    expect(html).toContain("Made-up data");
    for (const { points, unit } of csv(at(folder, "units.csv"))) {
      expect(html).toContain(unit);
      expect(html).toContain(`>${points}<`);
    }
    const digest = JSON.parse(readFileSync(at(folder, "results.json"), "utf8")).scores.digest;
    expect(html).toContain(digest);
    for (const [, told] of html.matchAll(/<svg class="chart"[^>]*aria-label="([^"]*)"/g))
      expect(told).not.toBe("");
  });

  it("--trace takes a document's code", async () => {
    const { exit, stdout } = await grade(folder, "--trace", review.documents[2]!.code);
    expect([exit, stdout]).toEqual([0, expect.stringContaining("Result: 97.50 points, grade 优秀")]);
  });

  it("another import after it makes other results, and a second line", async () => {
    const [first] = review.documents;
    const [a] = review.teams.get(first!.id)!;
    await keepScores(folder, () => [sheetOf(review, first!.id, a!, 2)], GRADED_AT);
    expect((await grade(folder)).exit).toBe(0);
    expect(lines(folder).filter(({ event }) => event === "grade/opinions")).toHaveLength(2);
  });
});

describe("words that do not go together", () => {
  it.each([
    [["--rubric", "forensic-opinion"], "GRD004"],
    [["--scores", "scores.csv"], "GRD004"],
    [[".", "--rubric", "forensic-opinion", "--scores", "scores.csv"], "GRD005"],
    [["--rubric", "forensic-opinion", "--scores", "scores.csv", "--at", GRADED_AT], "GRD005"],
    [[".", "--sheet", "1"], "GRD007"],
    [[".", "--least-ratings", "1"], "GRD006"],
    [[".", "--least-ratings", "ten"], "GRD006"],
  ])("%j", async (words, code) => {
    const { exit, stderr } = await choucha(["grade", ...words]);
    expect([exit, stderr]).toEqual([2, expect.stringContaining(code)]);
  });
});
