import { Transform } from "node:stream";

type Options = { maxLength?: number; delimiter?: string | RegExp };

/** Searches for the next delimiter again and again; a TextDecoder keeps half characters. */
export class LineSplitter extends Transform {
  private text = "";
  private readonly decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  private readonly max: number | undefined;
  private readonly delimiter: string | RegExp | undefined;

  constructor(options: Options = {}) {
    super({ readableObjectMode: true });
    this.max = options.maxLength;
    this.delimiter = options.delimiter;
  }

  override _transform(chunk: Buffer, _: string, callback: (error?: Error | null) => void): void {
    this.text += this.decoder.decode(chunk, { stream: true });
    let from = 0;
    for (;;) {
      const found = this.next(from);
      const end = found === null ? this.text.length : found.start;
      if (this.max !== undefined && end - from > this.max) {
        callback(new Error("line too long"));
        return;
      }
      if (found === null) break;
      this.push(this.text.slice(from, found.start));
      from = found.end;
    }
    this.text = this.text.slice(from);
    callback();
  }

  override _flush(callback: (error?: Error | null) => void): void {
    if (this.text.length > 0) this.push(this.text);
    callback();
  }

  private next(from: number): { start: number; end: number } | null {
    if (this.delimiter instanceof RegExp) {
      const match = this.delimiter.exec(this.text.slice(from));
      if (match === null) return null;
      const start = from + match.index;
      return { start, end: start + match[0].length };
    }
    const at = this.text.indexOf(this.delimiter ?? "\n", from);
    if (at === -1) return null;
    if (this.delimiter !== undefined) return { start: at, end: at + this.delimiter.length };
    const windows = at > from && this.text[at - 1] === "\r";
    return { start: windows ? at - 1 : at, end: at + 1 };
  }
}

/** The stream. */
export const createSplitStream = (options?: Options): LineSplitter => new LineSplitter(options);
