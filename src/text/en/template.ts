import type { Sentences } from "../sentences.ts";

/** SUM: plans, reviews, lists of grades, summaries and reports. TPL: an office's own Word template. */
export const templateCodes = {
  SUM001: [
    "{name}: the yearly plan's table shows “—” where the plan file is silent: {keys}.",
    "Write these keys into the plan, or leave the dashes.",
  ],
  SUM002: [
    "{review}: not everything is graded yet; the document says how much is open.",
    "Send it out once `choucha grade` reports that everything is settled.",
  ],
  SUM003: [
    "The plan names no review, and this document is about one.",
    "Add `reviews` to the plan, or ask for a document of a draw.",
  ],
  TPL001: [
    "{file} is no Word document or template (.docx, .dotx).",
    "Save the template in Word or WPS as “Word document (*.docx)”; .doc, .wps and .pdf are not read.",
  ],
  TPL002: [
    "{file} is damaged, or would unpack beyond reason ({code}).",
    "Save it again in Word or WPS, without a password and without large pictures.",
  ],
  TPL003: [
    "{file} contains macros or other active content ({part}).",
    "Save the template as .docx without macros.",
  ],
  TPL004: [
    "{file} has fields that do not exist: {fields}.",
    "Correct or remove them. Fields of this document: {known}.",
  ],
  TPL005: [
    "{file} has no field for: {fields}. The document has something there that must not be lost.",
    "Add these fields to the template. {body} stands in a paragraph of its own.",
  ],
  TPL006: [
    "{file} asks for {fields}, which this document does not have.",
    "Fill in what the plan lacks (docs/documents.md says which key), or remove the fields from the template.",
  ],
  TPL007: [
    "{file}: {body} or {annexes} shares its paragraph with other text, stands in a header or footer, or stands twice: {fields}.",
    "Give each a paragraph of its own in the text, once.",
  ],
  TPL008: [
    "{file}: a field is broken: {found}.",
    "Delete the field with its braces and type it again in one go; brackets must be closed.",
  ],
} as const satisfies Record<string, Sentences>;

export const templateWords = {
  "help-circular-period": "summary: the first half or the whole year (default)",
  "help-circular-template": "set the documents into this Word file; docs/documents.md lists its fields",
} as const;
