import type { IncomingMessage } from "node:http";
import zlib from "node:zlib";

export interface ReadJsonOptions {
  limit?: number;
  types?: string[];
}

const DECODERS = new Map([
  ["gzip", () => zlib.createGunzip()],
  ["br", () => zlib.createBrotliDecompress()],
]);

const failure = (status: number, message: string): Error =>
  Object.assign(new Error(message), { status });

/** Iterates over the body and makes text of each piece at once; the text is parsed with a reviver. */
export async function readJson(
  req: IncomingMessage,
  options: ReadJsonOptions = {},
): Promise<unknown> {
  const { limit = 102_400, types = ["application/json"] } = options;
  const { "content-type": type = "", "content-length": length = "0" } = req.headers;
  if (!isAllowed(type, types)) throw failure(415, "Unsupported media type");
  const body = open(req);
  if (Number(length) > limit) throw failure(413, "Content too large");
  let text = "";
  let rest = limit;
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    for await (const piece of body) {
      rest -= piece.length;
      if (rest < 0) throw failure(413, "Content too large");
      text += decoder.decode(piece, { stream: true });
    }
    text += decoder.decode();
    return JSON.parse(text, refusePrototypes);
  } catch (error) {
    if (error instanceof Error && "status" in error) throw error;
    throw failure(400, "Bad body");
  }
}

function isAllowed(header: string, types: string[]): boolean {
  const [, type = "", rest = ""] = /^\s*([^\s;]+)\s*(.*)$/s.exec(header) ?? [];
  const allowed = new Set(types.map((one) => one.toLowerCase()));
  if (!allowed.has(type.toLowerCase())) return false;
  const [, charset = "utf-8"] = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(rest) ?? [];
  return charset.toLowerCase() === "utf-8";
}

/** The body, decoded, as something to iterate over. Ending early leaves the connection open. */
function open(req: IncomingMessage): AsyncIterable<Buffer> {
  const coding = (req.headers["content-encoding"] ?? "identity").toLowerCase();
  if (coding === "identity") return req;
  const make = DECODERS.get(coding);
  if (make === undefined) throw failure(415, "Unsupported content coding");
  const decoder = make();
  const leave = (): void => {
    if (!req.complete) decoder.destroy(failure(400, "Client left"));
  };
  if (req.destroyed) leave();
  else if (req.readableEnded) decoder.destroy(failure(500, "Body was read before"));
  else req.once("close", leave);
  // An error of the request is one of the client; `leave` tells of it.
  req.once("error", leave);
  req.pipe(decoder);
  return decoder;
}

/** A reviver that sees each object after what is in it. */
function refusePrototypes(this: unknown, key: string, value: unknown): unknown {
  if (key === "__proto__") throw failure(400, "Forbidden key");
  if (key === "constructor" && typeof value === "object" && value !== null) {
    if (Object.hasOwn(value, "prototype")) throw failure(400, "Forbidden key");
  }
  return value;
}
