/** Typing results in: a script answers in place of a person. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Asker } from "../../src/commands/asker.ts";
import { resultEnter } from "../../src/commands/result/enter.ts";
import type { Io } from "../../src/system/io.ts";
import { copyOf, recordOf, withForms } from "./campaign.ts";

const AT = { at: "2025-06-25T02:00:00Z" };
let origin: string;
let folder: string;
let said: string;
beforeAll(async () => {
  origin = await withForms();
});
beforeEach(() => {
  folder = copyOf(origin);
  said = "";
});

const io = (): Io => ({
  stdin: Readable.from([]),
  stdout: new Writable({ write: (_chunk, _, done) => done() }),
  stderr: new Writable({
    write(chunk, _, done) {
      said += chunk;
      done();
    },
  }),
  env: {},
  cwd: folder,
  interactive: false,
  lang: "en",
  now: () => Date.UTC(2025, 5, 25),
});

class Interrupted extends Error {
  override name = "ExitPromptError";
}

/** Answers in order; a text that is no choice is a fault of the test; "^C" interrupts; "" takes what is offered. */
function script(...answers: readonly (string | boolean)[]): Asker & { readonly left: () => number } {
  const rest = [...answers];
  const next = (): string | boolean => {
    const answer = rest.shift();
    if (answer === undefined) throw new Error("the script is too short");
    if (answer === "^C") throw new Interrupted();
    return answer;
  };
  return {
    left: () => rest.length,
    async input({ message, default: offered, validate }) {
      const text = String(next()) || offered || "";
      const fault = validate?.(text);
      if (fault !== true && fault !== undefined) throw new Error(`${message}: ${fault}`);
      return text;
    },
    async select({ message, choices }) {
      const answer = next();
      const found = choices.find(({ value }) => value === answer);
      if (!found)
        throw new Error(`${message}: no choice ${answer} among ${choices.map(({ value }) => value)}`);
      return found.value;
    },
    checkbox: () => Promise.reject(new Error("nobody asks this")),
    confirm: async () => next() as boolean,
  };
}

const objects = () => recordOf(folder).drawn.map(({ id }) => id);
const kept = (number = "0001") =>
  JSON.parse(readFileSync(join(folder, `out/offices/results/${number}.json`), "utf8"));
const drafts = () => {
  const path = join(folder, "out/offices/results/drafts");
  return existsSync(path) ? readdirSync(path) : [];
};
const enter = (asker?: Asker) => resultEnter(io(), ".", AT, asker);
const CLEAN = ["未发现问题", "2025-05-20", "", "现场检查", "是", "合理缺项", ""] as const;

describe("result enter", () => {
  it("asks what the answers call for, and records each object by itself", async () => {
    const [a, b] = objects() as [string, string];
    const asker = script(
      a,
      ...CLEAN,
      "keep",
      b,
      ...["发现问题已责令改正", "2025年5月21日", "", "现场检查", "是", "否", "未公示收费标准", ""],
      ...["限期改正", "2025-06-30", "有备注", "keep"],
      "",
    );
    expect(await enter(asker)).toBe(0);
    expect(asker.left()).toBe(0);
    const [first, second] = [kept("0001").results[0], kept("0002").results[0]];
    expect(first).toMatchObject({
      object: a,
      result: "未发现问题",
      items: [
        { item: "内部管理", answer: "是" },
        { item: "收费", answer: "合理缺项" },
      ],
      followUp: { kind: "无" },
    });
    expect(first.inspectors).toHaveLength(2);
    expect(second).toMatchObject({
      object: b,
      inspectedOn: "2025-05-21",
      items: [{}, { item: "收费", answer: "否", problem: "未公示收费标准" }],
      followUp: { kind: "限期改正", due: "2025-06-30" },
      note: "有备注",
    });
    expect(kept("0001").files).toEqual([{ file: "enter" }]);
    expect(drafts()).toEqual([]);
  });

  it("an object that is gone is asked about in four questions", async () => {
    const [a] = objects() as [string];
    expect(await enter(script(a, "注销", "", "", "网络核查", "无", "", "keep", ""))).toBe(0);
    expect(kept().results[0]).toMatchObject({
      result: "注销",
      items: [{ answer: "未检查" }, { answer: "未检查" }],
    });
    expect(kept().results[0].inspectedOn).toBeUndefined();
  });

  it("one step back takes away the last answer, from choices and from text", async () => {
    const [a] = objects() as [string];
    const back = ["未发现问题", "<", "注销", "<", "未发现问题", "2025-05-19", "<", "2025-05-20", "", "<"];
    const rest = ["", "现场检查", "否", "说不清", "<", "<", "是", "是", ""];
    expect(await enter(script(a, ...back, ...rest, "keep", ""))).toBe(0);
    expect(kept().results[0]).toMatchObject({
      inspectedOn: "2025-05-20",
      items: [{ item: "内部管理", answer: "是" }, { answer: "是" }],
    });
    expect(kept().results[0].items[0].problem).toBeUndefined();
  });

  it("Ctrl-C keeps a draft; the next run goes on there, with the same result", async () => {
    const [a] = objects() as [string];
    expect(await enter(script(a, ...CLEAN.slice(0, 4), "^C"))).toBe(130);
    expect(said).toContain("kept as a draft");
    expect([drafts().length, existsSync(join(folder, "out/offices/results/0001.json"))]).toEqual([1, false]);
    expect(await enter(script(true, ...CLEAN.slice(4), "keep", ""))).toBe(0);
    expect([drafts(), kept().results[0].result]).toEqual([[], "未发现问题"]);
  });

  it("what does not fit is told before anything is recorded; what is given up is not recorded", async () => {
    const [a] = objects() as [string];
    const odd = ["未发现问题", "2025-07-20", "示例人员1", "现场检查", "否", "有问题", "", "是", ""];
    expect(await enter(script(a, ...odd, "<", "有备注", "<", "", "drop", ""))).toBe(0);
    for (const code of ["RES043", "RES045", "RES046"]) expect(said).toContain(code);
    expect(said).toContain("was not recorded");
    expect(readFileSync(join(folder, "out/ledger.jsonl"), "utf8")).not.toContain("result/");
  });

  it("dates whose order is unclear, and empty answers that are needed, are asked again", async () => {
    const [a] = objects() as [string];
    await expect(enter(script(a, "未发现问题", "5/20/2025"))).rejects.toThrow("Write the year first");
    await expect(enter(script(true, "2025-05-20", "", "现场检查", "否", ""))).rejects.toThrow("fill this in");
  });

  it("what is too long is asked again", async () => {
    const [a] = objects() as [string];
    const long = "长".repeat(2001);
    await expect(enter(script(a, "注销", "", "", "网络核查", "无", long))).rejects.toThrow("2001 characters");
  });

  it("needs a terminal", async () => {
    await expect(enter()).rejects.toMatchObject({ exit: 2, findings: [{ code: "RES034" }] });
  });
});
