/** Replacement after the draw: who steps in is known from the order of the draw, and verification makes it again. */
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { DrawRecord } from "../../src/record/record.ts";
import { choucha, newFolder, root } from "../cli.ts";

const AT = ["--at", "2025-05-08T02:00:00Z"];
let drawn: string;

/** A campaign that was drawn and assigned, in a folder of its own. */
function campaign(): string {
  const folder = newFolder();
  cpSync(drawn, folder, { recursive: true });
  return folder;
}

const recordOf = (folder: string): DrawRecord =>
  JSON.parse(readFileSync(join(folder, "out/forensic/record.json"), "utf8"));
const verified = async (folder: string) =>
  (await choucha(["verify", "out/forensic", "--json"], { cwd: folder })).exit;

beforeAll(async () => {
  drawn = newFolder();
  cpSync(join(root, "fixtures/yunnan-2025"), drawn, { recursive: true });
  rmSync(join(drawn, "out"), { recursive: true, force: true });
  await choucha(["draw", ".", "--seeds", "seeds.yaml", "--at", "2025-05-07T01:00:00Z"], { cwd: drawn });
  const { exit } = await choucha(["assign", ".", "--at", "2025-05-07T02:00:00Z"], { cwd: drawn });
  expect(exit).toBe(0);
});

describe("an object is replaced", () => {
  it("by the next rank of its stratum; the draw itself stays, and everything verifies", async () => {
    const folder = campaign();
    const before = recordOf(folder);
    const out = before.drawn[0]!;
    const { exit, stdout } = await choucha(["replace", out.id, ".", "--reason", "moved", "--json", ...AT], {
      cwd: folder,
    });
    expect(exit).toBe(0);
    const next = before.alternates.find(({ stratum }) => stratum === out.stratum)!;
    const { replacement } = JSON.parse(stdout);
    expect(replacement).toMatchObject({ kind: "object", out: out.id, in: next.id, reason: "moved" });
    expect(replacement.members).toHaveLength(2);
    const { replacements, ...rest } = recordOf(folder);
    expect(rest).toEqual(before);
    expect(replacements).toEqual([replacement]);
    expect(await verified(folder)).toBe(0);
  });

  it("but not before its inspectors are dealt: they would be dealt to the one that left", async () => {
    const folder = newFolder();
    cpSync(join(root, "fixtures/yunnan-2025"), folder, { recursive: true });
    rmSync(join(folder, "out"), { recursive: true, force: true });
    const cwd = { cwd: folder };
    await choucha(["draw", ".", "--seeds", "seeds.yaml", "--at", "2025-05-07T01:00:00Z"], cwd);
    const out = recordOf(folder).drawn[0]!.id;
    const refused = await choucha(["replace", out, ".", "--reason", "closed", ...AT], cwd);
    expect([refused.exit, refused.stderr.includes("RPL014")]).toEqual([5, true]);
    await choucha(["assign", ".", ...AT], cwd);
    expect((await choucha(["replace", out, ".", "--reason", "closed", ...AT], cwd)).exit).toBe(0);
    expect(await verified(folder)).toBe(0);
  });

  it("until the alternates are used up: then it is refused and nothing is written", async () => {
    const folder = campaign();
    const before = recordOf(folder);
    const out = before.drawn[0]!;
    await choucha(["replace", out.id, ".", "--reason", "closed", ...AT], { cwd: folder });
    const stepped = recordOf(folder).replacements![0]!.in!;
    const text = readFileSync(join(folder, "out/forensic/record.json"));
    const { exit, stderr } = await choucha(["replace", stepped, ".", "--reason", "closed", ...AT], {
      cwd: folder,
    });
    expect(exit).toBe(1);
    expect(stderr).toContain("RPL010");
    expect(readFileSync(join(folder, "out/forensic/record.json")).equals(text)).toBe(true);
    expect(await verified(folder)).toBe(0);
  });

  it.each([
    ["nobody of that name", ["甲", "--reason", "moved"], 2, "RPL001"],
    ["an unknown reason", ["DRAWN", "--reason", "whim"], 2, "RPL003"],
    ["other without words", ["DRAWN", "--reason", "other"], 2, "RPL004"],
    ["one taken without a draw", ["CERTAIN", "--reason", "moved"], 5, "RPL011"],
    ["an inspector of no team", ["DRAWN", "--inspector", "HC-53-9999", "--reason", "recused"], 2, "RPL005"],
  ])("but not %s", async (_, words, code, finding) => {
    const folder = campaign();
    const record = recordOf(folder);
    const ids: Record<string, string> = { DRAWN: record.drawn[0]!.id, CERTAIN: record.certain[0]!.id };
    const [object = "", ...flags] = words;
    const { exit, stderr } = await choucha(["replace", ids[object] ?? object, ".", ...flags, ...AT], {
      cwd: folder,
    });
    expect([exit, stderr.includes(finding)]).toEqual([code, true]);
    expect(recordOf(folder)).toEqual(record);
  });
});

describe("an inspector is replaced", () => {
  it("by someone who keeps the rules, and does not come back to the same object", async () => {
    const folder = campaign();
    const team = recordOf(folder).assignment!.teams.find(({ members }) => members.length === 2)!;
    const seen = new Set(team.members);
    for (let step = 0; step < 3; step++) {
      const members = recordOf(folder).replacements?.at(-1)?.members ?? team.members;
      const leaver = members[0]!;
      const words = [
        "replace",
        team.object,
        ".",
        "--inspector",
        leaver,
        "--reason",
        "recused",
        "--json",
        ...AT,
      ];
      const { exit, stdout } = await choucha(words, { cwd: folder });
      const { replacement } = JSON.parse(stdout);
      expect(exit).toBe(replacement.in === undefined ? 1 : 0);
      if (replacement.in === undefined) break;
      expect(seen.has(replacement.in)).toBe(false);
      seen.add(replacement.in);
      expect(replacement.members).not.toContain(leaver);
    }
    expect(recordOf(folder).replacements!.length).toBeGreaterThan(0);
    expect(await verified(folder)).toBe(0);
  });
});

describe("what was replaced cannot be changed", () => {
  it("in any field, nor left out, nor doubled", async () => {
    const folder = campaign();
    await choucha(["replace", recordOf(folder).drawn[0]!.id, ".", "--reason", "moved", ...AT], {
      cwd: folder,
    });
    const path = join(folder, "out/forensic/record.json");
    const whole = recordOf(folder);
    const entry = whole.replacements![0]!;
    const changes: (readonly unknown[])[] = [
      [],
      [entry, entry],
      ...Object.keys(entry).map((key) => [{ ...entry, [key]: key === "members" ? [] : "X" }]),
      ...Object.keys(entry).map((key) => [
        Object.fromEntries(Object.entries(entry).filter(([name]) => name !== key)),
      ]),
    ];
    for (const replacements of changes) {
      writeFileSync(path, `${JSON.stringify({ ...whole, replacements }, null, 2)}\n`);
      expect([await verified(folder), replacements]).not.toEqual([0, replacements]);
    }
  });
});

describe("a run that was killed", () => {
  it("between the record and its line is finished by the next one", async () => {
    const folder = campaign();
    await choucha(["replace", recordOf(folder).drawn[0]!.id, ".", "--reason", "moved", ...AT], {
      cwd: folder,
    });
    const ledger = join(folder, "out/ledger.jsonl");
    const lines = readFileSync(ledger, "utf8").split("\n");
    writeFileSync(ledger, `${lines.slice(0, -2).join("\n")}\n`);
    expect(await verified(folder)).toBe(1);
    const { exit } = await choucha(["run", ".", ...AT], { cwd: folder });
    expect(exit).toBe(0);
    expect(await verified(folder)).toBe(0);
    expect(readFileSync(ledger, "utf8").startsWith(lines.slice(0, -1).join("\n"))).toBe(true);
  });
});
