/** Signatures that come with a bundle: whose they are and what they hold. */
import { type BundleFile, nameOf, textOf } from "./bundle-files.ts";
import type { Check } from "./check.ts";
import type { LedgerReading } from "./ledger.ts";
import { fingerprint, holds, type Signature } from "./signature.ts";

function parsed(line: string): Signature | undefined {
  try {
    const value = JSON.parse(line) as Signature;
    const parts = [value.over, value.digest, value.at, value.key, value.signature];
    return parts.every((part) => typeof part === "string") ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * One check for each signature. It says which key made it: whether that is the office's key, only a reader who
 * knows its fingerprint can tell.
 */
export function checkSignatures(files: readonly BundleFile[], ledger: LedgerReading | undefined): Check[] {
  const file = files.find(({ path }) => /^signatures.*\.jsonl$/.test(nameOf(path)));
  if (!file) return [];
  const heads = (ledger?.lines ?? []).map(({ hash }) => hash);
  const known = new Set([...files.map(({ digest }) => digest), ...heads]);
  const name = "signatures";
  const lines = textOf(file)
    .split("\n")
    .filter((line) => line !== "");
  return lines.map((line, i): Check => {
    const signature = parsed(line);
    if (!signature || !holds(signature))
      return { name, ok: false, code: "BUN106", params: { line: i + 1, file: file.path } };
    const { over, at, key, digest } = signature;
    const params = { over, at, fingerprint: fingerprint(key) };
    return { name, ok: true, code: known.has(digest) ? "BUN002" : "BUN003", params };
  });
}
