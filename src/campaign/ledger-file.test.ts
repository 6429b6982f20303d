import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { Problem } from "../problem.ts";
import { withLock } from "../system/lock.ts";
import { addLine, lastLine, ledgerPath, soundLedger } from "./ledger-file.ts";

let out: string;
beforeEach(() => {
  out = join(mkdtempSync(join(tmpdir(), "choucha-ledger-")), "out");
});

const codes = async (work: Promise<unknown>): Promise<string[]> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error !== undefined && !(error instanceof Problem)) throw error;
  return error?.findings.map(({ code }) => code) ?? [];
};
/** The number of a process that is gone. */
const gone = (): number => spawnSync(process.execPath, ["-e", ""]).pid;

describe("the lock", () => {
  it("stands while the work goes on, names its owner, and is gone after it, whatever happened", async () => {
    const seen = await withLock(out, async () => readFileSync(join(out, ".lock"), "utf8"));
    expect(seen).toBe(`${process.pid} ${hostname()}\n`);
    await expect(withLock(out, () => Promise.reject(new Error("x")))).rejects.toThrow("x");
    mkdirSync(out, { recursive: true });
    expect(readdirSync(out)).toEqual([]);
  });

  it("keeps a second run out, and that one takes nothing away", async () => {
    await withLock(out, async () => {
      expect(await codes(withLock(out, async () => undefined))).toEqual(["CMD010"]);
      expect(existsSync(join(out, ".lock"))).toBe(true);
    });
  });

  it("of a process that is gone is taken over; of another machine, or without an owner, it is not", async () => {
    mkdirSync(out);
    const verdict = async (content: string) => {
      writeFileSync(join(out, ".lock"), content);
      return await codes(withLock(out, async () => undefined));
    };
    expect(await verdict(`${gone()} ${hostname()}\n`)).toEqual([]);
    expect(await verdict(`${gone()} another-machine\n`)).toEqual(["CMD010"]);
    expect(await verdict("")).toEqual(["CMD010"]);
    expect(await verdict(`${process.pid} ${hostname()}\n`)).toEqual(["CMD010"]);
  });

  it("half-written files of a killed run are swept, those of a living one and other files are not", async () => {
    const folder = join(out, "draw", "notices");
    mkdirSync(folder, { recursive: true });
    const dead = `.record.json.${gone()}-3.tmp`;
    const kept = [`.a.docx.${process.ppid}-1.tmp`, "notes.tmp", ".hidden", "x.123-1.tmp"];
    for (const name of [dead, ...kept]) writeFileSync(join(folder, name), "");
    writeFileSync(join(out, dead), "");
    await withLock(out, async () => undefined);
    expect(readdirSync(folder).sort()).toEqual([...kept].sort());
    expect(readdirSync(out)).toEqual(["draw"]);
  });
});

describe("the ledger on disk", () => {
  const entry = (event: string) => ({ at: "2025-05-07T02:00:00Z", event, digest: "0".repeat(64) });

  it("grows by whole lines; the latest line of an event is found", async () => {
    mkdirSync(out);
    expect(await soundLedger(out)).toEqual([]);
    for (const event of ["commit/a", "commit/b", "commit/a"]) await addLine(out, entry(event));
    const lines = await soundLedger(out);
    expect(lines.map(({ seq, event }) => [seq, event])).toEqual([
      [1, "commit/a"],
      [2, "commit/b"],
      [3, "commit/a"],
    ]);
    expect(lastLine(lines, "commit/a")?.seq).toBe(3);
    expect(lastLine(lines, "draw/a")).toBeUndefined();
    expect(readdirSync(out)).toEqual(["ledger.jsonl"]);
  });

  it("torn or changed: nothing goes on from there, and the file stays as it is", async () => {
    mkdirSync(out);
    await addLine(out, entry("commit/a"));
    const whole = readFileSync(ledgerPath(out), "utf8");
    for (const [broken, code] of [
      [`${whole}{"at"`, "LED001"],
      [whole.replace("commit/a", "commit/b"), "LED002"],
    ] as const) {
      writeFileSync(ledgerPath(out), broken);
      expect(await codes(addLine(out, entry("draw/a")))).toEqual([code]);
      expect(readFileSync(ledgerPath(out), "utf8")).toBe(broken);
    }
  });
});
