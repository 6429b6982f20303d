/** `choucha publish`: the bundle from which anyone recomputes the draws of a campaign. */
import { relative, resolve } from "node:path";
import { openCampaign } from "../campaign/open.ts";
import { publishBundle } from "../campaign/publish.ts";
import { EXIT } from "../problem.ts";
import { timeOf } from "../system/clock.ts";
import { type Io, write } from "../system/io.ts";
import { withLock } from "../system/lock.ts";
import { say } from "../text/index.ts";
import { grouped } from "./screen.ts";

export interface PublishFlags {
  readonly draw?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

const SAID = { new: "publish-new", replaced: "publish-replaced", standing: "publish-standing" } as const;

/**
 * Runs `choucha publish`; exit 1 where the bundle would not verify, 5 where a draw is not whole or the folder
 * holds something else.
 */
export async function publish(
  io: Io,
  given: string | undefined,
  dir: string,
  flags: PublishFlags,
): Promise<number> {
  const campaign = await openCampaign(io, given, flags.out);
  const at = timeOf(io, flags.at);
  const folder = resolve(io.cwd, dir);
  const { written, files, digest, draws } = await withLock(campaign.out, () =>
    publishBundle(campaign, folder, at, flags.draw),
  );
  if (flags.json) {
    const shown = draws.map(({ record }) => ({ draw: record.commitment.draw, C: record.C }));
    const document = {
      $schema: "choucha/publish/1",
      version: 1,
      dir: folder,
      written,
      digest,
      draws: shown,
      files,
    };
    await write(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
    return EXIT.done;
  }
  const shownDir = relative(io.cwd, folder) || ".";
  const reviews = draws.some(({ record }) => record.rule.method === "poisson");
  const people = files.some((path) => path.endsWith("/inspectors.jsonl"));
  await write(
    io.stdout,
    [
      say(io.lang, SAID[written], { dir: shownDir, files: files.length }),
      say(io.lang, "publishSums", { digest: grouped(digest) }),
      say(io.lang, "publishNext"),
      ...(people ? [say(io.lang, "publishPeople")] : []),
      ...(reviews ? [say(io.lang, "publishReviews")] : []),
      "",
    ].join("\n"),
  );
  return EXIT.done;
}
