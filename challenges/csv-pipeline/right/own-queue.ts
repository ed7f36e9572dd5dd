import { Duplex, finished, type Readable, type Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

type BadRow = { line: number; fields: string[] };
type Options = { headers?: boolean; onBadRow?: (row: BadRow) => void };

interface Steps<In> {
  objectsIn: boolean;
  objectsOut: boolean;
  take(item: In): unknown[];
  last(): unknown[];
}

/** A Duplex by hand: results wait in a queue, and a write is answered when the queue is empty. */
function queueing<In>(steps: Steps<In>): Duplex {
  let queue: unknown[] = [];
  let wanted = false;
  let answer: ((error?: Error | null) => void) | null = null;

  const work = (get: () => unknown[], callback: (error?: Error | null) => void): void => {
    try {
      queue = get();
    } catch (error) {
      callback(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    answer = callback;
    serve();
  };

  const stream = new Duplex({
    writableObjectMode: steps.objectsIn,
    readableObjectMode: steps.objectsOut,
    read() {
      wanted = true;
      serve();
    },
    write: (item: In, _encoding, callback) => work(() => steps.take(item), callback),
    final: (callback) => work(() => [...steps.last(), null], callback),
  });

  function serve(): void {
    let next = 0;
    while (wanted && next < queue.length) wanted = stream.push(queue[next++]);
    queue = queue.slice(next);
    if (queue.length > 0 || answer === null) return;
    const callback = answer;
    answer = null;
    callback();
  }

  return stream;
}

/** Finds whole rows: the text of an open row is kept until its end is there. */
class Rows {
  inside = false;
  #text = "";
  /** How far the open row has been searched. */
  #seen = 0;
  #line = 1;
  #begun = false;

  *take(more: string): Generator<BadRow> {
    this.#text += more;
    if (!this.#begun && this.#text !== "") {
      this.#begun = true;
      if (this.#text[0] === "\uFEFF") this.#text = this.#text.slice(1);
    }
    const text = this.#text;
    let start = 0;
    for (; this.#seen < text.length; this.#seen += 1) {
      const code = text.charCodeAt(this.#seen);
      if (code === 34) this.inside = !this.inside;
      if (code !== 10 || this.inside) continue;
      yield* this.#row(text.slice(start, this.#seen));
      start = this.#seen + 1;
    }
    this.#text = text.slice(start);
    this.#seen -= start;
  }

  last(): Generator<BadRow> {
    if (this.inside) throw new Error("open quotes");
    return this.#row(this.#text);
  }

  *#row(raw: string): Generator<BadRow> {
    const source = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    const line = this.#line;
    this.#line += raw.split("\n").length;
    if (source !== "") yield { line, fields: fieldsOf(source) };
  }
}

export function parseCsv(options: Options = {}): Duplex {
  const decoder = new StringDecoder();
  const rows = new Rows();
  let names: string[] | undefined;

  function* results(found: Iterable<BadRow>): Generator {
    for (const row of found) {
      const { fields, line } = row;
      if (options.headers !== true) yield fields;
      else if (!names) {
        if (new Set(fields).size !== fields.length) throw new Error("equal names");
        names = fields;
      } else if (fields.length === names.length) {
        yield Object.fromEntries(fields.map((field, index) => [names?.[index], field]));
      } else if (options.onBadRow) options.onBadRow(row);
      else throw Object.assign(new Error("wrong number of fields"), { line });
    }
  }

  return queueing<Buffer>({
    objectsIn: false,
    objectsOut: true,
    take: (chunk) => [...results(rows.take(decoder.write(chunk)))],
    last: () => [...results(rows.last())],
  });
}

/** Splits at each comma, and puts parts together while a quoted field is open. */
function fieldsOf(row: string): string[] {
  const fields: string[] = [];
  let open: string | null = null;
  for (const part of row.split(",")) {
    const text: string = open === null ? part : `${open},${part}`;
    const closed = text[0] !== '"' || (text.match(/"/g)?.length ?? 0) % 2 === 0;
    open = closed ? null : text;
    if (!closed) continue;
    fields.push(text[0] === '"' ? text.slice(1, -1).replace(/""/g, '"') : text);
  }
  return fields;
}

export function toJsonArray(): Duplex {
  let held: string | null = null;
  let began = false;
  return queueing<unknown>({
    objectsIn: true,
    objectsOut: false,
    // The last text is held back, because nobody knows yet whether a comma comes after it.
    take(item) {
      const text = JSON.stringify(item) ?? "null";
      const out = held === null ? [] : [`${began ? "" : "["}${held},`];
      if (held !== null) began = true;
      held = text;
      return out;
    },
    last: () => [`${began ? "" : "["}${held ?? ""}]`],
  });
}

export async function csvToJson(
  input: Readable,
  output: Writable,
  options?: Options,
): Promise<void> {
  const parser = parseCsv(options);
  const json = toJsonArray();
  const all = [input, parser, json, output];
  const ends = all.map(
    (stream) =>
      new Promise<void>((resolve, reject) => {
        finished(stream, (error) => (error ? reject(error) : resolve()));
      }),
  );
  input.pipe(parser).pipe(json).pipe(output);
  try {
    await Promise.all(ends);
  } catch (error) {
    for (const stream of all) stream.on("error", () => undefined).destroy();
    throw error;
  }
}
