/** Names of files that are made from names in registers. */

/** What some system forbids in a name, white space, dots, and what nobody sees: control and direction marks. */
const UNFIT =
  /[\\/:*?"<>|\s.\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+|\p{Cs}/gu;
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
/** A name holds 255 bytes; number, ending and the temporary file's own ending need some of them. */
const MOST_CHARACTERS = 60;
const MOST_BYTES = 200;

/** Text that may stand in a file name on every system and survives ZIP and mail. */
export function fileName(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(UNFIT, "_")
    .replace(/^_+|_+$/g, "");
  let name = "";
  for (const letter of [...plain].slice(0, MOST_CHARACTERS)) {
    if (Buffer.byteLength(name + letter) > MOST_BYTES) break;
    name += letter;
  }
  return DEVICE.test(name) ? `_${name}` : name || "_";
}

/**
 * A file name for each text, all different: two texts that become the same name must not overwrite each
 * other's file, nor may names that differ in case only, which Windows and macOS take for one.
 */
export function fileNames(texts: readonly string[]): string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    const base = fileName(text);
    for (let serial = 1; ; serial += 1) {
      const name = serial === 1 ? base : `${base}-${serial}`;
      const key = name.toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return name;
    }
  });
}
