import {
  Transform,
  type Duplex,
  type Readable,
  type TransformCallback,
  type Writable,
} from "node:stream";
import { StringDecoder } from "node:string_decoder";

type BadRow = { line: number; fields: string[] };
type Options = { headers?: boolean; onBadRow?: (row: BadRow) => void };

const FIELD = /(?:"((?:[^"]|"")*)"|([^,"]*))(,|$)/g;

/** The fields of one whole row. */
function fieldsOf(row: string): string[] {
  const fields: string[] = [];
  for (const [, quoted, plain, separator] of row.matchAll(FIELD)) {
    fields.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (separator === "") break;
  }
  return fields;
}

const count = (text: string, part: string): number => text.split(part).length - 1;

/** Splits at line breaks, and glues lines together until their quotes are even. */
class CsvParser extends Transform {
  private readonly options: Options;
  private readonly decoder = new StringDecoder("utf8");
  private text = "";
  /** The lines of a row whose quotes are odd so far. */
  private parts: string[] = [];
  private odd = false;
  private line = 1;
  private first = true;
  private names: string[] | null = null;

  constructor(options: Options) {
    super({ readableObjectMode: true, writableObjectMode: false });
    this.options = options;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, callback: TransformCallback): void {
    const text = this.decoder.write(chunk);
    const lines = text.split("\n");
    lines[0] = this.text + (lines[0] ?? "");
    this.text = lines.pop() ?? "";
    try {
      for (const line of lines) this.endOfLine(line);
    } catch (error) {
      callback(error instanceof Error ? error : new Error("not an error"));
      return;
    }
    callback();
  }

  override _flush(callback: TransformCallback): void {
    try {
      this.endOfLine(this.text);
      if (this.odd) throw new SyntaxError("open quote");
    } catch (error) {
      callback(error instanceof Error ? error : new Error("not an error"));
      return;
    }
    callback();
  }

  private endOfLine(text: string): void {
    const line = this.first && text.startsWith("\uFEFF") ? text.slice(1) : text;
    this.first = false;
    this.parts.push(line);
    if (count(line, '"') % 2 === 1) this.odd = !this.odd;
    if (this.odd) return;
    const row = this.parts.join("\n").replace(/\r$/, "");
    const begin = this.line;
    this.line += this.parts.length;
    this.parts = [];
    if (row !== "") this.endOfRow(fieldsOf(row), begin);
  }

  private endOfRow(fields: string[], line: number): void {
    const { headers, onBadRow } = this.options;
    if (!headers) this.push(fields);
    else if (this.names === null) {
      if (fields.some((name, index) => fields.indexOf(name) !== index)) throw new Error("twice");
      this.names = fields;
    } else if (fields.length === this.names.length) {
      const record: Record<string, string> = Object.create(null);
      for (const [index, name] of this.names.entries()) record[name] = fields[index] ?? "";
      this.push(record);
    } else if (onBadRow) onBadRow({ line, fields });
    else throw new RowError(line);
  }
}

class RowError extends Error {
  readonly line: number;

  constructor(line: number) {
    super(`bad row in line ${line}`);
    this.line = line;
  }
}

export const parseCsv = (options: Options = {}): Duplex => new CsvParser(options);

/** Node's own stringifier does the work: the brackets of an array of one item are cut off. */
class JsonArray extends Transform {
  private items = 0;

  constructor() {
    super({ writableObjectMode: true, encoding: "utf8" });
  }

  override _transform(item: unknown, _: BufferEncoding, callback: TransformCallback): void {
    let text: string;
    try {
      text = JSON.stringify([item]).slice(1, -1);
    } catch (error) {
      callback(error instanceof Error ? error : new Error("not an error"));
      return;
    }
    callback(null, `${this.items++ === 0 ? "[\n" : ",\n"}${text}`);
  }

  override _flush(callback: TransformCallback): void {
    callback(null, this.items === 0 ? "[]\n" : "\n]\n");
  }
}

export const toJsonArray = (): Duplex => new JsonArray();

/** Pipes by hand: each stream has a listener for its error and its early close. */
export function csvToJson(input: Readable, output: Writable, options: Options = {}): Promise<void> {
  const middle = [parseCsv(options), toJsonArray()] as const;
  return new Promise((resolve, reject) => {
    const fail = (error: Error): void => {
      reject(error);
      for (const stream of [input, ...middle, output]) stream.destroy();
    };
    for (const stream of [input, ...middle]) {
      stream.on("error", fail);
      stream.on("close", () => stream.readableEnded || fail(new Error("closed too early")));
    }
    output.on("error", fail);
    output.on("close", () => output.writableFinished || fail(new Error("closed too early")));
    output.on("finish", resolve);
    input.pipe(middle[0]).pipe(middle[1]).pipe(output);
  });
}
