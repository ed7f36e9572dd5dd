import type { IncomingMessage } from "node:http";
import { finished } from "node:stream/promises";
import { Duplex, Writable, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";

/** An error for the client. */
class HttpError extends Error {
  readonly status: number;
  constructor(status: number, cause?: unknown) {
    super(`Status ${status}`, { cause });
    this.status = status;
  }
}

/** Takes bytes up to a limit into one buffer that grows. */
class Sink extends Writable {
  #bytes = Buffer.alloc(256);
  #used = 0;
  readonly #limit: number;

  constructor(limit: number) {
    super();
    this.#limit = limit;
  }

  override _write(chunk: Buffer, _: string, done: (error?: Error) => void): void {
    const end = this.#used + chunk.length;
    if (end > this.#limit) return done(new HttpError(413));
    if (end > this.#bytes.length) {
      const bytes = Buffer.alloc(Math.max(end, this.#bytes.length * 2));
      this.#bytes.copy(bytes, 0, 0, this.#used);
      this.#bytes = bytes;
    }
    chunk.copy(this.#bytes, this.#used);
    this.#used = end;
    done();
  }

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#used);
  }
}

/** Pipes the body through a decoder into a sink, and cuts the pipe if anything fails. */
export async function readJson(
  req: IncomingMessage,
  options?: { limit?: number; types?: string[] },
): Promise<unknown> {
  const limit = options?.limit ?? 100 * 1024;
  const types = options?.types ?? ["application/json"];
  checkHeaders(req, types, limit);
  if (req.readableEnded || req.destroyed) throw new HttpError(400);
  const coding = req.headers["content-encoding"]?.toLowerCase();
  const sink = new Sink(limit);
  const stages: Writable[] = [sink];
  if (coding === "gzip") stages.unshift(createGunzip());
  if (coding === "br") stages.unshift(createBrotliDecompress());
  const cut = (): void => {
    req.unpipe().resume();
    for (const stage of stages) stage.destroy();
  };
  let from: Readable = req;
  for (const stage of stages) {
    from.pipe(stage);
    if (stage instanceof Duplex) from = stage;
  }
  const failures = [req, ...stages.slice(0, -1)].map(async (stage) => {
    await finished(stage, { writable: false });
  });
  try {
    await Promise.all([finished(sink), ...failures]);
  } catch (error) {
    cut();
    throw error instanceof HttpError ? error : new HttpError(400, error);
  }
  return parse(sink.bytes);
}

function checkHeaders({ headers }: IncomingMessage, types: string[], limit: number): void {
  const type = headers["content-type"]?.toLowerCase() ?? "";
  const allowed = types.some((one) => type.split(";")[0]?.trim() === one.toLowerCase());
  const charset = /;\s*charset="?([^";\s]+)/.exec(type)?.[1] ?? "utf-8";
  const coding = headers["content-encoding"]?.toLowerCase() ?? "identity";
  const codings = ["identity", "gzip", "br"];
  if (!allowed || charset !== "utf-8" || !codings.includes(coding)) throw new HttpError(415);
  if (Number(headers["content-length"] ?? 0) > limit) throw new HttpError(413);
}

/** Parses without a check first, and looks closer only if the text has one of the words in it. */
function parse(bytes: Buffer): unknown {
  const text = bytes.toString();
  if (!Buffer.from(text).equals(bytes)) throw new HttpError(400);
  const value = attempt((): unknown => JSON.parse(text));
  if (!/__|\\u|constructor/i.test(text)) return value;
  attempt(() => inspect(value));
  return value;
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new HttpError(400, error);
  }
}

function inspect(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    const inner: unknown = Reflect.get(value, key);
    const isBad =
      key === "__proto__" ||
      (key === "constructor" && inner instanceof Object && Object.hasOwn(inner, "prototype"));
    if (isBad) throw new Error(`Forbidden key: ${key}`);
    inspect(inner);
  }
}
