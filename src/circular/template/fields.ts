/** The fields that an office's own Word template may name, and what a document puts there. */
import type { Plan } from "../../plan/schema.ts";
import type { OfficialDocument } from "../document.ts";
import { plain } from "../plain.ts";

export interface TemplateField {
  readonly name: string;
  /** For the reference: what stands there. */
  readonly says: readonly [en: string, zh: string];
  /** true: a template must have it where the document has something there. */
  readonly needed: boolean;
}

const field = (name: string, needed: boolean, en: string, zh: string): TemplateField => ({
  name,
  says: [en, zh],
  needed,
});

/** Fields that are replaced by paragraphs and tables; each stands in a paragraph of its own. */
export const BLOCK_FIELDS = ["body", "annexes"] as const;

export const TEMPLATE_FIELDS: readonly TemplateField[] = [
  field("title", true, "Title", "标题"),
  field("number", true, "Document number (`documents.number`)", "发文字号（documents.number）"),
  field("mark", false, "The issuer's mark over the red line", "发文机关标志"),
  field("addressee", true, "Addressee, without the colon", "主送机关，不含冒号"),
  field(
    "body",
    true,
    "Text and tables, then the note of annexes; paragraphs look like the one that holds the field",
    "正文和表格，其后为附件说明；各段格式与该字段所在段落相同",
  ),
  field(
    "annexes",
    true,
    "The annexes, each on a page of its own; needed where the document has any",
    "附件，各自另起一页；文书有附件时必需",
  ),
  field("signature.issuer", true, "Issuer under the text", "发文机关署名"),
  field("signature.date", true, "Date under the issuer", "成文日期"),
  field("note", true, "Note under the date, without brackets: 此件公开发布", "附注，不含括号"),
  field("notice", true, "Line that every page must carry, such as made-up data", "须注明的事项，如合成数据"),
  field("campaign", false, "Name of the campaign (`campaign`)", "抽查活动名称（campaign）"),
  field("issuer", false, "Office (`issuer`)", "单位名称（issuer）"),
  field("year", false, "Year (`year`)", "年度（year）"),
  field("office", false, "Office to contact (`documents.office`)", "联系处室（documents.office）"),
  field("phone", false, "Its telephone (`documents.phone`)", "联系电话（documents.phone）"),
];

export type Facts = Pick<Plan, "campaign" | "issuer" | "year"> & {
  readonly documents: Pick<Plan["documents"], "office" | "phone">;
};

/** Field → text, for those that this document can fill. The fields of blocks have empty texts. */
export function fieldTexts(document: OfficialDocument, facts: Facts): Map<string, string> {
  const all: readonly (readonly [string, string | undefined])[] = [
    ["title", document.title],
    ["number", document.number],
    ["mark", document.mark],
    ["addressee", document.addressee],
    ["signature.issuer", document.signature?.issuer],
    ["signature.date", document.signature?.date],
    ["note", document.note],
    ["notice", document.notice],
    ["campaign", facts.campaign],
    ["issuer", facts.issuer],
    ["year", String(facts.year)],
    ["office", facts.documents.office],
    ["phone", facts.documents.phone],
  ];
  const said = all.flatMap(([name, text]): [string, string][] => {
    const shown = plain(text ?? "");
    return shown === "" ? [] : [[name, shown]];
  });
  // A template for many kinds has a place for annexes, also where a document has none.
  return new Map([...said, ["body", ""], ["annexes", ""]]);
}

export interface FieldFaults {
  /** Names that no field has. */
  readonly unknown: readonly string[];
  /** Fields of the template that this document has nothing for. */
  readonly empty: readonly string[];
  /** What the document has and the template would lose. */
  readonly lost: readonly string[];
}

/** Compares the fields that a template uses with what a document has, and its number of annexes. */
export function fieldFaults(
  used: ReadonlySet<string>,
  texts: ReadonlyMap<string, string>,
  annexes: number,
): FieldFaults {
  const known = new Set(TEMPLATE_FIELDS.map(({ name }) => name));
  return {
    unknown: [...used].filter((name) => !known.has(name)),
    empty: [...used].filter((name) => known.has(name) && !texts.has(name)),
    lost: TEMPLATE_FIELDS.filter(
      ({ name, needed }) =>
        needed && texts.has(name) && !used.has(name) && (name !== "annexes" || annexes > 0),
    ).map(({ name }) => name),
  };
}
