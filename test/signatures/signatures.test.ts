/** Keys, signing, and `verify --key`. */
import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { choucha, newFolder, root } from "../cli.ts";

const folder = newFolder();
const run = (...words: string[]) => choucha(words, { cwd: folder });
const verify = async (key: string) => {
  const { exit, stdout } = await run("verify", "out/forensic", "--key", key, "--json");
  const { checks } = JSON.parse(stdout) as { checks: { name: string; ok: boolean }[] };
  return { exit, failed: checks.filter(({ ok }) => !ok).map(({ name }) => name) };
};

beforeAll(async () => {
  cpSync(join(root, "fixtures/yunnan-2025"), folder, { recursive: true });
  rmSync(join(folder, "out"), { recursive: true, force: true });
  await run("draw", ".", "--seeds", "seeds.yaml");
});

it("makes a secret key that only its owner may read, and never prints it", async () => {
  const { exit, stdout, stderr } = await run("key", "new", "office.pem");
  expect(exit).toBe(0);
  const secret = readFileSync(join(folder, "office.pem"), "utf8");
  expect(`${stdout}${stderr}`).not.toContain(secret.split("\n")[1]);
  expect(stdout).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}\n$/);
  if (process.platform !== "win32") expect(statSync(join(folder, "office.pem")).mode & 0o777).toBe(0o600);
  const again = await run("key", "new", "office.pem");
  expect([again.exit, again.stderr.includes("SIG003")]).toEqual([5, true]);
  expect(readFileSync(join(folder, "office.pem"), "utf8")).toBe(secret);
});

it("signs once, and verification holds with that key only", async () => {
  await run("key", "new", "other.pem");
  expect(await verify("office.pem.pub")).toEqual({ exit: 1, failed: ["signature", "ledger-signature"] });
  expect((await run("sign", ".", "--key", "office.pem")).stdout.split("\n").filter(Boolean)).toHaveLength(3);
  expect(await verify("office.pem.pub")).toEqual({ exit: 0, failed: [] });
  expect(await verify("other.pem.pub")).toEqual({ exit: 1, failed: ["signature", "ledger-signature"] });
  const text = readFileSync(join(folder, "out/signatures.jsonl"), "utf8");
  expect((await run("sign", ".", "--key", "office.pem")).exit).toBe(0);
  expect(readFileSync(join(folder, "out/signatures.jsonl"), "utf8")).toBe(text);
});

it("notices a later step that was not signed, and every changed signature", async () => {
  await run("assign", ".");
  expect(await verify("office.pem.pub")).toEqual({ exit: 1, failed: ["signature", "ledger-signature"] });
  await run("sign", ".", "--key", "office.pem");
  expect(await verify("office.pem.pub")).toEqual({ exit: 0, failed: [] });
  const path = join(folder, "out/signatures.jsonl");
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replaceAll(/"signature":"../g, '"signature":"00'));
  expect((await verify("office.pem.pub")).exit).toBe(1);
  writeFileSync(path, text);
});

it("refuses a file that holds no key", async () => {
  for (const words of [
    ["sign", ".", "--key", "plan.yaml"],
    ["verify", "out/forensic", "--key", "plan.yaml"],
  ]) {
    const { exit, stderr } = await run(...words);
    expect([exit, stderr.includes("SIG001")]).toEqual([3, true]);
  }
});
