/** Inspectors in documents that go to the inspected and to the inspecting office; never in public ones. */
import type { DrawnObject, DrawView, Inspector } from "../results/draw-view.ts";
import type { Block, TableColumn } from "./document.ts";
import { plain } from "./plain.ts";

/** Seats of each object; 0 where the plan draws no inspectors. */
export const seatsOf = (view: DrawView) => view.draw.inspectors?.perObject ?? 0;

/** What an inspector's id is called: a certificate number unless the plan takes it from other columns. */
function idHeader(view: DrawView): string {
  const columns = view.draw.inspectors?.id;
  return columns === undefined || (columns.length === 1 && columns[0] === "执法证号") ? "执法证号" : "编号";
}

/** "检查员01（组长）、检查员02", or what is missing. */
export function teamText(view: DrawView, object: DrawnObject): string {
  const names = object.team.map((one) => `${plain(one.name)}${one.lead ? "（组长）" : ""}`);
  const missing = Math.max(0, seatsOf(view) - object.team.length);
  if (names.length === 0) return "待定";
  return missing > 0 ? `${names.join("、")}，另缺${missing}名` : names.join("、");
}

const idColumn = (view: DrawView): TableColumn => ({ header: idHeader(view), width: 42, align: "center" });

/** The team of one object. */
export function teamTable(view: DrawView, team: readonly Inspector[]): Block {
  const leads = team.some((one) => one.lead);
  const columns: TableColumn[] = [
    { header: "姓名", width: 34, align: "center" },
    { header: "单位", width: 58 },
    idColumn(view),
    ...(leads ? [{ header: "分工", width: 22, align: "center" as const }] : []),
  ];
  const rows = team.map((one) => [
    plain(one.name),
    plain(one.unit),
    plain(one.id),
    ...(leads ? [one.lead ? "组长" : "组员"] : []),
  ]);
  return { kind: "table", columns, rows };
}

export interface Load {
  readonly inspector: Inspector;
  readonly objects: number;
  readonly leads: number;
}

/** Each inspector once, in the order of first appearance, with the number of objects and of teams led. */
export function loadsOf(objects: readonly DrawnObject[]): Load[] {
  const loads = new Map<string, Load>();
  for (const one of objects.flatMap((object) => object.team)) {
    const before = loads.get(one.id) ?? { inspector: one, objects: 0, leads: 0 };
    loads.set(one.id, { ...before, objects: before.objects + 1, leads: before.leads + (one.lead ? 1 : 0) });
  }
  return [...loads.values()];
}

/** Inspectors and how many objects each has. */
export function loadsTable(view: DrawView, loads: readonly Load[]): Block {
  const leads = loads.some((load) => load.leads > 0);
  const columns: TableColumn[] = [
    { header: "序号", width: 12, align: "center" },
    { header: "姓名", width: 28, align: "center" },
    { header: "单位", width: 44 },
    idColumn(view),
    { header: "检查对象数", width: 24, align: "center" },
    ...(leads ? [{ header: "任组长数", width: 20, align: "center" as const }] : []),
  ];
  const rows = loads.map((load, index) => [
    String(index + 1),
    plain(load.inspector.name),
    plain(load.inspector.unit),
    plain(load.inspector.id),
    String(load.objects),
    ...(leads ? [String(load.leads)] : []),
  ]);
  return { kind: "table", columns, rows, dense: true };
}
