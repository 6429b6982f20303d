/** Documents that somebody corrects by hand: never written over, and named by the ledger's check. */
import { appendFileSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { copyOfExample, DRAW_AT } from "../campaign/example.ts";
import { choucha } from "../cli.ts";

describe("a notice that was changed by hand", () => {
  let folder: string;
  const notice = () => join(folder, "out", "notary", "result-list.md");
  const run = (...words: string[]) => choucha([...words, "--lang", "en"], { cwd: folder });
  const make = () => run("run", ".", "--seeds", "seeds.yaml", "--at", DRAW_AT);

  beforeAll(async () => {
    folder = copyOfExample();
    expect((await make()).exit).toBe(0);
  });

  it("is left as it is, with a warning, and made anew once it is out of the way", async () => {
    const made = readFileSync(notice());
    expect((await run("ledger", ".", "--verify")).stderr).toBe("");
    appendFileSync(notice(), "\n改了一处。\n");
    const changed = readFileSync(notice());

    const again = await make();
    expect([again.exit, again.stderr]).toEqual([0, expect.stringContaining("CIR016")]);
    expect(readFileSync(notice()).equals(changed)).toBe(true);
    const verified = await run("ledger", ".", "--verify");
    expect([verified.exit, verified.stderr]).toEqual([0, expect.stringContaining("CIR014")]);

    renameSync(notice(), `${notice()}.changed`);
    expect((await run("ledger", ".", "--verify")).stderr).toContain("CIR015");
    expect((await make()).exit).toBe(0);
    expect(readFileSync(notice()).equals(made)).toBe(true);
    rmSync(`${notice()}.changed`);
    expect((await run("ledger", ".", "--verify")).stderr).toBe("");
  });
});
