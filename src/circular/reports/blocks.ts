/** Small shapes that the reports share. */
import type { Block } from "../document.ts";
import { ended } from "../phrases.ts";

export const paragraph = (text: string): Block => ({ kind: "paragraph", text });
export const heading = (text: string): Block => ({ kind: "heading", level: 1, text });
export const part = (text: string): Block => ({ kind: "heading", level: 2, text });

/** One item as a sentence, several as a list under a sentence that announces them. */
export function sentencesOrList(items: readonly string[], announce: string): Block[] {
  if (items.length === 0) return [];
  if (items.length === 1) return [paragraph(ended(items[0] ?? "", "。"))];
  return [
    paragraph(announce),
    { kind: "list", items: items.map((item, at) => ended(item, at === items.length - 1 ? "。" : "；")) },
  ];
}

/**
 * A heading and its text for each name.
 * @param alone there is nothing else that the text could be about: no heading
 */
export function named(parts: readonly (readonly [name: string, text: string])[], alone = false): Block[] {
  if (alone) return parts.map(([, text]) => paragraph(text));
  return parts.flatMap(([name, text]) => [part(name), paragraph(text)]);
}
