/** The page: takes files, hands them to the engine, shows what it says. */
import type { PageWord } from "../../src/text/en/page.ts";
import type { Lang } from "../../src/text/index.ts";
import type { BundleAnswer, Engine, GivenFile } from "./answers.ts";
import { button, byId, h, icon } from "./dom.ts";
import { browserLanguage, Speech } from "./language.ts";
import { checkList, section, showDraw } from "./show-draw.ts";
import { type Asked, showLookup } from "./show-lookup.ts";
import { chosenFiles, droppedFiles } from "./take-files.ts";

export class App {
  #t = new Speech(browserLanguage(navigator.languages ?? [navigator.language]));
  readonly #engine: Promise<Engine>;
  #answer: BundleAnswer | undefined;
  #engineNow: Engine | undefined;
  #seconds = "";
  #tab = 0;
  #asked: Asked[] = [];
  #busy = false;

  constructor(engine: Promise<Engine>) {
    this.#engine = engine;
    byId("zh").addEventListener("click", () => this.#speak("zh"));
    byId("en").addEventListener("click", () => this.#speak("en"));
    byId("print").addEventListener("click", () => print());
    for (const [name, id] of [
      ["choose-files", "files"],
      ["choose-folder", "folder"],
    ] as const) {
      const input = byId<HTMLInputElement>(id);
      byId(name).addEventListener("click", () => input.click());
      input.addEventListener("change", async () => {
        const files = await chosenFiles(input.files ?? []);
        input.value = ""; // so that the same files can be chosen once more
        if (files.length > 0) await this.#take(files);
      });
    }
    byId("choose-folder").hidden =
      !("webkitdirectory" in HTMLInputElement.prototype) || matchMedia("(pointer: coarse)").matches;
    this.#watchDrops();
    this.#speak(this.#t.lang);
  }

  #watchDrops(): void {
    const zone = byId("drop");
    const mark = (on: boolean) => zone.classList.toggle("over", on);
    addEventListener("dragover", (event) => {
      event.preventDefault();
      mark(true);
    });
    addEventListener("dragleave", () => mark(false));
    addEventListener("drop", async (event) => {
      event.preventDefault();
      mark(false);
      if (event.dataTransfer) await this.#take(await droppedFiles(event.dataTransfer));
    });
  }

  async #take(files: GivenFile[]): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#answer = undefined;
    byId("result").replaceChildren();
    byId("verdict").replaceChildren(h("p", { class: "working" }, this.#t.say("working")));
    byId("verdict").className = "";
    await new Promise((resolve) => setTimeout(resolve)); // let it be seen, where there is no worker
    const start = performance.now();
    try {
      this.#engineNow = await this.#engine;
      this.#answer = await this.#engineNow.load(files);
      this.#seconds = ((performance.now() - start) / 1000).toFixed(1);
      const { draws } = this.#answer;
      this.#tab = Math.max(
        0,
        draws.findIndex(({ checks }) => checks.some(({ ok }) => !ok)),
      );
      this.#asked = draws.map(() => ({ text: "" }));
      this.#show();
    } catch {
      byId("verdict").className = "bad";
      byId("verdict").replaceChildren(icon("no"), h("h2", {}, this.#t.say("verdictUnread")));
    } finally {
      this.#busy = false;
    }
  }

  #speak(lang: Lang): void {
    this.#t = new Speech(lang);
    document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
    document.title = this.#t.say("title");
    for (const element of document.querySelectorAll<HTMLElement>("[data-t]"))
      element.textContent = this.#t.say(element.dataset.t as PageWord);
    for (const element of document.querySelectorAll<HTMLElement>("[data-label]"))
      element.setAttribute("aria-label", this.#t.say(element.dataset.label as PageWord));
    for (const one of ["zh", "en"]) byId(one).setAttribute("aria-pressed", String(one === lang));
    if (this.#answer) this.#show();
  }

  #show(): void {
    this.#showVerdict(this.#answer!);
    this.#showTabs(this.#answer!);
  }

  #showVerdict({ ok, files, draws, checks }: BundleAnswer): void {
    const t = this.#t;
    const where = draws.find((draw) => draw.checks.some((check) => !check.ok));
    const bad = [...(where?.checks ?? []), ...checks].find((check) => !check.ok);
    const told = bad && t.check(bad);
    byId("verdict").className = ok ? "good" : "bad";
    byId("verdict").replaceChildren(
      icon(ok ? "yes" : "no"),
      h(
        "div",
        {},
        h("h2", {}, t.say(ok ? "verdictGood" : "verdictBad")),
        ok
          ? h("p", {}, t.say("verdictGoodMore", { draws: draws.length }))
          : h(
              "p",
              { class: "first" },
              `${where && draws.length > 1 ? `${where.draw}: ` : ""}${told?.says ?? ""}`,
            ),
        told?.remedy ? h("p", {}, told.remedy) : "",
        h("p", { class: "note" }, t.say("chosen", { files, seconds: this.#seconds })),
      ),
    );
    byId("print").hidden = false;
    document.body.classList.add("done");
  }

  #showTabs(answer: BundleAnswer): void {
    const { draws } = answer;
    const panel = h("div", { id: "panel", role: draws.length > 1 ? "tabpanel" : undefined });
    const fill = () => {
      const draw = draws[this.#tab];
      if (!draw)
        return panel.replaceChildren(
          section("bundle-checks", this.#t.say("bundleChecks"), checkList(this.#t, answer.checks)),
        );
      const lookup = draw.searchable
        ? showLookup(this.#t, this.#engineNow!, this.#tab, this.#asked[this.#tab]!)
        : undefined;
      panel.replaceChildren(...showDraw(this.#t, draw, answer.checks, lookup));
      if (draws.length > 1) panel.setAttribute("aria-labelledby", `tab-${this.#tab}`);
    };
    const tabs = draws.map(({ draw, checks }, i) =>
      button("", () => select(i), {
        role: "tab",
        id: `tab-${i}`,
        "aria-controls": "panel",
        class: checks.every(({ ok }) => ok) ? "good" : "bad",
        "data-draw": draw,
      }),
    );
    tabs.forEach((tab, i) => {
      tab.append(icon(tab.className === "good" ? "yes" : "no"), draws[i]!.draw);
    });
    const select = (i: number, focus = false) => {
      this.#tab = i;
      tabs.forEach((tab, at) => {
        tab.setAttribute("aria-selected", String(at === i));
        tab.tabIndex = at === i ? 0 : -1;
      });
      if (focus) tabs[i]?.focus();
      fill();
    };
    const list = h("div", { role: "tablist", "aria-label": this.#t.say("tabs") }, ...tabs);
    list.addEventListener("keydown", (event) => {
      const moves: Readonly<Record<string, number>> = {
        ArrowRight: this.#tab + 1,
        ArrowLeft: this.#tab - 1,
        Home: 0,
        End: tabs.length - 1,
      };
      const to = moves[event.key];
      if (to === undefined) return;
      event.preventDefault();
      select((to + tabs.length) % tabs.length, true);
    });
    byId("result").replaceChildren(...(draws.length > 1 ? [list] : []), panel);
    select(this.#tab);
  }
}
