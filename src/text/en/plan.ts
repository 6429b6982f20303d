import type { Sentences } from "../index.ts";

export const planCodes = {
  PLN001: ["The plan is empty.", "Write one with `choucha init`, or copy the example in docs/plan.md."],
  PLN002: [
    "This line cannot be understood: {text}",
    "Each line is `key: value`, and lines of one group start in the same column. Text that holds signs such as : # [ ] { } , goes in quotes.",
  ],
  PLN003: [
    "A tab stands at the start of the line: {text}",
    "Replace it by spaces, two for each level, as in the lines above.",
  ],
  PLN004: [
    "The key `{word}` stands here a second time in the same group.",
    "Keep one of the two lines and delete the other.",
  ],
  PLN005: [
    "The plan is too large or too deeply nested, or a name after * points at nothing or at itself.",
    "Write values out instead of using & and *. A plan is a page of text; lists of units belong in register files.",
  ],
  PLN006: [
    "A type tag (!…) stands in this line: {text}",
    "Delete the word that starts with an exclamation mark.",
  ],
  PLN007: [
    "The file holds more than one plan (a line of three dashes separates them).",
    "Keep one plan a file: delete the line `---` and what follows it.",
  ],
  PLN008: [
    "The line does not start in the right column: {text}",
    "Lines of one group start in the same column; what belongs to a key stands two spaces further right.",
  ],
  PLN009: [
    "A sign is missing at or before this line (a colon, a comma, a closing quote or bracket): {text}",
    "Check that every key is followed by `: ` and that every quote and bracket is closed.",
  ],
  PLN010: [
    "A value starts with a sign that means something else here: {text}",
    'Put the value in quotes, as in ">=5".',
  ],
  PLN011: [
    "The colon is full-width, or has no space after it: {text}",
    "Write the key, a half-width colon and a space: `key: value`.",
  ],
  PLN012: ["A list or table stands where a key should be: {text}", "Use plain text before the colon."],
  PLN013: ["{path}: the key `{key}` is not known.", "Did you mean `{meant}`?"],
  PLN014: ["{path}: the key `{key}` is not known.", "Delete it, or use one of: {known}."],
  PLN015: [
    "{path}: the key `{key}` is missing.",
    "Add a line `{key}: …`; docs/plan.md says what goes there.",
  ],
  PLN016: ["{path}: nothing stands after `{key}`.", "Write a value, or delete the line."],
  PLN017: [
    "The file does not look like a plan: it has no lines of the form `key: value`.",
    "Start from `choucha init` or from the example in docs/plan.md.",
  ],
  PLN018: [
    "The file is not a text in UTF-8.",
    "Open it in a text editor and save it as plain text with encoding UTF-8.",
  ],
  PLN019: [
    "{path}: text is expected, and {found} is read as a number or as yes/no.",
    'Put it in quotes: "{found}".',
  ],
  PLN020: ["{path}: text is expected, found {found}.", "Write one text; put it in quotes where in doubt."],
  PLN021: [
    "{path}: a whole number is expected, found {found}.",
    "Write digits only, without quotes or units.",
  ],
  PLN022: [
    "{path}: a list is expected, found {found}.",
    "Write a list: [first, second], or one `- …` line for each.",
  ],
  PLN023: [
    "{path}: a group of keys is expected, found {found}.",
    "Write `key: value` lines below it, two spaces further right.",
  ],
  PLN024: ["{path}: yes or no is expected, found {found}.", "Write true or false, without quotes."],
  PLN025: ["{path}: {found} is not one of the choices.", "Write one of: {choices}."],
  PLN035: ["{path}: {found} is not one of the choices.", "Did you mean {meant}? The choices are: {choices}."],
  PLN026: ["{path}: {found} is too small.", "Write {limit} or more."],
  PLN027: ["{path}: {found} is too large.", "Write {limit} or less."],
  PLN028: [
    "{path}: {found} is not a date of the calendar.",
    "Write year-month-day with leading zeros: 2025-05-12.",
  ],
  PLN029: ["{path}: the list is empty.", "Write at least one entry, or delete the key."],
  PLN030: ["{path}: the text is empty.", "Write a text, or delete the key."],
  PLN031: [
    "{path}: {found} cannot be a draw's name.",
    "Use 1 to 40 lower-case letters, digits and hyphens, such as forensic-2025. The title may be in any script.",
  ],
  PLN032: [
    "{path}: {found} is not a length of time.",
    "Write a number and a unit: 1 year, 18 months, 90 days (or 1年, 18个月, 90天).",
  ],
  PLN033: ["{path}: {found} cannot be a source's name.", "Leave out the sign = and line breaks."],
  PLN036: ["{path}: the table is empty.", "Write at least one `column: value` line, or delete the key."],
  PLN037: [
    "{path}: the text holds characters that cannot be seen or printed.",
    "Delete the text and type it anew.",
  ],
  PLN038: [
    "{path}: the comparison {found} has nothing to compare with.",
    'Write a value after the sign, such as ">=5".',
  ],
  PLN039: ["{path}: a key is empty.", "Write the column's name before the colon."],
  PLN040: [
    "{path}: a rate of {found} draws nobody.",
    "Write a rate above 0, such as 10%, or leave the draw out.",
  ],
  PLN041: [
    "{path}: a rate of {found} is more than everybody.",
    "Write at most 100%, such as 10%, 0.1 or 1/8.",
  ],
  PLN042: ["{path}: {found} is not a rate.", "Write 10%, 0.1 or 1/8."],
  PLN043: ["{path}: {found} is not a rate.", "Write {meant} if that is meant."],
  PLN045: ["{path}: the draw has both `rate` and `n`.", "Keep one: `rate` for a share, `n` for a number."],
  PLN046: [
    "{path}: the draw says neither how large a share nor how many to draw.",
    "Add `rate: 10%` or `n: 12`.",
  ],
  PLN050: [
    "{path}: units drawn earlier can only be left out if the earlier draws are known.",
    "Add `history: file` to the draw (columns: name or code, and date), or delete `drawnWithin`.",
  ],
  PLN051: [
    "{path}: two draws are named {name} (upper and lower case do not count).",
    "Give each draw a name of its own; it names a folder.",
  ],
  PLN052: ["{path}: two sources of the seed are named {name}.", "Give each source a name of its own."],
  PLN053: [
    "{path}: the method rfc3797 draws from one list; it cannot have strata or rates by a column.",
    "Delete this key, or use `method: vrs`.",
  ],
  PLN054: [
    "{path}: the last day {to} is before the first day {from}.",
    "Exchange the two dates or correct them.",
  ],
  PLN056: [
    "{path}: one inspector for each object; the law asks for at least two.",
    "Write `perObject: 2` unless another rule applies to you.",
  ],
  PLN057: [
    "{path}: a lead needs a team, and `perObject` is 1.",
    "Write `perObject: 2` or more, or delete `lead`.",
  ],
  PLN058: ["{path}: Windows allows no folder named {name}.", "Choose another name."],
  PLN059: [
    "{path}: inspectors already come from the whole province; nobody is left to help out.",
    "Delete `fallback`, or write `from: same-prefecture`.",
  ],
  PLN060: [
    "The plan is saved in GB18030 (GBK); it was read, but other programs may not.",
    "Save it again with encoding UTF-8.",
  ],
} as const satisfies Record<string, Sentences>;

export const planWords = {} as const;
