// @ts-check
/**
 * `npm start`: makes the clone ready and runs the example campaign as an office would: committed one day,
 * drawn the next, when the public values are known. The times are fixed, so everyone gets the same bytes.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ready, root } from "./ready.mjs";

ready();
const campaign = join("fixtures", "yunnan-2025");

/** @param {string[]} words @param {"inherit" | "ignore"} stdout */
function choucha(words, stdout) {
  const { status } = spawnSync(process.execPath, [join("bin", "choucha.js"), ...words], {
    cwd: root,
    stdio: ["inherit", stdout, stdout],
  });
  if (status !== 0) process.exit(status ?? 1);
}

choucha(["commit", campaign, "--at", "2025-05-06T01:00:00Z"], "ignore");
choucha(
  ["run", campaign, "--seeds", join(campaign, "seeds.yaml"), "--at", "2025-05-07T02:00:00Z"],
  "inherit",
);
