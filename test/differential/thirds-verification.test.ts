/** Both verifiers deal requests for third reviewers again, and find any change of them. */
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { canonical, type Json, sha256 } from "../../src/record/jcs.ts";
import { type LedgerLine, lineText, nextLine } from "../../src/record/ledger.ts";
import type { DrawRecord } from "../../src/record/record.ts";
import type { ThirdRequest } from "../../src/record/third-requests.ts";
import { choucha, newFolder } from "../cli.ts";
import { called } from "../score-enter/called.ts";
import { change, firstFailure, judgements, names } from "./judging.ts";
import { python } from "./python.ts";

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? Writable<U>[] : T[K] };
type Request = Writable<ThirdRequest>;

const file = (folder: string, number: number) => join(folder, `thirds/000${number}.json`);
const read = (folder: string, number: number): Request =>
  JSON.parse(readFileSync(file(folder, number), "utf8"));
const linesOf = (folder: string): LedgerLine[] =>
  readFileSync(join(folder, "../ledger.jsonl"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

/** The ledger written anew as its owner can: linked, counted, with right hashes. */
function writeLedger(folder: string, lines: readonly LedgerLine[]): void {
  const made: LedgerLine[] = [];
  for (const { at, event, digest } of lines) made.push(nextLine(made.at(-1), { at, event, digest }));
  writeFileSync(join(folder, "../ledger.jsonl"), made.map(lineText).join(""));
}

/** Writes a request, and its line in a chain made anew: only the deal can tell. */
function forge(folder: string, number: number, edit: (request: Request) => void): void {
  const request = read(folder, number);
  edit(request);
  const text = canonical(request as unknown as Json);
  expect(text).not.toBe(readFileSync(file(folder, number), "utf8"));
  writeFileSync(file(folder, number), text);
  const lines = linesOf(folder);
  const its = lines.filter(({ event }) => event === "third/opinions")[number - 1]!;
  const at = request.requestedAt;
  writeLedger(
    folder,
    lines.map((line) => (line === its ? { ...line, at, digest: sha256(text) } : line)),
  );
}

const swap = <T>(list: T[], a: number, b: number): void => {
  [list[a], list[b]] = [list[b]!, list[a]!];
};

/** Changes after which the ledger fits again. */
const FORGERIES: [what: string, number: number, how: (request: Request, record: DrawRecord) => void][] = [
  [
    "two thirds exchanged",
    1,
    ({ teams }) => {
      const other = teams.findIndex(({ reviewers }) => reviewers[0] !== teams[0]!.reviewers[0]);
      [teams[0]!.reviewers, teams[other]!.reviewers] = [teams[other]!.reviewers, teams[0]!.reviewers];
    },
  ],
  ["nobody called for one", 1, ({ teams }) => teams[0]!.reviewers.splice(0, 1)],
  ["two called instead of one", 1, ({ teams }) => teams[0]!.reviewers.push(teams[1]!.reviewers[0]!)],
  ["somebody who is not in the list", 1, ({ teams }) => teams[0]!.reviewers.splice(0, 1, "ZJ999")],
  [
    "a first reviewer called",
    1,
    ({ teams }, { assignment }) => {
      const team = assignment!.teams.find(({ object }) => object === teams[0]!.document)!;
      teams[0]!.reviewers = [team.members[0]!];
    },
  ],
  [
    "somebody called who has another specialty or is from there",
    2,
    ({ teams }) => {
      teams[0]!.reviewers = ["ZJ001", "ZJ002", "ZJ003", "ZJ004", "ZJ005", "ZJ006"].filter(
        (id) => id !== teams[0]!.reviewers[0],
      );
    },
  ],
  [
    "more seats",
    1,
    (request) => {
      request.seats = 2;
    },
  ],
  ["another order of documents", 1, ({ teams }) => swap(teams, 0, 1)],
  ["a document fewer", 1, ({ teams }) => teams.splice(0, 1)],
  ["a document twice", 1, ({ teams }) => teams.splice(1, 0, teams[0]!)],
  [
    "a document that was not drawn",
    1,
    ({ teams }) => {
      teams[0]!.document = "示鉴〔2025〕第0号";
    },
  ],
  [
    "a document that has left",
    2,
    ({ teams }, { replacements }) => {
      teams.at(-1)!.document = replacements!.find(({ kind }) => kind === "object")!.out;
    },
  ],
  [
    "another number",
    1,
    (request) => {
      request.request = 2;
    },
  ],
  [
    "another review",
    1,
    (request) => {
      request.review = "others";
    },
  ],
];

/** Changes of the files as they lie there. */
const CHANGES: [what: string, how: (folder: string) => void, failing: string][] = [
  [
    "a reason changed",
    (folder) => change(file(folder, 1), (text) => text.replace("pointDifference", "anyVeto")),
    "thirds",
  ],
  ["a line's end added", (folder) => change(file(folder, 1), (text) => `${text}\n`), "thirds"],
  ["a file that is none", (folder) => writeFileSync(file(folder, 2), "[]"), "thirds"],
  [
    "another time",
    (folder) =>
      change(file(folder, 1), (text) => text.replace("2025-05-09T01:00:00Z", "2025-05-09T01:00:01Z")),
    "thirds",
  ],
  ["the first request gone", (folder) => rmSync(file(folder, 1)), "thirds"],
  ["the last request gone", (folder) => rmSync(file(folder, 2)), "thirds"],
  ["one more request", (folder) => cpSync(file(folder, 2), file(folder, 3)), "thirds"],
  [
    "the requests exchanged",
    (folder) => {
      renameSync(file(folder, 1), file(folder, 3));
      renameSync(file(folder, 2), file(folder, 1));
      renameSync(file(folder, 3), file(folder, 2));
    },
    "thirds",
  ],
  [
    "a request's line gone from the ledger",
    (folder) =>
      writeLedger(
        folder,
        linesOf(folder).filter(({ event, at }) => event !== "third/opinions" || at < "2025-05-10"),
      ),
    "thirds",
  ],
  [
    "a request's line moved to before the deal",
    (folder) => {
      const lines = linesOf(folder);
      const at = lines.findIndex(({ event }) => event === "third/opinions");
      const deal = lines.findIndex(({ event }) => event === "assign/opinions");
      const [line] = lines.splice(at, 1);
      lines.splice(deal, 0, { ...line!, at: lines[deal]!.at });
      writeLedger(folder, lines);
    },
    "ledger",
  ],
];

describe.skipIf(python === undefined)(
  "both verifiers on requests for third reviewers (with Python 3.9 or later)",
  () => {
    let campaign = "";
    let record: DrawRecord;
    let left: { document: string; reviewer: string };

    beforeAll(async () => {
      ({ cwd: campaign, left } = await called());
      record = JSON.parse(readFileSync(join(campaign, "out/opinions/record.json"), "utf8"));
    }, 60_000);

    function copied(): string {
      const folder = join(newFolder(), "out");
      cpSync(join(campaign, "out"), folder, { recursive: true });
      return join(folder, "opinions");
    }

    it("say that they hold, and were dealt without those who have the document or gave it up", async () => {
      const folder = copied();
      const [ours, theirs] = await judgements(folder);
      expect([firstFailure(ours), firstFailure(theirs)]).toEqual([undefined, undefined]);
      expect(names(theirs)).toEqual(names(ours));
      expect(names(ours)).toEqual(
        expect.arrayContaining(["replacements", "ledger", "thirds", "office-files"]),
      );
      const team = read(folder, 2).teams.find(({ document }) => document === left.document)!;
      expect(team.reviewers).toHaveLength(1);
      expect(team.reviewers).not.toContain(left.reviewer);
      expect(record.replacements).toHaveLength(2);
      const { stdout } = await choucha(["verify", folder, "--lang", "en"]);
      expect(stdout).toContain("2 request(s) for third reviewers were dealt again");
    });

    it("hold without a ledger, by the times of requests and replacements", async () => {
      const folder = copied();
      rmSync(join(folder, "../ledger.jsonl"));
      const [ours, theirs] = await judgements(folder);
      expect([firstFailure(ours), firstFailure(theirs)]).toEqual([undefined, undefined]);
      expect(names(ours)).toContain("thirds");
    });

    it("say plainly where the requests are not at hand", async () => {
      const folder = copied();
      rmSync(join(folder, "thirds"), { recursive: true });
      const [ours, theirs] = await judgements(folder);
      expect([ours.ok, theirs.ok]).toEqual([true, true]);
      expect(names(theirs)).toEqual(names(ours));
      expect(names(ours)).not.toContain("thirds");
      const { stdout } = await choucha(["verify", folder, "--lang", "en"]);
      expect(stdout).toContain("not checked here: scores 2, requests for third reviewers 2");
    });

    it.each(FORGERIES)("find %s, though the ledger was made to fit", async (_, number, how) => {
      const folder = copied();
      forge(folder, number, (request) => how(request, record));
      const [ours, theirs] = await judgements(folder);
      expect([firstFailure(ours), firstFailure(theirs)]).toEqual(["thirds", "thirds"]);
      expect([ours.exit, theirs.exit]).toEqual([1, 1]);
    });

    it.each(CHANGES)("find %s", async (_, how, failing) => {
      const folder = copied();
      how(folder);
      const [ours, theirs] = await judgements(folder);
      expect([firstFailure(ours), firstFailure(theirs)]).toEqual([failing, failing]);
    });

    it("find scores before the deal, and grades before scores", async () => {
      for (const [event, before] of [
        ["score/opinions", "assign/opinions"],
        ["result/forensic", "draw/forensic"],
        ["grade/opinions", "score/opinions"],
      ] as const) {
        const folder = copied();
        const lines = linesOf(folder);
        const place = lines.findIndex((line) => line.event === before);
        const early = { ...lines[place]!, event };
        writeLedger(folder, lines.toSpliced(place, 0, early));
        const [ours, theirs] = await judgements(folder);
        expect([event, firstFailure(ours), firstFailure(theirs)]).toEqual([event, "ledger", "ledger"]);
      }
    });

    it("a bundle holds no scores, requests or grades; both say that its ledger names them", async ({
      skip,
    }) => {
      const bundle = join(newFolder(), "bundle");
      const ran = await choucha(["publish", ".", bundle, "--at", "2025-05-12T01:00:00Z"], { cwd: campaign });
      skip(ran.stderr.includes("PUB005"), "the page for bundles is not built here");
      expect(ran.exit === 0 ? "" : ran.stderr).toBe("");
      for (const kept of ["imports", "thirds", "results", "results.json"])
        expect(existsSync(join(bundle, "opinions", kept)), kept).toBe(false);
      const [ours, theirs] = await judgements(bundle);
      expect([firstFailure(ours), firstFailure(theirs)]).toEqual([undefined, undefined]);
      expect(names(theirs)).toEqual(names(ours));
      expect(names(ours)).toContain("opinions/office-files");
      expect(names(ours)).not.toContain("opinions/thirds");
    });
  },
);
