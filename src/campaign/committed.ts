/** Texts that a commitment or the ledger holds to a digest. */
import { EXIT, fail } from "../problem.ts";
import { sha256 } from "../record/jcs.ts";
import { readIfThere } from "../system/files.ts";

/** A text file of a committed draw. @throws Problem where it is gone or does not have the committed digest */
export async function committedText(path: string, digest: string): Promise<string> {
  const bytes = await readIfThere(path);
  if (!bytes || sha256(bytes) !== digest) fail(EXIT.conflict, "CMD011", {}, { file: path });
  return bytes!.toString("utf8");
}
