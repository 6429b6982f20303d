/** The overview of a document: all items with their values, and the line that submits them. */
import { type Entry, enteredItems, openItems } from "../../../scoring/entry/entry.ts";
import { say } from "../../../text/index.ts";
import { type Head, standingText } from "./frame.ts";
import { valueText } from "./item-screen.ts";
import { listScreen, type Row } from "./list-screen.ts";
import { lookOf, type Table } from "./table.ts";

/** The line under the cursor at first: the first open item, else the one that submits. */
export const firstPick = ({ measured }: Table, entry: Entry): number =>
  openItems(measured, entry)[0] ?? measured.items.length;

/** Lines of the overview; the last row submits and is there once nothing is open. */
export function overviewScreen(table: Table, entry: Entry, head: Head, pick: number, note: string): string[] {
  const { measured, io } = table;
  const t = (key: Parameters<typeof say>[1], params = {}) => say(io.lang, key, params);
  const look = lookOf(table);
  const items = enteredItems(entry);
  const open = openItems(measured, entry);
  const rows = measured.items.map((one, at): Row => {
    const entered = items.get(one.item.id);
    const found = one.item.kind === "veto" && entered?.value === "yes";
    const remark = entered?.comment !== undefined || entered?.evidence !== undefined ? " ✎" : "";
    return {
      left: `${String(at + 1).padStart(2)}  ${one.item.title}${remark}`,
      right: open.includes(at) ? t("enterStateOpen") : valueText(look, one, entered),
      tone: open.includes(at) ? "open" : found ? "warn" : "done",
    };
  });
  const submit: Row[] =
    open.length > 0 ? [] : [{ left: `    ${t("enterSubmit")}`, right: "", tone: "strong" }];
  const told = open.length > 0 ? t("enterOverviewOpen", { count: open.length }) : t("enterOverviewReady");
  return listScreen(look, {
    ...{ head, title: t("enterOverview"), rows: [...rows, ...submit], pick, note: note || told },
    below: [standingText(io.lang, measured, entry)],
    keys: t("enterKeysOverview"),
  });
}
