/**
 * Every single change to a published bundle is found, by the program and by the Python verifier. Where the
 * forger also writes SHA256SUMS anew, what is not found is listed here and in the protocol.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileOf, SUMS, sumsText } from "../../src/record/bundle-files.ts";
import type { DrawRecord } from "../../src/record/record.ts";
import { witnessDigest } from "../../src/record/sources.ts";
import { publishedExample } from "../bundle/published.ts";
import { filesIn } from "../campaign/example.ts";
import { choucha, newFolder } from "../cli.ts";
import { python } from "../differential/python.ts";
import {
  byteChanges,
  type Change,
  exchanges,
  type Files,
  jsonChanges,
  ledgerChanges,
  rowChanges,
  sumsChanges,
} from "./changes.ts";
import { openSession, type Session, type Verdict } from "./session.ts";

const SECRET = "7".repeat(64);
const PROTOCOL = readFileSync(new URL("../../docs/protocol.md", import.meta.url), "utf8");

/** A bundle with everything in it: a commitment that was replaced, kinds of sources, replacements. */
async function richBundle(lottery: string): Promise<Files> {
  const { campaign, bundle } = await publishedExample(
    (folder) => {
      const plan = join(folder, "plan.yaml");
      const witness = `    - {name: 见证人, rule: 开启, kind: witness, commits: ${witnessDigest("见证人", SECRET)}}\n`;
      writeFileSync(
        plan,
        readFileSync(plan, "utf8").replace(/^ {2}sources:\n/m, (line) => line + witness),
      );
      const values = { 见证人: SECRET, 福彩双色球: lottery, 上证综合指数: "1234.56" };
      writeFileSync(join(folder, "seeds.yaml"), JSON.stringify(values));
    },
    (folder) => {
      const plan = join(folder, "plan.yaml");
      writeFileSync(plan, readFileSync(plan, "utf8").replace("rule: 开启", "rule: 当场开启"));
    },
  );
  const record = JSON.parse(readFileSync(join(bundle, "forensic", "record.json"), "utf8")) as DrawRecord;
  const team = record.assignment!.teams[1]!;
  for (const words of [
    [record.drawn[0]!.id, campaign, "--reason", "closed"],
    [team.object, campaign, "--inspector", team.members[0]!, "--reason", "other", "--note", "出差"],
  ])
    expect((await choucha(["replace", ...words, "--at", "2025-05-08T02:00:00Z"])).exit).toBe(0);
  const target = join(newFolder(), "public");
  const ran = await choucha(["publish", campaign, target, "--at", "2025-05-08T03:00:00Z"]);
  expect(ran, ran.stderr).toMatchObject({ exit: 0 });
  return filesIn(target);
}

const AGAIN = ["digest", "event"].map((key) => `: ${key}, chain anew`);
const MOVED = [" doubled", " moved up", " of another campaign", " removed"].map(
  (how) => `${how}, chain anew`,
);
/**
 * What the ledger's owner can write anew unseen (protocol, section 13): lines of documents and publications,
 * and the order of two draws' steps at the same time.
 */
const LEDGER_MISSED = [
  ...["of a document", "publish"].flatMap((line) => [...AGAIN, ...MOVED].map((how) => line + how)),
  "assign/forensic moved up, chain anew",
  "assign/notary moved up, chain anew",
  "ledger.jsonl: one more line",
  "publish: at, chain anew",
  "seed/notary moved up, chain anew",
].sort();
/** Files for people: no draw depends on them. */
const PEOPLE_MISSED = ["README.txt", "verify.html", "verify.py"].flatMap((path) =>
  ["byte first", "byte middle", "byte last", "one more byte", "gone"].map((how) => `${path}: ${how}`),
);

/** SHA256SUMS of these files, as the forger writes it anew. */
const sumsOf = (files: Files): Buffer =>
  Buffer.from(
    sumsText([...files].filter(([path]) => path !== SUMS).map(([path, bytes]) => fileOf(path, bytes))),
  );

describe.skipIf(python === undefined)("a published bundle", () => {
  let files: Files;
  let others: Files;
  let folder: string;
  let session: Session;

  const put = (path: string, bytes: Buffer | undefined) => {
    const file = join(folder, path);
    if (bytes === undefined) return rmSync(file, { force: true });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  };

  /** What both say of the bundle with this change; afterwards it is as before. */
  async function verdicts({ where, files: changed }: Change, sums?: Buffer): Promise<Verdict[]> {
    const all = new Map([...changed, ...(sums ? [[SUMS, sums] as const] : [])]);
    for (const [path, bytes] of all) put(path, bytes);
    const asked = session.ask(join(folder, where));
    const { exit, stdout } = await choucha(["verify", join(folder, where), "--json", "--lang", "en"]);
    const theirs = await asked;
    for (const path of all.keys()) put(path, files.get(path));
    for (const path of all.keys())
      if (!files.has(path) && path.includes("/superseded-"))
        rmSync(join(folder, dirname(path)), { recursive: true });
    expect([0, 1, 3, 4]).toContain(exit);
    return [stdout === "" ? { ok: exit === 0 } : (JSON.parse(stdout) as Verdict), theirs];
  }

  /** Whether a check of the evidence itself failed, and not only the sums. */
  const deep = ({ ok, checks }: Verdict) =>
    !ok && !checks?.every(({ name, ok: good }) => good || name === "files");

  /** Makes each change: always found; returns those that are not, once the sums are written anew. */
  async function tamper(changes: Iterable<Change>): Promise<{ made: number; missed: string[] }> {
    const missed: string[] = [];
    let made = 0;
    for (const change of changes) {
      made += 1;
      const found = await verdicts(change);
      expect([change.what, ...found.map(({ ok }) => ok)]).toEqual([change.what, false, false]);
      if (found.every(deep) || change.files.has(SUMS)) continue;
      const forged = new Map(files);
      for (const [path, bytes] of change.files)
        if (bytes) forged.set(path, bytes);
        else forged.delete(path);
      const again = await verdicts(change, sumsOf(forged));
      expect([change.what, again[0]!.ok]).toEqual([change.what, again[1]!.ok]);
      if (again[0]!.ok) missed.push(change.what);
    }
    return { made, missed };
  }

  let total = 0;
  async function nothingMissed(changes: Iterable<Change>): Promise<void> {
    const { made, missed } = await tamper(changes);
    total += made;
    expect(missed).toEqual([]);
  }

  beforeAll(async () => {
    files = await richBundle("01 02 03 04 05 06 07");
    others = await richBundle("01 02 03 04 05 06 08");
    folder = join(newFolder(), "public");
    for (const [path, bytes] of files) put(path, bytes);
    session = openSession();
  }, 120_000);
  afterAll(() => session?.close());

  it("holds as it is, for both, check by check", async () => {
    for (const where of ["", "forensic", "notary"]) {
      const [ours, theirs] = await verdicts({ what: "", where, files: new Map() });
      expect([where, ours!.ok, theirs!.ok]).toEqual([where, true, true]);
      const names = ({ checks }: Verdict) => checks!.map(({ name }) => name);
      expect(names(theirs!)).toEqual(names(ours!));
      if (where === "forensic")
        expect(names(ours!)).toEqual(
          expect.arrayContaining(["replacements", "supersession", "seed-form", "files"]),
        );
    }
  });

  it("every field of a record", async () => {
    await nothingMissed(jsonChanges(files, "forensic/record.json"));
  }, 180_000);

  it("every field of the commitments and the rule", async () => {
    await nothingMissed(jsonChanges(files, "notary/commitment.json"));
    await nothingMissed(jsonChanges(files, "notary/rule.json"));
    const replaced = [...files.keys()].filter((path) => path.includes("/superseded-"));
    expect(replaced).toHaveLength(2);
    for (const path of replaced)
      await nothingMissed([...byteChanges(files, path, "")].filter(({ what }) => !/gone$/.test(what)));
  }, 120_000);

  it("rows of the frames", async () => {
    await nothingMissed(rowChanges(files, "forensic/frame.jsonl", "forensic", 9));
    await nothingMissed(rowChanges(files, "forensic/inspectors.jsonl", "forensic", 20));
  }, 120_000);

  it("lines of the ledger", async () => {
    const { made, missed } = await tamper(ledgerChanges(files, others));
    total += made;
    const plain = (what: string) =>
      what
        .replace(/circular:.*#\d+/, "of a document")
        .replace(/#\d+/, "")
        .replace(/^ledger.jsonl: line /, "");
    expect([...new Set(missed.map(plain))].sort()).toEqual(LEDGER_MISSED);
  }, 180_000);

  it("files exchanged, taken from another campaign or left out", async () => {
    const { made, missed } = await tamper(exchanges(files, others));
    total += made;
    expect(missed).toEqual(["a whole draw left out"]);
  }, 120_000);

  it("SHA256SUMS, and any byte of any file", async () => {
    await nothingMissed(sumsChanges(files));
    const missed: string[] = [];
    for (const path of files.keys()) {
      const result = await tamper(
        byteChanges(
          files,
          path,
          /^ledger|superseded/.test(path) ? "" : path.startsWith("notary/") ? "notary" : "forensic",
        ),
      );
      total += result.made;
      missed.push(...result.missed);
    }
    expect(missed).toEqual(PEOPLE_MISSED);
  }, 120_000);

  it("at least 500 changes were made; what is not found stands in the protocol", () => {
    expect(total).toBeGreaterThanOrEqual(500);
    expect(PROTOCOL).toContain("## 13. What this does not prove");
  });
});
