/** A finished simulation, and what of it a person must know: findings with codes. */
import type { Simulated } from "../campaign/simulate.ts";
import type { Finding } from "../problem.ts";
import type { Simulation } from "../sampling/simulate.ts";
import type { CountTest, Verdict } from "../sampling/simulate-verdict.ts";

/** One finished simulation of a draw. */
export interface SimulationOutcome {
  readonly simulated: Simulated;
  readonly simulation: Simulation;
  readonly verdict: Verdict;
  /** The text from which all seeds came. */
  readonly seed: string;
}

/** Names for people, by id; an id stands for itself where nobody has named it. */
export function namesIn({ simulated: { frame, inspectors } }: SimulationOutcome) {
  const objects = new Map(frame.units.map(({ id, name }) => [id, name]));
  const people = new Map(inspectors?.units.map(({ id, name }) => [id, name === id ? id : `${name} ${id}`]));
  return {
    object: (id: string) => objects.get(id) ?? id,
    inspector: (id: string) => people.get(id) ?? id,
  };
}

/** Three digits, for people: 0.0204, 3.1e-7. */
export const few = (value: number): string => `${Number(value.toPrecision(3))}`;

/** What failed and what a person should know, by their codes. */
export function simulationFindings(outcome: SimulationOutcome): Finding[] {
  const { simulation, verdict } = outcome;
  const name = namesIn(outcome);
  const numbers = ({ count, trials, low, high, probability }: CountTest) => ({
    ...{ count, trials, low, high },
    expected: (trials * probability).toFixed(1),
  });
  const failed = <T extends { ok: boolean }>(entries: readonly T[]) => entries.filter(({ ok }) => !ok);
  const error = (code: string, params: Finding["params"]): Finding => ({ code, severity: "error", params });
  const findings = [
    ...failed(verdict.units).map((test) => error("SIM001", { unit: name.object(test.id), ...numbers(test) })),
    ...failed(verdict.pairs).map((test) =>
      error("SIM002", {
        inspector: name.inspector(test.inspector),
        object: name.object(test.object),
        ...numbers(test),
      }),
    ),
    ...failed(verdict.groups).map((group) =>
      error("SIM003", {
        name: group.kind === "stratum" ? group.name : name.inspector(group.name),
        members: group.members.length,
        statistic: few(group.test!.statistic),
        p: few(group.test!.p),
      }),
    ),
    ...failed(verdict.rounding).map((test) => error("SIM004", { name: test.stratum, ...numbers(test) })),
  ];
  const { short, runs } = simulation;
  if (short > 0) findings.push({ code: "SIM006", severity: "warning", params: { short, runs } });
  const never = verdict.units.filter(({ probability }) => probability === 0).length;
  if (never > 0) findings.push({ code: "SIM007", severity: "warning", params: { units: never } });
  return findings;
}
