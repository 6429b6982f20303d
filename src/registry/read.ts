import { createHash } from "node:crypto";
import { EXIT, type Finding, fail, Problem } from "../problem.ts";
import { type Assembled, assemble } from "./assemble.ts";
import { limitFindings } from "./limit.ts";
import { sniff } from "./sniff.ts";
import type { ReadOptions, Table } from "./table.ts";

const FORMAT_NAMES: Readonly<Record<string, string>> = {
  pdf: "PDF",
  rtf: "RTF",
  image: "image",
  archive: "archive",
  xml: "XML",
};

async function readByContent(bytes: Uint8Array, options: ReadOptions): Promise<Assembled> {
  const kind = sniff(bytes);
  switch (kind) {
    case "empty":
      return fail(EXIT.badInput, "REG001");
    case "zip": {
      const [{ readZipWorkbook }, { readSheet }] = await Promise.all([
        import("./workbook.ts"),
        import("./choose-sheet.ts"),
      ]);
      return readSheet(await readZipWorkbook(bytes), options);
    }
    case "ole": {
      const [{ readOleWorkbook }, { readSheet }] = await Promise.all([
        import("./workbook.ts"),
        import("./choose-sheet.ts"),
      ]);
      return readSheet(await readOleWorkbook(bytes), options);
    }
    case "text": {
      const { readCsv } = await import("./csv.ts");
      return assemble(await readCsv(bytes, options), options.headerRow);
    }
    case "html":
      return fail(EXIT.badInput, "REG014");
    default:
      return fail(EXIT.badInput, "REG015", { format: FORMAT_NAMES[kind] ?? kind });
  }
}

const EXPECTED: Readonly<Record<Table["format"], RegExp>> = {
  csv: /\.(?:csv|tsv|txt)$/i,
  xlsx: /\.(?:xlsx|xlsm|xlsb|xltx)$/i,
  xls: /\.(?:xls|et|xlt)$/i,
  ods: /\.ods$/i,
};

/** A name that promises another format than the content has; names without a table's ending promise nothing. */
function misnamed(name: string, format: Table["format"]): Finding[] {
  if (EXPECTED[format].test(name) || !Object.values(EXPECTED).some((ending) => ending.test(name))) return [];
  return [{ code: "REG023", severity: "warning", params: { format } }];
}

/**
 * Reads a register, CSV (UTF-8, UTF-16 with a mark, GB18030) or workbook (.xlsx, .xls, .et, .ods). The content
 * decides what it is, not the name. Nothing is read from or written to disk.
 * @param file its name, for findings, and its bytes
 * @param options where the reader's own guess is wrong: encoding, delimiter, sheet, header row
 * @returns data rows as text; what else stood in the file, and what is odd about it, is in `findings`
 * @throws Problem where the file cannot be read at all
 */
export async function readTable(
  file: { name: string; bytes: Uint8Array },
  options: ReadOptions = {},
): Promise<Table> {
  const { name, bytes } = file;
  try {
    const table = await readByContent(bytes, options);
    const findings = [...misnamed(name, table.format), ...table.findings];
    return {
      ...table,
      file: name,
      digest: createHash("sha256").update(bytes).digest("hex"),
      findings: limitFindings(findings.map((finding) => ({ ...finding, file: name, sheet: table.sheet }))),
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(
      error.exit,
      error.findings.map((finding) => ({ ...finding, file: name, sheet: finding.sheet ?? options.sheet })),
    );
  }
}
