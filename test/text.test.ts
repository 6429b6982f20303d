/** What people read: the same in both languages, every code with its sentences, every sentence with its code. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { allCodes, allWords, explain, fill } from "../src/text/index.ts";
import { choucha, root } from "./cli.ts";

const source = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && !path.includes(".test.") && !/^text[\\/](en|zh)/.test(path))
  .map((path) => readFileSync(join(root, "src", path), "utf8"))
  .join("\n");

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
const HAN = /\p{Script=Han}/u;
/** Sentences that hand on what something else says. */
const HANDED_ON = /^(\{\w+\}[。.，,：: ]?)*$/;

describe("both languages", () => {
  it("have the same codes and words", () => {
    expect(Object.keys(allCodes.zh).sort()).toEqual(Object.keys(allCodes.en).sort());
    expect(Object.keys(allWords.zh).sort()).toEqual(Object.keys(allWords.en).sort());
    expect(Object.keys(allCodes.en).length).toBeGreaterThan(120);
  });

  it.each(Object.keys(allCodes.en))("%s: same placeholders, a sentence and a remedy in each", (code) => {
    const [en, zh] = [allCodes.en[code]!, allCodes.zh[code]!];
    for (const part of [0, 1] as const)
      expect([part, placeholders(zh[part])]).toEqual([part, placeholders(en[part])]);
    expect([en[0], zh[0]]).not.toContain("");
    // A check that passed asks for nothing.
    if (!/^(?:(?:VER|BUN)0|SIG01|VER13[0-3])/.test(code)) expect([en[1], zh[1]]).not.toContain("");
    expect(en[1] === "").toBe(zh[1] === "");
    for (const text of zh) if (!HANDED_ON.test(text)) expect(text).toMatch(HAN);
    for (const text of en) expect(text.replace(/[一-鿿].*?(?=[\s).,;:”]|$)/gu, "")).not.toMatch(/[，。；：]/);
  });

  it("words have the same placeholders, and Chinese ones are Chinese", () => {
    // A line of the plan, which is written alike.
    const same = new Set(["initNoInspectors"]);
    for (const [key, zh] of Object.entries(allWords.zh)) {
      expect([key, placeholders(zh)]).toEqual([key, placeholders(allWords.en[key]!)]);
      if (!same.has(key) && /\p{L}{2}/u.test(zh.replace(/\{\w+\}/g, "")))
        expect([key, zh]).toEqual([key, expect.stringMatching(HAN)]);
    }
  });
});

describe("codes", () => {
  const used = new Set([...source.matchAll(/["'`]([A-Z]{3}\d{3}S?)["'`]/g)].map(([, code]) => code!));

  it("every code of the program has sentences", () => {
    expect([...used].filter((code) => !Object.hasOwn(allCodes.en, code))).toEqual([]);
    expect(used.size).toBeGreaterThan(100);
  });

  it("every code with sentences is used by the program", () => {
    // `sample` makes these three of the code and an S where it has a suggestion.
    const composed = ["USE020S", "USE021S", "USE022S"];
    expect(Object.keys(allCodes.en).filter((code) => !used.has(code) && !composed.includes(code))).toEqual(
      [],
    );
  });

  it("every word of the interface is used by the program", () => {
    const composed = /^(step|status|role|reason|event|plan|kind|help|agr[A-Z][a-z]+)-/;
    const unused = Object.keys(allWords.en).filter(
      (key) => !composed.test(key) && !source.includes(`"${key}"`) && !source.includes(`${key}:`),
    );
    expect(unused).toEqual([]);
  });
});

describe("filling in", () => {
  it("a placeholder without a value is a bug, values are not read as templates", () => {
    expect(() => fill("{a} {b}", { a: 1 })).toThrow("{b}");
    expect(fill("{a}", { a: "{b} $& {a}" })).toBe("{b} $& {a}");
    expect(() => fill("{constructor}")).toThrow();
  });

  it("every sentence fills with the parameters that it names, and nothing else stays open", () => {
    for (const lang of ["en", "zh"] as const)
      for (const [code, sentences] of Object.entries(allCodes[lang])) {
        const params = Object.fromEntries(sentences.flatMap(placeholders).map((name) => [name!, "7"]));
        const { says, remedy } = explain(lang, { code, severity: "error", params });
        expect([code, says + remedy]).toEqual([code, expect.not.stringMatching(/\{\w+\}|undefined/)]);
      }
  });

  it("an unknown code is a bug", () => {
    expect(() => explain("en", { code: "constructor", severity: "error" })).toThrow("no sentence");
  });
});

describe("the language of a run", () => {
  it.each([
    [["--lang", "zh"], {}, true],
    [["--lang=zh"], {}, true],
    [[], { LC_ALL: "zh_CN.UTF-8" }, true],
    [[], { LANG: "zh_TW" }, true],
    [[], { LC_ALL: "C", LANG: "zh_CN.UTF-8" }, false],
    [[], { LC_MESSAGES: "en_GB", LANG: "zh_CN" }, false],
    [["--lang", "en"], { LANG: "zh_CN" }, false],
    [[], {}, false],
  ])("%j %j", async (words, env, chinese) => {
    const ran = await choucha(["sample", "no-such-file.csv", "--n", "1", ...words], { env });
    expect([ran.exit, HAN.test(ran.stderr)]).toEqual([4, chinese]);
  });
});
