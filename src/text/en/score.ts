import type { Sentences } from "../sentences.ts";

/** SCO00: sheets of another review. SCO01 and SCO02: what is in them. SCO03: writing them. */
export const scoreCodes = {
  SCO001: [
    "{file} holds no score sheet.",
    "Hand in the workbook that `choucha score sheet` wrote, filled in; copying its cells into a new one loses the hidden marks.",
  ],
  SCO002: [
    "{file} has a cover, but no page of a document is left.",
    "Hand in the whole workbook, with the page of each document.",
  ],
  SCO003: [
    "This sheet was written by another version of the program ({schema}).",
    "Write the sheets anew with this version, or import with the version that wrote them.",
  ],
  SCO004: [
    "This sheet belongs to the review “{found}”, not to “{review}” ({title}).",
    "Name the right review with --review, or take this file out.",
  ],
  SCO005: [
    "This sheet was written for another rubric, or another version of it.",
    "Write the sheets anew with `choucha score sheet` and transfer the scores.",
  ],
  SCO006: [
    "This sheet was written for another draw: its codes may stand for other documents.",
    "Write the sheets anew with `choucha score sheet`; do not transfer scores by code.",
  ],
  SCO007: ["Nobody in this review has the code {code}.", "Check whose file this is."],
  SCO008: ["No document of this review has the code {code}.", "Check which file this sheet comes from."],
  SCO009: [
    "{document} was not dealt to {reviewer}.",
    "Have it scored by those to whom it was dealt, and take this sheet out.",
  ],
  SCO010: [
    "The row of “{item}” is gone.",
    "Fill in a fresh copy of the sheet (`choucha score sheet`); rows may be moved, but not deleted.",
  ],
  SCO011: [
    "This row is for the item {item}, which the rubric does not have.",
    "Use the sheet as it was written.",
  ],
  SCO012: ["“{item}” stands in row {before}, too.", "Keep one of the two rows and delete the other one."],
  SCO013: [
    "Columns are gone, or the hidden first row that names them: {columns}.",
    "Fill in a fresh copy of the sheet (`choucha score sheet`); columns may be moved, but not deleted.",
  ],
  SCO014: [
    "{item}: “{found}” does not say whether the item is absent for good reason.",
    "Choose 是 where it is, or leave the cell empty.",
  ],
  SCO015: ["{item}: the cell holds the error {found}.", "Type the value itself into the cell."],
  SCO016: [
    "The sheet shows a total of {found}; its entries give {points}, which counts.",
    "Check the entries: a formula of the sheet was overwritten, or not calculated since the last change.",
  ],
  SCO017: [
    "{item}: {found} points are taken off; no more than {cap} can be, and {cap} count.",
    "Enter {cap} at most, unless the number is a slip.",
  ],
  SCO018: [
    "{document} by {reviewer} was filled in before, in {before}.",
    "Keep the valid one of the two, and take the other one out.",
  ],
  SCO019: [
    "{document} by {reviewer}: nothing is filled in; the page is left out.",
    "Fill it in and import again.",
  ],
  SCO020: [
    "{document} by {reviewer} is not yet complete: {done} of {all} items; missing: {items}.",
    "What is there was kept. It counts once every item is filled in; complete the sheet and import again.",
  ],
  SCO021: [
    "This sheet is no page of a document and was not read.",
    "Nothing, if it holds notes only. Scores belong into the pages of the documents.",
  ],
  SCO022: ["{file} is the same as {before}, byte for byte, and was read once.", "Nothing."],
  SCO023: [
    "{file} holds no workbook.",
    "Name a folder with .xlsx, .xls, .et or .ods files, or the files themselves.",
  ],
  SCO024: [
    "{document} by {reviewer}: every item is marked as absent, so there are no points.",
    "Score at least one item.",
  ],
  SCO025: [
    "{document} by {reviewer} was complete before; the sheet imported now is not, and replaces it.",
    "If this was an old copy, import the complete sheet again: both versions are kept.",
  ],
  SCO026: [
    "{item}: the cell holds a formula that no program has calculated.",
    "Type the value itself into the cell.",
  ],
  SCO027: [
    "{item}: the cell holds a number of more digits than a spreadsheet keeps ({found}); the last ones are lost.",
    "Type it again as text, with an apostrophe in front.",
  ],
  SCO028: [
    "{item}: the cell has {length} characters; a spreadsheet holds 32,767.",
    "Shorten it, and keep the details in a file of their own.",
  ],
  SCO029: [
    "This is the page of a document, but its hidden first row or column is gone, so nobody can tell whose it is.",
    "Fill in a fresh copy of the sheet (`choucha score sheet`); hidden rows and columns must stay.",
  ],
  SCO030: ["Nobody in this review is called “{reviewer}”.", "These are: {known}."],
  SCO031: [
    "{file} holds entries that were not imported; no sheet was written.",
    "Import it first (`choucha score import`), or move it away.",
  ],
} as const satisfies Record<string, Sentences>;

export const scoreWords = {
  scoreSheetsWritten: "{title}: {files} score sheets, {changed} new or changed.",
  scoreCodes:
    "Who gets which sheet and which documents: {file}. It says who is behind the codes: keep it in the office.",
  scoreDone: "filled in",
  scoreAdded: "kept",
  scoreReplaced: "replaces an earlier one",
  scoreSame: "as before",
  scoreEmpty: "not filled in",
  scoreComplete: "complete",
  scorePartial: "partial",
  scoreNotBegun: "not begun",
  scoreReplacedCount: "replaced",
  scorePartialTitle: "Begun and not complete: {count}",
  scoreMore: "… and {more} more (all of them with --json)",
  scoreImported:
    "{added} kept, {replaced} replaced, {same} as before; {complete} of {pages} documents in these files are complete.",
} as const;
