import { Transform } from "node:stream";
import { StringDecoder } from "node:string_decoder";

/** What `createSplitStream` can be told. */
export interface SplitOptions {
  /** The longest line that is accepted, in characters. */
  maxLength?: number;
  /** What ends a line, in place of `\n` and `\r\n`. */
  delimiter?: string | RegExp;
}

/** A stream that takes chunks of text and gives its lines, each as one string. */
export function createSplitStream({
  maxLength = Infinity,
  delimiter = /\r?\n/,
}: SplitOptions = {}): Transform {
  // Keeps the first bytes of a character until the others have come.
  const decoder = new StringDecoder("utf8");
  let rest = "";

  return new Transform({
    // Lines are objects: in byte mode they would be glued together, and blank ones would vanish.
    readableObjectMode: true,
    transform(chunk: Buffer, _encoding, done) {
      const text = decoder.write(chunk);
      // Both are split together, because a delimiter may be spread over them.
      const lines = (rest + text).split(delimiter);
      if (lines.some((line) => line.length > maxLength)) {
        done(new RangeError(`A line has over ${maxLength} characters`));
        return;
      }
      rest = lines.pop() ?? "";
      for (const line of lines) this.push(line);
      done();
    },
    flush(done) {
      if (rest !== "") this.push(rest);
      done();
    },
  });
}
