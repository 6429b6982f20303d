/** What the system refuses: folders that are files, full disks, locked files, two processes, signals. */
import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newFolder, root } from "../cli.ts";
import { csv, rows } from "./builders.ts";
import { campaign, committed, drawn, SEED } from "./campaign.ts";
import { type Case, expectNoInnards, holdAll, snapshot, writeFiles } from "./harness.ts";

const sound = csv(rows(9));
const sample = ["sample", "a.csv", "--n", "3", ...SEED];
const refused = (name: string, words: readonly string[], code: string, before?: Case["before"]): Case => ({
  name,
  files: { ...campaign(), "a.csv": sound },
  before,
  words,
  exit: 4,
  codes: [code],
});
const isRoot = process.getuid?.() === 0;

holdAll([
  refused("an output folder that is a file", ["commit", "--out", "a.csv"], "FIL004"),
  refused("an output folder behind a file", ["run", "--out", "a.csv/out", ...SEED], "FIL004"),
  refused("the usual output folder is a file", ["commit"], "FIL004", (folder) =>
    writeFileSync(join(folder, "out"), ""),
  ),
  refused("a draw's folder that is a file", ["commit"], "FIL004", (folder) => {
    mkdirSync(join(folder, "out"));
    writeFileSync(join(folder, "out/offices"), "");
  }),
  refused("a sample written over a folder", [...sample, "--out", "s.csv"], "FIL003", (folder) =>
    mkdirSync(join(folder, "s.csv")),
  ),
  refused("a sample written behind a file", [...sample, "--out", "plan.yaml/s.csv"], "FIL004"),
  refused("a name that no system takes", [...sample, "--out", `${"长".repeat(200)}.csv`], "FIL006"),
  refused("documents in a folder that is a file", ["circular", "notice"], "FIL004", async (folder) => {
    await drawn(folder);
    writeFileSync(join(folder, "out/offices/notices"), "");
  }),
]);

it.skipIf(isRoot)("a file without permission (nothing is forbidden to root)", () => {
  const folder = newFolder();
  writeFiles(folder, { "a.csv": sound });
  chmodSync(join(folder, "a.csv"), 0);
  const ran = choucha(folder, sample);
  expect([ran.status, ran.stdout]).toEqual([4, ""]);
  expect(ran.stderr).toContain("FIL002");
});

const program = join(root, "bin", "choucha.js");
const ENV = { PATH: process.env.PATH, SOURCE_DATE_EPOCH: "1746583200" };
const choucha = (
  cwd: string,
  words: readonly string[],
  stdout: number | "pipe" = "pipe",
): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [program, ...words], {
    cwd,
    env: ENV,
    encoding: "utf8",
    stdio: ["ignore", stdout, "pipe"],
  });

beforeAll(() => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts", "ready.mjs")], {
    encoding: "utf8",
  });
  expect(status, stderr).toBe(0);
}, 120_000);

describe.skipIf(!existsSync("/dev/full"))("standard output that is a full disk", () => {
  it.each(["en", "zh"])("%s", (lang) => {
    const folder = newFolder();
    writeFiles(folder, { "a.csv": sound });
    for (const words of [sample, [...sample, "--json"], ["check", "a.csv"]]) {
      const ran = choucha(folder, [...words, "--lang", lang], openSync("/dev/full", "w"));
      expect(ran.status, ran.stderr).toBe(4);
      expect(ran.stderr).toContain("FIL005");
      expectNoInnards(ran.stderr);
    }
    expect(Object.keys(snapshot(folder))).toEqual(["a.csv"]);
  });
});

/** A disk of a few pages, where this machine lets us mount one. */
const disk = newFolder();
const mounted =
  process.platform === "linux" &&
  isRoot &&
  spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]).status === 0;
afterAll(() => {
  if (mounted) spawnSync("umount", [disk]);
  rmSync(disk, { recursive: true, force: true });
});

describe.skipIf(!mounted)("a full disk (skipped where no small disk can be mounted)", () => {
  it.each([
    ["commit", 12],
    ["commit", 0],
    ["run", 12],
  ])(
    "%s with %d KiB left: exit 4, what stood stands, and it goes on when there is room",
    async (verb, left) => {
      for (const path of ["fill", "out"]) rmSync(join(disk, path), { recursive: true, force: true });
      writeFiles(disk, campaign());
      if (verb === "run") await committed(disk);
      const words = [verb, "--lang", "en", ...(verb === "run" ? SEED : [])];
      const fill = join(disk, "fill");
      for (let size = 64; size > 0; size -= 1) {
        try {
          writeFileSync(fill, Buffer.alloc(size * 1024));
          break;
        } catch {
          // as much as fits
        }
      }
      if (left > 0) writeFileSync(fill, readFileSync(fill).subarray(left * 1024));
      const before = snapshot(disk);
      const ran = choucha(disk, words);
      expect(ran.status, ran.stderr).toBe(4);
      expect(ran.stderr).toContain("FIL005");
      expectNoInnards(ran.stderr);
      const after = snapshot(disk);
      for (const [path, digest] of Object.entries(before))
        if (path !== "out/ledger.jsonl") expect(after[path]).toBe(digest);
      expect(Object.keys(after).filter((path) => /\.(tmp|lock)$/.test(path))).toEqual([]);
      rmSync(fill);
      const again = choucha(disk, ["commit", "--lang", "en"]);
      expect(again.status, again.stderr).toBe(0);
    },
  );
});

it.each(["", " and a lock that a killed run left"])(
  "three runs at the same time%s: one works, the others say so or find it done",
  async (lock) => {
    const folder = newFolder();
    writeFiles(folder, campaign());
    await committed(folder);
    if (lock)
      writeFileSync(join(folder, "out/.lock"), `${spawnSync(process.execPath, ["-v"]).pid} ${hostname()}\n`);
    const runs = [1, 2, 3].map(() =>
      spawn(process.execPath, [program, "run", "--lang", "en", ...SEED], { cwd: folder, env: ENV }),
    );
    const told = runs.map(() => "");
    for (const [at, run] of runs.entries())
      run.stderr.on("data", (text) => {
        told[at] += text;
      });
    const exits = await Promise.all(runs.map(async (run) => (await once(run, "close"))[0] as number));
    expect(exits).toContain(0);
    for (const [at, exit] of exits.entries())
      if (exit !== 0) expect([exit, told[at]]).toEqual([5, expect.stringContaining("CMD010")]);
    const lines = readFileSync(join(folder, "out/ledger.jsonl"), "utf8").trimEnd().split("\n");
    expect(lines.filter((line) => line.includes('"event":"draw/offices"'))).toHaveLength(1);
    expect(choucha(folder, ["verify", "out/offices/record.json"]).status).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  },
);

it.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM"] as const)(
  "%s leaves no lock and nothing half-written",
  async (signal) => {
    const folder = newFolder();
    writeFiles(folder, campaign({ "registry/offices.csv": csv(rows(20_000)) }));
    const run = spawn(process.execPath, [program, "commit"], { cwd: folder, env: ENV, stdio: "ignore" });
    const ended = once(run, "close");
    while (!existsSync(join(folder, "out/.lock")) && run.exitCode === null)
      await new Promise((done) => setTimeout(done, 5));
    run.kill(signal);
    expect(await ended).toEqual([130, null]);
    expect(Object.keys(snapshot(folder)).filter((path) => /\.(tmp|lock)$/.test(path))).toEqual([]);
    expect(choucha(folder, ["commit"]).status).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  },
);
