/** The search for a unit: a field, what was found, and the card of the one that was chosen. */
import type { Engine, Hits } from "./answers.ts";
import { h } from "./dom.ts";
import type { Speech } from "./language.ts";
import { section } from "./show-draw.ts";
import { showUnit } from "./show-unit.ts";

/** What the reader typed and chose; it outlives a change of the language. */
export interface Asked {
  text: string;
  id?: string;
}

const PAUSE = 150;

function hitList(t: Speech, { hits }: Hits, choose: (id: string) => void): HTMLElement[] {
  return hits.map(({ id, name, stratum, state }) => {
    const entry = h(
      "button",
      { type: "button", "data-id": id },
      h("span", { class: "name" }, name),
      h("span", { class: "note" }, `${id}${stratum === "" ? "" : ` · ${t.stratum(stratum, false)}`}`),
      h("span", { class: `badge ${state}` }, t.say(`state-${state}`)),
    );
    entry.addEventListener("click", () => choose(id));
    return h("li", {}, entry);
  });
}

/** The section; it asks the engine as the reader types. */
export function showLookup(t: Speech, engine: Engine, draw: number, asked: Asked): HTMLElement {
  const field = h("input", {
    type: "search",
    id: "lookup",
    autocomplete: "off",
    spellcheck: "false",
    "aria-describedby": "lookup-hint",
  });
  field.value = asked.text;
  const count = h("p", { role: "status", class: "note" });
  const list = h("ul", { class: "hits" });
  const card = h("div", { "aria-live": "polite" });
  let number = 0;
  let shownIds = "";

  const choose = async (id: string, focus = true) => {
    asked.id = id;
    const unit = await engine.unit(draw, id);
    card.replaceChildren(...(unit ? [showUnit(t, unit)] : []));
    if (focus) card.querySelector("h3")?.focus();
  };
  const search = async () => {
    number += 1;
    const mine = number;
    asked.text = field.value;
    const found = await engine.search(draw, asked.text);
    if (mine !== number) return; // a later question is under way
    const { total, hits } = found;
    const params = { total, shown: hits.length };
    const said = total === 0 ? "lookupNone" : total > hits.length ? "lookupFirst" : "lookupFound";
    count.textContent = asked.text.trim() === "" ? "" : t.say(said, params);
    const ids = JSON.stringify(hits.map(({ id }) => id));
    if (ids === shownIds) return; // the same list stays as it is, with whoever has the focus in it
    shownIds = ids;
    list.replaceChildren(...hitList(t, found, (id) => void choose(id)));
  };
  let timer: ReturnType<typeof setTimeout>;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void search(), PAUSE);
  });
  const form = h(
    "form",
    { role: "search" },
    h("label", { for: "lookup" }, t.say("lookupLabel")),
    field,
    h("p", { class: "note", id: "lookup-hint" }, t.say("lookupHint")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void search();
  });
  if (asked.text !== "") void search();
  if (asked.id !== undefined) void choose(asked.id, false);
  return section("lookup-heading", t.say("lookupHeading"), form, count, list, card);
}
