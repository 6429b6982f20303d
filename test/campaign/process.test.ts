/** The program as its own process: from a clean copy, in other time zones and locales, and killed on the way. */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { choucha, newFolder, root } from "../cli.ts";
import { COMMIT_AT, copyOfExample, DRAW_AT, differences, filesIn, timesIn } from "./example.ts";

/** Names the lock of an installation the way scripts/ready.mjs does, so that nothing is installed. */
function lockStamp(folder: string): string {
  const hash = createHash("sha256");
  for (const file of ["package-lock.json"])
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(folder, file)))
      .update("\0");
  return hash.digest("hex");
}

/** A fresh clone whose dependencies are there already: sources only, nothing built, nothing run. */
function cleanCopy(): string {
  const copy = newFolder();
  const wanted = ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json"];
  for (const name of [...wanted, "src", "scripts", "bin", "verifier", "rubrics"])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  mkdirSync(join(copy, "fixtures"));
  copyOfExample(join(copy, "fixtures"));
  mkdirSync(join(copy, "node_modules"));
  for (const name of readdirSync(join(root, "node_modules")))
    if (!name.startsWith("."))
      symlinkSync(join(root, "node_modules", name), join(copy, "node_modules", name), "junction");
  writeFileSync(join(copy, "node_modules", ".choucha-lock"), lockStamp(copy));
  return copy;
}

/** An environment that has only what is named. */
const bare = (extra: Record<string, string> = {}) => ({ PATH: process.env.PATH ?? "", ...extra });

describe("a clean copy", () => {
  let copy: string;
  let started: ReturnType<typeof spawnSync>;
  let expected: Map<string, Buffer>;
  const start = (env = bare()) =>
    spawnSync(process.execPath, [join("scripts", "start.mjs")], { cwd: copy, env, encoding: "utf8" });
  const run = (campaign: string, at = DRAW_AT) => [
    ...[
      join(copy, "bin", "choucha.js"),
      "run",
      campaign,
      "--seeds",
      join(campaign, "seeds.yaml"),
      "--at",
      at,
    ],
  ];

  beforeAll(async () => {
    copy = cleanCopy();
    started = start();
    const campaign = copyOfExample();
    await choucha(["commit", campaign, "--at", COMMIT_AT]);
    const ran = await choucha(["run", campaign, "--seeds", join(campaign, "seeds.yaml"), "--at", DRAW_AT]);
    expect(ran.exit).toBe(0);
    expected = filesIn(join(campaign, "out"));
  }, 180_000);

  it("`npm start` builds, and runs the example from the draw to the reports", () => {
    expect([started.status, started.stderr]).toMatchObject([0, expect.stringContaining("Building")]);
    expect(started.stdout).toContain("choucha verify ");
    const made = filesIn(join(copy, "fixtures", "yunnan-2025", "out"));
    // An object of the other draw has moved away meanwhile: its record and documents are no longer those of the draw.
    const drawn = [...expected].filter(([path]) => /^notary\/|commitment|frame|rule|inspectors/.test(path));
    expect(drawn.length).toBeGreaterThan(100);
    expect(differences(new Map(drawn.map(([path]) => [path, made.get(path)!])), new Map(drawn))).toEqual([]);
    const graded = filesIn(join(copy, "fixtures", "yunnan-2025", "review", "out"));
    for (const [files, path] of [
      [made, "forensic/circular.docx"],
      [made, "progress.docx"],
      [graded, "opinions/results/results.html"],
      [graded, "opinions/review.docx"],
    ] as const)
      expect(files.get(path)?.length, path).toBeGreaterThan(1000);
  });

  it("a second `npm start`, elsewhere, makes everything again and changes nothing", () => {
    const before = timesIn(join(copy, "fixtures"));
    const again = start(bare({ TZ: "Pacific/Kiritimati", LC_ALL: "C" }));
    expect(again.status).toBe(0);
    expect(again.stderr).not.toContain("Building");
    expect(timesIn(join(copy, "fixtures"))).toEqual(before);
  }, 120_000);

  it.each<Record<string, string>>([
    { TZ: "Pacific/Kiritimati", LC_ALL: "zh_CN.UTF-8" },
    { TZ: "America/Los_Angeles", LC_ALL: "C", LANG: "tr_TR.UTF-8" },
  ])("time zone and locale change no byte: %o", (env) => {
    const campaign = copyOfExample();
    const commit = [join(copy, "bin", "choucha.js"), "commit", campaign, "--at", COMMIT_AT];
    for (const words of [commit, run(campaign)])
      expect(spawnSync(process.execPath, words, { env: bare(env) }).status).toBe(0);
    expect(differences(filesIn(join(campaign, "out")), expected)).toEqual([]);
  });

  it("SOURCE_DATE_EPOCH stands for --at", () => {
    const [a, b] = [copyOfExample(), copyOfExample()];
    const words = (campaign: string) => [join(copy, "bin", "choucha.js"), "commit", campaign];
    const epoch = bare({ SOURCE_DATE_EPOCH: String(Date.parse(COMMIT_AT) / 1000), TZ: "Asia/Shanghai" });
    spawnSync(process.execPath, [...words(a), "--at", "2025-05-06T09:00:00+08:00"], { env: bare() });
    spawnSync(process.execPath, words(b), { env: epoch });
    expect(filesIn(join(a, "out")).size).toBeGreaterThan(5);
    expect(differences(filesIn(join(a, "out")), filesIn(join(b, "out")))).toEqual([]);
  });

  /** Starts a run and kills it once its folder holds this many files, or after a while; tells whether it was killed. */
  async function killed(campaign: string, files: number, wait: number): Promise<boolean> {
    const child = spawn(process.execPath, run(campaign), { env: bare(), stdio: "ignore" });
    let over = false;
    const end = new Promise<void>((resolve) =>
      child.once("exit", () => {
        over = true;
        resolve();
      }),
    );
    const out = join(campaign, "out");
    const count = () => (existsSync(out) ? readdirSync(out, { recursive: true }).length : 0);
    while (!over && count() < files) await sleep(1);
    await sleep(wait);
    child.kill("SIGKILL");
    await end;
    return child.signalCode === "SIGKILL";
  }

  it("a run that is killed, again and again, goes on to the bytes of an undisturbed one", async () => {
    const undisturbed = copyOfExample();
    expect(spawnSync(process.execPath, run(undisturbed), { env: bare() }).status).toBe(0);
    const wanted = filesIn(join(undisturbed, "out"));
    const campaign = copyOfExample();
    let kills = 0;
    // Files that must be there before the kill, and milliseconds more: within the lock, ledger, records, documents.
    const points = [...[1, 4, 8, 12, 16, 18, 40, 70].map((files) => [files, 0]), [2, 31], [8, 47]];
    for (const [files, wait] of points) if (await killed(campaign, files!, wait!)) kills += 1;
    expect(kills).toBeGreaterThan(5);
    const last = spawnSync(process.execPath, run(campaign), { env: bare(), encoding: "utf8" });
    expect([last.status, last.stderr.match(/^error.*/gm)]).toEqual([0, null]);
    expect(differences(filesIn(join(campaign, "out")), wanted)).toEqual([]);
    for (const draw of ["forensic", "notary"])
      expect((await choucha(["verify", join(campaign, "out", draw)])).exit).toBe(0);
  }, 60_000);
});
