/** Registers of a run: read once, and named in the record. */
import type { RegisterRef } from "../plan/schema.ts";
import type { InputFile } from "../record/record.ts";
import type { Table } from "../registry/table.ts";
import type { Io } from "../system/io.ts";
import { type Campaign, readOptions, readRegister } from "./open.ts";

/** Registers read once, however many draws name them. */
export class Shelf {
  readonly #tables = new Map<string, Promise<Table>>();
  readonly #io: Io;
  readonly #campaign: Campaign;

  constructor(io: Io, campaign: Campaign) {
    this.#io = io;
    this.#campaign = campaign;
  }

  table(ref: RegisterRef): Promise<Table> {
    const key = JSON.stringify(ref);
    const there = this.#tables.get(key);
    if (there) return there;
    const table = readRegister(this.#io, this.#campaign, ref);
    this.#tables.set(key, table);
    return table;
  }
}

/** A register as the record names it. */
export function inputFile(role: InputFile["role"], table: Table, ref: RegisterRef): InputFile {
  const read = readOptions(ref);
  return { role, file: table.file, digest: table.digest, ...(read ? { read } : {}) };
}
