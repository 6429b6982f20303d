// @ts-check
/** `sample` on a large register, as CSV beside `shuf` and as .xlsx beside exceljs reading the same workbook. */
import { join } from "node:path";
import { CHOUCHA, fastest, here, node, system } from "./measure.mjs";

/** @param {string} folder holds the files @param {number} rows */
export function sampling(folder, rows) {
  /** @param {string} name */
  const sample = (name) =>
    fastest(3, () => node([CHOUCHA, "sample", join(folder, name), "--rate", "10%", "--seed", "dice=416235"]));
  /** @param {string} way */
  const exceljs = (way) =>
    fastest(way === "stream" ? 2 : 1, () =>
      node([here("exceljs-read.mjs"), join(folder, "register.xlsx"), way]),
    );
  return {
    csv: sample("register.csv"),
    shuf: fastest(3, () => system("shuf", ["-n", String(rows / 10), join(folder, "register.csv")])),
    xlsx: sample("register.xlsx"),
    stream: exceljs("stream"),
    whole: exceljs("whole"),
  };
}
