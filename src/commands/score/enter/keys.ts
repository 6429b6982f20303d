/** What a terminal sends for a key, as names. Pure. */

/** A named key, or one printable sign. */
export type Key = string;

const NAMED: Readonly<Record<string, Key>> = {
  "\r": "enter",
  "\n": "enter",
  "\t": "right",
  " ": "space",
  "\u0003": "leave",
  "\u0004": "leave",
  "\u007f": "backspace",
  "\b": "backspace",
  "\u001b": "escape",
};
/** The last sign of an escape sequence, as CSI (ESC [) and SS3 (ESC O) have it. */
const CURSOR: Readonly<Record<string, Key>> = {
  A: "up",
  B: "down",
  C: "right",
  D: "left",
  H: "home",
  F: "end",
  Z: "left",
};
const TILDE: Readonly<Record<string, Key>> = {
  "1": "home",
  "3": "backspace",
  "4": "end",
  "5": "pageup",
  "6": "pagedown",
};
/** What a Chinese keyboard types for the signs that are asked for. */
const SIGNS: Readonly<Record<string, Key>> = { "。": ".", "－": "-", "—": "-", 是: "y", 否: "n" };

/** The beginning of a sequence whose end has not come yet. */
const BEGUN = /\u001b(?:\[[0-9;]*|O)?$/;

/** Cuts what came into what is whole and what a slow line still holds back. */
export function wholeKeys(chunk: string): [whole: string, rest: string] {
  const at = BEGUN.exec(chunk)?.index ?? chunk.length;
  return [chunk.slice(0, at), chunk.slice(at)];
}

const SEQUENCE = /^\u001b(?:\[([0-9;]*)([A-Za-z~])|O([A-Za-z]))/;

/**
 * The keys of what came from a terminal at once: somebody who types fast sends several. Full-width signs count as their
 * ASCII forms and capital letters as small ones; sequences that no key here has are dropped.
 */
export function keysOf(chunk: string): Key[] {
  const keys: Key[] = [];
  for (let rest = chunk; rest !== ""; ) {
    const found = SEQUENCE.exec(rest);
    if (found) {
      const [whole, number = "", end = "", alone = ""] = found;
      const key = end === "~" ? TILDE[number.split(";")[0] ?? ""] : CURSOR[end || alone];
      if (key !== undefined) keys.push(key);
      rest = rest.slice(whole.length);
      continue;
    }
    const sign = String.fromCodePoint(rest.codePointAt(0) as number);
    rest = rest.slice(sign.length);
    const plain = SIGNS[sign] ?? sign.normalize("NFKC").toLowerCase();
    const named = Object.hasOwn(NAMED, plain) ? NAMED[plain] : undefined;
    if (named !== undefined) keys.push(named);
    else if (/^[^\u0000-\u001f\u007f-\u009f]$/u.test(plain)) keys.push(plain);
  }
  return keys;
}
