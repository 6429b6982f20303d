/** Verification of a prefecture's record where it lies: with its own ledger, if that is beside it. */
import { join } from "node:path";
import { EXIT, fail } from "../problem.ts";
import type { Check } from "../record/check.ts";
import { type AssignmentRecord, dealName } from "../record/dispatch-record.ts";
import { verifyAssignment } from "../record/verify-dispatch.ts";
import { readIfThere } from "../system/files.ts";
import { ledgerPath, readLedgerFile } from "./ledger-file.ts";

/** The checks of a record; a ledger beside it counts where it speaks of this deal. */
export async function assignmentChecks(
  record: AssignmentRecord,
  folder: string | undefined,
  flags: { readonly key?: string; readonly register?: readonly string[] },
): Promise<Check[]> {
  const idle = [flags.key && "--key", flags.register && "--register"].filter(Boolean).join(", ");
  if (idle !== "") fail(EXIT.usage, "DSP017", { flags: idle });
  const beside = folder !== undefined && (await readIfThere(ledgerPath(join(folder, "."))));
  const ledger = beside ? await readLedgerFile(folder) : undefined;
  const mine =
    ledger && (ledger.fault || ledger.lines.some(({ event }) => event === `commit/${dealName(record)}`));
  return verifyAssignment(record, mine ? ledger : undefined);
}
