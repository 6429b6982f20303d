/** `choucha result form`: workbooks to fill in at the desk. */
import { join } from "node:path";
import { openCampaign } from "../../campaign/open.ts";
import { drawnDraws } from "../../campaign/results/drawn-draws.ts";
import { type WrittenForms, writeForms } from "../../campaign/results/write-forms.ts";
import { EXIT, type Finding } from "../../problem.ts";
import { timeOf } from "../../system/clock.ts";
import { type Io, write } from "../../system/io.ts";
import { withLock } from "../../system/lock.ts";
import { say } from "../../text/index.ts";
import { madeFiles } from "../made-files.ts";
import { findingJson, tellFindings } from "../screen.ts";

export interface FormFlags {
  readonly draw?: string;
  readonly out?: string;
  readonly at?: string;
  readonly json?: boolean;
}

/** Runs `choucha result form`. */
export async function resultForm(io: Io, given: string | undefined, flags: FormFlags): Promise<number> {
  const campaign = await openCampaign(io, given, flags.out);
  const at = timeOf(io, flags.at);
  const findings: Finding[] = [];
  const written = await withLock(campaign.out, async () => {
    const made: WrittenForms[] = [];
    for (const drawn of await drawnDraws(io, campaign, flags.draw, findings))
      made.push(await writeForms(campaign, drawn, at));
    return made;
  });
  await tellFindings(io, findings);
  if (flags.json) {
    const shown = findings.map((finding) => findingJson(io.lang, finding));
    const document = {
      $schema: "choucha/result-form/1",
      version: 1,
      out: campaign.out,
      written,
      findings: shown,
    };
    await write(io.stdout, `${JSON.stringify(document, null, 2)}\n`);
    return EXIT.done;
  }
  for (const { draw, objects, files, changed } of written) {
    const params = { draw, objects, files: files.length, changed };
    await write(io.stderr, `${say(io.lang, "resultFormsWritten", params)}\n`);
    const paths = files.map((file) => join(campaign.out, file));
    await write(io.stdout, madeFiles(io, paths));
  }
  return EXIT.done;
}
