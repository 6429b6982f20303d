/** Files that are either whole or absent. */
import { constants } from "node:fs";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileProblem } from "./io.ts";
import { hold, release } from "./passing.ts";

let counter = 0;

/** Makes a folder and those above it. @returns the topmost folder that was made; undefined where all were there */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    return await mkdir(path, { recursive: true });
  } catch (error) {
    throw fileProblem(error, path);
  }
}

/** Asks the disk to keep a folder's entries; not every system can, and then the rename alone must do. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY).catch(() => undefined);
  if (!handle) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}

/**
 * Writes a file by way of a temporary one beside it: written, synced, renamed. A killed process or a full
 * disk leaves the previous file whole.
 */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array,
  mode?: number,
): Promise<void> {
  await makeFolder(dirname(path));
  counter += 1;
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${counter}.tmp`);
  hold(temporary);
  try {
    const handle = await open(temporary, "wx", mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileProblem(error, path);
  } finally {
    release(temporary);
  }
  await syncFolder(dirname(path));
}

/** A file's bytes, or undefined where there is none. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw fileProblem(error, path);
  }
}

/** Writes only where the content differs, and says whether it did: a second run changes nothing. */
export async function writeIfChanged(path: string, content: string | Uint8Array): Promise<boolean> {
  const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content);
  const there = await readIfThere(path);
  if (there?.equals(bytes)) return false;
  await writeFileAtomic(path, bytes);
  return true;
}
