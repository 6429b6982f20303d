/** Inspection notices: one an object. */
import { buildNotice } from "../../circular/notice.ts";
import { numberedName } from "./names.ts";
import type { DrawGiven, Made } from "./types.ts";

export async function make({ view }: DrawGiven): Promise<Made[]> {
  return view.objects.map((object) => ({
    path: `notices/${numberedName(object)}`,
    document: buildNotice(view, object),
  }));
}
