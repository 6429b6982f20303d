/** The screens that show what a draw and a deal gave. */
import type { Frame } from "../record/frame.ts";
import type { Assignment, DrawRecord } from "../record/record.ts";
import { forPeople } from "../registry/order.ts";
import { parseRate, percent } from "../sampling/rational.ts";
import type { Io } from "../system/io.ts";
import { say } from "../text/index.ts";
import { tableRecord } from "./review-record.ts";
import { colours, screenWidth, table } from "./screen.ts";
import { wrapped } from "./wrapped.ts";

/** A recorded probability ("4/39") as people read it. */
export function percentOf(fraction: string): string {
  const result = parseRate(fraction);
  return result.ok ? percent(result.rate) : "0.00%";
}

/** A stratum's name for people; the one without a name is everything. */
export const stratumName = (io: Io, stratum: string, only: boolean): string =>
  stratum === "" ? say(io.lang, only ? "all" : "blank") : stratum;

const total = (numbers: readonly number[]): number => numbers.reduce((sum, n) => sum + n, 0);

/**
 * Drawn units by stratum, with inclusion probabilities; inspectors' seats and loads where they are dealt.
 * @param institutions names by id, for reviews
 */
export function drawScreen(
  io: Io,
  title: string,
  drawn: DrawRecord,
  institutions: ReadonlyMap<string, string> = new Map(),
): string {
  const { record, summed } = tableRecord(drawn, institutions);
  const paint = colours(io, "stdout");
  const t = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  const only = record.strata.length === 1;
  const teams = new Map(record.assignment?.teams.map((team) => [team.object, team]));
  const loads = new Map(record.assignment?.loads.map(({ id, load }) => [id, load]));
  const objects = [...record.drawn, ...record.certain];
  const dealt = (stratum: string) => {
    const people = new Set(
      objects.filter((unit) => unit.stratum === stratum).flatMap(({ id }) => teams.get(id)?.members ?? []),
    );
    const carried = [...people].map((id) => loads.get(id) ?? 0);
    if (people.size === 0) return ["–", "–"];
    const [low, high] = [Math.min(...carried), Math.max(...carried)];
    return [String(people.size), low === high ? String(low) : `${low}–${high}`];
  };
  const directed = (stratum: string) => record.certain.filter((unit) => unit.stratum === stratum).length;
  const columns = [
    { header: t(summed ? "institution" : "stratum") },
    { header: t("units"), right: true },
    { header: t("drawn"), right: true },
    { header: t("probability"), right: true },
    ...(record.certain.length > 0 ? [{ header: t("directed"), right: true }] : []),
    ...(record.assignment
      ? [
          { header: t(record.rule.method === "poisson" ? "reviewers" : "inspectors"), right: true },
          { header: t("loads"), right: true },
        ]
      : []),
  ];
  const rows = forPeople(record.strata, ({ stratum }) => stratum).map(
    ({ stratum, units, drawn, probability }) => [
      stratumName(io, stratum, only),
      String(units),
      String(drawn),
      percentOf(probability),
      ...(record.certain.length > 0 ? [String(directed(stratum))] : []),
      ...(record.assignment ? dealt(stratum) : []),
    ],
  );
  const busy = record.assignment?.loads.filter(({ load }) => load > 0) ?? [];
  const sum = [
    t("total"),
    String(total(record.strata.map(({ units }) => units))),
    String(record.drawn.length),
    "",
    ...(record.certain.length > 0 ? [String(record.certain.length)] : []),
    ...(record.assignment ? [String(busy.length), String(Math.max(0, ...busy.map(({ load }) => load)))] : []),
  ];
  const note = summed ? `${wrapped(t("cellsSummed"), screenWidth(io), "  ")}\n` : "";
  return `${paint.bold(title)}\n\n${table(columns, only ? rows : [...rows, [], sum], paint)}${note}`;
}

/** Who was drawn, by name, with those who were taken without a draw and those who stand by. */
export function drawnScreen(io: Io, record: DrawRecord, names: ReadonlyMap<string, string>): string {
  const paint = colours(io, "stdout");
  const t = (key: Parameters<typeof say>[1]) => say(io.lang, key);
  const only = record.strata.length === 1;
  const units = [
    ...record.drawn.map((unit) => ({ ...unit, how: t("drawnHow"), place: String(unit.rank) })),
    ...record.certain.map((unit) => ({ ...unit, how: `${t("directed")} · ${unit.reason}`, place: "" })),
    ...record.alternates.map((unit) => ({ ...unit, how: t("alternate"), place: String(unit.rank) })),
  ];
  const rows = forPeople(units, ({ stratum }) => stratum).map(({ id, stratum, how, place }) => [
    stratumName(io, stratum, only),
    names.get(id) ?? id,
    how,
    place,
  ]);
  const columns = [
    { header: t("stratum") },
    { header: t("name") },
    { header: t("how") },
    { header: t("rank"), right: true },
  ];
  return table(columns, rows, paint);
}

/** Who inspects whom, by name; the lead first, and how many seats stayed empty. */
export function teamsScreen(
  io: Io,
  assignment: Assignment,
  objects: Pick<Frame, "units">,
  inspectors: Pick<Frame, "units">,
  who: "inspectors" | "reviewers" = "inspectors",
): string {
  const paint = colours(io, "stdout");
  const t = (key: Parameters<typeof say>[1]) => say(io.lang, key);
  const unit = new Map(objects.units.map((one) => [one.id, one]));
  const person = new Map(inspectors.units.map((one) => [one.id, one]));
  const place = (id: string) => unit.get(id)?.prefecture ?? unit.get(id)?.stratum ?? "";
  const rows = forPeople(assignment.teams, ({ object }) => place(object)).map(
    ({ object, members, lead, openSeats }) => [
      place(object),
      unit.get(object)?.name ?? object,
      [...members]
        .sort((a, b) => Number(b === lead) - Number(a === lead))
        .map((id) => `${person.get(id)?.name ?? id}${id === lead ? `（${t("lead")}）` : ""}`)
        .join("、"),
      openSeats === 0 ? "" : `${t("openSeats")} ${openSeats}`,
    ],
  );
  return table(
    [{ header: t("prefecture") }, { header: t("name") }, { header: t(who) }, { header: "" }],
    rows,
    paint,
  );
}
