/** Rules about units: caps on grades that exist, ties by sections that exist. */
import { parseRate } from "../../sampling/rational.ts";
import { list, pointsIn, type Report, sameName, type Table, table } from "./raw.ts";

function checkCaps(rubric: Table, report: Report): void {
  const bands = list(rubric.bands).map(table);
  const lowest = bands.reduce<Table | undefined>(
    (least, band) =>
      (pointsIn(band.from) ?? 0) < (least ? (pointsIn(least.from) ?? 0) : Number.POSITIVE_INFINITY)
        ? band
        : least,
    undefined,
  );
  const seen = new Set<string>();
  for (const [index, given] of list(table(rubric.units).caps).entries()) {
    const { band, share } = table(given);
    const path = ["units", "caps", index];
    const name = sameName(band);
    if (name === "") continue;
    const known = bands.map((one) => String(one.name ?? "")).join(", ");
    if (!bands.some((one) => sameName(one.name) === name))
      report("RUB090", [...path, "band"], { found: String(band), known });
    else if (name === sameName(lowest?.name)) report("RUB091", [...path, "band"], { found: String(band) });
    if (seen.has(name)) report("RUB092", [...path, "band"], { found: String(band) });
    seen.add(name);
    const rate = parseRate(String(share ?? ""));
    if (rate.ok && rate.rate.num === rate.rate.den)
      report("RUB089", [...path, "share"], {}, { severity: "warning" });
  }
}

/** Caps and ties. */
export function checkUnits(rubric: Table, report: Report): void {
  checkCaps(rubric, report);
  const sections = list(rubric.sections).map((section) => table(section).id);
  for (const [index, tie] of list(table(rubric.units).ties).entries()) {
    const wanted = table(tie).section;
    if (typeof wanted === "string" && !sections.includes(wanted))
      report("RUB093", ["units", "ties", index, "section"], {
        found: wanted,
        known: sections.map(String).join(", "),
      });
  }
}
