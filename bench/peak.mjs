// @ts-check
/** Loaded before a measured program: at its end, writes the most memory that it held (KiB) to pipe 3. */
import { writeSync } from "node:fs";

process.on("exit", () => writeSync(3, String(process.resourceUsage().maxRSS)));
