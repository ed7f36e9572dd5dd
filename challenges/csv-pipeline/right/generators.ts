import { Duplex, type Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

interface BadRow {
  line: number;
  fields: string[];
}

interface Options {
  headers?: boolean;
  onBadRow?: (row: BadRow) => void;
}

type Chunks = AsyncIterable<Buffer | string>;

/** The text in pieces, and `null` at its end. */
async function* decoded(chunks: Chunks): AsyncGenerator<string | null> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let first = true;
  for await (const chunk of chunks) {
    const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    if (text === "") continue;
    yield first && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    first = false;
  }
  yield null;
}

const TOKEN = /"+|,|\r?\n|[^",\r\n]+|\r/g;

/** Quotes, commas, line endings and what is between; what could go on waits for the next chunk. */
async function* tokens(chunks: Chunks): AsyncGenerator<string> {
  let held = "";
  for await (const chunk of decoded(chunks)) {
    const text = held + (chunk ?? "");
    held = chunk === null ? "" : (/(?:"+|\r)$/.exec(text)?.[0] ?? "");
    yield* text.slice(0, text.length - held.length).match(TOKEN) ?? [];
  }
}

/** What is known of the row that has not ended. */
interface Open {
  fields: string[];
  field: string;
  /** Whether the field began with a quote. */
  quoted: boolean;
  /** Whether the last token was inside quotes. */
  inside: boolean;
}

function takeQuotes(row: Open, count: number): void {
  const opens = row.inside ? 0 : 1;
  const rest = count - opens;
  row.field += '"'.repeat(Math.floor(rest / 2));
  row.quoted = true;
  row.inside = rest % 2 === 0;
}

async function* rowsOf(chunks: Chunks): AsyncGenerator<BadRow> {
  const fresh = { field: "", quoted: false, inside: false };
  let row: Open = { fields: [], ...fresh };
  let [line, begin] = [1, 1];
  const isBlank = (): boolean => row.fields.length === 0 && row.field === "" && !row.quoted;

  for await (const token of tokens(chunks)) {
    if (token.endsWith("\n")) line += 1;
    if (token.startsWith('"')) takeQuotes(row, token.length);
    else if (row.inside) row.field += token;
    else if (token === ",") row = { fields: [...row.fields, row.field], ...fresh };
    else if (!token.endsWith("\n")) row.field += token;
    else {
      if (!isBlank()) yield { line: begin, fields: [...row.fields, row.field] };
      begin = line;
      row = { fields: [], ...fresh };
    }
  }
  if (row.inside) throw new Error("the last quote is never closed");
  if (!isBlank()) yield { line: begin, fields: [...row.fields, row.field] };
}

function checkNames(names: string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new TypeError(`column ${name} twice`);
    seen.add(name);
  }
}

async function* records(chunks: Chunks, options: Options): AsyncGenerator {
  let names: string[] = [];
  let first = true;
  for await (const row of rowsOf(chunks)) {
    if (!options.headers) yield row.fields;
    else if (first) {
      names = row.fields;
      first = false;
      checkNames(names);
    } else if (row.fields.length === names.length) {
      const record = {};
      for (let i = 0; i < names.length; i += 1)
        Object.defineProperty(record, names[i] ?? "", {
          value: row.fields[i],
          configurable: true,
          enumerable: true,
          writable: true,
        });
      yield record;
    } else if (options.onBadRow) options.onBadRow(row);
    else throw Object.assign(new RangeError("bad row"), row);
  }
}

async function* json(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  let open = "";
  let count = 0;
  for await (const item of items) {
    // Small pieces are sent together.
    open += (count === 0 ? "[" : ",") + (item === undefined ? "null" : JSON.stringify(item));
    count += 1;
    if (open.length < 8192) continue;
    yield open;
    open = "";
  }
  yield `${open}${count === 0 ? "[" : ""}]`;
}

export const parseCsv = (options: Options = {}): Duplex =>
  Duplex.from((chunks: Chunks) => records(chunks, options));

export const toJsonArray = (): Duplex => Duplex.from(json);

export const csvToJson = (input: Readable, output: Writable, options: Options = {}) =>
  pipeline(input, (chunks: Chunks) => records(chunks, options), json, output);
