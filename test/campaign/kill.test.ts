/**
 * SIGKILL at random points of a run: whatever stands afterwards is whole, and the next run goes on to the bytes of
 * an undisturbed one. CHOUCHA_KILLS sets how many points (CI: 100).
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import seedrandom from "seedrandom";
import { expect, it } from "vitest";
import { readLedger } from "../../src/record/ledger.ts";
import { campaign } from "../bad-input/campaign.ts";
import { writeFiles } from "../bad-input/harness.ts";
import { newFolder, root } from "../cli.ts";
import { differences, filesIn } from "./example.ts";

const KILLS = Number(process.env.CHOUCHA_KILLS ?? 16);
const words = (folder: string) => [
  join(root, "bin/choucha.js"),
  ...["run", folder, "--seed", "骰子=416235", "--at", "2025-05-08T02:00:00Z"],
];

/** Every file that stands is whole: the ledger's chain holds, JSON parses; only temporary files may be torn. */
function expectWhole(out: string): void {
  if (!existsSync(out)) return;
  for (const name of readdirSync(out, { recursive: true, encoding: "utf8" })) {
    const text = () => readFileSync(join(out, name), "utf8");
    if (/(^|[\\/])\.[^\\/]*$/.test(name)) continue;
    if (name.endsWith("ledger.jsonl")) expect(readLedger(text()).fault).toBeUndefined();
    else if (name.endsWith(".json")) JSON.parse(text());
  }
}

it(`${KILLS} kills leave whole states that a further run completes to the same bytes`, async () => {
  const sound = newFolder();
  writeFiles(sound, campaign());
  const undisturbed = newFolder();
  cpSync(sound, undisturbed, { recursive: true });
  const before = performance.now();
  expect(spawnSync(process.execPath, words(undisturbed)).status).toBe(0);
  const span = performance.now() - before;
  const wanted = filesIn(join(undisturbed, "out"));
  const random = seedrandom(createHash("sha256").update("kills").digest("hex"));

  const folder = newFolder();
  cpSync(sound, folder, { recursive: true });
  const out = join(folder, "out");
  let killed = 0;
  for (let i = 0; i < KILLS; i++) {
    const child = spawn(process.execPath, words(folder), { stdio: "ignore" });
    const end = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    await sleep(random() * span * 1.05);
    child.kill("SIGKILL");
    await end;
    if (child.signalCode === "SIGKILL") killed += 1;
    expectWhole(out);
    // Some kills hit a run that goes on from the one before; every fourth starts from nothing again.
    if (i % 4 !== 3 && i !== KILLS - 1) continue;
    expect(spawnSync(process.execPath, words(folder)).status).toBe(0);
    expect(differences(filesIn(out), wanted)).toEqual([]);
    rmSync(out, { recursive: true });
  }
  expect(killed).toBeGreaterThan(KILLS / 3);
}, 600_000);
