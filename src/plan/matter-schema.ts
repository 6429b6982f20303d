/** What the yearly plan's table prints of a draw or a review; nothing here decides a draw. */
import * as v from "valibot";
import { text, told } from "../yaml/shapes.ts";

export const matterKeys = {
  matter: told(v.optional(text), "抽查事项 in the yearly plan's table; default: the title"),
  matterKind: told(v.optional(text), "事项类别 in that table", "matterKind: 一般检查事项"),
  mode: told(v.optional(text), "检查方式 in that table", "mode: 现场检查"),
  frequency: told(v.optional(text), "抽查频次 in that table; default: 1次/年"),
};
