/** What a person sees where chance is not fair: the program's tickets are bent for this file only. */
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { choucha, root } from "../cli.ts";

vi.mock("../../src/sampling/fast-ticket.ts", async (original) => {
  const { fastTickets } = await original<typeof import("../../src/sampling/fast-ticket.ts")>();
  // Every unit whose id ends in 2 comes last in its stratum.
  return {
    fastTickets: (prk: Uint8Array) => {
      const ticket = fastTickets(prk);
      return (label: string) => (/^objects\/.*2$/.test(label) ? "f".repeat(64) : ticket(label));
    },
  };
});

it.each([
  ["en", "NOT FAIR", "Do not use this draw"],
  ["zh", "不公平", "查明原因前请勿使用"],
])("%s: exit 1, the verdict, what failed and what to do", async (lang, verdict, remedy) => {
  const campaign = join(root, "fixtures", "yunnan-2025", "plan.yaml");
  const words = ["simulate", campaign, "--draw", "notary", "--runs", "600", "--seed", "1", "--lang", lang];
  const ran = await choucha(words);
  expect(ran.exit).toBe(1);
  expect(ran.stdout).toMatch(new RegExp(`^${verdict}`, "m"));
  expect(ran.stderr).toContain("SIM001");
  expect(ran.stderr).toContain(remedy);
  if (lang === "zh") return;
  const json = JSON.parse((await choucha([...words, "--json"])).stdout);
  expect(json.ok).toBe(false);
  expect(json.draws[0].findings[0].code).toBe("SIM001");
});
