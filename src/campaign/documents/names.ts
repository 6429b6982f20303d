/** Names of the files of documents that come one an object. */
import { serialText } from "../../circular/notice.ts";
import type { DrawnObject } from "../../results/draw-view.ts";
import { fileName } from "../../system/file-name.ts";

/** 007-name: the object's serial, as in the number of its task, so that no later step gives it another file. */
export const numberedName = ({ serial = 0, name }: DrawnObject): string =>
  `${serialText(serial)}-${fileName(name)}`;
