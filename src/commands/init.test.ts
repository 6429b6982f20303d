import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable, Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parsePlan } from "../plan/load.ts";
import { EXIT, Problem } from "../problem.ts";
import type { Io } from "../system/io.ts";
import type { Lang } from "../text/index.ts";
import type { Asker } from "./asker.ts";
import type { InitFlags } from "./init/flags.ts";
import { init } from "./init.ts";

const REGISTER = [
  "机构名称,统一社会信用代码,州市,状态,备注",
  "甲司法鉴定中心,34530000MD0000001X,昆明市,正常,",
  "乙司法鉴定中心,34530000MD0000002X,昆明市,注销,",
  "丙司法鉴定中心,34530000MD0000003X,大理州,正常,",
].join("\n");
const INSPECTORS =
  "姓名,单位,州市,执法证号\n张三,昆明市司法局,昆明市,530001\n李四,昆明市司法局,昆明市,530002\n";
const enough: InitFlags = {
  what: "forensic",
  register: "units.csv",
  rate: "10%",
  issuer: "云南省司法厅",
  year: "2025",
  source: ["福彩双色球=2025年5月6日第2025050期"],
};

let cwd: string;
let said: string;
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "choucha-init-"));
  said = "";
  await writeFile(join(cwd, "units.csv"), REGISTER);
  await writeFile(join(cwd, "inspectors.csv"), INSPECTORS);
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

const outside = (lang: Lang = "en", interactive = false): Io => ({
  stdin: Readable.from([]),
  stdout: new PassThrough(),
  stderr: new Writable({
    write(chunk, _, done) {
      said += String(chunk);
      done();
    },
  }),
  env: {},
  cwd,
  interactive,
  lang,
  now: () => Date.UTC(2025, 3, 1),
});
const written = () => readFile(join(cwd, "plan", "plan.yaml"), "utf8");
async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (!(error instanceof Problem)) throw error ?? new Error("nothing was refused");
  return error;
}

/** Answers in order, each checked as the terminal would. */
function script(
  answers: readonly (string | readonly string[] | boolean)[],
): Asker & { left: () => number; asked: string[] } {
  const queue = [...answers];
  const asked: string[] = [];
  const next = (message: string) => {
    asked.push(message);
    if (queue.length === 0) throw Object.assign(new Error("closed"), { name: "ExitPromptError" });
    return queue.shift();
  };
  return {
    asked,
    left: () => queue.length,
    input: async ({ message, default: usual, validate }) => {
      const given = next(message) as string;
      const text = given === "" && usual !== undefined ? usual : given;
      expect([message, validate?.(text) ?? true]).toEqual([message, true]);
      return text;
    },
    select: async ({ message, choices, default: usual }) => {
      const given = next(message) as string;
      const value = given === "" ? (usual ?? (choices[0]?.value as string)) : given;
      expect(choices.map((choice) => choice.value)).toContain(value);
      return value;
    },
    checkbox: async ({ message, choices }) => {
      const given = next(message);
      return Array.isArray(given) ? [...given] : choices.filter((one) => one.checked).map((one) => one.value);
    },
    confirm: async ({ message }) => next(message) as boolean,
  };
}

describe("init without a terminal", () => {
  it("writes a plan that can be read, with paths from the plan's folder, and says what to run next", async () => {
    const flags = { ...enough, inspectors: "inspectors.csv", exclude: ["状态=注销"] };
    expect(await init("plan", flags, outside())).toBe(EXIT.done);
    const { plan } = parsePlan(await written(), "plan.yaml");
    expect(plan.draws[0]).toMatchObject({
      name: "forensic",
      register: { file: "../units.csv" },
      stratify: ["州市"],
      rate: "10%",
      exclude: [{ reason: "状态：注销" }],
      inspectors: { register: { file: "../inspectors.csv" }, perObject: 2, fallback: "neighbours" },
    });
    expect(said).toContain("choucha check plan");
    expect(said).toContain("choucha commit plan");
    expect(said).toContain("rows: 3");
  });

  it("comments in the run's language", async () => {
    await init("plan", enough, outside("zh"));
    expect(await written()).toContain("# 抽查方案，由 choucha init 生成");
  });

  it("names the flags that are missing", async () => {
    const { exit, findings } = await problemOf(init("plan", { what: "notary" }, outside()));
    expect(exit).toBe(EXIT.usage);
    expect(findings[0]).toMatchObject({
      code: "INI001",
      params: { flags: "--register, --rate, --issuer, --year, --source NAME=RULE" },
    });
  });

  it("asks nothing with --yes, also on a terminal", async () => {
    const { findings } = await problemOf(init("plan", { yes: true }, outside("en", true)));
    expect(findings[0]?.code).toBe("INI001");
  });

  it("does not replace a plan unless told to", async () => {
    await init("plan", enough, outside());
    const before = await written();
    const { exit, findings } = await problemOf(init("plan", { ...enough, rate: "20%" }, outside()));
    expect([exit, findings[0]?.code]).toEqual([EXIT.conflict, "INI010"]);
    expect(await written()).toBe(before);
    expect(await init("plan", { ...enough, rate: "20%", force: true }, outside())).toBe(EXIT.done);
    expect(await written()).toContain("rate: 20%");
  });

  it.each<[string, InitFlags, string, number]>([
    ["a column that is not there", { stratify: "州" }, "INI011", EXIT.usage],
    ["an id column that is not there", { id: "代码,州市" }, "INI012", EXIT.usage],
    ["a column that is nothing like one", { exclude: ["completely different=x"] }, "INI012", EXIT.usage],
    ["a register that is not there", { register: "none.csv" }, "FIL001", EXIT.fileSystem],
    ["inspectors that are not there", { inspectors: "none.csv" }, "FIL001", EXIT.fileSystem],
    ["two sources of one name", { source: ["a=b", "A=c"] }, "PLN052", EXIT.usage],
  ])("refuses %s and writes nothing", async (_, flags, code, exit) => {
    const problem = await problemOf(init("plan", { ...enough, ...flags }, outside()));
    expect([problem.findings[0]?.code, problem.exit]).toEqual([code, exit]);
    expect((await readdir(cwd)).sort()).toEqual(["inspectors.csv", "units.csv"]);
  });
});

describe("init with questions", () => {
  const talk = [
    "forensic",
    "units.csv",
    "州市",
    "rate",
    "10%",
    "overall",
    "",
    "preset",
    true,
    "inspectors.csv",
    "",
    false,
    "云南省司法厅",
    "",
    "",
    "2025-05-12..2025-06-20",
    "",
    "",
    "2025年5月6日第2025050期",
    false,
    true,
  ] as const;

  it("shows what it understood and writes what was answered", async () => {
    const ask = script(talk);
    expect(await init("plan", {}, outside("zh", true), ask)).toBe(EXIT.done);
    expect(ask.left()).toBe(0);
    const { plan } = parsePlan(await written(), "plan.yaml");
    expect(plan.campaign).toBe("2025年度司法鉴定机构“双随机、一公开”监督抽查");
    expect(plan.draws[0]).toMatchObject({ exclude: [{ where: { 状态: ["注销"] }, reason: "不在执业状态" }] });
    expect(plan.seed.sources).toEqual([{ name: "福彩双色球", rule: "2025年5月6日第2025050期" }]);
    expect(said).toContain("认出的列：机构名称、统一社会信用代码、州市、状态");
    expect(said).toContain("其他列：备注");
  });

  it("gives the same plan as flags do", async () => {
    await init("plan", {}, outside("en", true), script(talk));
    const asked = await written();
    const flags = {
      ...enough,
      force: true,
      inspectors: "inspectors.csv",
      window: "2025-05-12..2025-06-20",
      exclude: ["状态=注销;不在执业状态"],
    };
    await init("plan", flags, outside());
    expect(await written()).toBe(asked);
  });

  it("asks again for a file that cannot be read", async () => {
    await writeFile(join(cwd, "empty.csv"), "");
    await init("plan", {}, outside("en", true), script(["forensic", "empty.csv", ...talk.slice(1)]));
    expect(await written()).toContain("register: ../units.csv");
  });

  it("asks only what the flags left open", async () => {
    const ask = script(["", "", "", "", false, "", "", "", true]);
    await init("plan", enough, outside("en", true), ask);
    expect(ask.asked.some((message) => /Register of what|Year|Share/.test(message))).toBe(false);
  });

  it.each([0, 1, 5, 12, 20])(
    "interrupted after %i answers it exits with 130 and writes nothing",
    async (count) => {
      expect(await init("plan", {}, outside("en", true), script(talk.slice(0, count)))).toBe(
        EXIT.interrupted,
      );
      expect((await readdir(cwd)).sort()).toEqual(["inspectors.csv", "units.csv"]);
    },
  );

  it("writes nothing where the last question is answered with no", async () => {
    await init("plan", {}, outside("en", true), script([...talk.slice(0, -1), false]));
    expect((await readdir(cwd)).sort()).toEqual(["inspectors.csv", "units.csv"]);
  });
});
