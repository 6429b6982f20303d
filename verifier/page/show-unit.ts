/** One unit on the page: its fate in one sentence, its ticket, its inspectors, and the commands to check it. */
import type { UnitAnswer } from "./answers.ts";
import { button, h, terms } from "./dom.ts";
import { grouped, type Speech } from "./language.ts";

function why(t: Speech, unit: UnitAnswer): string {
  if (unit.state === "excluded") return t.say("whyExcluded", { reason: unit.reason ?? "" });
  if (unit.state === "certain") return t.say("whyCertain", { reason: unit.reason ?? "" });
  if (unit.rank === undefined) return "";
  const params = {
    rank: unit.rank,
    of: unit.of ?? 0,
    taken: unit.taken ?? 0,
    stratum: t.stratum(unit.stratum, true),
    // With weights the order of tickets is not the order of drawing.
    what: t.say(unit.document?.weighted ? "byQuotient" : "byTicket"),
  };
  if (unit.document?.probability === "1") return t.say("whyOutright");
  if (unit.recipe && unit.recipe.kind !== "recipeTicket") return t.say("whyShuffled", params);
  return t.say(
    unit.state === "drawn"
      ? "whyDrawn"
      : unit.taken === 0
        ? "whyNoPlace"
        : unit.state === "alternate"
          ? "whyAlternate"
          : "whyNot",
    params,
  );
}

function teamOf(t: Speech, unit: UnitAnswer): HTMLElement | string | undefined {
  if (!unit.team) return undefined;
  const { members, open } = unit.team;
  const lines = members.map(({ id, name, lead }) =>
    h("li", {}, name, lead ? `（${t.say("lead")}）` : "", " ", h("span", { class: "note" }, id)),
  );
  if (open > 0) lines.push(h("li", {}, t.say("openSeats", { seats: open })));
  return h("ul", { class: "plain" }, ...lines);
}

/** The commands as a shell script. */
export function recipeText(t: Speech, recipe: NonNullable<UnitAnswer["recipe"]>): string {
  const { commitment, prk, unit, kind, expected, step } = recipe;
  const known = { expected, step };
  return [
    ...(prk ? [`# ${t.say("recipeC")}`, commitment, `# ${t.say("recipePRK")}`, prk] : []),
    `# ${t.say(kind, known)}`,
    unit,
    "",
  ].join("\n");
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/x-sh" }));
  const link = h("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Copies text; without a clipboard (a page that was opened from a folder) the lines are selected instead. */
async function copy(text: string, shown: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return document.execCommand("copy");
  }
}

function recipeOf(t: Speech, unit: UnitAnswer): HTMLElement | undefined {
  if (!unit.recipe) return undefined;
  const text = recipeText(t, unit.recipe);
  const code = h("code", {}, text);
  const said = h("span", { role: "status", class: "note" });
  const name = `ticket-${unit.id.replace(/[^A-Za-z0-9-]+/g, "_")}.sh`;
  return h(
    "details",
    { class: "recipe" },
    h("summary", {}, t.say("recipeShow")),
    h("p", { class: "note" }, t.say("recipeHint")),
    h("pre", { tabindex: "0" }, code),
    h(
      "p",
      { class: "actions" },
      button(t.say("recipeCopy"), async () => {
        if (await copy(text, code)) said.textContent = t.say("recipeCopied");
      }),
      button(t.say("recipeDownload"), () => download(name, text), { "data-download": name }),
      said,
    ),
  );
}

const HASHES = { recipeTicket: "ticket", recipeKey: "stratumKey", recipeMd5: "hash" } as const;

/** The card of one unit; its heading takes the focus when it appears. */
export function showUnit(t: Speech, unit: UnitAnswer): HTMLElement {
  const hash = unit.recipe ? HASHES[unit.recipe.kind] : "ticket";
  const change = (key: "replacedBy" | "stepsIn", of: UnitAnswer["replacedBy"]) =>
    of &&
    h(
      "p",
      {},
      t.say(key, {
        at: t.time(of.change.at),
        unit: of.unit || t.say("nobody"),
        reason: t.reason(of.change.reason, of.change.note),
      }),
    );
  const shownColumns = unit.columns.filter(
    ([, value]) => value !== "" && value !== unit.name && value !== unit.id,
  );
  return h(
    "article",
    { class: `unit ${unit.state}`, "aria-labelledby": "unit-name" },
    h("p", { class: "state" }, t.say(`state-${unit.state}`)),
    h("h3", { id: "unit-name", tabindex: "-1" }, unit.name),
    h("p", { class: "why" }, why(t, unit)),
    change("replacedBy", unit.replacedBy),
    change("stepsIn", unit.stepsInFor),
    terms([
      [t.say("id"), h("code", {}, unit.id)],
      [t.say("stratum"), t.stratum(unit.stratum, true)],
      [t.say("group"), unit.group],
      [t.say("weight"), unit.document?.weight],
      [t.say("probability"), unit.document?.probability],
      [t.say("rank"), unit.rank === undefined ? undefined : `${unit.rank} / ${unit.of}`],
      [t.say(hash), unit.ticket && h("code", { class: "digest" }, grouped(unit.ticket))],
      [t.say("cutoff"), unit.cutoff && h("code", { class: "digest" }, grouped(unit.cutoff))],
      [t.say(unit.document ? "reviewers" : "inspectors"), teamOf(t, unit)],
      ...shownColumns,
    ]),
    recipeOf(t, unit),
  );
}
