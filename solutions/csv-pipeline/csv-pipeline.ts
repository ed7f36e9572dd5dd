import { Transform, type Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** A row, and the line of the text where it begins. */
export interface BadRow {
  line: number;
  fields: string[];
}

/** What `parseCsv` can be told. */
export interface CsvOptions {
  /** The first row names the columns, and the others are read as objects. */
  headers?: boolean;
  /** Is told each row with too many or too few fields, which then is no error. */
  onBadRow?: (row: BadRow) => void;
}

/** Takes a text in pieces of any length and calls back with each row of it. */
class RowReader {
  #fields: string[] = [];
  #field = "";
  #place: "start" | "plain" | "quoted" | "closed" = "start";
  #line = 1;
  #firstLine = 1;
  readonly #give: (row: BadRow) => void;

  constructor(give: (row: BadRow) => void) {
    this.#give = give;
  }

  take(text: string): void {
    for (const char of text) this.#next(char);
  }

  end(): void {
    if (this.#place === "quoted") throw new Error(`No end quote for line ${this.#firstLine}`);
    this.#endRow();
  }

  #next(char: string): void {
    if (char === "\n") this.#line += 1;
    if (this.#place === "quoted") {
      // Nobody knows yet whether this quote ends the field or is the first of two.
      if (char === '"') this.#place = "closed";
      else this.#field += char;
    } else if (char === '"' && this.#place !== "plain") {
      if (this.#place === "closed") this.#field += char;
      this.#place = "quoted";
    } else if (char === ",") {
      this.#endField();
    } else if (char === "\r" || char === "\n") {
      this.#endRow();
    } else {
      this.#field += char;
      this.#place = "plain";
    }
  }

  #endField(): void {
    this.#fields.push(this.#field);
    this.#field = "";
    this.#place = "start";
  }

  #endRow(): void {
    const line = this.#firstLine;
    this.#firstLine = this.#line;
    // Nothing stands in a blank line, nor between the two characters of a line ending.
    if (this.#place === "start" && this.#fields.length === 0) return;
    this.#endField();
    const fields = this.#fields;
    this.#fields = [];
    this.#give({ line, fields });
  }
}

/** A stream that takes the text of a CSV file and gives its rows as arrays or objects. */
export function parseCsv({ headers = false, onBadRow }: CsvOptions = {}): Transform {
  // Keeps the first bytes of a character until the others come, and drops a byte order mark.
  const decoder = new TextDecoder();
  let names: string[] | undefined;

  const reader = new RowReader(({ line, fields }) => {
    if (!headers) {
      stream.push(fields);
    } else if (names === undefined) {
      if (new Set(fields).size < fields.length) throw new Error("Two columns have the same name");
      names = fields;
    } else if (names.length === fields.length) {
      // An assignment to `__proto__` would make no property.
      stream.push(Object.fromEntries(names.map((name, index) => [name, fields[index]])));
    } else if (onBadRow) {
      onBadRow({ line, fields });
    } else {
      const message = `Line ${line} has ${fields.length} fields and not ${names.length}`;
      throw Object.assign(new Error(message), { line });
    }
  });

  const stream = new Transform({
    readableObjectMode: true,
    transform(chunk: Buffer, _encoding, done) {
      done(failureOf(() => reader.take(decoder.decode(chunk, { stream: true }))));
    },
    flush(done) {
      done(failureOf(() => reader.end()));
    },
  });
  return stream;
}

/** A stream that takes values and gives the text of one JSON array. */
export function toJsonArray(): Transform {
  let before = "[";
  return new Transform({
    writableObjectMode: true,
    transform(item: unknown, _encoding, done) {
      done(failureOf(() => this.push(before + (JSON.stringify(item) ?? "null"))));
      before = ",";
    },
    flush(done) {
      this.push(before === "[" ? "[]" : "]");
      done();
    },
  });
}

/** Writes the rows of `input` to `output` as one JSON array. */
export async function csvToJson(
  input: Readable,
  output: Writable,
  options?: CsvOptions,
): Promise<void> {
  await pipeline(input, parseCsv(options), toJsonArray(), output);
}

/** What `work` throws, as the callbacks of a stream want it. */
function failureOf(work: () => unknown): Error | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error("Not an error", { cause: error });
  }
}
