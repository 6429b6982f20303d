/** The objects of the inspections that the documents name, and what is looked at. */

/** What is drawn. */
export interface Subject {
  /** Short ASCII name of the draw. */
  readonly name: string;
  /** The noun on documents. */
  readonly object: string;
  readonly checklist: readonly string[];
}

/** Seven areas of the forensic inspection, as the province's programme for 2025–2027 lists them (item 10). */
const FORENSIC: Subject = {
  name: "forensic",
  object: "司法鉴定机构",
  checklist: ["党建工作", "执业资质", "质量建设", "执业开展", "文书管理", "信息化建设", "规范化建设"],
};

/** The focus of the notary inspection, from the same programme (item 9). */
const NOTARY: Subject = {
  name: "notary",
  object: "公证机构",
  checklist: ["遗嘱公证", "继承公证", "赋予强制执行效力公证", "收费情况"],
};

export const SUBJECTS: readonly Subject[] = [FORENSIC, NOTARY];

/** A subject by its short name (forensic, notary) or its noun; any other noun is a subject of its own. */
export function subjectOf(what: string): Subject {
  const noun = what.normalize("NFC").trim();
  const known = SUBJECTS.find((one) => one.name === noun.toLowerCase() || one.object === noun);
  if (known) return known;
  const ascii = noun
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40);
  // Only a noun that is ASCII as a whole makes a name that a person recognises.
  const name = /^[\x20-\x7e]+$/.test(noun) && ascii !== "" ? ascii.replace(/-+$/, "") : "draw";
  return { name, object: noun, checklist: [] };
}
