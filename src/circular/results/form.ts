/** The inspection form of one object by itself (检查记录表), to be filled in by hand. */
import type { DrawnObject, DrawView } from "../../results/draw-view.ts";
import { type OfficialDocument, SYNTHETIC_NOTICE } from "../document.ts";
import { inspectionForm } from "../inspection-form.ts";

/** The form as a document without head, signature and page numbers: it is filled in, signed and filed. */
export function buildForm(view: DrawView, object: DrawnObject): OfficialDocument {
  return {
    title: "“双随机、一公开”检查记录表",
    blocks: inspectionForm(view, object),
    annexes: [],
    pageNumbers: "none",
    ...(view.plan.synthetic ? { notice: SYNTHETIC_NOTICE } : {}),
  };
}
