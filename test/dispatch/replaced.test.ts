/** A replacement after the packages went out: the record keeps it, and the office is told what nobody else knows. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { DrawRecord } from "../../src/record/record.ts";
import { choucha } from "../cli.ts";
import { AFTER, dispatching, drawn } from "./province.ts";

it("of an inspector is the prefecture's to note", async () => {
  const campaign = dispatching();
  await drawn(campaign);
  const { drawn: objects } = JSON.parse(readFileSync(join(campaign, "out/notary/record.json"), "utf8"));
  const words = ["replace", objects[0].id, campaign, "--draw", "notary", "--reason", "off-duty"];
  const { exit, stderr } = await choucha([...words, "--inspector", "HC-53-0001", "--at", AFTER]);
  expect([exit, stderr]).toEqual([2, expect.stringContaining("RPL015")]);
});

it("is recorded, verified, and said not to reach the prefecture", async () => {
  const campaign = dispatching();
  await drawn(campaign);
  const path = join(campaign, "out/notary/record.json");
  const record = (): DrawRecord => JSON.parse(readFileSync(path, "utf8"));
  const words = [
    "replace",
    record().drawn[0]!.id,
    campaign,
    "--draw",
    "notary",
    "--reason",
    "moved",
    "--at",
    AFTER,
  ];
  const { exit, stderr } = await choucha(words);
  expect([exit, stderr.includes("DSP020")]).toEqual([0, true]);
  expect(record().replacements).toHaveLength(1);
  expect((await choucha(["verify", path])).exit).toBe(0);
});
