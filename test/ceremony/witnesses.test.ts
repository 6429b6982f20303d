/** Several parties: each binds a secret before the draw and opens it there; what follows where one does not. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { witnessDigest } from "../../src/record/sources.ts";
import { snapshot } from "../bad-input/harness.ts";
import { choucha } from "../cli.ts";
import { committed, DRAW, inside, newWitness } from "./campaign.ts";

interface Written {
  readonly commitment: { readonly missing?: string; readonly sources: readonly unknown[] };
  seed: { name: string; value: string }[];
  absent?: { name: string; why: string }[];
}
type Secret = { value: string; commits: string };
let [one, two]: Secret[] = [];
beforeAll(async () => {
  [one, two] = [await newWitness("甲"), await newWitness("乙")];
});

const seed = (missing: string) =>
  `{ sources: [{ name: 骰子, rule: 当场投五次, kind: dice, length: 5 }, ` +
  `{ name: 甲, rule: 律师代表, kind: witness, commits: ${one!.commits} }, ` +
  `{ name: 乙, rule: 媒体代表, kind: witness, commits: ${two!.commits} }]${missing} }`;
const draw = (folder: string, values: Record<string, string>, verb = "draw") =>
  inside(
    folder,
    verb,
    ...Object.entries(values).flatMap(([name, value]) => ["--seed", `${name}=${value}`]),
    "--at",
    DRAW,
  );
const record = (folder: string): Written =>
  JSON.parse(readFileSync(join(folder, "out", "notary", "record.json"), "utf8"));
const verified = async (folder: string) => {
  const { exit, stdout } = await inside(folder, "verify", "out/notary", "--json");
  const checks: { name: string; ok: boolean; code: string; detail: string }[] = JSON.parse(stdout).checks;
  return { exit, checks, of: (name: string) => checks.find((check) => check.name === name) };
};

describe("witness new", () => {
  it("prints the secret alone; the digest, which binds the name too, goes to standard error", async () => {
    const { exit, stdout, stderr } = await choucha(["witness", "new", "甲"]);
    expect([exit, stdout]).toEqual([0, expect.stringMatching(/^[0-9a-f]{64}\n$/)]);
    expect(stderr).toContain(witnessDigest("甲", stdout.trim()));
    expect(stderr).not.toContain(stdout.trim());
    expect(witnessDigest("乙", stdout.trim())).not.toBe(witnessDigest("甲", stdout.trim()));
  });

  it("two are never the same, and a name must be usable", async () => {
    expect(one!.value).not.toBe(two!.value);
    for (const name of ["", " ", "a=b", "a\nb"]) {
      const ran = await choucha(["witness", "new", name]);
      expect([name, ran.exit, ran.stdout]).toEqual([name, 2, ""]);
      expect(ran.stderr).toContain("SED024");
    }
  });

  it("the digest is what any SHA-256 tool gives", () => {
    // printf 'choucha/1 witness\nA\n00\n' | sha256sum
    expect(witnessDigest("A", "00")).toBe("d677bec230269d74c2c44dc99a3ada143b9f41175749ba421a5fcdf5fb49efbd");
  });
});

describe("all open", () => {
  it("the draw is made, the commitment holds digests and rule, verify checks the openings", async () => {
    const folder = await committed(seed(""));
    const ran = await draw(folder, { 骰子: "31461", 甲: one!.value, 乙: two!.value });
    expect([ran.exit, ran.stderr]).toEqual([0, ""]);
    const { commitment, seed: values, absent } = record(folder);
    expect(commitment.missing).toBe("abort");
    expect(commitment.sources[1]).toEqual({
      name: "甲",
      rule: "律师代表",
      kind: "witness",
      commits: one!.commits,
    });
    expect(values.map(({ name }: { name: string }) => name)).toEqual(["骰子", "甲", "乙"]);
    expect(absent).toBeUndefined();
    const { exit, of } = await verified(folder);
    expect([exit, of("seed-form")?.code, of("entropy")?.code]).toEqual([0, "VER031", "VER033"]);
  });
});

describe("abort", () => {
  it.each(["draw", "run"])(
    "%s: a wrong opening names the witness, exits 1 and writes nothing",
    async (verb) => {
      const folder = await committed(seed(", missing: abort"));
      const before = snapshot(folder);
      const ran = await draw(folder, { 骰子: "31461", 甲: one!.value, 乙: one!.value }, verb);
      expect([ran.exit, ran.stdout]).toEqual([1, ""]);
      expect(ran.stderr).toMatch(/SED018[\s\S]*“乙”/);
      expect(ran.stderr).not.toContain("“甲”");
      expect(snapshot(folder)).toEqual(before);
    },
  );

  it("a missing opening exits 2 and writes nothing; a run waits for it", async () => {
    const folder = await committed(seed(""));
    const before = snapshot(folder);
    const ran = await draw(folder, { 骰子: "31461", 甲: one!.value });
    expect([ran.exit, ran.stdout]).toEqual([2, ""]);
    expect(ran.stderr).toMatch(/SED019[\s\S]*“乙”/);
    const waits = await draw(folder, { 骰子: "31461", 甲: one!.value }, "run");
    expect([waits.exit, waits.stdout]).toEqual([0, expect.stringContaining("乙（媒体代表）")]);
    expect(snapshot(folder)).toEqual(before);
  });
});

describe("continue", () => {
  const rule = ", missing: continue";
  it.each([
    ["missing", {}, "SED020"],
    ["wrong", { 乙: "00" }, "SED021"],
  ])("a %s opening is told, left out and listed", async (why, given, code) => {
    const folder = await committed(seed(rule));
    const ran = await draw(folder, { 骰子: "31461", 甲: one!.value, ...given });
    expect([ran.exit, ran.stderr]).toEqual([0, expect.stringContaining(code)]);
    expect(record(folder).absent).toEqual([{ name: "乙", why }]);
    expect(record(folder).seed).toHaveLength(2);
    const { exit, of } = await verified(folder);
    expect([exit, of("seed")?.code]).toEqual([0, "VER030"]);
    expect(of("seed")?.detail).toContain("乙");
    // The same values again return the stored record; the late opening is another seed.
    const again = await draw(folder, { 骰子: "31461", 甲: one!.value });
    expect([again.exit, again.stderr]).toEqual([0, expect.stringContaining("drawn before")]);
    const late = await draw(folder, { 骰子: "31461", 甲: one!.value, 乙: two!.value });
    expect([late.exit, late.stderr]).toEqual([5, expect.stringContaining("CMD015")]);
  });

  it("other sources are still needed, and somebody must open", async () => {
    const folder = await committed(seed(rule));
    const before = snapshot(folder);
    expect((await draw(folder, { 甲: one!.value })).stderr).toContain("SED007");
    expect((await draw(folder, { 甲: one!.value }, "run")).stdout).toContain("骰子（当场投五次）");
    const alone = await committed(
      `{ sources: [{ name: 甲, rule: r, kind: witness, commits: ${one!.commits} }], missing: continue }`,
    );
    const ran = await draw(alone, {});
    expect([ran.exit, ran.stderr]).toEqual([2, expect.stringContaining("SED022")]);
    expect(snapshot(folder)).toEqual(before);
  });
});

describe("a changed record", () => {
  /** Edits record.json as somebody would who also knows how to leave the rest alone. */
  async function changed(rule: string, edit: (record: Written) => void) {
    const folder = await committed(seed(rule));
    await draw(folder, { 骰子: "31461", 甲: one!.value, 乙: two!.value });
    const now = record(folder);
    edit(now);
    writeFileSync(join(folder, "out", "notary", "record.json"), JSON.stringify(now));
    return await verified(folder);
  }
  const drop = (now: Written) => {
    now.seed.pop();
    now.absent = [{ name: "乙", why: "missing" }];
  };

  it("an absence that the commitment does not allow fails", async () => {
    expect((await changed("", drop)).of("seed")).toMatchObject({ ok: false, code: "VER138" });
  });

  it("an absence that it allows still changes the draw, which is recomputed", async () => {
    const { exit, of } = await changed(", missing: continue", drop);
    expect([exit, of("seed")?.ok, of("draw")?.ok]).toEqual([1, true, false]);
  });

  it.each<[string, (now: Written) => void, string]>([
    [
      "the dice may not be absent",
      (now) => {
        now.seed.shift();
        now.absent = [{ name: "骰子", why: "missing" }];
      },
      "VER138",
    ],
    [
      "an empty list of absences",
      (now) => {
        now.absent = [];
      },
      "VER107",
    ],
    [
      "a made-up reason",
      (now) => {
        drop(now);
        now.absent![0]!.why = "late";
      },
      "VER107",
    ],
    [
      "nobody in the seed",
      (now) => {
        now.seed = [];
      },
      "VER107",
    ],
  ])("%s", async (_, edit, code) => {
    expect((await changed(", missing: continue", edit)).of("seed")).toMatchObject({ ok: false, code });
  });

  it("a value that does not open, or has another form, is told by its name", async () => {
    const opened = await changed("", (now) => {
      now.seed[2]!.value = one!.value;
    });
    expect(opened.of("seed-form")).toMatchObject({ ok: false, code: "VER137" });
    const dice = await changed("", (now) => {
      now.seed[0]!.value = "31467";
    });
    expect(dice.of("seed-form")).toMatchObject({ ok: false, code: "VER136" });
  });
});
