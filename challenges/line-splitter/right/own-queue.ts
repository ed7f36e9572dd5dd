import { Duplex } from "node:stream";
import { StringDecoder } from "node:string_decoder";

interface Options {
  maxLength?: number;
  delimiter?: string | RegExp;
}

/** Splits the text; what it has not ended yet is the tail. */
class Splitter {
  tail = "";
  readonly #decoder = new StringDecoder();
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  take(chunk: Buffer): string[] | Error {
    const { maxLength: most = Infinity, delimiter = /\r?\n/ } = this.#options;
    const pieces = (this.tail + this.#decoder.write(chunk)).split(delimiter);
    if (pieces.some((piece) => piece.length > most)) return new Error(`over ${most} characters`);
    this.tail = pieces[pieces.length - 1] ?? "";
    return pieces.slice(0, -1);
  }
}

/** A Duplex by hand: lines wait in a queue, and a write is answered when the queue is empty. */
export function createSplitStream(options: Options = {}): Duplex {
  const splitter = new Splitter(options);
  const queue: (string | null)[] = [];
  let wanted = false;
  let answer: (() => void) | null = null;

  const stream = new Duplex({
    readableObjectMode: true,
    read() {
      wanted = true;
      serve();
    },
    write(chunk: Buffer, _encoding, callback) {
      const lines = splitter.take(chunk);
      if (lines instanceof Error) return callback(lines);
      queue.push(...lines);
      answer = callback;
      serve();
    },
    final(callback) {
      if (splitter.tail !== "") queue.push(splitter.tail);
      queue.push(null);
      callback();
      serve();
    },
  });

  function serve(): void {
    while (wanted && queue.length > 0) wanted = stream.push(queue.shift());
    if (queue.length > 0 || answer === null) return;
    const callback = answer;
    answer = null;
    callback();
  }

  return stream;
}
