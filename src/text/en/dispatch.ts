import type { Sentences } from "../sentences.ts";

/** DSP: packages for prefectures and what they send back. VER04x, VER14x: verification of that. */
export const dispatchCodes = {
  DSP001: [
    "{file} is not a dispatch package.",
    "Name the file that the province sent: dispatch/PREFECTURE.json of the draw.",
  ],
  DSP002: [
    "{file} was changed after the province made it: its text is not in canonical form.",
    "Ask the province to send the file again, and do not open it in an editor.",
  ],
  DSP003: [
    "The register of objects has no prefecture column, so no packages can be made.",
    "Add a column 州市, or use `inspectors` instead of `dispatch`.",
  ],
  DSP004: [
    "“{unit}” has no prefecture, so nobody would get its package.",
    "Fill in its prefecture, or rule it out with `exclude`.",
  ],
  DSP005: [
    "The inspectors of “{draw}” are assigned by the prefectures, not here.",
    "Send them the files in dispatch/, and run `choucha collect` when their records come back.",
  ],
  DSP006: [
    "A campaign and a package are both given.",
    "Leave the campaign out: with --dispatch the package says everything.",
  ],
  DSP007: [
    "{flags} goes with --dispatch only.",
    "Name the package with --dispatch FILE, or write this into the plan.",
  ],
  DSP008: ["The register of inspectors is not named.", "Add --inspectors FILE."],
  DSP009: ["{flags} cannot be used with --dispatch.", "Leave it out."],
  DSP010: [
    "The folder {out} holds the work for another package ({other}).",
    "Choose another folder with --out.",
  ],
  DSP011: [
    "No source of randomness is declared.",
    "Add --source 'NAME=where the value will come from', before the value exists.",
  ],
  DSP012: ["“{text}” is not NAME=RULE.", "Write --source 'NAME=where the value will come from'."],
  DSP013: [
    "Other sources were committed: {declared}.",
    "Leave --source out, or commit anew with a reason (`choucha commit --reason`).",
  ],
  DSP014: ["This package gives nobody to inspect.", "Ask the province for the right package."],
  DSP015: [
    "The commitment {C} in {out} was made for another package of this draw.",
    "Assign from the package it was made for, or choose another folder with --out.",
  ],
  DSP016: [
    "No draw of this campaign is dispatched to prefectures: there is nothing to collect.",
    "Write `dispatch` instead of `inspectors` into the plan before committing.",
  ],
  DSP017: ["{flags} goes with the record of a draw, not with a prefecture's.", "Leave it out."],
  DSP018: [
    "“{draw}”: task sheets and the public list are made; the notices name the inspectors and wait for {missing}.",
    "Run `choucha collect` when the records come, then `choucha run` again.",
  ],
  DSP019: [
    "“{draw}”: {count} packages for the prefectures are made.",
    "Send each prefecture its file. `choucha ledger` shows how each digest begins: compare it by telephone.",
  ],
  DSP020: [
    "The packages were dispatched before this replacement: the prefecture does not know of it, and nobody is dealt to the new object.",
    "Tell the prefecture in writing; it names two inspectors, and the record shows the object without a team.",
  ],
  DSP101: [
    "{file} is not an assignment record.",
    "Collect the files assignment-PREFECTURE.json that the prefectures send.",
  ],
  DSP102: [
    "{file} belongs to the campaign “{found}”; this one is “{campaign}”.",
    "Collect it in its own campaign.",
  ],
  DSP103: [
    "{file} belongs to the draw “{found}”; this campaign dispatches: {known}.",
    "Collect it in its own campaign.",
  ],
  DSP104: [
    "{file}: no package of the draw “{draw}” was made for “{prefecture}”.",
    "Check who sent it; the prefectures with a package are: {known}.",
  ],
  DSP105: [
    "{file} ({prefecture}) was made from an old package: from another draw of “{draw}”, whose commitment begins {found}; this one's begins {wanted}.",
    "Send the prefecture its package of this draw; it must assign anew.",
  ],
  DSP106: [
    "{file} ({prefecture}) was made from a package that is not the one that was sent. First difference: {path}.",
    "Send the prefecture its package again; it must assign anew.",
  ],
  DSP107: [
    "{file} was changed after it was written: its digest does not fit its content.",
    "Ask the prefecture for the file as the program wrote it.",
  ],
  DSP108: [
    "{file} ({prefecture}) does not verify; the check “{check}” fails.",
    "See the reason below. Ask the prefecture for the record as the program wrote it.",
  ],
  DSP109: [
    "{file}: another record of {prefecture} was collected on {at}; that one stays.",
    "Ask the prefecture why there are two. A deal is made once.",
  ],
  DSP110: [
    "{file}: several different records of {prefecture} are given ({files}); none of them is taken.",
    "Ask the prefecture which one it answers for, and why there are others.",
  ],
  DSP111: [
    "{file}: this record of {prefecture} is in the collection already; nothing changed.",
    "Nothing to do.",
  ],
  VER040: ["The record's own digest fits: {digest}.", ""],
  VER041: ["The package for {prefecture} has the digest {digest}.", ""],
  VER042: ["The objects are the committed ones: {units} of them.", ""],
  VER043: ["{prefecture}: its record was made again: {teams} teams, {seats} seats, all equal.", ""],
  VER044: ["All {prefectures} prefectures have sent their records.", ""],
  VER045: ["{collected} of {prefectures} prefectures have sent their records. Not yet: {missing}.", ""],
  VER140: [
    "The record's own digest does not fit its content.",
    "The record was changed after it was written.",
  ],
  VER141: [
    "The package in the record has the digest {found}, but the record says {recorded}.",
    "The package or the record was changed.",
  ],
  VER142: ["Record and package name different things in {path}: {a} and {b}.", "The record was changed."],
  VER143: [
    "The commitment is not about this package. First difference: {path}: recorded {recorded}, expected {found}.",
    "The record was changed, or it was put together from two.",
  ],
  VER144: [
    "The objects are not the committed ones. First difference: {path}: committed {recorded}, found {found}.",
    "The package was changed after the commitment.",
  ],
  VER145: [
    "The inspectors are not the committed ones. First difference: {path}: committed {recorded}, found {found}.",
    "The inspectors were changed after the commitment.",
  ],
  VER146: [
    "Whether the commitment was made on the spot does not follow from the record's own times.",
    "The record was changed.",
  ],
  VER147: ["{prefecture}: this draw has nothing to inspect there.", "The record belongs to another draw."],
  VER148: [
    "{prefecture}: its package is not the one that this draw gives. First difference: {path}.",
    "The record belongs to another draw, or was changed.",
  ],
  VER149: [
    "{prefecture}: the ledger says that its record was collected, but it is not here.",
    "Restore the folder assignments/ from a copy.",
  ],
} as const satisfies Record<string, Sentences>;

export const dispatchWords = {
  "step-collect": "collect from prefectures",
  prefectureCount: "{count} prefectures",
  packageOf: "{prefecture}: {objects} objects to inspect",
  packageDigest: "package",
  assignmentFile: "Send this file back to the province: {file}",
  collectTaken: "taken",
  collectSame: "here already",
  collectRefused: "refused",
  collectFile: "file",
  collectComplete: "{draw}: all {all} prefectures are collected.",
  collectMissing: "{draw}: {have} of {all} prefectures are collected. Waiting for: {missing}",
  nextCollect: "Next, when the prefectures send their records:",
} as const;
