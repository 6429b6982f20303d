/** Both verifiers on what prefectures deal: the records themselves, and the province's collection of them. */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { choucha, newFolder } from "../cli.ts";
import { allAssigned, COLLECT_AT, dispatching, drawn, ends } from "../dispatch/province.ts";
import { openSession, type Session, type Verdict } from "../tamper/session.ts";
import { treeChanges } from "../tamper/trees.ts";
import { python } from "./python.ts";

describe.skipIf(python === undefined)("both verifiers (with Python 3.9 or later)", () => {
  let campaign: string;
  let files: readonly string[];
  let session: Session;
  beforeAll(async () => {
    campaign = dispatching();
    await drawn(campaign);
    files = [...(await allAssigned(campaign)).values()];
    session = openSession();
  }, 120_000);
  afterAll(() => session?.close());

  async function verdicts(path: string): Promise<Verdict[]> {
    const asked = session.ask(path);
    const { exit, stdout } = await choucha(["verify", path, "--json", "--lang", "en"]);
    expect([0, 1, 3]).toContain(exit);
    return [stdout === "" ? { ok: exit === 0 } : (JSON.parse(stdout) as Verdict), await asked];
  }
  const told = ({ checks }: Verdict) => checks?.map(({ name, ok }) => `${ok ? "" : "not "}${name}`);

  it("agree on every prefecture's record, at its desk and alone", async () => {
    const alone = join(newFolder(), "a.json");
    for (const file of files) {
      copyFileSync(file, alone);
      for (const path of [file, alone]) {
        const [ours, theirs] = await verdicts(path);
        expect([ours!.ok, theirs!.ok]).toEqual([true, true]);
        expect(told(theirs!)).toEqual(told(ours!));
      }
    }
  });

  it("notice every single change in such a record", async () => {
    const alone = join(newFolder(), "a.json");
    const root: unknown = JSON.parse(readFileSync(files[0]!, "utf8"));
    let made = 0;
    for (const [what, value] of treeChanges(root)) {
      writeFileSync(alone, `${JSON.stringify(value, null, 2)}\n`);
      const [ours, theirs] = await verdicts(alone);
      expect([what, ours!.ok, theirs!.ok]).toEqual([what, false, false]);
      made += 1;
    }
    expect(made).toBeGreaterThan(150);
  }, 60_000);

  it("agree on the province's record: while some are missing, with all, and with one that was changed", async () => {
    const folder = join(campaign, "out", "notary");
    const alike = async (ok: boolean) => {
      const registers = /^(not )?(inspectors-)?register$/;
      const [ours, theirs] = await verdicts(folder);
      expect([ours!.ok, theirs!.ok]).toEqual([ok, ok]);
      expect(told(theirs!)).toEqual(told(ours!)!.filter((name) => !registers.test(name)));
    };
    await alike(true);
    await choucha(["collect", campaign, ...files.slice(0, 3), "--at", COLLECT_AT]);
    await alike(true);
    await ends(0, "collect", campaign, ...files, "--at", COLLECT_AT);
    await alike(true);
    const record = JSON.parse((await choucha(["verify", folder, "--json"])).stdout) as Verdict;
    expect(record.checks!.filter(({ name }) => name.startsWith("collected/"))).toHaveLength(16);
    const name = join(
      folder,
      "assignments",
      `${JSON.parse(readFileSync(files[0]!, "utf8")).prefecture}.json`,
    );
    const text = readFileSync(name, "utf8");
    writeFileSync(name, text.replace(/"openSeats": 0/, '"openSeats": 1'));
    await alike(false);
    writeFileSync(name, text);
  }, 60_000);
});
