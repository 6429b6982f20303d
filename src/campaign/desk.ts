/** A prefecture's desk: the package from the province, its own register of inspectors, a folder for what is made. */
import { join, resolve } from "node:path";
import { EXIT, type Finding, fail } from "../problem.ts";
import { type DispatchObject, type DispatchPackage, isPackage, packageText } from "../record/dispatch.ts";
import { dealName } from "../record/dispatch-record.ts";
import type { Frame } from "../record/frame.ts";
import { sha256 } from "../record/jcs.ts";
import { type Finder, finderFor, recusals } from "../record/lists.ts";
import { buildInspectors } from "../record/people.ts";
import type { InputFile } from "../record/record.ts";
import { normaliseId } from "../registry/label.ts";
import { roleOfHeader } from "../registry/roles.ts";
import { toUnits } from "../registry/units.ts";
import { fileName } from "../system/file-name.ts";
import { type Io, readInput } from "../system/io.ts";
import { type DrawFiles, drawFiles } from "./open.ts";
import { readGiven } from "./read-file.ts";

export interface DeskFlags {
  readonly dispatch: string;
  readonly inspectors: string;
  readonly recusal?: string;
  readonly out?: string;
}

export interface Desk {
  readonly given: DispatchPackage;
  /** Digest of the package. */
  readonly digest: string;
  /** Its text, as it came. */
  readonly text: string;
  /** "notary/昆明市": what commitment and ledger call this deal. */
  readonly name: string;
  readonly out: string;
  readonly files: DrawFiles & { readonly dispatch: string; readonly assignment: string };
}

/** Reads a package. @throws Problem (bad input) where it is none, or was changed on its way */
export async function openDesk(io: Io, flags: Pick<DeskFlags, "dispatch" | "out">): Promise<Desk> {
  const where = { file: flags.dispatch };
  const path = flags.dispatch === "-" ? "-" : resolve(io.cwd, flags.dispatch);
  const text = Buffer.from(await readInput(io, path)).toString("utf8");
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    fail(EXIT.badInput, "DSP001", {}, where);
  }
  if (!isPackage(given)) return fail(EXIT.badInput, "DSP001", {}, where);
  if (packageText(given) !== text) fail(EXIT.badInput, "DSP002", {}, where);
  if (given.objects.length === 0) fail(EXIT.badInput, "DSP014", {}, where);
  const place = fileName(given.prefecture);
  const out = resolve(io.cwd, flags.out ?? `${fileName(given.draw)}-${place}`);
  const files = {
    ...drawFiles(out, "."),
    dispatch: join(out, "dispatch.json"),
    assignment: join(out, `assignment-${place}.json`),
  };
  return { given, digest: sha256(text), text, name: dealName(given), out, files };
}

/** Finds an object of the package by its id, its name or one of its codes. */
function objectFinder(objects: readonly DispatchObject[]): Finder {
  const labels = objects.map(({ id, name, columns = {} }) => {
    const codes = Object.entries(columns).filter(([header]) =>
      ["creditCode", "licence"].includes(roleOfHeader(header) ?? ""),
    );
    return { id, labels: new Set([id, name, ...codes.map(([, text]) => text)].map(normaliseId)) };
  });
  return (label) => {
    const wanted = normaliseId(label);
    return wanted === "" ? [] : labels.filter((one) => one.labels.has(wanted)).map(({ id }) => id);
  };
}

export interface People {
  readonly frame: Frame;
  readonly inputs: readonly InputFile[];
  readonly findings: readonly Finding[];
}

/** Reads the prefecture's inspectors and recusals, and makes their frame by the package's rule. */
export async function readPeople(io: Io, { given }: Desk, flags: DeskFlags): Promise<People> {
  const { rule, objects } = given;
  const table = await readGiven(io, flags.inspectors, {});
  const inputs: InputFile[] = [{ role: "inspectors", file: table.file, digest: table.digest }];
  const findings: Finding[] = [...table.findings];
  let recused: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  if (flags.recusal !== undefined) {
    const list = await readGiven(io, flags.recusal, {});
    const staff = toUnits(table, { id: rule.id, duplicates: "stop" }).units;
    const read = recusals(list, finderFor(table, staff, ["certificate", "person"]), objectFinder(objects));
    inputs.push({ role: "recusal", file: list.file, digest: list.digest });
    // A list for the whole province names people and objects of other prefectures: they are no slip here.
    const elsewhere = ({ code, row }: Finding) => code === "FRM021" && !read.matched.has(row ?? 0);
    findings.push(...list.findings, ...read.findings.filter((finding) => !elsewhere(finding)));
    recused = read.byInspector;
  }
  const names = new Map(objects.map(({ name, id }) => [normaliseId(name), id]));
  names.delete("");
  const built = buildInspectors(table, rule, { recused, objectsByName: names });
  return { frame: built.frame, inputs, findings: [...findings, ...built.findings] };
}
