import { describe, expect, it } from "vitest";
import type { Reach } from "../sampling/deal-input.ts";
import { dealTeams, reach } from "./deal.ts";
import type { FrameUnit } from "./frame.ts";
import { ticketsOf } from "./outcome.ts";
import type { InspectorRule } from "./rule.ts";

const unit = (id: string, prefecture: string | undefined, more: Partial<FrameUnit> = {}): FrameUnit => ({
  ...{ id, name: id, stratum: prefecture ?? "", prefecture },
  ...more,
});
const rule = (more: Partial<InspectorRule>): InspectorRule => ({
  ...{ perObject: 2, from: "same-prefecture", fallback: "none", maxLoad: 4, onDuty: true },
  ...more,
});
const neighbours = { 怒江: ["大理", "保山"] };

describe("reach", () => {
  it.each<[string, string | undefined, string | undefined, Partial<InspectorRule>, Reach]>([
    ["at home", "昆明", "昆明", {}, 1],
    ["elsewhere without help", "昆明", "曲靖", {}, 0],
    ["a neighbour helps", "怒江", "大理", { fallback: "neighbours", neighbours }, 2],
    ["no neighbour", "怒江", "昆明", { fallback: "neighbours", neighbours }, 0],
    ["neighbours count one way, as listed", "大理", "怒江", { fallback: "neighbours", neighbours }, 0],
    ["a prefecture called like a built-in", "constructor", "昆明", { fallback: "neighbours", neighbours }, 0],
    ["the province helps", "怒江", "昆明", { fallback: "province" }, 2],
    ["home comes before help", "昆明", "昆明", { fallback: "province" }, 1],
    ["from the province: everyone alike", "昆明", "曲靖", { from: "province" }, 1],
    ["crosswise: never at home", "昆明", "昆明", { from: "other-prefecture", fallback: "province" }, 0],
    ["crosswise: everyone else", "昆明", "曲靖", { from: "other-prefecture" }, 1],
    ["no prefecture on either side is the same one", undefined, undefined, {}, 1],
  ])("%s", (_, there, home, more, expected) => {
    expect(reach(unit("O", there), unit("I", home), rule(more))).toBe(expected);
  });

  it("the excluded and the recused serve nowhere, whatever the rule says", () => {
    for (const from of ["same-prefecture", "other-prefecture", "province"] as const) {
      const [o, wide] = [unit("O", "昆明"), rule({ from, fallback: "province" })];
      expect(reach(o, unit("I", "曲靖", { excluded: "不在岗" }), wide)).toBe(0);
      expect(reach(o, unit("I", "曲靖", { recused: ["O"] }), wide)).toBe(0);
      expect(reach(o, unit("I", "曲靖", { recused: ["P"] }), wide)).not.toBe(0);
    }
  });
});

describe("dealTeams", () => {
  const ticket = ticketsOf("00".repeat(32), [{ name: "a", value: "1" }]);
  const objects = ["O1", "O2", "O3"].map((id) => unit(id, "昆明"));
  const people = ["I1", "I2", "I3", "I4"].map((id, i) => unit(id, "昆明", { lead: i === 0 }));

  it("gives every object its seats, loads as even as can be, and nobody who is excluded", () => {
    const dealt = dealTeams(
      objects,
      [...people, unit("I5", "昆明", { excluded: "不在岗" })],
      rule({}),
      ticket,
    );
    expect(dealt.teams.map(({ members, openSeats }) => [members.length, openSeats])).toEqual([
      [2, 0],
      [2, 0],
      [2, 0],
    ]);
    const loads = new Map(dealt.loads.map(({ id, load }) => [id, load]));
    expect(loads.get("I5")).toBe(0);
    expect(people.map(({ id }) => loads.get(id)).sort()).toEqual([1, 1, 2, 2]);
  });

  it("with a lead asked for, the only one who may lead sits in every team up to the limit", () => {
    const dealt = dealTeams(objects, people, rule({ lead: { 职务: ["科长"] }, maxLoad: 2 }), ticket);
    expect(dealt.teams.filter(({ lead }) => lead === "I1")).toHaveLength(2);
    expect(dealt.teams.reduce((sum, { openSeats }) => sum + openSeats, 0)).toBe(1);
    expect(dealt.bottlenecks).not.toEqual([]);
  });
});

describe("reach of a reviewer to a case", () => {
  const rule: InspectorRule = {
    perObject: 2,
    from: "other-prefecture",
    fallback: "none",
    maxLoad: 9,
    onDuty: true,
  };
  const document = { id: "c1", name: "c1", stratum: "", unit: "u1", prefecture: "昆明市", field: "临床" };
  const person = { id: "p", name: "p", stratum: "", prefecture: "玉溪市", fields: ["临床", "物证"] };

  it.each([
    ["who has the specialty and comes from elsewhere", {}, {}, 1],
    ["from the same prefecture", {}, { prefecture: "昆明市" }, 0],
    ["of the document's institution, or with an interest in it", {}, { recused: ["u0", "u1"] }, 0],
    ["with an interest in another institution", {}, { recused: ["u2"] }, 1],
    ["without the specialty", {}, { fields: ["物证"] }, 0],
    ["without any", {}, { fields: [] }, 0],
    ["without any, where none is wanted", { field: undefined }, { fields: [] }, 1],
    ["who is excluded", {}, { excluded: "不在岗" }, 0],
  ])("%s", (_, case_, own, expected) => {
    expect(reach({ ...document, ...case_ }, { ...person, ...own }, rule)).toBe(expected);
  });
});
