import type { IncomingMessage } from "node:http";
import { finished, type Duplex } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";

/** What may be read. */
export interface ReadJsonOptions {
  /** The most bytes of a body, decoded. */
  limit?: number;
  /** Media types that are read. */
  types?: string[];
}

/** A request that cannot be read, with the status that its client should get. */
export class BodyError extends Error {
  readonly status: number;

  constructor(status: number, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "BodyError";
    this.status = status;
  }
}

/** Resolves with the JSON value in the body of a request; rejects with an error that has a `status`. */
export async function readJson(
  req: IncomingMessage,
  { limit = 102_400, types = ["application/json"] }: ReadJsonOptions = {},
): Promise<unknown> {
  checkType(req.headers["content-type"] ?? "", types);
  const decoder = makeDecoder(req.headers["content-encoding"]);
  if (Number(req.headers["content-length"]) > limit) throw tooLarge();
  return parse(await collect(req, decoder, limit));
}

const tooLarge = (): BodyError => new BodyError(413, "The body is too large");

/** Throws unless the media type is allowed and the text is UTF-8. */
function checkType(header: string, types: string[]): void {
  const [type = "", ...parameters] = header.split(";").map((part) => part.trim().toLowerCase());
  if (!types.some((allowed) => allowed.toLowerCase() === type)) {
    throw new BodyError(415, "The media type is not supported");
  }
  const charset = parameters.find((parameter) => parameter.startsWith("charset="));
  if (charset !== undefined && !/^charset="?utf-8"?$/.test(charset)) {
    throw new BodyError(415, "The charset must be UTF-8");
  }
}

/** The stream that decodes a content coding, or `null` if there is nothing to decode. */
function makeDecoder(coding = "identity"): Duplex | null {
  switch (coding.toLowerCase()) {
    case "identity":
      return null;
    case "gzip":
      return createGunzip();
    case "br":
      return createBrotliDecompress();
    default:
      throw new BodyError(415, "The content coding is not supported");
  }
}

/** All bytes of the body, decoded. Never destroys the request: its response needs the connection. */
function collect(req: IncomingMessage, decoder: Duplex | null, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (req.readableEnded) throw new BodyError(500, "The body was already read");
    const body = decoder === null ? req : req.pipe(decoder);
    const chunks: Buffer[] = [];
    let size = 0;
    const fail = (error: BodyError): void => {
      reject(error);
      body.off("data", take);
      if (decoder !== null) req.unpipe(decoder);
      decoder?.destroy();
      // The rest of the body flows away, so that the connection is not stuck.
      req.resume();
    };
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > limit) fail(tooLarge());
      else chunks.push(chunk);
    };
    body.on("data", take);
    body.once("end", () => resolve(Buffer.concat(chunks)));
    decoder?.once("error", (error) => fail(new BodyError(400, "The body is corrupt", error)));
    // `pipe` does not pass on that the client has left, so the request itself is watched.
    finished(req, { writable: false }, (error) => {
      if (error) fail(new BodyError(400, "The client has left", error));
    });
  });
}

/** The JSON value of these bytes. */
function parse(bytes: Buffer): unknown {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw new BodyError(400, "The body is not JSON", error);
  }
  if (reachesPrototype(value)) throw new BodyError(400, "The body has a forbidden key");
  return value;
}

/** Whether code that merges the value would change a prototype. Loops, because the stack is short. */
function reachesPrototype(value: unknown): boolean {
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!isObject(next)) continue;
    if (Object.hasOwn(next, "__proto__")) return true;
    if (Object.hasOwn(next, "constructor") && isObject(next.constructor)) {
      if (Object.hasOwn(next.constructor, "prototype")) return true;
    }
    for (const inner of Object.values(next)) waiting.push(inner);
  }
  return false;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
