/** What the province refuses: wrong, old, edited and doubled records, each with its reason, nothing half-taken. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { judgeAssignment } from "../../src/campaign/judge-assignment.ts";
import { packageText } from "../../src/record/dispatch.ts";
import {
  type AssignmentRecord,
  assignmentRecordDigest,
  assignmentRecordText,
  dealPackage,
} from "../../src/record/dispatch-record.ts";
import { copyOfExample, filesIn, timesIn } from "../campaign/example.ts";
import { choucha, newFolder } from "../cli.ts";
import {
  assigned,
  COLLECT_AT,
  DESK_ASSIGN_AT,
  desk,
  dispatching,
  drawn,
  ends,
  packages,
} from "./province.ts";

const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));
const HAN = /\p{Script=Han}/u;
const NAME = "2025年度公共法律服务“双随机、一公开”监督抽查（示例，合成数据）";

let campaign: string;
let kunming: string;
let qujing: string;
beforeAll(async () => {
  campaign = dispatching();
  await drawn(campaign);
  kunming = await assigned(desk(campaign, "昆明市"));
  qujing = await assigned(desk(campaign, "曲靖市"));
}, 60_000);

/** Writes a record with changes to a file of its own. */
function written(record: unknown): string {
  const file = join(newFolder(), "assignment-昆明市.json");
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
  return file;
}

/** A record with its own digest made again, as somebody would who wants to deceive. */
const redone = (record: AssignmentRecord): AssignmentRecord => ({
  ...record,
  digest: assignmentRecordDigest(record),
});

/** Collects files that must all be refused: codes, and nothing changed. Said in both languages. */
async function refused(files: string[], ...codes: string[]): Promise<void> {
  const before = [filesIn(join(campaign, "out")), timesIn(join(campaign, "out"))];
  const ran = await choucha(["collect", campaign, ...files, "--at", COLLECT_AT, "--json"]);
  expect([ran.exit, ran.stderr.match(/undefined|\{\w+\}/)]).toEqual([1, null]);
  const told = JSON.parse(ran.stdout).files as { status: string; findings: { code: string }[] }[];
  expect(told.map(({ status }) => status)).toEqual(files.map(() => "refused"));
  expect([...new Set(told.flatMap(({ findings }) => findings.map(({ code }) => code)))]).toEqual(codes);
  const chinese = await choucha(["collect", campaign, ...files, "--lang", "zh", "--at", COLLECT_AT]);
  expect([chinese.exit, HAN.test(chinese.stderr)]).toEqual([1, true]);
  for (const code of codes) expect(chinese.stderr).toContain(code);
  expect([filesIn(join(campaign, "out")), timesIn(join(campaign, "out"))]).toEqual(before);
}

describe("wrong", () => {
  it("another campaign's", async () => {
    const other = dispatching((plan) => plan.replace(`campaign: ${NAME}`, "campaign: 另一次抽查"));
    await drawn(other);
    await refused([await assigned(desk(other, "昆明市"))], "DSP102");
  });

  it("another draw's", async () => {
    const other = dispatching((plan) => plan.replace("name: notary", "name: other"));
    await drawn(other);
    // `packages` looks into notary/.
    const given = join(other, "out", "other", "dispatch", "昆明市.json");
    const out = join(newFolder(), "out");
    const one = desk(campaign, "昆明市");
    const flags = ["--dispatch", given, ...one.flags.slice(2, 4), "--out", out];
    await ends(0, "assign", ...flags, "--seed", "骰子=1", "--at", DESK_ASSIGN_AT);
    await refused([join(out, "assignment-昆明市.json")], "DSP103");
  });

  it("a prefecture's that got no package", async () => {
    const other = dispatching((plan) =>
      plan.replace("    exclude:\n", "    exclude:\n      - { where: { 州市: 昆明市 }, reason: 不查 }\n"),
    );
    await drawn(other);
    expect(packages(other).has("昆明市")).toBe(false);
    const before = filesIn(join(other, "out"));
    const ran = await choucha(["collect", other, kunming]);
    expect([ran.exit, /DSP104/.test(ran.stderr)]).toEqual([1, true]);
    expect(filesIn(join(other, "out"))).toEqual(before);
  });

  it("no record at all", async () => {
    const folder = newFolder();
    const files = ["not json", "[]", "null", '{"$schema":"choucha/assignment/1"}', ""].map((text, i) => {
      writeFileSync(join(folder, `${i}.json`), text);
      return join(folder, `${i}.json`);
    });
    await refused([...files, packages(campaign).get("昆明市")!], "DSP101");
    await refused([join(campaign, "out", "notary", "record.json")], "DSP101");
    await refused([join(folder, "nowhere.json")], "FIL001");
  });
});

describe("old", () => {
  it("from an earlier draw of the same name", async () => {
    const other = dispatching();
    await drawn(other, "--seed", "福彩双色球=02 03 04 05 06 07 08", "--seed", "上证综合指数=1234.56");
    await refused([await assigned(desk(other, "昆明市"))], "DSP105");
  });

  it("from a commitment that was replaced", async () => {
    const other = dispatching((plan) => plan.replace("alternates: 1", "alternates: 2"));
    await drawn(other);
    await refused([await assigned(desk(other, "昆明市"))], "DSP105");
  });
});

describe("edited", () => {
  it("the package before it was assigned from", async () => {
    const one = desk(campaign, "昆明市");
    const given = read(one.flags[1]!);
    writeFileSync(one.flags[1]!, packageText({ ...given, checklist: ["别的"] }));
    await refused([await assigned(one)], "DSP106");
    const fewer = desk(campaign, "昆明市");
    writeFileSync(fewer.flags[1]!, packageText({ ...given, objects: given.objects.slice(1) }));
    await refused([await assigned(fewer)], "DSP106");
  });

  /** Every leaf of a JSON value with its path. */
  function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
    if (typeof value !== "object" || value === null) return [path];
    const entries = Object.entries(value).map(([key, item]) =>
      leaves(item, [...path, Array.isArray(value) ? Number(key) : key]),
    );
    return entries.flat();
  }

  /** A copy with one leaf changed. */
  function changed(record: AssignmentRecord, path: (string | number)[]): AssignmentRecord {
    const copy = structuredClone(record) as unknown as Record<string, unknown>;
    const owner = path.slice(0, -1).reduce((at, key) => at[key as string] as Record<string, unknown>, copy);
    const key = path.at(-1) as string;
    const before = owner[key];
    owner[key] =
      typeof before === "number" ? before + 1 : typeof before === "boolean" ? !before : `${before}1`;
    return copy as unknown as AssignmentRecord;
  }

  it("every field, by hand: the digest does not fit", async () => {
    const record = read(kunming) as AssignmentRecord;
    const paths = leaves(record);
    expect(paths.length).toBeGreaterThan(200);
    const some = paths.filter((_, i) => i % 23 === 0);
    for (const path of some) {
      const file = written(changed(record, path));
      const ran = await choucha(["collect", campaign, file, "--json"]);
      const codes = JSON.parse(ran.stdout).files[0].findings.map(({ code }: { code: string }) => code);
      expect([path.join("."), ran.exit, codes]).toEqual([
        path.join("."),
        1,
        [expect.stringMatching(/^DSP10[17]$/)],
      ]);
    }
    await refused([written({ ...record, note: "x" })], "DSP107");
    const { inputs: _, ...without } = record;
    await refused([written(without)], "DSP107");
  });

  it("every field, with the digest made again: caught, but for what nobody can check", async () => {
    const record = read(kunming) as AssignmentRecord;
    const uncheckable = /^(tool|inputs|committedAt|assignedAt|commitment\.previous)\b/;
    const verdicts = new Map<string, boolean>();
    const given = read(packages(campaign).get("昆明市")!);
    const sent = {
      C: given.C,
      record: given.record,
      packages: new Map([["昆明市", { given, digest: record.dispatch }]]),
    };
    const office = { campaign: record.campaign, sent: new Map([["notary", sent]]), ledger: [] };
    expect(judgeAssignment(assignmentRecordText(record), "f", office)).toHaveProperty("record");
    for (const path of leaves(record)) {
      if (path[0] === "digest") continue;
      const judged = judgeAssignment(JSON.stringify(redone(changed(record, path))), "f", office);
      verdicts.set(path.join("."), "record" in judged);
    }
    const passed = [...verdicts].filter(([, taken]) => taken).map(([path]) => path);
    expect(passed.filter((path) => !uncheckable.test(path))).toEqual([]);
    expect(verdicts.size).toBeGreaterThan(200);
  });

  it("another seed, a friend on the team, a colleague gone: the reason is named", async () => {
    const record = read(kunming) as AssignmentRecord;
    const [team] = record.assignment.teams;
    const spare = record.assignment.loads.find(({ load }) => load === 0)!.id;
    const teams = [{ ...team!, members: [spare, ...team!.members.slice(1)] }];
    const friend = redone({ ...record, assignment: { ...record.assignment, teams } });
    await refused([written(friend)], "DSP108", "VER110");
    const seed = [{ ...record.seed[0]!, value: "000000" }];
    await refused([written(redone({ ...record, seed }))], "DSP108", "VER110");
    await refused([written(redone({ ...record, people: record.people.slice(1) }))], "DSP108", "VER145");
    const people = [...record.people].reverse();
    const assignment = dealPackage(record.package, people, record.C, record.seed);
    await refused([written(redone({ ...record, people, assignment }))], "DSP108", "VER106");
  });
});

describe("doubled", () => {
  it("different ones in one go: none is taken", async () => {
    const second = await assigned(desk(campaign, "昆明市"), "666666");
    await refused([kunming, second], "DSP110");
  });

  it("the good are taken beside the bad; the same again is said; a different one later is refused", async () => {
    const bad = written({ ...read(kunming), draw: "x" });
    const ran = await choucha(["collect", campaign, bad, qujing, "--at", COLLECT_AT, "--json"]);
    const statuses = JSON.parse(ran.stdout).files.map(({ status }: { status: string }) => status);
    expect([ran.exit, statuses]).toEqual([1, ["refused", "taken"]]);
    const again = await ends(0, "collect", campaign, qujing, qujing, "--at", COLLECT_AT, "--json");
    const told = JSON.parse(again.stdout).files;
    expect(told.map(({ status }: { status: string }) => status)).toEqual(["same", "same"]);
    expect(told[0].findings[0].code).toBe("DSP111");
    await refused([await assigned(desk(campaign, "曲靖市"), "123456")], "DSP109");
  });

  it("one file twice in one go is one", async () => {
    const ran = await ends(0, "collect", campaign, kunming, kunming, "--at", COLLECT_AT, "--json");
    expect(JSON.parse(ran.stdout).files.map(({ status }: { status: string }) => status)).toEqual([
      "taken",
      "same",
    ]);
  });

  it("mail may change line ends: what counts is the content", async () => {
    const file = join(newFolder(), "a.json");
    writeFileSync(file, `\uFEFF${readFileSync(kunming, "utf8").replaceAll("\n", "\r\n")}`);
    const ran = await ends(0, "collect", campaign, file, "--json");
    expect(JSON.parse(ran.stdout).files[0].status).toBe("same");
  });
});

describe("a collection that was changed afterwards", () => {
  const verify = async () =>
    JSON.parse((await choucha(["verify", join(campaign, "out", "notary"), "--json"])).stdout);

  it("is noticed by verify, and stops run", async () => {
    const file = join(campaign, "out", "notary", "assignments", "昆明市.json");
    const text = readFileSync(file, "utf8");
    const record = read(file) as AssignmentRecord;
    expect((await verify()).ok).toBe(true);
    for (const [broken, code] of [
      [redone({ ...record, tool: { name: "choucha", version: "9" } }), "VER115"],
      [{ ...record, assignedAt: record.committedAt }, "VER140"],
    ] as const) {
      writeFileSync(file, assignmentRecordText(broken as AssignmentRecord));
      const result = await verify();
      const bad = result.checks.find(({ ok }: { ok: boolean }) => !ok);
      expect([result.ok, bad.name, bad.code]).toEqual([false, "collected/昆明市", code]);
      expect((await choucha(["run", campaign])).exit).toBe(5);
    }
    rmSync(file);
    expect((await verify()).checks.find(({ name }: { name: string }) => name === "collection")).toMatchObject(
      { ok: false, code: "VER149" },
    );
    expect((await choucha(["run", campaign])).exit).toBe(5);
    writeFileSync(file, text);
    expect((await verify()).ok).toBe(true);
  });

  it("a package that was lost comes back only as it was", async () => {
    const file = packages(campaign).get("玉溪市")!;
    const text = readFileSync(file, "utf8");
    writeFileSync(file, "{}");
    await ends(0, "run", campaign, "--at", "2025-05-09T00:00:00Z");
    expect(readFileSync(file, "utf8")).toBe(text);
    const plan = join(campaign, "plan.yaml");
    const before = readFileSync(plan, "utf8");
    writeFileSync(plan, before.replace("checklist: [遗嘱公证", "checklist: [别的, 遗嘱公证"));
    writeFileSync(file, "{}");
    const ran = await choucha(["run", campaign, "--at", "2025-05-09T00:00:00Z"]);
    expect([ran.exit, /CMD011/.test(ran.stderr)]).toEqual([5, true]);
    writeFileSync(file, text);
    writeFileSync(plan, before);
  });
});

it("the province cannot collect before it has drawn, nor where it deals itself", async () => {
  const other = dispatching();
  const early = await choucha(["collect", other, kunming]);
  expect([early.exit, /CMD017/.test(early.stderr)]).toEqual([5, true]);
  const never = await choucha(["collect", copyOfExample(), kunming]);
  expect([never.exit, /DSP016/.test(never.stderr)]).toEqual([5, true]);
  const here = await choucha(["assign", campaign, "--draw", "notary"]);
  expect([here.exit, /DSP005/.test(here.stderr)]).toEqual([5, true]);
});
