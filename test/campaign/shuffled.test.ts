/** The order of rows decides nothing: neither of the registers nor of the lists beside them. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { DrawRecord } from "../../src/record/record.ts";
import { readTable } from "../../src/registry/read.ts";
import { choucha } from "../cli.ts";
import { asCsv, shuffled } from "../real/registers.ts";
import { COMMIT_AT, copyOfExample, DRAW_AT } from "./example.ts";

/** Rewrites every register of a campaign as CSV with its rows in another order. */
async function shuffleRegisters(campaign: string): Promise<void> {
  const folder = join(campaign, "registry");
  for (const name of readdirSync(folder)) {
    const table = await readTable({ name, bytes: readFileSync(join(folder, name)) });
    const rows = [table.columns.map(({ header }) => header), ...table.rows.map(({ cells }) => [...cells])];
    rmSync(join(folder, name));
    writeFileSync(join(folder, name.replace(".xlsx", ".csv")), asCsv(shuffled(rows)));
  }
  const plan = readFileSync(join(campaign, "plan.yaml"), "utf8");
  writeFileSync(join(campaign, "plan.yaml"), plan.replaceAll(".xlsx", ".csv"));
}

async function records(campaign: string): Promise<DrawRecord[]> {
  const seeds = ["--seeds", join(campaign, "seeds.yaml")];
  for (const words of [
    ["commit", campaign, "--at", COMMIT_AT],
    ["draw", campaign, ...seeds, "--at", DRAW_AT],
    ["assign", campaign, "--at", DRAW_AT],
  ])
    expect((await choucha(words)).exit).toBe(0);
  return ["forensic", "notary"].map((draw) =>
    JSON.parse(readFileSync(join(campaign, "out", draw, "record.json"), "utf8")),
  );
}

it("shuffled registers give the same commitment, tickets, strata and teams", async () => {
  const [plain, mixed] = [copyOfExample(), copyOfExample()];
  await shuffleRegisters(mixed);
  const withoutRow = (units: readonly { row: number }[]) => units.map(({ row: _, ...unit }) => unit);
  const essence = (record: DrawRecord) => ({
    ...record,
    inputs: [],
    drawn: withoutRow(record.drawn),
    alternates: withoutRow(record.alternates),
    certain: withoutRow(record.certain),
  });
  const [expected, found] = [await records(plain), await records(mixed)];
  expect(found.map(essence)).toEqual(expected.map(essence));
  // The shuffling was real: rows moved.
  expect(found[0]!.drawn.map(({ row }) => row)).not.toEqual(expected[0]!.drawn.map(({ row }) => row));
  for (const draw of ["forensic", "notary"])
    expect((await choucha(["verify", join(mixed, "out", draw)])).exit).toBe(0);
});
