/** Third reviewers: who is called, why, and that a second run calls nobody again. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FrameUnit } from "../../record/frame.ts";
import { canonical } from "../../record/jcs.ts";
import type { InspectorRule } from "../../record/rule.ts";
import { extract, tickets } from "../../sampling/ticket.ts";
import { points, sheet } from "../../scoring/aggregate/small.fixture.ts";
import { readLedgerFile } from "../ledger-file.ts";
import type { Campaign } from "../open.ts";
import { callThirds } from "./call-thirds.ts";
import type { ThirdMaterial } from "./plan-thirds.ts";
import { smallReview } from "./review.fixture.ts";
import { addScores } from "./score-store.ts";
import { thirdsOf } from "./thirds.ts";

const AT = "2025-05-08T01:00:00Z";
const rule: InspectorRule = {
  ...{ perObject: 2, from: "other-prefecture", fallback: "none", maxLoad: 4, onDuty: false },
} as InspectorRule;

function open() {
  const out = mkdtempSync(join(tmpdir(), "choucha-third-"));
  const review = smallReview(join(out, "opinions"));
  const unit = (id: string, prefecture: string, more: Partial<FrameUnit> = {}): FrameUnit => ({
    ...{ id, name: id, stratum: prefecture, prefecture, ...more },
  });
  const material =
    (people: readonly FrameUnit[], more: Partial<InspectorRule> = {}) =>
    async (): Promise<ThirdMaterial> => ({
      rule: { ...rule, ...more },
      documents: review.documents.map(({ id, prefecture }) => unit(id, prefecture)),
      reviewers: people,
      ticket: tickets(extract(Buffer.alloc(32), "seed")),
    });
  const people = ["ZJ001", "ZJ002", "ZJ003"].map((id) => unit(id, "玉溪市"));
  const [d1, d2, d3, d4] = review.documents.map(({ id }) => id) as [string, string, string, string];
  return {
    out,
    campaign: { out } as Campaign,
    review,
    material,
    people,
    unit,
    ids: [d1, d2, d3, d4] as const,
  };
}

async function scored() {
  const all = open();
  const [d1, d2, d3] = all.ids;
  // D001: 11 points apart; D002: a veto; D003: 10 apart, which is not more than 10; D004: one review only.
  const reviews = [
    ...[points(d1, "ZJ001", 95), points(d1, "ZJ002", 84)],
    ...[sheet(d2, "ZJ002", { veto: "yes" }), points(d2, "ZJ003", 100)],
    ...[points(d3, "ZJ003", 90), points(d3, "ZJ001", 80)],
    points(all.ids[3], "ZJ001", 90),
  ].map(({ third: _, ...rest }) => rest);
  await addScores(all.campaign, all.review, reviews, [{ file: "enter" }], "2025-05-08T00:00:00Z");
  return all;
}

describe("calling third reviewers", () => {
  it("calls one for each document that needs one, never one of its own, and says why", async () => {
    const { campaign, review, material, people, ids, out } = await scored();
    const { calls, incomplete, requests } = await callThirds(campaign, review, AT, material(people));
    expect(calls.map(({ document, reviewers, lacking }) => [document, reviewers, lacking])).toEqual([
      [ids[0], ["ZJ003"], 0],
      [ids[1], ["ZJ001"], 0],
    ]);
    expect(calls.map(({ reasons }) => reasons.map((one) => one.rule))).toEqual([
      ["pointDifference"],
      ["anyVeto"],
    ]);
    expect(incomplete).toEqual([ids[3]]);
    expect(requests).toEqual([
      expect.objectContaining({
        $schema: "choucha/thirds/1",
        version: 1,
        request: 1,
        requestedAt: AT,
        seats: 1,
      }),
    ]);
    const text = readFileSync(join(out, "opinions", "thirds", "0001.json"), "utf8");
    expect(text).toBe(canonical(JSON.parse(text)));
    expect((await readLedgerFile(out)).lines.map(({ event }) => event)).toEqual([
      "score/opinions",
      "third/opinions",
    ]);
    expect([...(await thirdsOf(campaign, review))]).toEqual([
      [ids[0], ["ZJ003"]],
      [ids[1], ["ZJ001"]],
    ]);
  });

  it("a second run calls nobody again and writes nothing", async () => {
    const { campaign, review, material, people, out } = await scored();
    const first = await callThirds(campaign, review, AT, material(people));
    const ledger = readFileSync(join(out, "ledger.jsonl"), "utf8");
    const again = await callThirds(campaign, review, "2025-05-09T01:00:00Z", material(people));
    expect(again.requests).toEqual([]);
    expect(again.calls).toEqual(first.calls.map((call) => ({ ...call, fresh: [] })));
    expect(readFileSync(join(out, "ledger.jsonl"), "utf8")).toBe(ledger);
  });

  it("where nobody is left the others are called all the same; later reviewers get the rest", async () => {
    const { campaign, review, material, people, ids, unit } = await scored();
    // ZJ003 has two documents already and may have no more: D001 stays without; ZJ001 takes D002.
    const short = [...people.slice(0, 2), { ...people[2]!, excluded: "不在岗" }];
    const one = await callThirds(campaign, review, AT, material(short));
    expect(one.calls.map(({ fresh, lacking }) => [fresh, lacking])).toEqual([
      [[], 1],
      [["ZJ001"], 0],
    ]);
    const two = await callThirds(campaign, review, AT, material(short));
    expect([two.requests, two.calls[0]!.lacking]).toEqual([[], 1]);
    const more = [...short, unit("ZJ004", "玉溪市"), unit("ZJ005", "昆明市")];
    const three = await callThirds(campaign, review, AT, material(more));
    // Not ZJ005, who comes from the prefecture of the document.
    expect(three.calls.map(({ document, reviewers }) => [document, reviewers])).toEqual([
      [ids[0], ["ZJ004"]],
      [ids[1], ["ZJ001"]],
    ]);
    expect(three.requests.map(({ request }) => request)).toEqual([2]);
  });

  it("counts what people hold already: the limit is over all deals, and the least burdened come first", async () => {
    const { campaign, review, material, people, unit, ids } = await scored();
    const full = await callThirds(campaign, review, AT, material(people, { maxLoad: 2 }));
    // ZJ001 and ZJ002 hold three each, ZJ003 two.
    expect(full.calls.map(({ lacking }) => lacking)).toEqual([1, 1]);
    const fresh = [...people, unit("ZJ004", "玉溪市"), unit("ZJ005", "玉溪市")];
    const { calls } = await callThirds(campaign, review, AT, material(fresh));
    expect(calls.map(({ document }) => document)).toEqual([ids[0], ids[1]]);
    expect(calls.flatMap(({ fresh: now }) => now).sort()).toEqual(["ZJ004", "ZJ005"]);
  });

  it("a third who has scored settles the document; a changed request is a conflict", async () => {
    const { campaign, review, material, people, ids, out } = await scored();
    await callThirds(campaign, review, AT, material(people));
    const { third: _, ...given } = points(ids[0], "ZJ003", 90);
    await addScores(campaign, review, [{ ...given, third: true }], [{ file: "enter" }], AT);
    const { calls } = await callThirds(campaign, review, AT, material(people));
    expect(calls.map(({ document }) => document)).toEqual([ids[1]]);
    const file = join(out, "opinions", "thirds", "0001.json");
    writeFileSync(file, readFileSync(file, "utf8").replace("ZJ001", "ZJ002"));
    await expect(callThirds(campaign, review, AT, material(people))).rejects.toMatchObject({
      exit: 5,
      message: "CMD011",
    });
  });
});
