/** `choucha key new` and `choucha sign`: optional Ed25519 signatures. */
import { resolve } from "node:path";
import { openCampaign } from "../campaign/open.ts";
import { signCampaign } from "../campaign/signatures.ts";
import { EXIT, fail } from "../problem.ts";
import { fingerprint, newKeyPair } from "../record/signature.ts";
import { timeOf } from "../system/clock.ts";
import { readIfThere, writeFileAtomic } from "../system/files.ts";
import { type Io, readInput, write } from "../system/io.ts";
import { withLock } from "../system/lock.ts";
import { say } from "../text/index.ts";
import { grouped } from "./screen.ts";

/** Runs `choucha key new`: two files; only the public key's fingerprint is shown. */
export async function keyNew(io: Io, given = "choucha-key.pem"): Promise<number> {
  const path = resolve(io.cwd, given);
  for (const file of [path, `${path}.pub`])
    if (await readIfThere(file)) fail(EXIT.conflict, "SIG003", {}, { file });
  const pair = newKeyPair();
  await writeFileAtomic(path, pair.secret, 0o600);
  await writeFileAtomic(`${path}.pub`, pair.open);
  await write(io.stdout, `${grouped(fingerprint(pair.key))}\n`);
  await write(io.stderr, `${say(io.lang, "keyMade", { secret: given, open: `${given}.pub` })}\n`);
  return EXIT.done;
}

export interface SignFlags {
  readonly key: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

/** Runs `choucha sign`. */
export async function sign(io: Io, given: string | undefined, flags: SignFlags): Promise<number> {
  const campaign = await openCampaign(io, given, flags.out);
  const pem = Buffer.from(await readInput(io, resolve(io.cwd, flags.key))).toString("utf8");
  const at = timeOf(io, flags.at);
  const made = await withLock(campaign.out, () => signCampaign(campaign, pem, flags.key, at));
  if (flags.json)
    await write(
      io.stdout,
      `${JSON.stringify({ $schema: "choucha/sign/1", version: 1, signatures: made }, null, 2)}\n`,
    );
  else if (made.length === 0) await write(io.stdout, `${say(io.lang, "signedBefore")}\n`);
  for (const { over, digest } of flags.json ? [] : made)
    await write(io.stdout, `${over}  ${grouped(digest)}\n`);
  return EXIT.done;
}
