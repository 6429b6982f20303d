/** What comes after the draw is published with it: replacements, signatures, what prefectures sent back. */
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { writePage } from "../../scripts/page.mjs";
import { verifyBundle } from "../../src/record/bundle.ts";
import { fileOf } from "../../src/record/bundle-files.ts";
import { filesIn } from "../campaign/example.ts";
import { choucha, newFolder } from "../cli.ts";
import { python } from "../differential/python.ts";
import { AFTER, allAssigned, COLLECT_AT, dispatching, drawn, ends } from "../dispatch/province.ts";
import { publishedExample } from "./published.ts";

const fresh = () => join(newFolder(), "public");

/** Codes of all checks that a stranger makes of a bundle, after a change to some of its files. */
async function codes(bundle: string, change: (path: string, text: string) => string = (_, text) => text) {
  const files = [...filesIn(bundle)].map(([path, bytes]) => {
    const [before, after] = [bytes.toString("utf8"), change(path, bytes.toString("utf8"))];
    return fileOf(path, before === after ? bytes : Buffer.from(after));
  });
  const { draws, checks } = await verifyBundle(files);
  const all = [...draws.flatMap((draw) => draw.checks), ...checks];
  if (python && all.every(({ ok }) => ok)) {
    const ran = spawnSync(python, ["-B", "verify.py", "."], { cwd: bundle, encoding: "utf8" });
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([0, ran.stdout, ""]);
  }
  return { passed: all.filter(({ ok }) => ok).map(({ code }) => code), failed: all.filter(({ ok }) => !ok) };
}

describe("one office", () => {
  let campaign: string;
  let bundle: string;
  beforeAll(async () => {
    ({ campaign, bundle } = await publishedExample());
  });

  it("replacements are in the bundle and verified", async () => {
    const record = JSON.parse(readFileSync(join(bundle, "forensic", "record.json"), "utf8"));
    const out = record.alternates
      .map(({ stratum }: { stratum: string }) =>
        record.drawn.find((one: { stratum: string }) => one.stratum === stratum),
      )
      .find(Boolean).id;
    await ends(0, "replace", out, campaign, "--draw", "forensic", "--reason", "closed", "--at", AFTER);
    await ends(0, "publish", campaign, bundle, "--at", AFTER);
    const { passed, failed } = await codes(bundle);
    expect([failed, passed]).toEqual([[], expect.arrayContaining(["VER022"])]);
  });

  it("signatures are in the bundle, with whose they are; one that is not its key's is found", async () => {
    const key = join(newFolder(), "office.pem");
    await ends(0, "key", "new", key);
    await ends(0, "sign", campaign, "--key", key, "--at", AFTER);
    await ends(0, "publish", campaign, bundle, "--at", AFTER);
    const { passed, failed } = await codes(bundle);
    expect(failed).toEqual([]);
    expect(passed.filter((code) => code === "BUN002")).toHaveLength(3);
    const broken = await codes(bundle, (path, text) =>
      path === "signatures.jsonl" ? text.replace(/"at":"2025/, '"at":"2024') : text,
    );
    expect(broken.failed.map(({ code }) => code)).toEqual(["BUN106", "BUN101"]);
    // Publishing again what was signed gives the same.
    const before = filesIn(bundle);
    await ends(0, "publish", campaign, bundle, "--at", AFTER);
    expect(filesIn(bundle)).toEqual(before);
  });

  it("nothing of the secret key gets in", () => {
    for (const [path, bytes] of filesIn(bundle))
      expect([path, bytes.includes("PRIVATE KEY")]).toEqual([path, false]);
  });
});

describe("two levels", () => {
  it("what prefectures sent back is published once it is whole, and verified", async () => {
    await writePage();
    const campaign = dispatching();
    await drawn(campaign);
    const bundle = fresh();
    const early = await choucha(["publish", campaign, bundle, "--at", AFTER]);
    expect([early.exit, early.stderr]).toEqual([5, expect.stringContaining("PUB008")]);
    const sent = [...(await allAssigned(campaign)).values()];
    await choucha(["collect", campaign, ...sent, "--at", COLLECT_AT]);
    await ends(0, "publish", campaign, bundle, "--at", AFTER);
    const { passed, failed: none } = await codes(bundle);
    expect([none, passed.filter((code) => code === "VER043")]).toEqual([[], sent.map(() => "VER043")]);
    expect(passed).toContain("VER044");
    const paths = [...filesIn(bundle).keys()].filter((path) => path.includes("/assignments/"));
    expect(paths).toHaveLength(sent.length);
    const folder = fresh();
    cpSync(bundle, folder, { recursive: true });
    const file = join(folder, paths[0]!);
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace(/("members": \[\s+)("[^"]+"),(\s+)("[^"]+")/, "$1$4,$3$2"),
    );
    const { failed } = await codes(folder);
    // Found by the deal itself and not only by SHA256SUMS, which whoever changes a file can write anew.
    expect(failed.map(({ name }) => name)).toEqual([expect.stringMatching(/^collected\//), "files"]);
  });
});
