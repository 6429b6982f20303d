/** Chicago's licences: rates by risk class within wards; and its inspections, where licences come back. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DrawRecord } from "../../src/record/record.ts";
import { choucha, newFolder } from "../cli.ts";
import { register, rowsOf, there } from "./registers.ts";

const LICENCES = register("chicago-licences-risk-ward.csv");
const INSPECTIONS = register("chicago-inspections-2014.csv");
/** Percent by risk class. */
const RATES = { "Risk 1 (High)": 20, "Risk 2 (Medium)": 10, "Risk 3 (Low)": 5 } as const;

/** Distinct values of a column and the rows that hold a value seen before or later. */
function counted(path: string, column: string) {
  const [header, ...rows] = rowsOf(path);
  const at = header!.indexOf(column);
  const places = new Map<string, number>();
  for (const row of rows) places.set(row[at]!, (places.get(row[at]!) ?? 0) + 1);
  return {
    distinct: places.size,
    repeated: [...places.values()].filter((n) => n > 1).reduce((a, b) => a + b, 0),
  };
}

/** Units and drawn of each risk class, from the strata `ward|risk`. */
function byRisk({ strata }: Pick<DrawRecord, "strata">) {
  const sums = new Map<string, { units: number; drawn: number }>();
  for (const { stratum, units, drawn } of strata) {
    const risk = stratum.slice(stratum.indexOf("|") + 1);
    const sum = sums.get(risk) ?? { units: 0, drawn: 0 };
    sums.set(risk, { units: sum.units + units, drawn: sum.drawn + drawn });
  }
  return sums;
}

function exactTotals(record: DrawRecord): void {
  const sums = byRisk(record);
  expect([...sums.keys()].sort()).toEqual(Object.keys(RATES));
  for (const [risk, { units, drawn }] of sums) {
    const percent = RATES[risk as keyof typeof RATES];
    expect([risk, drawn]).toEqual([risk, Math.ceil((units * percent) / 100)]);
  }
  // Within a class each ward gets its share rounded up or down.
  for (const { stratum, units, drawn } of record.strata) {
    const { units: all, drawn: total } = sums.get(stratum.slice(stratum.indexOf("|") + 1))!;
    expect(Math.abs(drawn - (units * total) / all)).toBeLessThan(1);
  }
}

describe.skipIf(!there)("chicago-licences-risk-ward.csv", () => {
  const draw = ["--id", "license_", "--by", "ward", "--rate-by", "risk", "--seed", "a=1"];
  const rates = Object.entries(RATES).flatMap(([risk, percent]) => ["--rate", `${risk}=${percent}%`]);
  const { distinct, repeated } = there ? counted(LICENCES, "license_") : { distinct: 0, repeated: 0 };

  it("repeated licences stop the draw", async () => {
    const { exit, stdout } = await choucha(["sample", LICENCES, ...draw, ...rates, "--json"]);
    expect(exit).toBe(3);
    const { findings } = JSON.parse(stdout) as { findings: { code: string; message: string }[] };
    const listed = findings.filter(({ code }) => code === "REG051").length;
    const beyond = /further ones: (\d+)/.exec(findings.find(({ code }) => code === "REG099")?.message ?? "");
    expect(listed + Number(beyond?.[1] ?? 0)).toBe(repeated);
  });

  it("merged: each class gives exactly its rate of all wards, NA wards and repeated licences are reported", async () => {
    const words = [...draw, ...rates, "--duplicates", "merge"];
    const { exit, stdout, stderr } = await choucha(["sample", LICENCES, ...words, "--json"]);
    expect(exit).toBe(0);
    const record = JSON.parse(stdout) as DrawRecord;
    expect(record.commitment.frame.units).toBe(distinct);
    exactTotals(record);
    expect(record.strata.filter(({ stratum }) => stratum.startsWith("NA|")).length).toBeGreaterThan(0);
    expect(stderr).toMatch(/warning FRM001 .* ward\n.*found “NA”/);
    expect(stderr).toMatch(/note REG055 .* license_\n/);
    const path = join(newFolder(), "record.json");
    writeFileSync(path, stdout);
    expect((await choucha(["verify", path, "--register", LICENCES])).exit).toBe(0);
  });

  it("a class without a rate, and a rate without a class, are told", async () => {
    const words = [...draw, ...rates.slice(0, 4), "--duplicates", "merge", "--json"];
    const { exit, stdout } = await choucha(["sample", LICENCES, ...words]);
    expect(exit).toBe(3);
    const codes = (JSON.parse(stdout).findings as { code: string; severity: string }[])
      .filter(({ severity }) => severity === "error")
      .map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(["FRM002"]));
  });

  it("the same totals by a plan", async () => {
    const folder = newFolder();
    mkdirSync(join(folder, "registry"));
    writeFileSync(join(folder, "registry", "licences.csv"), readFileSync(LICENCES));
    const values = Object.entries(RATES).map(([risk, percent]) => `          "${risk}": ${percent}%`);
    const plan = [
      "campaign: Food inspections by risk\nissuer: Example office\nyear: 2025",
      "draws:\n  - name: food\n    register: registry/licences.csv\n    id: license_\n    duplicates: merge",
      "    stratify: ward\n    rate:\n      by: risk\n      values:",
      ...values,
      "seed:\n  sources: [{ name: dice, rule: six digits }]\n",
    ].join("\n");
    writeFileSync(join(folder, "plan.yaml"), plan);
    expect((await choucha(["commit", folder, "--at", "2025-05-06T01:00:00Z"])).exit).toBe(0);
    const ran = await choucha([
      "draw",
      folder,
      "--seed",
      "dice=416235",
      "--at",
      "2025-05-07T01:00:00Z",
      "--json",
    ]);
    expect(ran.exit).toBe(0);
    exactTotals(JSON.parse(ran.stdout) as DrawRecord);
    expect((await choucha(["verify", join(folder, "out", "food")])).exit).toBe(0);
  });
});

describe.skipIf(!there)("chicago-inspections-2014.csv", () => {
  it("check understands the columns and reports the licences that come back", async () => {
    const { exit, stdout } = await choucha(["check", INSPECTIONS, "--json"]);
    expect(exit).toBe(3);
    const report = JSON.parse(stdout) as {
      rows: number;
      files: { id: string[] }[];
      columns: { header: string; role?: string }[];
      findings: { code: string; row: number | null; message: string; remedy: string }[];
    };
    expect([report.rows, report.files[0]!.id]).toEqual([4219, ["licensenumber"]]);
    const roles = Object.fromEntries(report.columns.map(({ header, role }) => [header, role]));
    expect(roles).toMatchObject({
      row: "serial",
      dba: "name",
      licensenumber: "licence",
      inspectiondate: "date",
    });
    const listed = report.findings.filter(({ code }) => code === "REG051").length;
    expect(listed).toBe(counted(INSPECTIONS, "licensenumber").repeated);
    for (const { message, remedy } of report.findings) expect([message, remedy]).not.toContain("");
  });

  it("with the row number as id there is nothing to report, and any method can draw", async () => {
    expect((await choucha(["check", INSPECTIONS, "--id", "row"])).exit).toBe(0);
    for (const method of ["vrs", "seedrandom", "rfc3797"]) {
      const words = [
        "--id",
        "row",
        "--n",
        "25",
        "--method",
        method,
        "--seed",
        "lottery=9 18 26 34 41 45",
        "--json",
      ];
      const { exit, stdout } = await choucha(["sample", INSPECTIONS, ...words]);
      expect(exit).toBe(0);
      const path = join(newFolder(), "record.json");
      writeFileSync(path, stdout);
      expect((await choucha(["verify", path, "--register", INSPECTIONS])).exit).toBe(0);
    }
  });
});
