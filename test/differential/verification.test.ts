/** Both verifiers judge the same record alike: when it holds, and which check is the first to fail when it does not. */
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { COMMIT_AT, copyOfExample, DRAW_AT } from "../campaign/example.ts";
import { choucha, newFolder } from "../cli.ts";
import { change, firstFailure, judgements, lines, names, type Path, set } from "./judging.ts";
import { python, verifier } from "./python.ts";

const TAMPERINGS: [what: string, file: string, how: (text: string) => string, failing: string][] = [
  ["C", "forensic/record.json", set(["C"], "0".repeat(64)), "commitment"],
  [
    "a declared source",
    "forensic/record.json",
    set(["commitment", "sources", 0, "rule"], "后定"),
    "commitment",
  ],
  ["an LF in the commitment", "forensic/commitment.json", (text) => `${text}\n`, "commitment-file"],
  ["the rule", "forensic/record.json", set(["rule", "minimum"], 1), "rule"],
  ["a unit of the frame", "forensic/frame.jsonl", (text) => text.replace("昆明市", "玉溪市"), "frame"],
  ["two rows of the frame", "forensic/frame.jsonl", lines(([a, b, ...rest]) => [b!, a!, ...rest]), "frame"],
  ["who may lead", "forensic/inspectors.jsonl", (text) => text.replace("true", "false"), "inspectors"],
  ["no value", "forensic/record.json", set(["seed"], []), "seed"],
  ["a value with a space", "forensic/record.json", set(["seed", 0, "value"], "01 02 "), "seed"],
  ["another value", "forensic/record.json", set(["seed", 0, "value"], "01 02 03 04 05 06 08"), "draw"],
  ["a drawn unit", "forensic/record.json", set(["drawn", 0, "id"], "X"), "draw"],
  ["a rank that is no number", "forensic/record.json", set(["drawn", 0, "rank"], true), "draw"],
  ["a probability", "forensic/record.json", set(["strata", 0, "probability"], "1"), "draw"],
  ["no alternates", "forensic/record.json", set(["alternates"], []), "draw"],
  ["a team", "forensic/record.json", set(["assignment", "teams", 0, "members"], ["X"]), "assignment"],
  ["a load", "forensic/record.json", set(["assignment", "loads", 0, "load"], 9), "assignment"],
  ["the time of the draw", "forensic/record.json", set(["drawnAt"], "2025-05-08T02:00:00Z"), "ledger"],
  ["a line of the ledger lost", "ledger.jsonl", lines((all) => all.toSpliced(2, 1)), "ledger"],
  ["a torn ledger", "ledger.jsonl", (text) => text.slice(0, -1), "ledger"],
];

describe.skipIf(python === undefined)("both verifiers (with Python 3.9 or later)", () => {
  let out: string;
  beforeAll(async () => {
    const campaign = copyOfExample();
    const seeds = ["--seeds", join(campaign, "seeds.yaml")];
    await choucha(["commit", campaign, "--at", COMMIT_AT]);
    await choucha(["draw", campaign, ...seeds, "--at", DRAW_AT]);
    await choucha(["assign", campaign, "--at", DRAW_AT]);
    out = join(campaign, "out");
  });

  /** The published files alone: the registers stay where they are. */
  function published(): string {
    const folder = join(newFolder(), "out");
    cpSync(out, folder, { recursive: true });
    return folder;
  }

  it.each(["forensic", "notary"])("say of the example's %s that it holds, check by check", async (draw) => {
    const [ours, theirs] = await judgements(join(published(), draw));
    expect(ours).toMatchObject({ exit: 0, ok: true });
    expect(theirs).toMatchObject({ exit: 0, ok: true });
    expect(names(theirs)).toEqual(names(ours));
  });

  it.each(TAMPERINGS)("find %s", async (_, file, how, failing) => {
    const folder = published();
    change(join(folder, file), how);
    const [ours, theirs] = await judgements(join(folder, "forensic"));
    expect([ours.exit, ours.ok, firstFailure(ours)]).toEqual([1, false, failing]);
    expect([theirs.exit, theirs.ok, firstFailure(theirs)]).toEqual([1, false, failing]);
  });

  it.each(["record.json", "frame.jsonl"])("do not say that it holds without %s", async (file) => {
    const folder = published();
    rmSync(join(folder, "forensic", file));
    expect((await choucha(["verify", join(folder, "forensic"), "--json"])).exit).toBeGreaterThan(0);
    expect(verifier([join(folder, "forensic"), "--json"]).exit).toBeGreaterThan(0);
  });

  it("stop at what is no record", () => {
    const folder = newFolder();
    for (const text of [
      "",
      "[]",
      "{}",
      '{"$schema":"choucha/record/1","version":2}',
      "[".repeat(100_000),
      '"\\ud800"',
    ]) {
      writeFileSync(join(folder, "record.json"), text);
      expect(verifier([folder]).exit, text.slice(0, 50)).toBe(3);
    }
    expect(verifier([]).exit).toBe(2);
  });

  it("find what any single value in a record is replaced with", () => {
    const folder = published();
    const path = join(folder, "forensic", "record.json");
    const text = readFileSync(path, "utf8");
    const places: Path[] = [
      ["rule"],
      ["commitment"],
      ["rule", "inspectors"],
      ["drawn", 0],
      ["assignment"],
      ["C"],
    ];
    for (const place of places)
      for (const value of [null, {}, "\ud800"]) {
        writeFileSync(path, set(place, value)(text));
        const ran = verifier([join(folder, "forensic"), "--json"]);
        expect([ran.exit, ran.stderr], `${place.join(".")} = ${JSON.stringify(value)}`).toEqual([1, ""]);
      }
  });
});
