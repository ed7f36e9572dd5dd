import { Duplex } from "node:stream";

interface Limits {
  maxLength?: number;
  delimiter?: string | RegExp;
}

/** An async generator that Node turns into a stream; it stands still while nobody reads. */
export function createSplitStream({ maxLength, delimiter }: Limits = {}): Duplex {
  const allowed = maxLength ?? Number.MAX_SAFE_INTEGER;
  return Duplex.from(async function* (source: AsyncIterable<Buffer | string>) {
    const decoder = new TextDecoder();
    let open = "";
    for await (const chunk of source) {
      open += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
      const parts = open.split(delimiter ?? /\r?\n/);
      open = parts.pop() ?? "";
      for (const part of parts) {
        if (part.length > allowed) throw new RangeError("too long");
        yield part;
      }
      if (open.length > allowed) throw new RangeError("too long");
    }
    if (open) yield open;
  });
}
