/** Third reviewers and traces on a drawn review, through the whole program. */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { OpenReview } from "../../src/campaign/review/types.ts";
import type { Review } from "../../src/scoring/aggregate/input.ts";
import { choucha } from "../cli.ts";
import { drawn, full, keep, opened } from "./drawn.ts";

const [AT, THEN, LAST] = ["2025-05-08T01:00:00Z", "2025-05-09T01:00:00Z", "2025-05-10T01:00:00Z"];
let cwd = "";
let review: OpenReview;
const doc = (code: string) => review.documents.find((one) => one.code === code)!;
const team = (code: string) => review.teams.get(doc(code).id) as readonly [string, string];
const codeOf = (id: string) => review.reviewers.find((one) => one.id === id)!.code;
const run = (...words: string[]) => choucha([...words, "--lang", "zh"], { cwd });
const json = async (...words: string[]) => JSON.parse((await run(...words, "--json")).stdout);

/** D001: 12 points apart. D002: one finds a veto. D003: one of the two is missing. The rest: full marks twice. */
function firstReviews(): Review[] {
  return review.documents.flatMap(({ id, code }) =>
    review.teams.get(id)!.flatMap((reviewer, i): Review[] => {
      const one = (changes = {}): Review[] => [{ document: id, reviewer, items: full(review, changes) }];
      if (code === "D001" && i === 0)
        return one({ records: { value: "9" }, recusal: { value: "no" }, examination: { value: "1.5" } });
      if (code === "D001") return one({ onsite: { absent: true, comment: "无现场" } });
      if (code === "D002" && i === 1) return one({ forged: { value: "yes" } });
      return code === "D003" && i === 1 ? [] : one();
    }),
  );
}

beforeAll(async () => {
  cwd = await drawn();
  review = await opened(cwd);
  await keep(cwd, firstReviews(), AT);
}, 60_000);

describe("score third", () => {
  it("calls one for each document that needs one, says why, and calls nobody twice", async () => {
    const made = await json("score", "third", ".", "--at", THEN);
    expect(made).toMatchObject({ $schema: "choucha/score-third/1", review: "opinions", made: true });
    expect(made.calls.map(({ code }: { code: string }) => code)).toEqual(["D001", "D002"]);
    const [one, two] = made.calls;
    // 9 + 2 + 1.5 off: 87.5 against 100.
    expect(one.reasons).toEqual([
      {
        rule: "pointDifference",
        difference: { shown: "12.50", exact: "25/2" },
        limit: { shown: "10.00", exact: "10" },
      },
      { rule: "differentGrade", grades: ["合格", "优秀"] },
    ]);
    expect(two.reasons.map(({ rule }: { rule: string }) => rule)).toEqual(["differentGrade", "anyVeto"]);
    for (const [call, code] of [
      [one, "D001"],
      [two, "D002"],
    ] as const) {
      expect(call.called).toHaveLength(1);
      expect(team(code)).not.toContain(call.called[0]);
    }
    expect(made.incomplete).toEqual([doc("D003").id]);
    const file = join(cwd, "out", "opinions", "thirds", "0001.json");
    const kept = JSON.parse(readFileSync(file, "utf8"));
    expect(kept).toMatchObject({ $schema: "choucha/thirds/1", version: 1, review: "opinions", request: 1 });

    const ledger = readFileSync(join(cwd, "out", "ledger.jsonl"), "utf8");
    const again = await run("score", "third", ".", "--at", LAST);
    expect(again.exit).toBe(0);
    expect(again.stdout).toContain("此前已经确定");
    expect(again.stdout).toContain("D003");
    expect(readFileSync(join(cwd, "out", "ledger.jsonl"), "utf8")).toBe(ledger);
    // The same campaign anywhere else calls the same people.
    review = await opened(cwd);
    expect(review.thirds.get(doc("D001").id)).toEqual(one.called);
    expect(again.stdout).not.toMatch(/示例专家|ZJ0|示鉴/);
  });

  it("the ledger names the step in words", async () => {
    const { stdout, exit } = await run("ledger", ".", "--verify");
    expect([exit, stdout]).toEqual([0, expect.stringContaining("第三评查人")]);
  });

  it("a document with a third reviewer keeps its first ones: else one person could read it twice", async () => {
    const before = readFileSync(join(cwd, "out", "ledger.jsonl"), "utf8");
    const why = ["--reason", "off-duty", "--at", LAST];
    for (const words of [
      ["--inspector", team("D001")[0], ...why],
      ["--reason", "unreachable", "--at", LAST],
    ]) {
      const { exit, stderr } = await run("replace", doc("D001").id, ".", ...words);
      expect([exit, stderr]).toEqual([5, expect.stringContaining("RPL016")]);
    }
    expect(readFileSync(join(cwd, "out", "ledger.jsonl"), "utf8")).toBe(before);
  });
});

describe("score trace", () => {
  it("tells where every number comes from, what was replaced, how the third counted, and the unit's part", async () => {
    const [first, second] = team("D001");
    const [third] = review.thirds.get(doc("D001").id)!;
    // The first reviewer changes one item: 90.5 instead of 87.5, still 9.5 apart from 100: no third any more.
    await keep(
      cwd,
      [
        {
          document: doc("D001").id,
          reviewer: first,
          items: full(review, {
            records: { value: "9" },
            recusal: { value: "no" },
          }),
        },
      ],
      THEN,
    );
    await keep(cwd, [{ document: doc("D001").id, reviewer: third!, third: true, items: full(review) }], LAST);
    const traced = await json("score", "trace", "d001", ".");
    const d = doc("D001");
    expect(traced).toMatchObject({
      $schema: "choucha/score-trace/1",
      review: "opinions",
      document: { id: d.id, code: "D001", name: d.name, probability: d.probability, overall: d.overall },
    });
    const versions = traced.versions.map((one: Record<string, unknown>) => [
      one.reviewer,
      one.import,
      one.superseded,
    ]);
    expect(versions).toEqual(
      expect.arrayContaining([
        [first, 1, true],
        [second, 1, false],
        [first, 2, false],
        [third, 3, false],
      ]),
    );
    expect(traced.thirds).toEqual([
      {
        request: 1,
        kept: "opinions/thirds/0001.json",
        line: expect.any(Number),
        at: THEN,
        reviewers: [third],
      },
    ]);
    const lines = readFileSync(join(cwd, "out", "ledger.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((one) => JSON.parse(one));
    for (const { line, import: number } of traced.versions) {
      expect(lines[line - 1].event).toBe("score/opinions");
      expect(lines.slice(0, line).filter(({ event }) => event === "score/opinions")).toHaveLength(number);
    }
    // Items add up to sections and to the points: 100 − 9 − 2 = 89 for the first, absent rescaled to 100 for the second.
    const points = Object.fromEntries(
      traced.trace.reviews.map((one: { reviewer: string; points: { exact: string } }) => [
        one.reviewer,
        one.points.exact,
      ]),
    );
    expect(points).toEqual({ [first]: "89", [second]: "100", [third!]: "100" });
    const cell = traced.trace.reviews
      .find((one: { reviewer: string }) => one.reviewer === first)
      .sections.flatMap(({ items }: { items: unknown[] }) => items)
      .find(({ id }: { id: string }) => id === "commission");
    expect(cell).toMatchObject({ cell: "D5", entered: { value: "0" }, earned: { exact: "5" } });
    // 89 and 100 differ by 11: the third, 100, drops the farther one; (100 + 100) / 2.
    expect([traced.state, traced.trace.method, traced.trace.points.exact]).toEqual([
      "arbitrated",
      "replaces-farther",
      "100",
    ]);
    expect([...traced.counted].sort()).toEqual([second, third].sort());
    const mine = review.documents.filter(({ unit }) => unit === d.unit).length;
    expect(traced.unit).toMatchObject({ id: d.unit, name: d.unitName, share: `1/${mine}` });

    const { stdout, exit } = await run("score", "trace", d.name, ".");
    expect(exit).toBe(0);
    for (const text of [
      ...["D001", d.unitName, `${codeOf(first)}.xlsx · D001`, "被替换的评分", "受理前审查", "1.5 → 3"],
      ...[
        "第 1 次请求",
        "opinions/thirds/0001.json",
        "25/24",
        "委托与受理",
        `1/${mine}`,
        d.certain ?? "抽中概率",
      ],
    ])
      expect(stdout).toContain(text);
  });

  it("an unknown document is told; codes and case numbers are taken in any case and width", async () => {
    const { exit, stderr } = await run("score", "trace", "D999", ".");
    expect([exit, stderr]).toEqual([2, expect.stringContaining("TRC001")]);
    expect((await run("score", "trace", "Ｄ００２", ".")).exit).toBe(0);
  });

  it.each(["imports/0001.json", "thirds/0001.json"])("a changed or missing %s is noticed", async (name) => {
    const file = join(cwd, "out", "opinions", name);
    const text = readFileSync(file, "utf8");
    try {
      writeFileSync(file, text.replace(/ZJ00\d/, "ZJ009"));
      const traced = await run("score", "trace", "D001", ".");
      expect([traced.exit, traced.stderr]).toEqual([5, expect.stringContaining("CMD011")]);
      expect((await run("score", "third", ".", "--at", LAST)).exit).toBe(5);
      rmSync(file);
      const ledger = await run("ledger", ".", "--verify");
      expect([ledger.exit, ledger.stderr]).toEqual([1, expect.stringContaining("TRC002")]);
      expect(ledger.stderr).toContain(name.split("/")[1]);
    } finally {
      writeFileSync(file, text);
    }
    expect((await run("ledger", ".", "--verify")).exit).toBe(0);
    expect(existsSync(file)).toBe(true);
  });
});
