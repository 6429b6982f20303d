/** What the questions share: facts of a register, and answers that are checked while they are typed. */
import { type Finding, Problem } from "../../problem.ts";
import { explain, type Lang } from "../../text/index.ts";

/** What a register showed of itself. */
export interface Facts {
  readonly headers: readonly string[];
  /** Columns that make the id; empty where none was found. */
  readonly id: readonly string[];
  readonly prefecture?: string;
  /** The status column's values with their counts, in order of appearance. */
  readonly status?: { readonly column: string; readonly values: readonly (readonly [string, number])[] };
}
/** Reads a register, shows what it understood, gives the facts. */
export type Look = (path: string, id?: readonly string[]) => Promise<Facts>;

/** Shows findings to the person. */
export type Report = (findings: readonly Finding[]) => Promise<void>;

/** A reader's complaint in words, for a prompt that asks again. */
export const checked =
  (lang: Lang, read: (given: string) => unknown) =>
  (given: string): true | string => {
    try {
      read(given);
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return error.findings.map((finding) => Object.values(explain(lang, finding)).join(" ")).join("\n");
    }
  };
