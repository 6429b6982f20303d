/** Sentences about the proof of what comes after a draw. */
import type { Sentences } from "../sentences.ts";

export const proofCodes = {
  VER052: [
    "{requests} request(s) for third reviewers were dealt again: {reviewers} reviewer(s) for {documents} document(s), all equal.",
    "",
  ],
  VER053: [
    "The ledger also has lines for files that stay in the office and were not checked here: scores {scores}, requests for third reviewers {thirds}, final grades {grades}, documents {documents}. They show when such a file existed and its SHA-256, not what is in it.",
    "",
  ],
  VER054: [
    "The ledger also has lines for files that stay in the office and were not checked here: inspection results {results}, documents {documents}. They show when such a file existed and its SHA-256, not what is in it.",
    "",
  ],
  VER055: [
    "The ledger also has lines for files that stay in the office and were not checked here: scores {scores}, final grades {grades}, documents {documents}. They show when such a file existed and its SHA-256, not what is in it.",
    "",
  ],
  VER154: [
    "{file} is no request for third reviewers of this review, or is not written as the program writes it.",
    "Restore that file from a copy, with the record and frames that belong to it.",
  ],
  VER155: [
    "{file} is not what line {line} of the ledger says, or has another time.",
    "Restore that file from a copy.",
  ],
  VER156: [
    "{file} is missing: requests for third reviewers are numbered without a gap, and the ledger names each.",
    "Restore that file from a copy.",
  ],
  VER157: [
    "The ledger has no line for {file}.",
    "It was added later, or a run of `choucha score third` was broken off: run that again, or move the file away.",
  ],
  VER158: [
    "{file}: document {id} is not under review at that time, stands twice, or is out of the order of the codes.",
    "The file was changed after it was made.",
  ],
  VER159: [
    "{file}: reviewer {reviewer} has document {id} already, or gave it up, and could not be called for it.",
    "The file was changed after it was made.",
  ],
  VER160: [
    "{file}: reviewer {reviewer} may not review document {id}: not in the list, ruled out, recused, from the same prefecture, or without the specialty.",
    "The file was changed after it was made.",
  ],
  VER161: [
    "{file}: for document {id} it names {recorded}; dealt again it is {found}.",
    "The file was changed after it was made, or replacements were.",
  ],
} as const satisfies Record<string, Sentences>;
