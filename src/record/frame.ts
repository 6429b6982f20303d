/** The frame (protocol, section 2): who could be drawn, as a text that has one digest. */
import { compareBytes } from "../bytes.ts";
import { canonical, type Json, sha256 } from "./jcs.ts";

/** One line of a frame. Row numbers stay out: a frame does not depend on the order of rows. */
export interface FrameUnit {
  readonly id: string;
  readonly name: string;
  readonly stratum: string;
  /** The value that sets the unit's rate, where rates differ; its stratum then ends with it. */
  readonly group?: string;
  readonly prefecture?: string;
  /** Place in the register's own order, 1-based: `rfc3797` counts along it. */
  readonly order?: number;
  /** Why it cannot be drawn. */
  readonly excluded?: string;
  /** Why it is taken without a draw. */
  readonly certain?: string;
  /** Cases only: id of the institution whose case it is. */
  readonly unit?: string;
  /** Cases only: fraction text, "6" or "3/2"; absent for 1. */
  readonly weight?: string;
  /** Cases only: the specialty that a reviewer must have. */
  readonly field?: string;
  /** Inspectors only: may lead a team. */
  readonly lead?: boolean;
  /** Reviewers only: their specialties, in byte order. */
  readonly fields?: readonly string[];
  /** Inspectors only: ids of the objects (reviewers: of the institutions) that they must not inspect, in byte order. */
  readonly recused?: readonly string[];
  /** Published columns, text by header. */
  readonly columns?: Readonly<Record<string, string>>;
}

/** Where a frame's unit stands in its file, for findings and records; never hashed. */
export interface Place {
  /** 1-based data row. */
  readonly index: number;
  /** Row as a spreadsheet shows it. */
  readonly row: number;
  /** Register of that row, where several make one frame. */
  readonly file?: string;
}

export interface Frame {
  /** In the byte order of ids. */
  readonly units: readonly FrameUnit[];
  readonly text: string;
  readonly digest: string;
  /** Units that take part in the draw: neither excluded nor taken without one. */
  readonly eligible: number;
}

export const isEligible = (unit: FrameUnit): boolean =>
  unit.excluded === undefined && unit.certain === undefined;

/** A frame from its units: sorted, one canonical line each with LF, digest of the whole text. */
export function makeFrame(units: readonly FrameUnit[]): Frame {
  const sorted = [...units].sort((a, b) => compareBytes(a.id, b.id));
  const text = sorted.map((unit) => `${canonical(unit as unknown as Json)}\n`).join("");
  return { units: sorted, text, digest: sha256(text), eligible: sorted.filter(isEligible).length };
}

/**
 * Reads a frame's text back. The digest is that of the text as given, canonical or not.
 * @throws SyntaxError where a line is no JSON object with id, name and stratum
 */
export function parseFrame(text: string): Frame {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  const units = lines.map((line, i) => {
    const unit = JSON.parse(line) as FrameUnit;
    if (typeof unit?.id !== "string" || typeof unit.name !== "string" || typeof unit.stratum !== "string")
      throw new SyntaxError(`line ${i + 1}: no id, name or stratum`);
    return unit;
  });
  return { units, text, digest: sha256(text), eligible: units.filter(isEligible).length };
}
