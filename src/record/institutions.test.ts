import { describe, expect, it } from "vitest";
import type { FrameUnit } from "./frame.ts";
import { institutionLabels, institutionsAt, institutionsOf } from "./institutions.ts";
import type { DrawRecord, Replacement } from "./record.ts";

const unit = (id: string, name: string, columns?: Record<string, string>): FrameUnit => ({
  id,
  name,
  stratum: "",
  ...(columns ? { columns } : {}),
});

describe("labels of an institution", () => {
  const labels = institutionLabels([
    unit("A1", "示例 所（甲）", { 统一社会信用代码: "91530000abc", 许可证号: "5301", 负责人: "示例" }),
    unit("B2", "示例所乙", { 许可证号: "5301" }),
  ]);
  it("are its id, name, credit code and licence, as ids are compared", () => {
    for (const label of ["A1", "示例所(甲)", "91530000ABC"]) expect(labels.get(label)).toEqual(["A1"]);
    expect(labels.get("示例")).toBeUndefined();
  });
  it("may mean several", () => expect(labels.get("5301")).toEqual(["A1", "B2"]));
});

const drawn = (id: string, stratum: string) => ({ id, stratum, row: 1, rank: 1, ticket: "" });
const gone = (out: string, at: string, step?: string): Replacement => ({
  at,
  kind: "object",
  out,
  reason: "closed",
  ...(step === undefined ? {} : { in: step }),
});
const record = (...replacements: Replacement[]) =>
  ({
    strata: [
      { stratum: "x", units: 8, drawn: 2, probability: "1/4" },
      { stratum: "y", units: 3, drawn: 1, probability: "1/3" },
    ],
    drawn: [drawn("c", "x"), drawn("a", "x"), drawn("b", "y")],
    alternates: [drawn("d", "x"), drawn("e", "y")],
    certain: [{ id: "z", stratum: "y", row: 1, reason: "投诉" }],
    replacements,
  }) as unknown as DrawRecord;
const ids = (list: readonly { id: string; probability: string }[]) =>
  list.map(({ id, probability }) => `${id} ${probability}`);

describe("institutions of a first stage", () => {
  it("come in byte order, each with the chance of its stratum; certain ones with 1", () => {
    expect(ids(institutionsOf(record()))).toEqual(["a 1/4", "b 1/3", "c 1/4", "z 1"]);
  });
  it("are those that stand: who stepped in has the chance of the same stratum", () => {
    const now = record(gone("a", "2025-05-08T00:00:00Z", "d"), gone("b", "2025-05-09T00:00:00Z"));
    expect(ids(institutionsOf(now))).toEqual(["c 1/4", "d 1/4", "z 1"]);
  });
  it("at a time are those of that time; in the very second, either", () => {
    const now = record(gone("a", "2025-05-08T00:00:00Z", "d"), gone("b", "2025-05-09T00:00:00Z"));
    const at = (day: string) => institutionsAt(now, day).map((list) => list.map(({ id }) => id).join(""));
    expect(at("2025-05-07T00:00:00Z")).toEqual(["abcz"]);
    expect(at("2025-05-08T12:00:00Z")).toEqual(["bcdz"]);
    expect(at("2025-05-10T00:00:00Z")).toEqual(["cdz"]);
    expect(at("2025-05-08T00:00:00Z")).toEqual(["abcz", "bcdz"]);
  });
});
