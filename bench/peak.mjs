// @ts-check
/** Loaded before a measured program: at its end, writes its peak memory (KiB) and processor time (ms) to pipe 3. */
import { writeSync } from "node:fs";

process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, `${maxRSS} ${(userCPUTime + systemCPUTime) / 1000}`);
});
