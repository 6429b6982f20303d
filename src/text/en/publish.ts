import type { Sentences } from "../sentences.ts";

/** BUN: a published bundle. PUB: what cannot be published. */
export const publishCodes = {
  BUN001: ["All {files} files are the ones that SHA256SUMS names.", ""],
  BUN002: [
    "“{over}” is signed ({at}). Fingerprint of the key: {fingerprint}. Compare it with the one that the office made known.",
    "",
  ],
  BUN003: ["An earlier state of “{over}” is signed ({at}). Fingerprint of the key: {fingerprint}.", ""],
  BUN101: [
    "{file} is not the file that SHA256SUMS names.",
    "It was changed or damaged: fetch it again from the office.",
  ],
  BUN102: ["{file} is missing.", "Add it: all files of the bundle are needed."],
  BUN103: ["{file} is not named in SHA256SUMS.", "It was added later, or belongs to another bundle."],
  BUN104: ["{file} cannot be read: it is not what its name says.", "Fetch it again from the office."],
  BUN105: ["There is no record of a draw among these files.", "Choose all files of the published folder."],
  BUN106: [
    "{file}: the signature in line {line} is not that of its key.",
    "It was changed: ask the office for the right one.",
  ],
  PUB001: [
    "The draw “{draw}” has not been made yet.",
    "Run `choucha draw`, or name a finished one with --draw.",
  ],
  PUB002: ["The inspectors of “{draw}” are not dealt yet.", "Run `choucha assign` first."],
  PUB003: [
    "The frame of “{draw}” shows the private column “{column}”.",
    "Name it under `sealed` in the plan and commit anew; or under `publish`, if it is meant to be public.",
  ],
  PUB004: [
    "{file} holds files that are no bundle of this campaign. Nothing was written.",
    "Choose a new or empty folder.",
  ],
  PUB005: [
    "The page for the public was not built.",
    "Run `npm run build` in the clone, or install choucha again.",
  ],
  PUB006: [
    "The campaign's own folder cannot be the bundle's.",
    "Choose another folder: a bundle is made for strangers.",
  ],
  PUB007: ["What would be published does not verify. Nothing was written.", "See the failed checks."],
  PUB008: [
    "Prefectures whose records of “{draw}” are missing: {missing}.",
    "Run `choucha collect` with their files first.",
  ],
  USE030: ["`publish` takes a campaign and one folder.", "For example: choucha publish my-campaign public"],
} as const satisfies Record<string, Sentences>;

export const publishWords = {
  "publish-new": "{dir}: published, {files} files.",
  "publish-replaced": "{dir}: the earlier bundle was replaced, {files} files.",
  "publish-standing": "{dir}: published before; unchanged, {files} files.",
  publishSums: "Digest of SHA256SUMS: {digest}",
  publishNext: "Anyone can check it: open verify.html in a browser and choose all files of the folder.",
  publishPeople:
    "The bundle names the inspectors (names, certificate numbers, workplaces): the deal cannot be recomputed without them.",
  bundleTitle: "Published draw: {campaign}",
  bundleIntro:
    "These files let anyone recompute the draw, without the office and without a network. The digest C of each draw was fixed before chance was known.",
  bundleDraw: "{draw}: {title}\nC = {C}\ncommitted {committedAt}, drawn {drawnAt}",
  bundleFiles: "What each file is",
  "bundle-commitment": "what was fixed before the draw; its SHA-256 is C",
  "bundle-rule": "the rule of the draw",
  "bundle-frame": "everyone who could be drawn, one line each",
  "bundle-inspectors": "the inspectors who could be dealt, one line each",
  "bundle-record": "the draw: values of the sources, tickets, who was drawn, the teams",
  "bundle-assignment": "the record of a prefecture, which dealt its own inspectors",
  "bundle-superseded": "a commitment that was replaced",
  "bundle-ledger":
    "the ledger: every step in order, each line holding the digest of the one before. Lines about documents, results and scores name files that stay in the office",
  "bundle-signatures": "signatures over records and ledger",
  "bundle-sums": "the SHA-256 of every file",
  "bundle-page": "a page that checks all this in a browser, without a network",
  "bundle-python": "the second program that checks it, written independently; Python 3.9 or later",
  bundleHow: "Three ways to check",
  bundleHowPage:
    "1. In a browser: open verify.html and choose or drop all files of this folder. Green: everything was made again and is equal.",
  bundleHowPython: "2. With Python, without installing anything, in this folder:",
  bundleHowHand:
    "3. By hand, with tools of any system. The files, and the commitment C of a draw (on the page every unit has its own line for its ticket):",
  bundleTrust:
    "If you do not want to trust the page or the program in this folder, take them from the project itself, or write your own: docs/protocol.md says how.",
  bundleSynthetic: "All data in this folder is synthetic. It is an example.",
} as const;
