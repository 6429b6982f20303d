/** Two levels: sixteen packages go out, sixteen prefectures deal, and what comes back verifies as a whole. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { COMMIT_AT, copyOfExample, DRAW_AT, differences, filesIn, timesIn } from "../campaign/example.ts";
import { choucha, newFolder } from "../cli.ts";
import {
  AFTER,
  allAssigned,
  assigned,
  COLLECT_AT,
  DESK_ASSIGN_AT,
  desk,
  dispatching,
  drawn,
  ends,
  packages,
  SEEDS,
} from "./province.ts";

const json = (text: string) => JSON.parse(text);
const collection = ({ checks }: { checks: { name: string }[] }) =>
  checks.find(({ name }) => name === "collection");

describe("sixteen prefectures", () => {
  let campaign: string;
  let files: Map<string, string>;
  beforeAll(async () => {
    campaign = dispatching();
    await drawn(campaign);
    files = await allAssigned(campaign);
  }, 120_000);

  it("each gets a package with its own objects; together they are all that was drawn", () => {
    const record = json(readFileSync(join(campaign, "out", "notary", "record.json"), "utf8"));
    const given = [...packages(campaign).values()].map((file) => json(readFileSync(file, "utf8")));
    expect(given).toHaveLength(16);
    for (const one of given) {
      expect(one).toMatchObject({ $schema: "choucha/dispatch/1", version: 1, draw: "notary", C: record.C });
      expect(one.synthetic).toBe(true);
      for (const unit of one.objects) expect(unit.prefecture).toBe(one.prefecture);
    }
    const ids = given.flatMap((one) => one.objects.map(({ id }: { id: string }) => id));
    expect(ids.sort()).toEqual(record.drawn.map(({ id }: { id: string }) => id).sort());
  });

  it("a record verifies at its desk, and alone", async () => {
    const [file] = [...files.values()];
    const names = ["digest", "dispatch", "commitment", "rule", "frame", "inspectors", "seed", "assignment"];
    const there = json((await ends(0, "verify", file!, "--json")).stdout);
    expect(there.checks.map(({ name }: { name: string }) => name)).toEqual([
      ...names,
      "ledger",
      "commitment-age",
    ]);
    const alone = join(newFolder(), "a.json");
    writeFileSync(alone, readFileSync(file!));
    const here = json((await ends(0, "verify", alone, "--json")).stdout);
    expect(here.checks.map(({ name }: { name: string }) => name)).toEqual([...names, "commitment-age"]);
    expect((await choucha(["verify", "-", "--json"], { stdin: readFileSync(file!) })).exit).toBe(0);
  });

  it("collected in two lots, verified, and shown in documents", async () => {
    const [first, ...rest] = [...files.values()];
    const early = json((await ends(0, "run", campaign, "--at", DRAW_AT, "--json")).stdout);
    expect(early.waiting).toBe(true);
    const waits = early.steps.find(({ step }: { step: string }) => step === "collect");
    expect(waits).toMatchObject({ status: "waiting" });
    expect(waits.waitsFor.split("、")).toHaveLength(16);
    expect(early.findings.map(({ code }: { code: string }) => code)).toContain("DSP018");
    const before = [...filesIn(join(campaign, "out")).keys()];
    expect(before.some((path) => path.includes("/notices/"))).toBe(false);
    expect(before.some((path) => path.includes("/tasks/"))).toBe(true);

    const one = json((await ends(0, "collect", campaign, first!, "--at", COLLECT_AT, "--json")).stdout);
    expect(one.draws[0].missing).toHaveLength(15);
    const half = json((await ends(0, "verify", join(campaign, "out", "notary"), "--json")).stdout);
    expect(collection(half)).toMatchObject({ name: "collection", ok: true, code: "VER045" });
    const all = json((await ends(0, "collect", campaign, ...rest, "--at", COLLECT_AT, "--json")).stdout);
    expect(all.draws[0].missing).toEqual([]);
    const whole = json((await ends(0, "verify", join(campaign, "out", "notary"), "--json")).stdout);
    expect(whole.checks.filter(({ name }: { name: string }) => name.startsWith("collected/"))).toHaveLength(
      16,
    );
    expect(collection(whole)).toMatchObject({ name: "collection", ok: true, code: "VER044" });

    const late = json((await ends(0, "run", campaign, "--at", AFTER, "--json")).stdout);
    expect(late.waiting).toBe(false);
    const made = filesIn(join(campaign, "out"));
    const notices = [...made.keys()].filter((path) => /notices\/.*\.md$/.test(path));
    expect(notices.length).toBeGreaterThanOrEqual(16);
    for (const path of notices) expect(made.get(path)!.toString("utf8")).toMatch(/检查员\d{3}|另行告知/);
    const record = json(readFileSync([...files.values()][0]!, "utf8"));
    const person = record.people.find(
      ({ id }: { id: string }) => id === record.assignment.teams[0].members[0],
    );
    const task = [...made].find(([path]) => path.endsWith(`tasks/${record.prefecture}.md`))!;
    expect(task[1].toString("utf8")).toContain(person.name);
    const screen = await ends(0, "run", campaign, "--at", AFTER);
    expect(screen.stdout).toContain("Nothing to do");
  });

  it("everything once more changes neither bytes nor times", async () => {
    const before = timesIn(join(campaign, "out"));
    const bytes = filesIn(join(campaign, "out"));
    const again = await ends(0, "collect", campaign, ...files.values());
    expect(again.stderr.match(/DSP111/g)!.length).toBeGreaterThan(0);
    await ends(0, "run", campaign, "--at", AFTER);
    await ends(0, "draw", campaign, ...SEEDS, "--at", AFTER);
    expect(timesIn(join(campaign, "out"))).toEqual(before);
    expect(differences(filesIn(join(campaign, "out")), bytes)).toEqual([]);
  });

  it("other machines, other times of day: the same seed and people give the same deal and file", async () => {
    const [prefecture, file] = [...files][0]!;
    expect(readFileSync(await assigned(desk(campaign, prefecture)))).toEqual(readFileSync(file));
    const other = json(readFileSync(await assigned(desk(campaign, prefecture), "111111"), "utf8"));
    expect(other.C).toBe(json(readFileSync(file, "utf8")).C);
  });
});

describe("by `run` or step by step", () => {
  it("the same bytes", async () => {
    const byRun = dispatching();
    await ends(0, "run", byRun, "--at", COMMIT_AT);
    await ends(0, "run", byRun, ...SEEDS, "--at", DRAW_AT);
    const bySteps = dispatching();
    await drawn(bySteps);
    await ends(0, "circular", "task", bySteps, "--at", DRAW_AT);
    await ends(0, "circular", "result-list", bySteps, "--at", DRAW_AT);
    expect(differences(filesIn(join(bySteps, "out")), filesIn(join(byRun, "out")))).toEqual([]);
    const files = await allAssigned(byRun);
    for (const one of [byRun, bySteps]) await ends(0, "collect", one, ...files.values(), "--at", COLLECT_AT);
    await ends(0, "run", byRun, "--at", AFTER);
    for (const kind of ["notice", "task", "result-list"])
      await ends(0, "circular", kind, bySteps, "--at", AFTER);
    expect(differences(filesIn(join(bySteps, "out")), filesIn(join(byRun, "out")))).toEqual([]);
  }, 120_000);
});

it("beside a draw whose inspectors the province deals: only the dispatched one waits", async () => {
  const campaign = copyOfExample();
  const file = join(campaign, "plan.yaml");
  const plan = readFileSync(file, "utf8");
  const at = plan.indexOf("  - name: notary");
  const notary = plan
    .slice(at)
    .replace("    inspectors:\n      register: registry/inspectors.csv\n", "    dispatch:\n")
    .replace(/ {6}recusal:.*\n/, "");
  writeFileSync(file, plan.slice(0, at) + notary);
  await ends(0, "commit", campaign, "--at", COMMIT_AT);
  const { steps } = json((await ends(0, "run", campaign, ...SEEDS, "--at", DRAW_AT, "--json")).stdout);
  const said = steps.map(({ draw, step, status }: Record<string, string>) => `${draw} ${step} ${status}`);
  expect(said).toEqual(expect.arrayContaining(["forensic assign done", "notary collect waiting"]));
  const paths = [...filesIn(join(campaign, "out")).keys()];
  expect(paths.some((path) => path.startsWith("forensic/notices/"))).toBe(true);
  expect(paths.some((path) => path.startsWith("notary/notices/"))).toBe(false);
  expect(paths.some((path) => path.startsWith("forensic/dispatch/"))).toBe(false);
}, 60_000);

describe("interrupted", () => {
  it("after any write of drawing and sending, `run` goes on to the same bytes", async () => {
    const whole = dispatching();
    await ends(0, "commit", whole, "--at", COMMIT_AT);
    const before = join(newFolder(), "before");
    cpSync(whole, before, { recursive: true });
    await ends(0, "draw", whole, ...SEEDS, "--at", DRAW_AT);
    const expected = filesIn(join(whole, "out"));
    const lines = readFileSync(join(whole, "out", "ledger.jsonl"), "utf8")
      .trimEnd()
      .split("\n");
    // What a kill leaves: the ledger up to a line, and every file written by then and the next one.
    for (const kept of [2, 3, 4, 9, lines.length - 1]) {
      const torn = join(newFolder(), "torn");
      cpSync(whole, torn, { recursive: true });
      writeFileSync(join(torn, "out", "ledger.jsonl"), `${lines.slice(0, kept).join("\n")}\n`);
      await ends(0, "draw", torn, ...SEEDS, "--at", AFTER);
      expect([kept, differences(filesIn(join(torn, "out")), expected)]).toEqual([kept, []]);
    }
  });

  it("while collecting, too", async () => {
    const campaign = dispatching();
    await drawn(campaign);
    const file = await assigned(desk(campaign, "昆明市"));
    await ends(0, "collect", campaign, file, "--at", COLLECT_AT);
    const expected = filesIn(join(campaign, "out"));
    const ledger = join(campaign, "out", "ledger.jsonl");
    const lines = readFileSync(ledger, "utf8").trimEnd().split("\n");
    writeFileSync(ledger, `${lines.slice(0, -1).join("\n")}\n`);
    const waits = json((await ends(0, "run", campaign, "--dry-run", "--json")).stdout).steps;
    expect(waits.find(({ step }: { step: string }) => step === "collect").waitsFor).toContain("昆明市");
    await ends(0, "collect", campaign, file, "--at", COLLECT_AT);
    expect(differences(filesIn(join(campaign, "out")), expected)).toEqual([]);
  });

  it("at a desk, too", async () => {
    const campaign = dispatching();
    await drawn(campaign);
    const one = desk(campaign, "昆明市");
    await assigned(one);
    const expected = filesIn(one.out);
    const lines = readFileSync(join(one.out, "ledger.jsonl"), "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(3);
    writeFileSync(join(one.out, "ledger.jsonl"), `${lines.slice(0, 2).join("\n")}\n`);
    const words = ["assign", ...one.flags, "--seed", "骰子=416235"];
    await ends(0, ...words, "--at", AFTER);
    expect(differences(filesIn(one.out), expected)).toEqual([]);
    await ends(0, ...words, "--at", AFTER);
    await ends(0, "assign", ...one.flags, "--at", DESK_ASSIGN_AT);
    expect(differences(filesIn(one.out), expected)).toEqual([]);
  });
});
