/** The parts that charts are made of: escaped text, numbers written one way, elements. */

/** Text that never acts as markup; control characters and half surrogates become the sign for the unknown. */
export const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udfff]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

/** A coordinate: at most two decimals, no trailing zeros, never "-0" or an exponent. */
export function coordinate(value: number): string {
  const text = value.toFixed(2).replace(/\.?0+$/, "");
  return text === "-0" ? "0" : text;
}

/** A length: pixels as a number, or a share of the chart's width. */
export type Length = number | `${string}%`;
const length = (value: Length): string => (typeof value === "number" ? coordinate(value) : value);

export type Attributes = Readonly<Record<string, Length | undefined>> & { readonly class?: never };

/** One element; the class carries its colours, which the page's style sheet knows. */
export function shape(name: string, style: string, attributes: Attributes, inside = ""): string {
  const all = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${length(value)}"`]))
    .join("");
  const end = inside === "" ? "/>" : `>${inside}</${name}>`;
  return `<${name}${style === "" ? "" : ` class="${style}"`}${all}${end}`;
}

/** Words inside a chart. `anchor`: which part of them stands at x. */
export function label(
  x: Length,
  y: number,
  text: string,
  { anchor = "middle", style = "tick" }: { anchor?: "start" | "middle" | "end"; style?: string } = {},
): string {
  return `<text class="${style}" x="${length(x)}" y="${length(y)}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

/**
 * A chart as wide as the place it stands in: x is told in per cent, y in pixels, so that letters keep their size on a
 * telephone and on paper.
 * @param told what a person hears who cannot see it: a name, and what it shows
 */
export function chart(height: number, told: { title: string; desc?: string }, inside: string): string {
  const desc = told.desc === undefined ? "" : `<desc>${escaped(told.desc)}</desc>`;
  return `<svg class="chart" width="100%" height="${coordinate(height)}" role="img" aria-label="${escaped(told.title)}"><title>${escaped(told.title)}</title>${desc}${inside}</svg>`;
}
