// @ts-check
/** The example campaign, from its files to its documents in a fresh folder, and then verified. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { CHOUCHA, fastest, here, node } from "./measure.mjs";

const CAMPAIGN = here("../fixtures/yunnan-2025");

/** @param {string} folder for what the campaign writes */
export function campaign(folder) {
  const out = join(folder, "out");
  const made = fastest(3, () => {
    rmSync(out, { recursive: true, force: true });
    const committed = node([CHOUCHA, "commit", CAMPAIGN, "--out", out, "--at", "2025-05-06T01:00:00Z"]);
    const seeds = ["--seeds", join(CAMPAIGN, "seeds.yaml"), "--at", "2025-05-07T02:00:00Z"];
    const ran = node([CHOUCHA, "run", CAMPAIGN, "--out", out, ...seeds]);
    return {
      ms: committed.ms + ran.ms,
      cpu: (committed.cpu ?? 0) + (ran.cpu ?? 0),
      mib: Math.max(committed.mib ?? 0, ran.mib ?? 0),
      stdout: "",
    };
  });
  const verified = fastest(3, () => node([CHOUCHA, "verify", join(out, "forensic", "record.json")]));
  return { made, verified };
}
