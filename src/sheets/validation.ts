/** What Excel, WPS and LibreOffice let people enter. */
import type ExcelJS from "exceljs";
import type { Input } from "./layout.ts";

/** Excel cuts longer messages and refuses longer lists. */
const cut = (text: string): string => [...text].slice(0, 240).join("");
const MOST_LIST = 255;

/** Days since the spreadsheet's day 0. */
const serial = (day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 864e5);

function list(values: readonly string[]): string {
  const text = values.join(",");
  if (values.some((value) => /[",]/.test(value)) || text.length > MOST_LIST)
    throw new RangeError(`no drop-down can hold this: ${text}`);
  return `"${text}"`;
}

/** Multiples of a step are compared as whole numbers: 0.3 is no multiple of 0.1 to a spreadsheet. */
function stepFormula(at: string, least: string, most: string, step: string): string {
  const scaled = Math.round(Number(step) * 1e4);
  return `AND(ISNUMBER(${at}),${at}>=${least},${at}<=${most},MOD(ROUND(${at}*10000,0),${scaled})=0)`;
}

/**
 * The rule for a cell.
 * @param at the cell's address
 * @returns undefined where anything may be entered and nothing is to be said
 * @throws RangeError for a list that no drop-down holds
 */
export function validationOf(input: Input, at: string): ExcelJS.DataValidation | undefined {
  const told = {
    allowBlank: true,
    ...(input.hint === undefined ? {} : { showInputMessage: true, prompt: cut(input.hint) }),
    ...(input.kind === "text"
      ? {}
      : { showErrorMessage: true, errorStyle: "stop", error: cut(input.refusal ?? input.hint ?? "") }),
  };
  switch (input.kind) {
    case "list":
      return { ...told, type: "list", formulae: [list(input.values)] };
    case "number":
      return input.step === undefined
        ? {
            ...told,
            type: "decimal",
            operator: "between",
            formulae: [Number(input.least), Number(input.most)],
          }
        : { ...told, type: "custom", formulae: [stepFormula(at, input.least, input.most, input.step)] };
    case "date": {
      const [least, most] = [serial(input.least ?? "2000-01-01"), serial(input.most ?? "2199-12-31")];
      return { ...told, type: "decimal", operator: "between", formulae: [least, most] };
    }
    default:
      // A rule that lets everything through carries the hint.
      return input.hint === undefined ? undefined : { ...told, type: "custom", formulae: ["TRUE"] };
  }
}
