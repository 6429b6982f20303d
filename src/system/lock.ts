/** The lock that keeps a second run out of a folder. */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile, rmdir } from "node:fs/promises";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { EXIT, fail } from "../problem.ts";
import { makeFolder } from "./files.ts";
import { fileProblem } from "./io.ts";
import { alive, removeLeftovers } from "./leftovers.ts";
import { hold, release } from "./passing.ts";

/** Removes a lock whose process is gone. A lock from another machine, or one being written, is left alone. */
async function removeStale(path: string): Promise<boolean> {
  const text = await readFile(path, "utf8").catch(() => "");
  const [pid, host] = text.trim().split(" ");
  if (!pid || host !== hostname() || alive(Number(pid))) return false;
  // Another run may have taken it over since it was read: what is moved away is looked at once more.
  const own = join(dirname(path), `.lock.${process.pid}-1.tmp`);
  try {
    renameSync(path, own);
  } catch {
    return true; // gone already: whoever makes the next one has it
  }
  const stale = readFileSync(own, "utf8") === text;
  if (!stale) linkSync(own, path);
  rmSync(own, { force: true });
  return stale;
}

/**
 * Puts a file at `path` with its content, or fails with EEXIST. A hard link makes name and content appear in one
 * step, so that a process killed here leaves no lock without an owner; a disk without links (FAT) needs two.
 */
function createLock(path: string): void {
  const content = `${process.pid} ${hostname()}\n`;
  const own = join(dirname(path), `.lock.${process.pid}-0.tmp`);
  // In one go: no signal may come between making a file and knowing that it must not stay.
  try {
    writeFileSync(own, content);
    try {
      linkSync(own, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
      writeFileSync(path, content, { flag: "wx" });
    }
    hold(path);
  } finally {
    rmSync(own, { force: true });
  }
}

function dropLock(path: string): void {
  rmSync(path, { force: true });
  release(path);
}

async function takeLock(path: string): Promise<void> {
  for (const attempt of [1, 2]) {
    try {
      createLock(path);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw fileProblem(error, path);
      if (attempt === 2 || !(await removeStale(path))) fail(EXIT.conflict, "CMD010", { lock: path });
    }
  }
}

/** Removes the folders that a run made and left empty: a run that failed leaves nothing behind. */
async function removeEmpty(folder: string, topmost: string): Promise<void> {
  for (let path = folder; ; path = dirname(path)) {
    const gone = await rmdir(path).then(
      () => true,
      () => false,
    );
    if (!gone || path === topmost || path === dirname(path)) return;
  }
}

/** Runs `work` while no other run may write to this folder. */
export async function withLock<T>(out: string, work: () => Promise<T>): Promise<T> {
  const made = await makeFolder(out);
  const path = join(out, ".lock");
  try {
    await takeLock(path);
    try {
      await removeLeftovers(out);
      return await work();
    } finally {
      dropLock(path);
    }
  } finally {
    if (made !== undefined) await removeEmpty(out, made);
  }
}
