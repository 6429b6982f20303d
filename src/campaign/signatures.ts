/** Signatures of a campaign on disk: signatures.jsonl beside the ledger. */
import { join } from "node:path";
import { EXIT, fail } from "../problem.ts";
import type { Check } from "../record/check.ts";
import { canonical, type Json, sha256 } from "../record/jcs.ts";
import type { DrawRecord } from "../record/record.ts";
import { holds, type Signature, secretKey, signDigest } from "../record/signature.ts";
import { readIfThere, writeIfChanged } from "../system/files.ts";
import { drawnRecord } from "./draw.ts";
import { soundLedger } from "./ledger-file.ts";
import { type Campaign, drawFiles, drawsAndReviews } from "./open.ts";

const signaturesPath = (out: string): string => join(out, "signatures.jsonl");

/** The signatures of a folder; a line that is none is kept out (it proves nothing). */
export async function readSignatures(out: string): Promise<Signature[]> {
  const text = (await readIfThere(signaturesPath(out)))?.toString("utf8") ?? "";
  return text.split("\n").flatMap((line) => {
    try {
      const value = JSON.parse(line) as Signature;
      const parts = [value.over, value.digest, value.at, value.key, value.signature];
      return parts.every((part) => typeof part === "string") ? [value] : [];
    } catch {
      return [];
    }
  });
}

/**
 * Signs every drawn record and the ledger's head, where this key has not signed the very same before.
 * The caller holds the lock.
 * @throws Problem where the file holds no Ed25519 key or nothing was drawn yet
 */
export async function signCampaign(
  campaign: Campaign,
  pem: string,
  keyFile: string,
  at: string,
): Promise<Signature[]> {
  const secret = secretKey(pem);
  if (!secret) return fail(EXIT.badInput, "SIG001", {}, { file: keyFile });
  const lines = await soundLedger(campaign.out);
  const head = lines.at(-1);
  if (!head) return fail(EXIT.conflict, "SIG002");
  const wanted: { over: string; digest: string }[] = [];
  for (const { name } of drawsAndReviews(campaign)) {
    if (!(await drawnRecord(campaign, name))) continue;
    const bytes = await readIfThere(drawFiles(campaign.out, name).record);
    wanted.push({ over: `record/${name}`, digest: sha256(bytes!) });
  }
  wanted.push({ over: "ledger", digest: head.hash });
  const before = await readSignatures(campaign.out);
  const key = signDigest(secret, { over: "", digest: "", at }).key;
  const fresh = wanted
    .filter(
      ({ over, digest }) =>
        !before.some((one) => one.over === over && one.digest === digest && one.key === key && holds(one)),
    )
    .map((what) => signDigest(secret, { ...what, at }));
  const text = [...before, ...fresh].map((one) => `${canonical(one as unknown as Json)}\n`).join("");
  await writeIfChanged(signaturesPath(campaign.out), text);
  return fresh;
}

/**
 * The checks that `verify --key` adds: this key signed these bytes of the record, and the ledger at or behind
 * the record's last line.
 * @param folder the draw's folder; the ledger and the signatures stand above it
 */
export async function signatureChecks(
  folder: string | undefined,
  record: DrawRecord,
  key: string,
): Promise<Check[]> {
  const failed = (name: string, code: string): Check => ({ name, ok: false, code, params: {} });
  if (folder === undefined) return [failed("signature", "SIG020")];
  const out = join(folder, "..");
  const { draw } = record.commitment;
  const mine = (await readSignatures(out)).filter((one) => one.key === key && holds(one));
  const bytes = await readIfThere(join(folder, "record.json"));
  const signed = mine.findLast(
    ({ over, digest }) => over === `record/${draw}` && bytes && digest === sha256(bytes),
  );
  const lines = await soundLedger(out).catch(() => []);
  const last = lines.findLastIndex(
    ({ event }) => event.endsWith(`/${draw}`) && /^(commit|seed|draw|assign|replace)\//.test(event),
  );
  const held = lines.findLastIndex(({ hash }) =>
    mine.some(({ over, digest }) => over === "ledger" && digest === hash),
  );
  return [
    signed
      ? { name: "signature", ok: true, code: "SIG010", params: { at: signed.at } }
      : failed("signature", "SIG020"),
    ...(lines.length === 0
      ? []
      : [
          held >= 0 && held >= last
            ? {
                name: "ledger-signature",
                ok: true,
                code: "SIG011",
                params: { line: held + 1, lines: lines.length },
              }
            : failed("ledger-signature", "SIG021"),
        ]),
  ];
}
