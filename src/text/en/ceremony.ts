import type { Sentences } from "../sentences.ts";

/** The seed: sources in the plan (PLN08x), their values (SED), their checks (VER13x), the ceremony's screens. */
export const ceremonyCodes = {
  PLN080: [
    "{path}: a source of kind {kind} must say how many figures its value has.",
    "Add `length: 5` (or as many as there are).",
  ],
  PLN081: [
    "{path}: a source of kind lottery must say how many numbers are drawn of how many.",
    "Add `shape: 6/33+1/16` (six of 33 in ascending order, then one of 16).",
  ],
  PLN082: [
    "{path}: a witness must be bound before the draw.",
    "The witness runs `choucha witness new NAME` and keeps the value; add `commits: ` and the digest that it shows.",
  ],
  PLN083: [
    "{path}: `{key}` says nothing for a source of kind {kind}.",
    "It belongs to: {kinds}. Delete it, or correct `kind`.",
  ],
  PLN084: [
    "{path}: {found} is not the shape of a lottery.",
    "Write 6/33 for six of 33, and + between the parts: 6/33+1/16.",
  ],
  PLN085: [
    "{path}: {found} is not the digest of a witness.",
    "Copy the 64 hex digits that `choucha witness new NAME` showed.",
  ],
  PLN086: [
    "{path}: no source is a witness, so nobody can fail to open.",
    "Delete `missing`, or give a source `kind: witness`.",
  ],
  PLN087: [
    "{path}: with witnesses only, the draw may go on with the value of a single one, who then knows the outcome beforehand.",
    "Add a public source, or write `missing: abort`.",
  ],
  PLN088: [
    "{path}: rfc3797 takes lists of numbers; a value of kind {kind} is none.",
    "Use digits, dice or lottery, or `method: vrs`.",
  ],
  PLN089: [
    "{path}: two witnesses have the same digest.",
    "The name enters the digest, so one of them was copied wrongly. Ask that witness again.",
  ],
  PLN090: [
    "{path}: the beacon names no round, so whoever draws can choose one afterwards.",
    "Add `round:` and the number of a round that is still to come.",
  ],
  SED010: [
    "“{name}”: “{value}” is not {length} digits.",
    "Write {length} digits 0 to 9 without spaces, zeros in front included, such as {example}.",
  ],
  SED011: [
    "“{name}”: “{value}” is not {length} throws of a die.",
    "Write {length} digits 1 to 6 without spaces, in the order of the throws, such as {example}.",
  ],
  SED012: [
    "“{name}”: “{value}” is not a result of {shape}.",
    "Write every number with two digits and a space between, each part in ascending order, such as {example}.",
  ],
  SED013: [
    "“{name}”: “{value}” is not a stock index.",
    "Write it with a point and two decimals, without separators, such as {example}.",
  ],
  SED014: [
    "“{name}”: “{value}” is not a round of the beacon with its signature.",
    "Write the round's number, a space and the 96 hex digits of `signature` in lower case, such as {example}.",
  ],
  SED015: [
    "“{name}”: this is another round than the declared {round}.",
    "Take the value of round {round}, such as {example}.",
  ],
  SED016: [
    "“{name}”: the signature is not drand's for that round.",
    "Copy round and signature again from a drand relay; no digit may be missing.",
  ],
  SED017: [
    "“{name}”: “{value}” is not 256 bits in hex.",
    "Write 64 digits 0–9 and a–f in lower case without spaces, such as {example}.",
  ],
  SED018: [
    "The witness “{name}” did not open: the value does not have the committed digest.",
    "Give the value exactly as `choucha witness new` printed it, 64 hex digits such as {example}. Nothing was written.",
  ],
  SED019: [
    "The witness “{name}” has not opened ({rule}).",
    "Give it with --seed '{name}=VALUE'. The plan says `missing: abort`, so there is no draw without it.",
  ],
  SED020: [
    "The witness “{name}” did not open; the draw goes on without, as the plan says.",
    "The record names the witness as absent.",
  ],
  SED021: [
    "The witness “{name}” opened with a value that does not have the committed digest; the draw goes on without, as the plan says.",
    "The record names the witness as absent.",
  ],
  SED022: [
    "No source has a value: nothing would be left to chance.",
    "At least one witness must open, or a public source must have its value.",
  ],
  SED023: [
    "The sources in the plan are not those that the draw “{draw}” committed.",
    'Restore the plan, or commit anew with --reason "why" before any value is known.',
  ],
  SED024: [
    "“{name}” cannot be a witness's name.",
    "Write the name as in the plan: not empty, without the sign = and line breaks.",
  ],
  VER030: [
    "These sources gave their value: {names}. Absent witnesses, as the commitment allows: {absent}.",
    "",
  ],
  VER031: ["Every value is written as its kind demands: {names}.", ""],
  VER032: ["The beacon's signature is the drand network's for its round: {names}.", ""],
  VER033: [
    "Chance: the sources hold at most {bits} bits ({list}); {needed} bits are the logarithm of the number of possible samples.",
    "",
  ],
  VER034: [
    "Chance: the sources hold at most {bits} bits ({list}), which is LESS than the {needed} bits of all possible samples: some samples could not come out.",
    "Next time declare more or richer sources, and commit before their values exist.",
  ],
  VER035: [
    "Chance: nobody can say how many bits these sources hold: {names}. What can be counted is {bits} bits ({list}); all possible samples are {needed} bits.",
    "Next time give each source a `kind` in the plan.",
  ],
  VER136: [
    "“{name}” is not written as a source of kind {kind} demands.",
    "The record was changed, or the draw took a value that was not declared.",
  ],
  VER137: [
    "The value of the witness “{name}” does not have the committed digest.",
    "The record was changed, or somebody else's value was taken.",
  ],
  VER138: [
    "Not every source has its value, and this commitment allows no draw without: {names}.",
    "The draw did not keep to its declaration.",
  ],
  VER139: [
    "The signature of “{name}” is not the drand network's for that round.",
    "The value was made up or changed.",
  ],
} as const satisfies Record<string, Sentences>;

export const ceremonyWords = {
  "witness-secret":
    "The value of “{name}” stands on standard output. Keep it secret until the draw: write it down or store it where only you can read it.",
  "witness-commits": "Give the office this digest for the plan, and keep a copy that others have seen:",
  "witness-open": "At the draw you open it:  choucha draw … --seed '{name}=VALUE'",
  "ceremony-step": "step {at} of {all}",
  "ceremony-commitment": "COMMITMENT",
  "ceremony-since": "committed {at}",
  "ceremony-uncommitted": "not committed yet: that happens together with the draw, which is weaker evidence",
  "ceremony-pool": "{units} in the register, {eligible} can be drawn",
  "ceremony-people": "inspectors: {units}, of whom {eligible} can be dealt",
  "ceremony-sources": "SOURCES OF CHANCE, AS DECLARED",
  "ceremony-source": "SOURCE",
  "ceremony-rule": "Rule",
  "ceremony-form": "Form",
  "ceremony-bits": "Chance",
  "kind-unknown": "nobody can say how many bits",
  "ceremony-next": "Enter: go on   Ctrl-C: leave, nothing is written",
  "ceremony-leave": "Ctrl-C: leave, nothing is written",
  "ceremony-value": "Value:",
  "ceremony-again": "Once more:",
  "ceremony-again-note": "First entry taken. Type the value once more, from the source.",
  "ceremony-differs": "The two entries are not the same. Both are dropped: type it twice again.",
  "ceremony-read": "Read back, in groups of four:",
  "ceremony-right": "Is it right?",
  "ceremony-system": "Take 256 bits from this machine now?",
  "ceremony-open-or-skip": "Secret value (empty: the witness does not open):",
  "ceremony-skip": "Go on without the witness “{name}”? The record will say so.",
  "ceremony-all": "ALL VALUES",
  "ceremony-absent": "absent: {why}",
  "ceremony-absent-missing": "did not open",
  "ceremony-absent-wrong": "opened wrongly",
  "ceremony-now": "Draw now? It cannot be done twice.",
  "ceremony-left": "Nothing was drawn, and nothing was written.",
  "ceremony-drawing": "DRAWN {at}",
  "ceremony-count": "{drawn} of {units}",
  "ceremony-more": "Enter: next page",
  "ceremony-end": "Enter: end",
  "ceremony-page": "page {at} of {all}",
  "kind-text": "text, as published",
  "kind-digits": "{length} digits 0 to 9, such as {example}",
  "kind-dice": "{length} throws of a die, digits 1 to 6, such as {example}",
  "kind-lottery": "lottery {shape}: numbers with two digits, spaces between, such as {example}",
  "kind-index": "stock index with two decimals, such as {example}",
  "kind-beacon": "drand quicknet: round, space, signature, such as {example}",
  "kind-system": "256 bits of this machine, 64 hex digits",
  "kind-witness": "a witness's secret value; its digest is committed: {commits}",
  "kind-bits": "at most {bits} bits",
} as const;
