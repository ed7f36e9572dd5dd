import type { TypeFault, TypeReport } from "./verdict.ts";

/**
 * Reads what `tsc --pretty false` printed: one `file(line,column): error TS2322: text` a fault, its
 * further lines indented. `mainFile` is the judged file as tsc names it; faults of other files are
 * prefixed with their name. Faults outside the listed `files` are left out.
 */
export function parseTypeReport(text: string, mainFile: string, files: string[]): TypeReport {
  const errors: TypeFault[] = [];
  for (const line of text.split(/\r?\n/)) {
    const match = /^(.+)\((\d+),(\d+)\): error (TS\d+): (.*)$/.exec(line);
    if (match === null) continue;
    const [, file = "", row, column, code = "", message = ""] = match;
    if (!files.includes(file)) continue;
    const where = file === mainFile ? "" : `${file}: `;
    errors.push({
      line: Number(row),
      column: Number(column),
      message: `${where}${message} (${code})`,
    });
  }
  return { status: errors.length > 0 ? "errors" : "ok", errors };
}
