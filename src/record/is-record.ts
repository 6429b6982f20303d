/** Tells a draw's record from other JSON. */
import { type DrawRecord, RECORD_SCHEMA } from "./record.ts";

/** Whether a JSON value has the parts that verification reads; a record of another kind is refused, not guessed at. */
export function isRecord(value: unknown): value is DrawRecord {
  const record = value as Partial<DrawRecord> | null;
  const lists = [
    record?.seed,
    record?.strata,
    record?.drawn,
    record?.alternates,
    record?.certain,
    record?.inputs,
  ];
  return (
    typeof record === "object" &&
    record?.$schema === RECORD_SCHEMA &&
    record.version === 1 &&
    (record.assignment === undefined ||
      (typeof record.assignment === "object" && record.assignment !== null)) &&
    (record.replacements === undefined || Array.isArray(record.replacements)) &&
    lists.every(Array.isArray) &&
    typeof record.C === "string" &&
    typeof record.commitment?.frame?.digest === "string" &&
    typeof record.commitment.rule?.digest === "string" &&
    Array.isArray(record.commitment.sources) &&
    typeof record.rule === "object"
  );
}
