import type { Sentences } from "../sentences.ts";

/**
 * RES001–RES039: reading inspection forms, following corrections. RES040–RES059: what does not fit in results; it
 * is recorded all the same, and told. RES060 on: reading, continued.
 */
export const resultCodes = {
  RES001: [
    "This form belongs to the draw “{draw}”, which this campaign does not have or has not made.",
    "Import it into its own campaign. If you gave --draw, check the name.",
  ],
  RES002: [
    "The form's hidden mark “{mark}” is missing, stands twice or contradicts another one.",
    "Make a new form with `choucha result form`, fill it in and import that.",
  ],
  RES003: ["“{value}” is not a result.", "Write one of: {known}."],
  RES004: ["“{value}” is not an answer to an item.", "Write one of: {known}."],
  RES005: ["“{value}” is not a follow-up.", "Write one of: {known}."],
  RES006: ["“{value}” is not a date.", "Write 2025-05-20."],
  RES007: [
    "“{value}” does not say which part is the year, the month and the day.",
    "Write the year first: 2025-05-20.",
  ],
  RES008: [
    "The result is empty, but other cells are filled in.",
    "Choose a result; if the object has not been inspected yet, clear the other cells.",
  ],
  RES009: [
    "The item “{item}” has no answer.",
    "Choose 是, 否, 未检查 (not looked at) or 合理缺项 (rightly absent).",
  ],
  RES010: [
    "“{object}” stands twice with different contents; the other one is in {before}.",
    "Find out which one holds and keep only that. To correct a result, import the first one and then the correction by itself.",
  ],
  RES011: [
    "There is no column “{wanted}”. The columns are: {columns}.",
    "Import forms made by `choucha result form`, or a table with headers such as 检查对象 and 检查结果.",
  ],
  RES012: ["This row names no object.", "Write the object's name, or delete the row."],
  RES013: [
    "Several drawn objects are called “{object}”.",
    "Add a column with their credit codes or licence numbers.",
  ],
  RES014: [
    "Nothing is filled in; files read: {count}.",
    "Check that these are the right files. Nothing was recorded.",
  ],
  RES015: [
    "This cell holds {length} characters; the most is {most}.",
    "Shorten it, and keep the details in a file of their own.",
  ],
  RES016: ["This cell cannot be used: {value}.", "Type its content again."],
  RES017: [
    "“{object}” has no recorded result yet.",
    "Record one with `choucha result import` or `choucha result enter` first.",
  ],
  RES018: [
    "“{object}” has nothing to correct (follow-up: {followUp}).",
    "Check the object with `choucha result list`. If the follow-up is wrong, correct the form and import it again.",
  ],
  RES019: [
    "The correction ({corrected}) would be accepted before the inspection ({day}).",
    "Check the date given with --corrected.",
  ],
  RES020: ["{day} is still to come.", "Record a correction once it has been accepted. Check the date."],
  RES021: [
    "The correction of “{object}” was recorded as accepted on {day}.",
    "If that date is wrong, correct the form and import it again.",
  ],
  RES022: ["The new last day ({due}) is not later than the one before ({before}).", "Give a later day."],
  RES023: ["This campaign has several draws: {draws}.", "Say which one you mean with --draw."],
  RES024: ["This sheet is not an inspection form and was not read.", "Fill in the sheets that choucha made."],
  RES025: [
    "The item “{item}” is not on the plan's checklist, or stands twice.",
    "If the plan changed, make new forms with `choucha result form`, fill them in and import those.",
  ],
  RES026: [
    "This form's version ({mark}) is not one that this program reads.",
    "Import it with the version that made it, or make a new form.",
  ],
  RES027: [
    "Items of the checklist are missing on this form: {items}.",
    "If the plan changed, make new forms with `choucha result form`, fill them in and import those.",
  ],
  RES028: ["More than one column stands for the same thing: {column}.", "Keep one of them."],
  RES029: [
    "These columns were not read: {columns}.",
    "If one of them is an item, give it the name that the plan's checklist has.",
  ],
  RES030: [
    "This row's name “{object}” and code {code} belong to two different objects.",
    "Correct the one that is wrong.",
  ],
  RES031: [
    "This form was made for another outcome of the draw “{draw}”.",
    "Check the file. Forms of this draw are made by `choucha result form`.",
  ],
  RES032: [
    "“{object}” stands twice with the same contents and counts once; the other one is in {before}.",
    "Nothing needs to be done.",
  ],
  RES033: [
    "It is not said what to record, or a correction and an extension at once.",
    "Give --corrected DATE, or --extend DATE with --reason TEXT.",
  ],
  RES034: [
    "Results can be typed in on a terminal only.",
    "Import filled forms with `choucha result import`.",
  ],
  RES035: [
    "No drawn object is called “{object}”.",
    "Give its full name, credit code or licence number; `choucha result list` shows them.",
  ],
  RES036: ["The value “{value}” of {flag} is not a date.", "Write 2025-05-20."],
  RES037: [
    "Several drawn objects are called “{object}”.",
    "Give the credit code or the licence number, or name the draw with --draw.",
  ],
  RES038: [
    "{file} was filled in, and its contents are not recorded.",
    "Import it or move it elsewhere, then make the forms again. Nothing was changed.",
  ],
  RES039: [
    "This is an inspection form, but its hidden first column is gone, so nobody can tell whose it is.",
    "Make a new form with `choucha result form`, fill it in and import that. Hidden columns must stay.",
  ],
  RES060: [
    "This cell holds a formula that no program has calculated.",
    "Type the content itself into the cell.",
  ],
  RES040: [
    "“{object}” was not drawn. Its result is kept, but not counted.",
    "Check the name. If it was inspected, say on what basis.",
  ],
  RES041: [
    "“{object}” was inspected by {people}, not by those assigned ({assigned}), and no replacement is recorded.",
    "Check the names. If somebody was replaced, say why and record it with `choucha replace`.",
  ],
  RES042: [
    "“{object}” was inspected by {people}, whose replacement is recorded; assigned now: {assigned}.",
    "Check who took part.",
  ],
  RES043: ["Inspectors who signed for “{object}”: {count}.", "There must be at least two. Check the form."],
  RES044: [
    "“{object}” was inspected on {day}, before inspections began ({from}).",
    "Check the date. If it is right, say why.",
  ],
  RES045: [
    "“{object}” was inspected on {day}, after inspections ended ({to}).",
    "Check the date. If it is right, say why.",
  ],
  RES046: [
    "“{object}” is said to be without problems, but these items say 否 (not as it should be): {items}.",
    "Check the result and the items.",
  ],
  RES047: ["“{object}” has the result {result}, but no item says 否.", "Check the result and the items."],
  RES048: [
    "“{object}” is to correct its problems, but no last day is given.",
    "Add it and import the form again.",
  ],
  RES049: ["“{object}” was to correct by {due}, before it was inspected on {day}.", "Check both dates."],
  RES050: [
    "The correction of “{object}” is said to be accepted on {corrected}, before the inspection on {day}.",
    "Check both dates.",
  ],
  RES051: [
    "“{object}” is said to be without problems, but the follow-up is {followUp}.",
    "Check the result and the follow-up.",
  ],
  RES052: ["“{object}” has the result {result}, but nothing follows.", "Add the follow-up."],
  RES053: [
    "“{object}” has the result {result}, but these items are answered: {items}.",
    "Check the result and the items.",
  ],
  RES054: ["“{object}” has the result {result}, but no date of inspection.", "Add the date."],
  RES055: [
    "“{object}” was replaced after the draw, but has the result {result}.",
    "Check whether the replacement was right.",
  ],
  RES056: ["“{object}” was handed over, but it is not said to whom.", "Add the body that took it over."],
  RES057: [
    "“{object}”: these items say 是 (as it should be), but a problem is described: {items}.",
    "Check the answers and the problems.",
  ],
  RES058: [
    "“{object}”: these items say 否 (not as it should be) without saying what was found: {items}.",
    "Describe the problem.",
  ],
  RES059: [
    "“{object}” has the follow-up {followUp}, but a last day for corrections ({due}).",
    "Check the follow-up and the date.",
  ],
} as const satisfies Record<string, Sentences>;

export const resultWords = {
  "help-result": "record results of inspections and follow corrections",
  "help-result-form": "make inspection forms: a workbook a prefecture, a sheet an object",
  "help-result-import": "record filled forms, or a table of results",
  "help-result-files": "forms or tables (.xlsx, .xls, .et, .ods, .csv), or folders of forms",
  "help-result-campaign": "the campaign's folder or plan file (default: this folder)",
  "help-result-enter": "type results in on a terminal, object by object",
  "help-result-follow": "record an accepted correction, or give more time",
  "help-result-object": "the object's name, credit code or licence number",
  "help-result-corrected": "day on which the correction was accepted, such as 2025-06-25",
  "help-result-note": "what was seen",
  "help-result-extend": "new last day, such as 2025-07-31; needs --reason",
  "help-result-reason": "why there is more time",
  "help-result-list":
    "list objects, results and corrections; exit code 1 while results are missing or corrections overdue",
  "help-result-as-of": "day on which corrections are judged (default: the day of the run)",
  "help-result-overdue": "only objects whose correction is overdue",
  "event-result": "results",
  "event-form": "inspection forms",
  resultFormsWritten:
    "{draw}: forms {objects}, workbooks {files}, newly written {changed}. Import them with `choucha result import` once they are filled in.",
  resultImported: "{draw}: new {added}, corrected {replaced}, unchanged {same}.",
  resultUnfilled: "{file}: forms not filled in yet: {count}.",
  resultReplaced: "corrected  {object}: {before} → {now}",
  resultReplacedSame: "corrected  {object}: still {now}, other cells changed",
  resultProgress: "{draw}: {reported} of {objects} recorded, {missing} still missing.",
  resultTask: "Task",
  resultObject: "Object",
  resultPrefecture: "Prefecture",
  resultDay: "Inspected",
  resultValue: "Result",
  resultFollowUp: "Follow-up",
  resultState: "Correction",
  resultWaiting: "not recorded yet",
  resultLeft: "replaced",
  resultOpen: "due {due}, {days} d left",
  resultOpenToday: "due {due}, today",
  resultOpenEver: "no last day",
  resultOverdue: "overdue {days} d (due {due})",
  resultCorrected: "corrected {on}",
  resultCorrectedLate: "corrected {on}, {days} d late",
  resultOnTheSpot: "corrected on the spot",
  resultOverdueTitle: "Overdue corrections: {count}",
  resultOverdueMarked: "Overdue corrections: {count}, marked with “!” (--overdue lists them alone)",
  resultNoOverdue: "No correction is overdue on {day}.",
  resultAnomalies: "What does not fit: {count}",
  resultSummary:
    "On {day}: {objects} objects, {reported} recorded, {missing} missing; without problems {clean}, with problems {problems}, uncooperative {uncooperative}.",
  resultCorrections:
    "Corrections ordered: {ordered}; accepted {corrected} (of these late: {late}), still in time {open}, overdue {overdue}.",
  resultFollowed: "{object}: accepted on {day}, {state}.",
  resultInTime: "in time",
  resultLate: "days late: {days}",
  resultExtended: "{object}: last day moved from {before} to {due}.",
  resultFollowedBefore: "{object}: accepted on {day}, as recorded before; nothing changed.",
  resultEnterPick: "Which object?",
  resultEnterFinish: "finish",
  resultEnterBack: "one step back",
  resultEnterBackHint: "Type < to go one step back.",
  resultEnterResume: "“{object}” was left halfway last time. Go on there?",
  resultEnterHead: "{object} ({task})",
  resultEnterAssigned: "assigned inspectors: {people}",
  resultEnterDay: "Day of the inspection (such as 2025-05-20)",
  resultEnterPeople: "Inspectors (separated by 、 or commas)",
  resultEnterMethod: "Method",
  resultEnterProblem: "Problem found at “{item}”",
  resultEnterDisposal: "What was done about “{item}” (Enter for nothing)",
  resultEnterDue: "Last day for the correction (such as 2025-06-20)",
  resultEnterBody: "Handed over to",
  resultEnterNote: "Remarks (Enter for none)",
  resultEnterNeeded: "Please fill this in.",
  resultEnterKeep: "Record this?",
  resultEnterYes: "record it",
  resultEnterDrop: "give it up",
  resultEnterKept: "Recorded: {object}, {result}.",
  resultEnterNotKept: "“{object}” was not recorded.",
  resultEnterNothingLeft: "Every object has a result; choose one to correct it.",
  resultEnterInterrupted:
    "Interrupted. What was typed is kept as a draft; the next `choucha result enter` offers to go on there.",
  resultEnterAlready: "recorded: {result}",
} as const;
