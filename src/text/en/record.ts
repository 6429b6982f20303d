import type { Sentences } from "../sentences.ts";

/** FRM: making a frame from registers and a rule. LED: the ledger. DRW: what a draw cannot do. VER: verification. */
export const recordCodes = {
  FRM001: [
    "“{unit}” has no usable value in “{column}” (found “{value}”); it forms a stratum of that name.",
    "Fill the cell in, or leave it if that stratum is meant.",
  ],
  FRM002: [
    "“{unit}”: no rate is given for the value “{value}” in “{column}”.",
    "Add a rate for it; rates are given for: {known}.",
  ],
  FRM003: [
    "The value “{stratum}” holds the separator “|”, so two different strata would look the same.",
    "Remove “|” from the columns that make the strata.",
  ],
  FRM004: [
    "“{unit}”: “{value}” in “{column}” is not a number, so the comparison in the plan cannot be made.",
    "Correct the cell.",
  ],
  FRM005: [
    "The column “{column}” is sealed, but the frame needs it: it identifies units, places them in a stratum or is published.",
    "Take it out of `sealed`; columns of conditions can be sealed.",
  ],
  FRM010: ["The list of earlier draws has no date column.", "Add a column 抽查日期 (date)."],
  FRM011: ["“{value}” is not a date.", "Write it as 2024-05-17."],
  FRM012: [
    "The earlier draw of “{label}” names nobody in the register; the row has no effect.",
    "Check the name or code if the unit should be there.",
  ],
  FRM013: [
    "“{label}” may mean several units of the register; the earlier draw counts for all of them.",
    "Name the unit by its code.",
  ],
  FRM020: [
    "The list of recusals has no column for the object.",
    "Add a column 回避对象 with the object's name or code.",
  ],
  FRM021: [
    "The recusal of “{label}” names no inspector of the register; the row has no effect.",
    "Check the certificate number or the name.",
  ],
  FRM022: ["“{label}” may mean several inspectors.", "Name the inspector by certificate number (执法证号)."],
  FRM023: [
    "The recusal in row {row} names an object that stands in none of the registers; the row has no effect.",
    "Check the object's name or code.",
  ],
  FRM030: [
    "The inspectors' register has no prefecture column, so nobody can be matched with an object.",
    "Add a column 州市, or set `from: province` in the plan.",
  ],
  FRM031: ["“{unit}”: cannot tell from “{value}” whether the inspector is on duty.", "Write 是 or 否."],
  FRM032: [
    "“{unit}”: “{value}” is not a date, so the certificate cannot be checked.",
    "Write it as 2026-03-01.",
  ],
  FRM033: [
    "“{unit}” has no date until which the certificate is valid; the inspector is left out.",
    "Fill in the date.",
  ],
  FRM034: [
    "“{value}” (rows: {count}, first: {row}) is no known prefecture: these people count as local nowhere, and are recused from no prefecture.",
    "Correct it if it is misspelt; leave it if they belong to the province itself.",
  ],
  DRW001: [
    "{n} units are asked for, but only {units} can be drawn.",
    "Ask for at most {units}, or use a rate.",
  ],
  DRW002: [
    "No unit can be drawn: all {units} are ruled out or taken without a draw.",
    "Check the rules `exclude` and `certain` and the register.",
  ],
  DRW003: [
    "The method rfc3797 draws from one list: it takes no strata.",
    "Leave out --by and --rate-by (in the plan: stratify, rate.by), or use the method vrs.",
  ],
  DRW004: [
    "The value “{value}” of “{name}” is not a list of whole numbers, as the method rfc3797 needs.",
    "Write numbers separated by spaces or commas: 9 18 26.",
  ],
  DRW005: [
    "The method rfc3797 can number at most {most} units; the register has {units}.",
    "Use the method vrs.",
  ],
  DRW006: [
    "Inspectors are matched by prefecture, but the register of objects has no prefecture column.",
    "Add a column 州市, or set `from: province` in the plan.",
  ],
  DRW007: [
    "{seats} of {all} inspector seats could not be filled.",
    "See the bottlenecks below: add inspectors, raise maxLoad, or let neighbours help (fallback).",
  ],
  DRW008: [
    "Too few inspectors for {objects}: {needed} seats, {places} places among {people} inspectors ({leads} may lead).",
    "Add inspectors there, raise maxLoad, or set `fallback: neighbours` or `province`.",
  ],
  LED001: [
    "{file}: line {row} is torn: the last write did not finish.",
    "Keep a copy of the file, remove the unfinished last line, and run the command again.",
  ],
  LED002: [
    "{file}: line {row} was changed after it was written ({kind}).",
    "Restore the ledger from a copy; do not go on with this one.",
  ],
  LED003: [
    "{file}, line {row}: {event} may not stand here; the draw was not in that state.",
    "Do not go on with this ledger; compare it with a copy.",
  ],
  LED004: [
    "{file}, line {row}: {event} is dated before the line above it.",
    "Do not go on with this ledger; compare it with a copy.",
  ],
  VER001: ["The commitment has the digest C = {digest}.", ""],
  VER002: ["The published commitment is the one in the record.", ""],
  VER003: ["The rule is the committed one.", ""],
  VER004: ["The frame is the committed one: {units} units, {eligible} in the draw.", ""],
  VER005: ["The inspectors' frame is the committed one: {units} people, {eligible} can be dealt.", ""],
  VER007: ["Every declared source gave its value: {names}.", ""],
  VER009: [
    "All {units} tickets, the allocation and the selection were computed again: {drawn} drawn from {strata} strata, all equal.",
    "",
  ],
  VER010: ["The deal was computed again: {teams} teams, {seats} seats, all equal.", ""],
  VER011: ["{file} gives the committed frame: {units} units.", ""],
  VER012: ["The ledger's chain holds ({lines} lines) and names this record.", ""],
  VER013: [
    "The commitment was made together with the draw: nothing shows that it was made before the seed was known.",
    "Next time run `choucha commit` before the seed exists.",
  ],
  VER014: ["The commitment stood for {minutes} minutes before the draw (since {at}).", ""],
  VER101: [
    "The commitment in the record has the digest {found}, but the record says C = {recorded}.",
    "The record was changed.",
  ],
  VER102: ["commitment.json is not the commitment in the record.", "One of the two was changed."],
  VER103: [
    "The rule in the record has the digest {found}, committed was {recorded}.",
    "The rule was changed after the commitment.",
  ],
  VER104: [
    "The frame has the digest {found}, committed was {recorded}.",
    "The frame was changed after the commitment.",
  ],
  VER105: [
    "The frame has {units} units ({eligible} in the draw), committed were {wanted} ({wantedEligible}).",
    "The commitment or the frame was changed.",
  ],
  VER106: [
    "The frame's text is not in its canonical form.",
    "Take the frame from the office that published it.",
  ],
  VER107: [
    "The seed does not follow the declared sources: {declared}.",
    "The record was changed, or the draw did not keep to its declaration.",
  ],
  VER108: ["The value of “{name}” is empty or not in its normal form.", "The record was changed."],
  VER109: [
    "The draw comes out differently. First difference: {path}: recorded {recorded}, computed {found}.",
    "The record was changed, or the draw was not made by this rule, frame and seed.",
  ],
  VER110: [
    "The deal comes out differently. First difference: {path}: recorded {recorded}, computed {found}.",
    "The record was changed, or the inspectors were not dealt by this rule and seed.",
  ],
  VER117: [
    "The register gives a frame with the digest {found}; the sample was drawn from {recorded}.",
    "The register was changed since, or is read differently: give it as it was, with the same flags.",
  ],
  VER111: [
    "Row {row} of {file} was changed after the commitment: {column} (“{unit}”: {before} → {after}).",
    "Restore the register as it was committed.",
  ],
  VER112: [
    "Row {row} of {file} was added after the commitment: “{unit}” ({id}).",
    "Restore the register as it was committed.",
  ],
  VER113: [
    "“{unit}” ({id}) was removed from {file} after the commitment.",
    "Restore the register as it was committed.",
  ],
  VER114: ["The ledger's chain breaks in line {line} ({kind}).", "The ledger was changed or is incomplete."],
  VER115: ["The ledger holds no line for {event} of this record.", "The record or the ledger was replaced."],
  VER116: [
    "The inspectors' frame was committed, but is not here.",
    "Put inspectors.jsonl beside the record, or give the register with --register.",
  ],
  VER021: [
    "The commitment was replaced {times} time(s) before the draw, for these reasons: {reason}. The last one replaced was {digest}.",
    "",
  ],
  VER022: ["{count} replacement(s) were made again: each is the next in order.", ""],
  VER118: [
    "The ledger says {event} happened at {found}; the record says {recorded}.",
    "The record or the ledger was changed.",
  ],
  VER119: [
    "The ledger holds a further step of this draw that the record does not know: {event} in line {line}.",
    "Verify the latest record of the draw.",
  ],
  VER120: [
    "The commitment does not name the ledger's head that it was added to.",
    "The record or the ledger was replaced.",
  ],
  VER121: [
    "The record says that the commitment replaced {recorded}; the ledger says {found}.",
    "The record or the ledger was changed.",
  ],
  VER122: ["Replacement {place} could not have been made ({kind}).", "The record was changed."],
  VER123: [
    "A replacement comes out differently. First difference: {path}: recorded {recorded}, computed {found}.",
    "The record was changed, or the replacement did not follow the order of the draw.",
  ],
  VER124: ["rule.json is not the rule in the record.", "One of the two was changed."],
  VER125: [
    "Line {line} of the ledger may not stand there: {event} follows a step that it cannot follow, or is dated before the line above it.",
    "The ledger was changed; compare it with a copy.",
  ],
  VER026: ["record.json is written as the program writes it.", ""],
  VER126: [
    "record.json is not written as the program writes it: other programs might read something else in it.",
    "The file was changed; take it from the office that published it.",
  ],
  VER128: ["{file} is the record of the draw “{draw}”, not of its folder.", "Two folders were exchanged."],
  VER127: [
    "A commitment kept as replaced ({file}) is in no line of the ledger for this draw.",
    "The file or the ledger was changed.",
  ],
  SIG010: ["The record is signed by this key (on {at}).", ""],
  SIG011: ["The ledger is signed by this key up to line {line} of {lines}.", ""],
  SIG020: [
    "There is no valid signature of this key over the record as it stands.",
    "The record was changed after it was signed, was never signed, or by another key.",
  ],
  SIG021: [
    "There is no valid signature of this key over the ledger at or behind this record's last step.",
    "Ask the office to sign again, or compare with the ledger it signed.",
  ],
  VER150: [
    "{file} is not beside the record, or is no such file.",
    "Take the whole folder from the office that published it.",
  ],
  VER015: ["The commitment stood for {hours} hours before the draw (since {at}).", ""],
  VER016: ["The commitment stood for {days} days before the draw (since {at}).", ""],
  VER036: [
    "Every declared source gave its value: {names}. Some of it came from the office's own machine: nobody else could have predicted or proved it.",
    "Next time let all of it come from the public.",
  ],
} as const satisfies Record<string, Sentences>;
