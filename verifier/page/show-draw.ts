/** One draw on the page: facts, values, checks, strata. */
import type { Check } from "../../src/record/check.ts";
import { forPeople } from "../../src/registry/order.ts";
import type { Change, DrawAnswer } from "./answers.ts";
import { h, icon, terms } from "./dom.ts";
import { grouped, type Speech } from "./language.ts";

/** A section with its heading; hidden sections are never made. */
export const section = (
  id: string,
  heading: string,
  ...children: (Node | string | undefined)[]
): HTMLElement => h("section", { "aria-labelledby": id }, h("h2", { id }, heading), ...children);

/** A declared rate: "1/10" as "10%", "1/3" as it stands. */
const rateText = (rate: string): string => {
  const shown = percent(rate).replace(/\.?0+%$/, "%");
  const [over = 0, under = 1] = rate.split("/").map(Number);
  return (over * 10_000) % under === 0 ? shown : rate;
};

/** "10/99" as "10.10%". For the eye only: nothing is decided by it. */
const percent = (fraction: string): string => {
  const [over = 0, under = 1] = fraction.split("/").map(Number);
  return `${((over / under) * 100).toFixed(2)}%`;
};

function sizeText(t: Speech, draw: DrawAnswer): string {
  const rates = draw.rates?.values.map(([value, rate]) => `${value} ${rateText(rate)}`).join(", ");
  const size =
    draw.n !== undefined
      ? t.say("sizeNumber", { n: draw.n })
      : draw.rates
        ? t.say("sizeRates", { by: draw.rates.by, rates: rates! })
        : t.say("sizeRate", { rate: rateText(draw.rate ?? "1") });
  if (draw.floor !== undefined) return t.say("allocation-documents", { size, floor: draw.floor });
  return t.say(`allocation-${draw.allocation}`, { size });
}

function factsOf(t: Speech, draw: DrawAnswer): HTMLElement {
  const { units, eligible, excluded, certain, drawn, alternates } = draw.counts;
  const committed = t.time(draw.committedAt);
  const C = h("code", { class: "digest" }, grouped(draw.C));
  return section(
    `facts-${draw.draw}`,
    t.say("facts"),
    terms([
      [t.say("campaign"), draw.campaign],
      [t.say("draw"), draw.draw],
      [t.say("commitment"), [C, h("p", { class: "note" }, t.say("commitmentHint"))]],
      [t.say("committedAt"), draw.onTheSpot ? `${committed} — ${t.say("onTheSpot")}` : committed],
      [t.say("drawnAt"), t.time(draw.drawnAt)],
      [t.say("pool"), t.say("poolCounts", { units, eligible, excluded, certain })],
      [t.say("size"), sizeText(t, draw)],
      [t.say("method"), t.say(`method-${draw.method}`)],
      [t.say("result"), t.say("resultCounts", { drawn, alternates })],
    ]),
  );
}

function seedOf(t: Speech, draw: DrawAnswer): HTMLElement {
  return section(
    `seed-${draw.draw}`,
    t.say("seedHeading"),
    draw.fromSystem ? h("p", { class: "note" }, t.say("fromSystem")) : undefined,
    ...draw.seed.map(({ name, rule, value }) =>
      h(
        "article",
        { class: "source" },
        h("h3", {}, name),
        terms([
          [t.say("declared"), rule === "" ? undefined : rule],
          [t.say("value"), value === undefined ? t.say("absent") : h("code", { class: "value" }, value)],
        ]),
      ),
    ),
  );
}

/** Checks with their sentences; the first one that fails says what to do. */
export function checkList(t: Speech, checks: readonly Check[]): HTMLElement {
  const entry = (check: Check) => {
    const { says, remedy } = t.check(check);
    const advice = remedy !== "" && (!check.ok || check.code === "VER013" || check.code === "VER051");
    return h(
      "li",
      { class: check.ok ? "holds" : "fails" },
      icon(check.ok ? "yes" : "no") as unknown as HTMLElement,
      h(
        "div",
        {},
        h("span", { class: "sr" }, `${t.say(check.ok ? "passed" : "failed")}: `),
        says,
        advice ? h("p", { class: "note" }, remedy) : undefined,
      ),
      h("code", { class: "code" }, check.code),
    );
  };
  return h("ol", { class: "checks" }, ...checks.map(entry));
}

function checksOf(t: Speech, draw: DrawAnswer, bundle: readonly Check[]): HTMLElement {
  const all = [...draw.checks, ...bundle];
  const passed = all.filter(({ ok }) => ok).length;
  return section(
    `checks-${draw.draw}`,
    t.say("checksHeading"),
    h("p", { class: "note" }, t.say("checksCount", { passed, all: all.length })),
    checkList(t, draw.checks),
    h("h3", {}, t.say("bundleChecks")),
    checkList(t, bundle),
  );
}

function strataTable(t: Speech, draw: DrawAnswer): HTMLElement {
  const only = draw.strata.length === 1;
  const cutoffs = draw.method === "vrs";
  const cell = (text: string | number) => h("td", { class: "number" }, String(text));
  const head = (text: string, number = false) =>
    h("th", { scope: "col", class: number ? "number" : undefined }, text);
  const rows = forPeople(draw.strata, ({ stratum }) => stratum).map((row) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, t.stratum(row.stratum, only)),
      cell(row.units),
      cell(row.drawn),
      cell(percent(row.probability)),
      cutoffs &&
        h(
          "td",
          { class: "cutoff" },
          row.cutoff ? h("code", { title: row.cutoff }, `${grouped(row.cutoff.slice(0, 8))} …`) : "–",
        ),
    ),
  );
  const sum = (key: "units" | "drawn") => draw.strata.reduce((total, row) => total + row[key], 0);
  return h(
    "table",
    {},
    h("caption", { class: "sr" }, t.say("strataCaption")),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        head(t.say("stratum")),
        head(t.say("units"), true),
        head(t.say("drawnCount"), true),
        head(t.say("probability"), true),
        cutoffs && h("th", { scope: "col", class: "cutoff" }, t.say("cutoff")),
      ),
    ),
    h("tbody", {}, ...rows),
    h(
      "tfoot",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "row" }, t.say("total")),
        cell(sum("units")),
        cell(sum("drawn")),
        cell(""),
        cutoffs && h("td", { class: "cutoff" }),
      ),
    ),
  );
}

const changeText = (t: Speech, change: Change): string =>
  t.say(change.kind === "object" ? "replacedObject" : "replacedInspector", {
    at: t.time(change.at),
    out: change.out,
    in: change.in ?? t.say("nobody"),
    object: change.object ?? "",
    reason: t.reason(change.reason, change.note),
  });

function histories(t: Speech, draw: DrawAnswer): (HTMLElement | undefined)[] {
  const list = (lines: readonly string[]) =>
    h("ul", { class: "plain" }, ...lines.map((line) => h("li", {}, line)));
  const superseded = draw.superseded.map(({ at, C, reason }) =>
    t.say("supersededLine", {
      at: t.time(at),
      C: grouped(C),
      reason: reason ?? t.say("supersededNoReason"),
    }),
  );
  const changes = draw.changes.map((change) => changeText(t, change));
  return [
    superseded.length > 0
      ? section(`superseded-${draw.draw}`, t.say("supersededHeading"), list(superseded))
      : undefined,
    changes.length > 0
      ? section(`changes-${draw.draw}`, t.say("replacementsHeading"), list(changes))
      : undefined,
  ];
}

/** Everything about one draw; `lookup` is put in where there is a list to look into. */
export function showDraw(
  t: Speech,
  draw: DrawAnswer,
  bundle: readonly Check[],
  lookup: HTMLElement | undefined,
): HTMLElement[] {
  const strata = section(
    `strata-${draw.draw}`,
    t.say("strataHeading"),
    draw.method === "vrs" ? h("p", { class: "note" }, t.say("cutoffNote")) : undefined,
    h(
      "div",
      { class: "scroll", tabindex: "0", role: "group", "aria-labelledby": `strata-${draw.draw}` },
      strataTable(t, draw),
    ),
  );
  const parts = [
    factsOf(t, draw),
    lookup,
    checksOf(t, draw, bundle),
    ...histories(t, draw),
    draw.seed.length > 0 ? seedOf(t, draw) : undefined,
    draw.strata.length > 0 ? strata : undefined,
  ];
  return parts.filter((part) => part !== undefined);
}
