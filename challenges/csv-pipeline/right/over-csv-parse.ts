// over: csv-parse@7
import { Transform, type Duplex, type Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parse } from "csv-parse";

interface Options {
  headers?: boolean;
  onBadRow?: (row: { line: number; fields: string[] }) => void;
}

/** csv-parse gives arrays and counts blank lines; names and lines are added here. */
export function parseCsv({ headers = false, onBadRow }: Options = {}): Duplex {
  let names: string[] | undefined;
  let lines = 0;
  // Its types know arrays only.
  const options: object = {
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ["\r\n", "\n"],
    on_record(fields: string[], { empty_lines }: { empty_lines: number }) {
      const line = lines + empty_lines + 1;
      lines += fields.join().split("\n").length;
      if (!headers) return fields;
      if (names === undefined) {
        if (new Set(fields).size < fields.length) throw new Error("equal names");
        names = fields;
        return null;
      }
      if (names.length === fields.length)
        return Object.fromEntries(names.map((name, index) => [name, fields[index]]));
      if (!onBadRow) throw Object.assign(new Error("bad row"), { line });
      onBadRow({ line, fields });
      return null;
    },
  };
  return parse(options);
}

// In Node 22 a pipeline through `Duplex.from` of a generator never settles if the input fails.
export function toJsonArray(): Duplex {
  let start = "[";
  return new Transform({
    writableObjectMode: true,
    transform(item: unknown, _encoding, done) {
      try {
        this.push(start + JSON.stringify(item ?? null));
        start = ",";
        done();
      } catch (error) {
        this.destroy(error instanceof Error ? error : undefined);
      }
    },
    flush: (done) => done(null, start === "[" ? "[]" : "]"),
  });
}

export const csvToJson = (input: Readable, output: Writable, options?: Options) =>
  pipeline(input, parseCsv(options), toJsonArray(), output);
