/** Publishes a campaign: the bundle from which a stranger recomputes its draws. */
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { DrawPlan } from "../plan/schema.ts";
import { EXIT, type Finding, fail, Problem } from "../problem.ts";
import { verifyBundle } from "../record/bundle.ts";
import { type BundleFile, fileOf, SUMS, sumsText } from "../record/bundle-files.ts";
import { assignmentRecordText } from "../record/dispatch-record.ts";
import { parseFrame } from "../record/frame.ts";
import { sha256 } from "../record/jcs.ts";
import { type LedgerLine, lineText } from "../record/ledger.ts";
import type { DrawRecord } from "../record/record.ts";
import { checkFiles } from "../record/verify-files.ts";
import { headerKey, roleOfHeader } from "../registry/roles.ts";
import { inOrder } from "../system/clock.ts";
import { readIfThere } from "../system/files.ts";
import { type Written, writeBundle } from "./bundle-folder.ts";
import { type BundledDraw, bundleReadme } from "./bundle-readme.ts";
import { collectionOf } from "./collection.ts";
import { committedText } from "./committed.ts";
import { drawnRecord } from "./draw.ts";
import { addLine, lastLine, soundLedger } from "./ledger-file.ts";
import { type Campaign, drawFiles, drawsAndReviews } from "./open.ts";

export interface Published {
  readonly written: Written;
  readonly files: readonly string[];
  /** SHA-256 of SHA256SUMS, as the ledger has it. */
  readonly digest: string;
  readonly draws: readonly BundledDraw[];
}

/** A file that the build made: beside dist when installed, in dist when run from the sources. */
async function built(name: string): Promise<Buffer> {
  for (const place of [`../${name}`, `../../dist/${name}`]) {
    const bytes = await readIfThere(fileURLToPath(new URL(place, import.meta.url)));
    if (bytes) return bytes;
  }
  return fail(EXIT.fileSystem, "PUB005");
}

/** Columns about a person or their home leave the office only where the plan says that they are public. */
function refusePrivate(draw: DrawPlan, headers: readonly string[]): void {
  const meant = new Set((draw.publish ?? []).map(headerKey));
  const header = headers.find(
    (name) => ["phone", "address", "head"].includes(roleOfHeader(name) ?? "") && !meant.has(headerKey(name)),
  );
  if (header !== undefined) fail(EXIT.conflict, "PUB003", { draw: draw.name, column: header });
}

/** Commitments that were replaced: without them nobody could read why. Their frames stay in the office. */
async function supersededFiles(out: string, draw: string): Promise<BundleFile[]> {
  const folder = drawFiles(out, draw).folder;
  const names = (await readdir(folder)).filter((name) => name.startsWith("superseded-")).sort();
  const files = [];
  for (const name of names) {
    const bytes = await readIfThere(join(folder, name, "commitment.json"));
    if (bytes) files.push(fileOf(`${draw}/${name}/commitment.json`, bytes));
  }
  return files;
}

/** What the prefectures sent back. @throws Problem (conflict) where one is still missing */
async function collectedFiles(campaign: Campaign, record: DrawRecord): Promise<BundleFile[]> {
  const collection = await collectionOf(campaign, record);
  if (!collection) return [];
  const { draw } = record.commitment;
  if (collection.missing.length > 0)
    fail(EXIT.conflict, "PUB008", { draw, missing: collection.missing.join("、") });
  // Numbers and not names: file names of a bundle survive every archive and mail.
  return collection.records.map((one, i) =>
    fileOf(
      `${draw}/assignments/${String(i + 1).padStart(2, "0")}.json`,
      Buffer.from(assignmentRecordText(one)),
    ),
  );
}

/** The files of one draw. @throws Problem (conflict) where it is not whole, or a file is not what was committed */
async function filesOfDraw(
  campaign: Campaign,
  draw: DrawPlan,
): Promise<{ files: BundleFile[]; record: DrawRecord }> {
  const { name } = draw;
  const record = await drawnRecord(campaign, name);
  if (!record) return fail(EXIT.conflict, "PUB001", { draw: name });
  if (record.rule.inspectors && !record.assignment) fail(EXIT.conflict, "PUB002", { draw: name });
  const { commitment, C } = record;
  const paths = drawFiles(campaign.out, name);
  const frame = await committedText(paths.frame, commitment.frame.digest);
  refusePrivate(draw, [
    ...new Set(parseFrame(frame).units.flatMap(({ columns = {} }) => Object.keys(columns))),
  ]);
  const texts: [string, string | Buffer][] = [
    ["commitment.json", await committedText(paths.commitment, C)],
    ["rule.json", await committedText(paths.rule, commitment.rule.digest)],
    ["frame.jsonl", frame],
    ["record.json", (await readIfThere(paths.record))!],
  ];
  if (commitment.inspectors)
    texts.push(["inspectors.jsonl", await committedText(paths.inspectors, commitment.inspectors.digest)]);
  const files = texts.map(([file, text]) => fileOf(`${name}/${file}`, Buffer.from(text)));
  const more = [...(await supersededFiles(campaign.out, name)), ...(await collectedFiles(campaign, record))];
  return { files: [...files, ...more], record };
}

/**
 * The part of the ledger that is published: up to the last line that says more than that something was
 * published. So publishing again what did not change gives the same bytes.
 */
function publishedLines(lines: readonly LedgerLine[], signatures: string): readonly LedgerLine[] {
  const last = lines.findLastIndex(({ event, hash }) => event !== "publish" || signatures.includes(hash));
  return lines.slice(0, last + 1);
}

/** Every file of the bundle; SHA256SUMS names all others. */
async function bundleFiles(
  campaign: Campaign,
  lines: readonly LedgerLine[],
  name?: string,
): Promise<{ files: BundleFile[]; draws: BundledDraw[] }> {
  const files: BundleFile[] = [];
  const draws: BundledDraw[] = [];
  for (const draw of drawsAndReviews(campaign, name)) {
    const one = await filesOfDraw(campaign, draw);
    files.push(...one.files);
    draws.push({ title: draw.title ?? campaign.plan.campaign, record: one.record });
  }
  const signatures = await readIfThere(join(campaign.out, "signatures.jsonl"));
  if (signatures) files.push(fileOf("signatures.jsonl", signatures));
  const ledger = publishedLines(lines, signatures?.toString("utf8") ?? "");
  files.push(fileOf("ledger.jsonl", Buffer.from(ledger.map(lineText).join(""))));
  files.push(
    fileOf("verify.html", await built("verify.html")),
    fileOf("verify.py", await built("verify.py")),
  );
  const paths = [...files.map(({ path }) => path), SUMS].sort();
  const { campaign: title, synthetic } = campaign.plan;
  files.push(fileOf("README.txt", Buffer.from(bundleReadme(title, draws, paths, synthetic))));
  files.push(fileOf(SUMS, Buffer.from(sumsText(files))));
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), draws };
}

/** Strangers are to find what the office finds: the bundle is verified as it would be read by them. */
async function refuseUnsound(files: readonly BundleFile[]): Promise<void> {
  const { draws, checks } = await verifyBundle(files);
  const records = new Map(draws.map(({ record }) => [`${record.commitment.draw}/record.json`, record]));
  const whole = checkFiles(files, records);
  const bad = [...draws.flatMap((draw) => draw.checks), ...checks, whole].filter((check) => !check.ok);
  if (bad.length === 0) return;
  const findings = bad.map(({ code, params }): Finding => {
    const { file, row, column } = params as { file?: string; row?: number; column?: string };
    return { code, severity: "error", file, row, column, params };
  });
  throw new Problem(EXIT.checkFailed, [{ code: "PUB007", severity: "error", params: {} }, ...findings]);
}

/**
 * Writes the bundle of the named draw (or of all) to a folder. The caller holds the lock.
 * @param folder absolute path; a bundle of the same campaign is replaced, other files are refused
 */
export async function publishBundle(
  campaign: Campaign,
  folder: string,
  at: string,
  name?: string,
): Promise<Published> {
  const inside = (outer: string, inner: string) => !/^\.\.([\\/]|$)/.test(relative(outer, inner));
  if (inside(folder, campaign.out) || inside(folder, campaign.dir)) fail(EXIT.conflict, "PUB006");
  const lines = await soundLedger(campaign.out);
  const { files, draws } = await bundleFiles(campaign, lines, name);
  await refuseUnsound(files);
  const digest = sha256(files.find(({ path }) => path === SUMS)!.bytes);
  const known = lastLine(lines, "publish")?.digest === digest;
  if (!known) inOrder(lines, at);
  const written = await writeBundle(folder, files, lines);
  if (!known) await addLine(campaign.out, { at, event: "publish", digest });
  return { written, files: files.map(({ path }) => path), digest, draws };
}
