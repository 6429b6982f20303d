/** What a killed run leaves behind: half-written temporary files. */
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Whether a process of this machine is alive; one that we may not signal is. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The names that `writeFileAtomic` gives: .NAME.PROCESS-COUNT.tmp */
const TEMPORARY = /^\..+\.(\d+)-\d+\.tmp$/;

/**
 * Removes temporary files of processes that are gone from a campaign's output folder and the three levels of
 * folders below it (drafts of results stand in the third), where every file of a campaign stands. The caller holds the lock. What cannot be removed
 * stays: it is in nobody's way.
 */
export async function removeLeftovers(folder: string, levels = 3): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && levels > 0) await removeLeftovers(path, levels - 1);
    const writer = TEMPORARY.exec(entry.name)?.[1];
    if (entry.isFile() && writer && !alive(Number(writer))) await rm(path, { force: true }).catch(() => {});
  }
}
