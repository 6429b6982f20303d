/** What no sentence of a document may hold, whatever the data. For tests. */

/** Values that leaked, empty brackets and quotes, marks that meet, an introduction of nothing. */
const BROKEN =
  /\$\{|undefined|null|NaN|Infinity|\[object|（）|《》|“”|[，。；、：]{2}|[，、]\n|(?<!如下)：\n\n#|分别为?。|分别是。|为：?。|%%|家家|个个|(?<!合)共0/;

/** "0家机构存在问题": no official writes that. Rates and codes may hold such digits, and so may a table. */
const ZERO = /(?<![\d/.—])0(家|名|人次|项|件|个|日)(?!机构数)/;

/**
 * The first broken place with what is around it; undefined where all is sound.
 * @param also what texts of this kind must not hold either
 */
export function brokenPlace(text: string, also?: RegExp): string | undefined {
  const at = BROKEN.exec(text) ?? ZERO.exec(text) ?? also?.exec(text);
  return at ? text.slice(Math.max(0, at.index - 40), at.index + 40) : undefined;
}
