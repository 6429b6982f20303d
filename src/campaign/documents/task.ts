/** Task sheets: one a prefecture. */
import { compareBytes } from "../../bytes.ts";
import { buildTask } from "../../circular/task.ts";
import { fileNames } from "../../system/file-name.ts";
import type { DrawGiven, Made } from "./types.ts";

export async function make({ view }: DrawGiven): Promise<Made[]> {
  const prefectures = [...new Set(view.objects.map((object) => object.prefecture))].sort(compareBytes);
  const names = fileNames(prefectures);
  return prefectures.map((prefecture, at) => ({
    path: `tasks/${names[at]}`,
    document: buildTask(view, prefecture),
  }));
}
