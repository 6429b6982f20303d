import { runInNewContext } from "node:vm";

/** What `withinTime` throws. */
export class TookTooLong extends Error {}

/**
 * Runs something synchronous and stops it when it takes too long: a damaged file can send a parser round for ever,
 * and nothing else in the process could stop it.
 * @throws TookTooLong
 */
export function withinTime<T>(milliseconds: number, run: () => T): T {
  try {
    return runInNewContext("run()", { run }, { timeout: milliseconds }) as T;
  } catch (error) {
    if ((error as { code?: unknown })?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") throw new TookTooLong();
    throw error;
  }
}
