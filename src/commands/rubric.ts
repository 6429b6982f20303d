/** `choucha rubric`: the rubrics that ship, or one rubric checked and shown. */
import { EXIT } from "../problem.ts";
import { type Io, write } from "../system/io.ts";
import { openRubric, shippedNames } from "./grade-rubric.ts";
import { rubricJson, rubricListScreen, rubricScreen, summaryJson } from "./rubric-screen.ts";
import { findingJson, tellFindings } from "./screen.ts";

export interface RubricFlags {
  readonly json?: boolean;
}

const document = (content: object) =>
  `${JSON.stringify({ $schema: "choucha/rubric/1", version: 1, ok: true, ...content }, null, 2)}\n`;

async function list(io: Io, flags: RubricFlags): Promise<number> {
  const rubrics = await Promise.all((await shippedNames()).map((name) => openRubric(io, name)));
  const text = flags.json
    ? document({ rubrics: rubrics.map((one) => summaryJson(io.lang, one)) })
    : rubricListScreen(io, rubrics);
  await write(io.stdout, text);
  return EXIT.done;
}

/** Runs `choucha rubric`. A wrong rubric ends with exit 3 and every error in it. */
export async function rubric(io: Io, given: string | undefined, flags: RubricFlags): Promise<number> {
  if (given === undefined) return await list(io, flags);
  const one = await openRubric(io, given);
  const findings = one.warnings.map((finding) => findingJson(io.lang, finding));
  await write(
    io.stdout,
    flags.json ? document({ rubric: rubricJson(io.lang, one), findings }) : rubricScreen(io, one),
  );
  await tellFindings(io, one.warnings);
  return EXIT.done;
}
