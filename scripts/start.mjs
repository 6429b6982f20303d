// @ts-check
/**
 * `npm start`: makes the clone ready and runs the example's year, from the draw in May to the report in November
 * (scripts/example/year.mjs). A second start finds everything done and changes nothing.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { exampleYear } from "./example/year.mjs";
import { ready, root } from "./ready.mjs";

ready();
const { openCampaign } = await import("../dist/campaign/open.js");
const { openReview } = await import("../dist/campaign/review/open-review.js");
const io = /** @type {any} */ ({ cwd: root, env: {}, lang: "zh" });

await exampleYear({
  folder: root,
  openReview: async (campaign) => await openReview(io, await openCampaign(io, campaign)),
  async choucha(words, { shown = false, says = "", exit = 0 } = {}) {
    if (says !== "") console.log(`\n▸ ${says}\n  choucha ${words.join(" ")}\n`);
    const { status, stdout, stderr } = spawnSync(process.execPath, [join("bin", "choucha.js"), ...words], {
      cwd: root,
      stdio: ["inherit", shown ? "inherit" : "pipe", shown ? "inherit" : "pipe"],
      encoding: "utf8",
    });
    if (status === exit) return;
    console.error(`${stdout ?? ""}${stderr ?? ""}`);
    process.exit(status || 1);
  },
});
