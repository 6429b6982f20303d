/** Elements, made without markup: nothing that a file says can become part of the page's own code. */

type Child = Node | string | undefined | false;
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** An element with attributes and children; `false` and undefined are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";
const ICONS = { yes: "M5 12.5l4.5 4.5L19 7.5", no: "M7 7l10 10M17 7L7 17" } as const;

/** A tick or a cross; what it means is said in words beside it. */
export function icon(kind: keyof typeof ICONS): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries({
    viewBox: "0 0 24 24",
    "aria-hidden": "true",
    class: `icon ${kind}`,
  }))
    svg.setAttribute(key, value);
  path.setAttribute("d", ICONS[kind]);
  svg.append(path);
  return svg;
}

/** The element with this id. */
export const byId = <T extends HTMLElement = HTMLElement>(id: string): T => document.getElementById(id) as T;

/** A button with its action. */
export function button(text: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const element = h("button", { type: "button", ...attributes }, text);
  element.addEventListener("click", act);
  return element;
}

/** Terms with their descriptions; entries without a description are left out. */
export const terms = (entries: readonly (readonly [string, Child | readonly Child[]])[]): HTMLDListElement =>
  h(
    "dl",
    { class: "terms" },
    ...entries
      .filter(([, value]) => value !== undefined && value !== false)
      .map(([term, value]) => h("div", {}, h("dt", {}, term), h("dd", {}, ...[value as Child].flat()))),
  );
