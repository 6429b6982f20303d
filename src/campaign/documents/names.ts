/** Names of the files of documents that come one an object. */
import { fileName } from "../../system/file-name.ts";

/** 07-name: the object's place among `total`, padded so that folders list them in order. */
export function numberedName(at: number, total: number, name: string): string {
  return `${String(at + 1).padStart(String(total).length, "0")}-${fileName(name)}`;
}
