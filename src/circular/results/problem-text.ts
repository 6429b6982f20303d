/**
 * Free text from inspection forms, as far as a document may repeat it. Parties are never named and sealed wills
 * never told: a text that seems to do so is left out, and the document speaks of the item alone. The test
 * rather leaves out too much; a name with 某 (张某) is anonymised already.
 */
import { plain } from "../plain.ts";

const ROLE =
  "委托人|委托方|当事人|被鉴定人|申请人|原告人?|被告人?|上诉人|受害人|被害人|伤者|死者|患者|遗嘱人|继承人|受遗赠人|赠与人|受赠人|债务人|债权人|受援人|家属|亲属|配偶|姓名";
/** The most frequent surnames, without those that begin common words at this place. */
const SURNAME =
  "欧阳|司马|上官|诸葛|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎武乔贺赖龚刀岩召瞿阮普]";
const NO_NAME =
  "陈述|陈诉|程序|许可|金额|高度|何时|何种|何人|范围|白天|康复|江苏|史料|周岁|周围|石材|夏季|普通|普遍|马上|林业|田地|顾虑|余额|武器|召开";
const NAMED = new RegExp(
  `(?:${ROLE})\\s*(?:为|是|系|叫|[：:（(“"、])?\\s*(?!${NO_NAME})(?:${SURNAME})(?!某)[\\p{Script=Han}·]`,
  "u",
);
const NUMBERS = /(?<!\d)(?:\d{17}[\dXx]|\d{15})(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)/;
const SEALED = /密封|密卷|遗嘱(?:的)?(?:内容|原文|载明|写明)|立遗嘱/;

/** Whether a text may name a party, hold a number of a person or a telephone, or tell of a sealed will. */
export const mayNameParty = (text: string): boolean =>
  NAMED.test(text) || NUMBERS.test(text) || SEALED.test(text);

/** Longer texts are cut in running text; tables and orders have them whole. */
const MOST = 100;

/** One line without closing punctuation; empty for what says nothing (无, /, —). */
export function trimmed(text: string | undefined): string {
  const line = plain(text ?? "")
    .trim()
    .replace(/^[\s，。；、：,.;:]+|[\s，。；、：,.;:]+$/gu, "")
    .replace(/\s+/gu, " ");
  return /^(无|没有|[\p{P}\p{S}]*)$/u.test(line) ? "" : line;
}

/** The text as a document for many readers may tell it; empty where it says nothing or may name a party. */
export function told(text: string | undefined): string {
  const line = trimmed(text);
  if (line === "" || mayNameParty(line)) return "";
  const letters = [...line];
  // Another full stop inside would end the sentence that it stands in.
  const one = line.replace(/[。；;]+/gu, "，");
  return letters.length <= MOST ? one : `${[...one].slice(0, MOST).join("")}……`;
}
