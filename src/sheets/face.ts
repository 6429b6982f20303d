/** Fonts, fills and borders by face. */
import type ExcelJS from "exceljs";
import type { Face } from "./layout.ts";

/** Points that a line of this size takes in Excel, WPS and LibreOffice, whichever is tallest. */
export const lineHeight = (size: number): number => size * 1.5;

const EDGE = { style: "thin" as const, color: { argb: "FF8C8C8C" } };
const BOX = { top: EDGE, left: EDGE, bottom: EDGE, right: EDGE };
const fill = (argb: string): ExcelJS.Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });

interface Look {
  readonly font: Partial<ExcelJS.Font>;
  readonly horizontal: "left" | "center";
  readonly border?: boolean;
  readonly fill?: string;
}

const LOOKS: Readonly<Record<Face, Look>> = {
  title: { font: { name: "黑体", size: 16 }, horizontal: "center" },
  heading: { font: { name: "黑体", size: 13 }, horizontal: "left", border: true, fill: "FFE8EEF7" },
  header: { font: { name: "黑体", size: 10.5 }, horizontal: "center", border: true, fill: "FFD9D9D9" },
  section: { font: { name: "黑体", size: 11 }, horizontal: "left", border: true, fill: "FFEFEFEF" },
  text: { font: { name: "宋体", size: 10.5 }, horizontal: "left", border: true },
  centre: { font: { name: "宋体", size: 10.5 }, horizontal: "center", border: true },
  result: { font: { name: "黑体", size: 12 }, horizontal: "center", border: true, fill: "FFE8EEF7" },
  loud: { font: { name: "黑体", size: 12, color: { argb: "FFC00000" } }, horizontal: "left", border: true },
  quiet: { font: { name: "宋体", size: 9, color: { argb: "FF7F7F7F" } }, horizontal: "center", border: true },
  plain: { font: { name: "宋体", size: 10.5 }, horizontal: "left" },
};

/** Where something may be entered. */
const OPEN = "FFFFF8DC";

export const sizeOf = (face: Face): number => LOOKS[face].font.size as number;
export const fontOf = (face: Face): Partial<ExcelJS.Font> => LOOKS[face].font;

/** Gives a cell its face; `open` cells are unlocked and coloured. */
export function wear(cell: ExcelJS.Cell, face: Face, open: boolean): void {
  const look = LOOKS[face];
  const shade = open ? OPEN : look.fill;
  cell.font = look.font;
  cell.alignment = { horizontal: look.horizontal, vertical: "middle", wrapText: true };
  if (look.border) cell.border = BOX;
  if (shade) cell.fill = fill(shade);
  cell.protection = { locked: !open };
}
