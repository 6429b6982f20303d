/** Documents: what stands in the way of one, and its flags. */
export const circularCodes = {
  CIR001: ["--as-of {found} is no day.", "Write it as year-month-day, such as 2025-07-10."],
  CIR002: [
    "No object with the id or name {object} was drawn.",
    "Copy the name from the list of what was drawn (result-list.csv), or leave out --object.",
  ],
  CIR003: [
    "There is nothing for this document to say about {object}.",
    "An order needs a problem to put right, a typical case a problem or an object that did not cooperate. Look at its recorded result.",
  ],
  CIR010: [
    "A text on the form of {object} may name a party to a case, or holds a person's number. Documents that others read leave it out and name the item only.",
    "If it names nobody, reword it on the form and import it again; if it does, take the name out (张某).",
  ],
  CIR011: ["Draw {draw}: nobody has anything to put right, so no order was written.", "Nothing to do."],
  CIR012: [
    "Draw {draw}: no case was opened and nobody refused to cooperate, so no typical case was written.",
    "Name an object with --object to write about it all the same.",
  ],
  CIR013: [
    "Draw {draw}: inspections after {day} are left out of this document, {count} in all: {objects}.",
    "Choose a later day with --as-of if they are to be in it. If a day is wrong, correct the form and import it again.",
  ],
  CIR014: [
    "{file} is no longer what was made (line {line} of the ledger): somebody has changed it.",
    "If the change is meant, keep the file under another name; `choucha circular` makes the document anew once the changed one is out of the way.",
  ],
  CIR015: [
    "{file} is gone (line {line} of the ledger).",
    "Make it again with `choucha circular`, if it is needed here.",
  ],
  CIR016: [
    "{file} was changed by hand since it was made. It was left as it is.",
    "Keep it under another name or in another folder and run the command again; the document is then made anew.",
  ],
  CIR017: [
    "Draw {draw}: a typical case about what is not decided yet bears 此件不予公开, not 此件公开发布: {objects}.",
    "The mark changes once the correction is accepted (`choucha result follow`). Where a case was opened or handed over, change it in the file when that is decided; a file that was changed is left as it is.",
  ],
  CIR018: [
    "Draw {draw}: its `basis` names no law or rule, so the orders say “the rules in force” and cite none.",
    "Add the law that was violated to `basis` in the plan. Plans, programmes and notices bind the office, not the object, and are left out here.",
  ],
} as const;

export const circularWords = {
  "help-circular-as-of": "tell results and corrections as of this day, 2025-07-10 (default: today)",
  "help-circular-public": "circular: the version for the public, without inspectors' names",
  "help-circular-reconcile": "shares in tables add up to 100.00, with a footnote",
  "help-circular-object": "form, order, case: only this object, by id or name",
  "event-circular:form": "inspection forms",
  "event-circular:order": "rectification orders",
  "event-circular:circular": "circular of results",
  "event-circular:circular-public": "circular of results, public",
  "event-circular:results": "public list of results",
  "event-circular:case": "typical cases",
  "event-circular:review": "circular of the review",
  "event-circular:credit": "credit grades",
  "event-circular:plan": "plan for the year",
  "event-circular:summary-half": "summary of the half-year",
  "event-circular:summary-year": "summary of the year",
  "event-circular:progress": "report on progress",
} as const;
