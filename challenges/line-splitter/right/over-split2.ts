// over: split2@4
import type { Transform } from "node:stream";
import split2 from "split2";

/** split2 checks only the open line against its limit; the mapper checks the complete ones. */
export function createSplitStream(
  options: { maxLength?: number; delimiter?: string | RegExp } = {},
): Transform {
  const { maxLength = Infinity, delimiter = /\r?\n/ } = options;
  const check = (line: string): string => {
    if (line.length > maxLength) throw new RangeError("line too long");
    return line;
  };
  return split2(delimiter, check, Number.isFinite(maxLength) ? { maxLength } : {});
}
