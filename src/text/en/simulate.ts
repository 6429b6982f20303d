import type { Sentences } from "../sentences.ts";

/** SIM: what a simulation found. */
export const simulateCodes = {
  SIM001: [
    "{unit} was drawn {count} times in {trials} runs; expected {expected}, allowed {low} to {high}.",
    "Do not use this draw before the cause is found: run `choucha verify`, and report it with the seed printed above.",
  ],
  SIM002: [
    "{inspector} inspected {object} {count} times in {trials}; expected {expected}, allowed {low} to {high}.",
    "Do not use this deal before the cause is found; report it with the seed printed above.",
  ],
  SIM003: [
    "“{name}” ({members} together): counts differ more than chance allows (chi-square {statistic}, p = {p}).",
    "Do not use this draw before the cause is found; report it with the seed printed above.",
  ],
  SIM004: [
    "The share of “{name}” was rounded up {count} times in {trials} runs; expected {expected}, allowed {low} to {high}.",
    "Do not use this draw before the cause is found; report it with the seed printed above.",
  ],
  SIM005: [
    "“{draw}” is not committed yet: the simulation used the registers as they are now.",
    "Commit first if the report is to speak of the published frame.",
  ],
  SIM006: [
    "Seats stayed empty in {short} of {runs} runs: there are too few inspectors for some samples.",
    "Add inspectors, raise `maxLoad`, or allow a `fallback`, before committing.",
  ],
  SIM007: [
    "{units} units cannot be drawn by this rule: the share of their stratum is rounded down to 0.",
    "Use `rounding: random`, or set `minimum: 1`, if everyone is to have a chance.",
  ],
} satisfies Record<string, Sentences>;

export const simulateWords = {
  simTitle: "Is the draw fair? Simulation: {draw}",
  simCommitted: "Commitment: {C}",
  simPrepared: "Not committed yet: the frame is made from the registers as they are now.",
  simRuns: "Runs: {runs}; seed of the simulation: {seed} (the same seed gives the same report)",
  simFair: "FAIR: all {tests} tests passed. A fair draw passes with a probability of at least {sure}.",
  simUnfair:
    "NOT FAIR: {failed} of {tests} tests failed. A fair draw gives this with a probability of at most {level}.",
  simUnits:
    "Objects: how often each was drawn, against its exact probability (the {shown} of {all} farthest off)",
  simPairs:
    "Inspectors, given that the object is inspected: against the exact probability or, where none is known (≈), against equality within the class (the {shown} of {all} farthest off)",
  simGroups: "Strata and classes of exchangeable inspectors as a whole (the {shown} of {all} farthest off)",
  simUnit: "object",
  simStratum: "stratum",
  simInspector: "inspector",
  simAmong: "equals",
  simExpected: "expected",
  simObserved: "observed",
  simCount: "count",
  simTrials: "of",
  simBand: "allowed",
  simP: "p",
  simResult: "result",
  simOk: "passed",
  simFailed: "FAILED",
  simGroup: "group",
  simMembers: "members",
  simStatistic: "chi-square",
  simGroupStratum: "stratum {name}",
  simGroupInspectors: "{name} and those who are equal",
  simKind: "kind",
  simKindUnit: "object",
  simKindPair: "inspector at object",
  simKindRounding: "rounding of a share",
  simNoneTested: "none: no inspector has an equal, so there is nobody to compare with",
  simMethod: "How to read this",
  simMethodLevel:
    "All tests together call a fair draw unfair in at most {level} of simulations: {each} exact binomial tests at {eachLevel} each, and {groups} chi-square tests at {groupLevel} each (Bonferroni).",
  simMethodExact:
    "Objects: runs are independent, so a count is binomial with the probability that the record states. Inspectors: those with the same reach to every object, the same limit and the same fitness to lead are exchangeable; among them seats must be equally frequent.",
  simMethodBand:
    "“Allowed” is the range of counts that the test does not reject. A small p alone is no finding: among {all} tests the smallest is expected near 1/{all}.",
  simMethodFew:
    "{few} groups had too few counts for a chi-square test, and {alone} inspectors have no equal; they are told, not tested. More runs (`--runs`) test more groups.",
  simMethodSeed:
    "Each run draws with its own seed (seedrandom, fed with SHA-256) through the very code of a real draw.",
  simPlotTitle: "Frequency of being drawn",
  simPlotSubtitle: "{draw}; {runs} runs",
  simPlotShown: "the {shown} of {all} farthest off; all are in the CSV file",
  simPlotExpected: "exact probability",
  simPlotObserved: "observed",
  simPlotOutside: "observed, outside",
  simPlotBand: "allowed by the test",
  simWritten: "Written: {files}",
  simProgress: "{draw}: {done} of {runs} runs",
} as const;
