/** Commitments of a draw that stand on disk: the present one, and those that it replaced. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Commitment, commitmentDigest } from "../record/commitment.ts";
import { readIfThere } from "../system/files.ts";

async function commitmentIn(folder: string): Promise<Commitment | undefined> {
  try {
    return JSON.parse(
      (await readIfThere(join(folder, "commitment.json")))?.toString("utf8") ?? "",
    ) as Commitment;
  } catch {
    return undefined; // its own check tells of it
  }
}

/** All commitments in a draw's folder by their digest; what is no commitment is left out. */
export async function commitmentsIn(folder: string): Promise<Map<string, Commitment>> {
  const names = await readdir(folder).catch(() => []);
  const folders = [
    folder,
    ...names.filter((name) => name.startsWith("superseded-")).map((name) => join(folder, name)),
  ];
  const found = new Map<string, Commitment>();
  for (const one of folders) {
    const commitment = await commitmentIn(one);
    if (commitment) found.set(commitmentDigest(commitment), commitment);
  }
  return found;
}
