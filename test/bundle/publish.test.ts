/** `choucha publish`: what leaves the office, and what does not. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "../../src/record/jcs.ts";
import { COMMIT_AT, copyOfExample, DRAW_AT, differences, filesIn } from "../campaign/example.ts";
import { choucha, newFolder } from "../cli.ts";
import { python } from "../differential/python.ts";
import { type PublishedExample, publishedExample } from "./published.ts";

let example: PublishedExample;
beforeAll(async () => {
  example = await publishedExample();
});

/** The lines of the notaries' register, which is in GB18030. */
const notaries = (campaign: string): string[] => {
  const bytes = readFileSync(join(campaign, "registry", "notary-offices.csv"));
  return new TextDecoder("gb18030").decode(bytes).trimEnd().split(/\r?\n/);
};
const fresh = () => join(newFolder(), "public");
const ledgerOf = (campaign: string) => readFileSync(join(campaign, "out", "ledger.jsonl"), "utf8");

describe("the bundle", () => {
  it("holds what a stranger needs and nothing else", () => {
    const draw = ["commitment.json", "frame.jsonl", "inspectors.jsonl", "record.json", "rule.json"];
    expect([...filesIn(example.bundle).keys()].sort()).toEqual(
      [
        "README.txt",
        "SHA256SUMS",
        ...draw.map((file) => `forensic/${file}`),
        "ledger.jsonl",
        ...draw.map((file) => `notary/${file}`),
        "verify.html",
        "verify.py",
      ].sort(),
    );
  });

  it("is sealed by SHA256SUMS, whose digest is the ledger's last line", () => {
    const files = filesIn(example.bundle);
    const sums = files.get("SHA256SUMS")!.toString("utf8");
    const listed = new Map(
      sums
        .trimEnd()
        .split("\n")
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    );
    files.delete("SHA256SUMS");
    expect([...listed]).toEqual([...files].map(([path, bytes]) => [path, sha256(bytes)]));
    const last = JSON.parse(ledgerOf(example.campaign).trimEnd().split("\n").at(-1)!);
    expect(last).toMatchObject({ event: "publish", digest: sha256(sums) });
    // The published ledger is the state before it.
    expect(ledgerOf(example.campaign).startsWith(files.get("ledger.jsonl")!.toString("utf8"))).toBe(true);
  });

  const sum = ["sha256sum", "shasum"].find((name) => spawnSync(name, ["--version"]).status === 0);
  it.skipIf(!sum)("is what sha256sum -c takes", () => {
    const words = [...(sum === "shasum" ? ["-a", "256"] : []), "-c", "SHA256SUMS"];
    const ran = spawnSync(sum!, words, { cwd: example.bundle, encoding: "utf8" });
    expect([ran.status, ran.stderr]).toEqual([0, ""]);
  });

  it.skipIf(!python)("brings the Python program, which finds it right", () => {
    const ran = spawnSync(python!, ["-B", "verify.py", "."], { cwd: example.bundle, encoding: "utf8" });
    expect([ran.status, ran.stderr]).toEqual([0, ""]);
  });

  it("is what `choucha verify` takes, without the registers", async () => {
    const ran = await choucha(["verify", example.bundle, "--json"]);
    expect(ran.exit).toBe(0);
  });

  it("says in both languages what each file is and how to check it", () => {
    const text = readFileSync(join(example.bundle, "README.txt"), "utf8");
    expect(text).toMatch(/^\uFEFF/);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const words of [
      "三种核验方法",
      "Three ways to check",
      "sha256sum -c SHA256SUMS",
      "合成数据",
      "python3 verify.py .",
    ])
      expect(text).toContain(words);
    for (const path of filesIn(example.bundle).keys())
      if (path !== "README.txt") expect(text.split(`  ${path}\r\n`)).toHaveLength(3);
  });

  it("shows no telephone, address or person in charge, and no notice or task", () => {
    const [header = "", ...rows] = notaries(example.campaign);
    const secret = header.split(",").flatMap((name, i) => (/负责人|住所|电话|地址/.test(name) ? [i] : []));
    expect(secret.length).toBeGreaterThan(1);
    const published = [...filesIn(example.bundle).values()].map((bytes) => bytes.toString("utf8")).join("\n");
    const values = rows.flatMap((row) =>
      secret.map((i) => row.split(",")[i] ?? "").filter((cell) => cell.length > 4),
    );
    expect(values.filter((value) => published.includes(value))).toEqual([]);
    expect(values.length).toBeGreaterThan(50);
  });
});

describe("publishing again", () => {
  it("changes nothing: not a byte, not a line", async () => {
    const [before, ledger] = [filesIn(example.bundle), ledgerOf(example.campaign)];
    const again = await choucha(["publish", example.campaign, example.bundle, "--json"]);
    expect(JSON.parse(again.stdout)).toMatchObject({ written: "standing", $schema: "choucha/publish/1" });
    const elsewhere = fresh();
    expect((await choucha(["publish", example.campaign, elsewhere])).exit).toBe(0);
    expect(differences(before, filesIn(example.bundle))).toEqual([]);
    expect(differences(before, filesIn(elsewhere))).toEqual([]);
    expect(ledgerOf(example.campaign)).toBe(ledger);
  });

  it("gives the same bytes for another office's run of the same campaign", async () => {
    const other = await publishedExample();
    expect(differences(filesIn(example.bundle), filesIn(other.bundle))).toEqual([]);
  });

  it("replaces an older bundle of the same campaign as a whole", async () => {
    const bundle = fresh();
    expect((await choucha(["publish", example.campaign, bundle, "--draw", "notary"])).exit).toBe(0);
    expect([...filesIn(bundle).keys()].some((path) => path.startsWith("forensic/"))).toBe(false);
    const ran = await choucha(["publish", example.campaign, bundle, "--json"]);
    expect(JSON.parse(ran.stdout).written).toBe("replaced");
    expect([...filesIn(bundle).keys()]).toContain("forensic/record.json");
    expect(readdirSync(dirname(bundle))).toEqual(["public"]);
  });
});

describe("refusals leave everything as it was", () => {
  it("a folder with other files", async () => {
    const bundle = fresh();
    cpSync(example.bundle, bundle, { recursive: true });
    writeFileSync(join(bundle, "thesis.docx"), "years of work");
    const [files, ledger] = [filesIn(bundle), ledgerOf(example.campaign)];
    const ran = await choucha(["publish", example.campaign, bundle, "--draw", "notary"]);
    expect([ran.exit, ran.stderr]).toEqual([5, expect.stringContaining("PUB004")]);
    expect(differences(files, filesIn(bundle))).toEqual([]);
    expect(ledgerOf(example.campaign)).toBe(ledger);
  });

  it("the campaign's own folders", async () => {
    for (const dir of [example.campaign, join(example.campaign, "out"), dirname(example.campaign)])
      expect((await choucha(["publish", example.campaign, dir])).stderr).toMatch(/PUB00[46]/);
  });

  it("a draw that is not made, or without its inspectors", async () => {
    const campaign = copyOfExample();
    await choucha(["commit", campaign, "--at", COMMIT_AT]);
    const early = await choucha(["publish", campaign, fresh()]);
    expect([early.exit, early.stderr]).toEqual([5, expect.stringContaining("PUB001")]);
    await choucha(["draw", campaign, "--seeds", join(campaign, "seeds.yaml"), "--at", DRAW_AT]);
    const bundle = fresh();
    const half = await choucha(["publish", campaign, bundle]);
    expect([half.exit, half.stderr]).toEqual([5, expect.stringContaining("PUB002")]);
    expect(readdirSync(dirname(bundle))).toEqual([]);
  });

  it("files that were changed since", async () => {
    for (const [file, code] of [
      ["record.json", "CMD011"],
      ["frame.jsonl", "CMD011"],
      ["commitment.json", "CMD011"],
    ] as const) {
      const campaign = join(newFolder(), "campaign");
      cpSync(example.campaign, campaign, { recursive: true });
      const path = join(campaign, "out", "forensic", file);
      writeFileSync(
        path,
        readFileSync(path, "utf8").replace("昆明市", "大理市").replace("choucha/1", "choucha/2"),
      );
      const ran = await choucha(["publish", campaign, fresh()]);
      expect([file, ran.exit, ran.stderr]).toEqual([file, 5, expect.stringContaining(code)]);
    }
  });

  it("more than a campaign and a folder", async () => {
    expect(await choucha(["publish", "a", "b", "c"])).toMatchObject({
      exit: 2,
      stderr: expect.stringContaining("USE030"),
    });
  });
});

describe("columns", () => {
  /** The example with marks in two columns of the notaries' register. */
  const marked = (plan: (text: string) => string) => (campaign: string) => {
    const path = join(campaign, "registry", "notary-offices.csv");
    const [header = "", ...rows] = notaries(campaign);
    const lines = rows.map((row, i) => `${row},SEALED${1000 + i},${i % 9}.${7000 + i}`);
    writeFileSync(path, [`${header},内部评语,内部评分`, ...lines, ""].join("\r\n"));
    const file = join(campaign, "plan.yaml");
    writeFileSync(file, plan(readFileSync(file, "utf8")));
  };
  const notary = (lines: string) => (text: string) => {
    const at = text.indexOf("- name: notary");
    return text.slice(0, at) + text.slice(at).replace("    minimum: 1\n", `    minimum: 1\n${lines}`);
  };
  const rules = '    certain: [{ where: { 内部评分: [">=8"] }, reason: 重点关注 }]\n';

  it("sealed ones decide, and no file that is published or drawn from has their values", async () => {
    const { campaign, bundle } = await publishedExample(
      marked(notary(`${rules}    sealed: [内部评分, 内部评语]\n`)),
    );
    const record = JSON.parse(readFileSync(join(bundle, "notary", "record.json"), "utf8"));
    expect(record.certain.length).toBeGreaterThan(3);
    const all = [...filesIn(bundle), ...filesIn(join(campaign, "out"))].filter(
      ([path]) => !/^notary\/(notices|tasks)\//.test(path),
    );
    const holds = all
      .filter(([, bytes]) => /SEALED\d|\d\.70\d\d/.test(bytes.toString("utf8")))
      .map(([path]) => path);
    expect(holds).toEqual([]);
    for (const [path, bytes] of filesIn(bundle))
      if (path.endsWith("frame.jsonl")) expect(bytes.toString("utf8")).not.toContain("内部评");
  });

  it("about a person are refused where a rule drags them in, unless the plan publishes them", async () => {
    const dragged = (more: string) =>
      publishedExample(
        marked(notary(`    certain: [{ where: { 负责人: [无名氏] }, reason: 某因 }]\n${more}`)),
      );
    await expect(dragged("")).rejects.toThrow(/PUB003/);
    await expect(dragged("    sealed: [负责人]\n")).resolves.toBeTruthy();
  });
});

describe("a commitment that was replaced", () => {
  it("is published with its reason, so that it stays visible", async () => {
    const campaign = copyOfExample();
    const plan = join(campaign, "plan.yaml");
    await choucha(["commit", campaign, "--at", COMMIT_AT]);
    writeFileSync(plan, readFileSync(plan, "utf8").replace("alternates: 1", "alternates: 2"));
    const ran = await choucha([
      "commit",
      campaign,
      "--draw",
      "forensic",
      "--reason",
      "候补改为两家",
      "--at",
      COMMIT_AT,
    ]);
    expect([ran.exit, ran.stderr]).toEqual([0, ran.stderr]);
    await choucha(["run", campaign, "--seeds", join(campaign, "seeds.yaml"), "--at", DRAW_AT]);
    const bundle = fresh();
    const done = await choucha(["publish", campaign, bundle]);
    expect([done.exit, done.stderr]).toEqual([0, done.stderr]);
    const old = [...filesIn(bundle).keys()].filter((path) => path.includes("superseded-"));
    expect(old).toEqual([expect.stringMatching(/^forensic\/superseded-[0-9a-f]{8}\/commitment\.json$/)]);
  });
});

describe("an interrupted write", () => {
  it("leaves nothing that is taken for a bundle", async () => {
    const bundle = fresh();
    mkdirSync(join(dirname(bundle), ".public.999999-0.tmp"), { recursive: true });
    expect((await choucha(["publish", example.campaign, bundle])).exit).toBe(0);
    expect([...filesIn(bundle).keys()]).toContain("SHA256SUMS");
    rmSync(bundle, { recursive: true });
  });
});
