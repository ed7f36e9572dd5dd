import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import * as zlib from "node:zlib";

const fault = (status: number): Error & { status: number } =>
  Object.assign(new Error(`Refused with ${status}`), { status });

type Options = { limit?: number; types?: string[] };

/** Pulls the bytes out of a paused stream, so nothing arrives that was not asked for. */
export function readJson(req: IncomingMessage, options: Options = {}): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const limit = options.limit ?? 102400;
    const status = refuse(req, options.types ?? ["application/json"], limit);
    if (status !== null) return reject(fault(status));
    if (req.destroyed || req.readableEnded) return reject(fault(400));
    const coding = req.headers["content-encoding"]?.toLowerCase();
    let source: Readable = req;
    if (coding === "gzip") source = req.pipe(zlib.createGunzip());
    if (coding === "br") source = req.pipe(zlib.createBrotliDecompress());
    let all = Buffer.alloc(0);
    const stop = (why: Error): void => {
      source.removeListener("readable", pull);
      req.unpipe();
      if (source !== req) source.destroy();
      reject(why);
    };
    const pull = (): void => {
      for (let next = source.read(); next !== null; next = source.read()) {
        if (all.length + next.length > limit) return stop(fault(413));
        all = Buffer.concat([all, next]);
      }
    };
    source.on("readable", pull);
    source.on("end", () => {
      try {
        resolve(toValue(all));
      } catch {
        reject(fault(400));
      }
    });
    source.on("error", () => stop(fault(400)));
    if (source !== req) req.on("error", () => undefined);
    req.on("close", () => {
      if (!req.complete) stop(fault(400));
    });
  });
}

function refuse({ headers }: IncomingMessage, types: string[], limit: number): number | null {
  const [type, ...rest] = (headers["content-type"] ?? "").toLowerCase().split(/\s*;\s*/);
  const parameters = new URLSearchParams(rest.join("&").replaceAll('"', ""));
  if (type === undefined || !types.map((one) => one.toLowerCase()).includes(type)) return 415;
  if ((parameters.get("charset") ?? "utf-8") !== "utf-8") return 415;
  if (!/^(identity|gzip|br)$/i.test(headers["content-encoding"] ?? "identity")) return 415;
  return Number(headers["content-length"] ?? "0") > limit ? 413 : null;
}

/** Parses, and walks level by level over what it finds. */
function toValue(bytes: Buffer): unknown {
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  let level = [value];
  while (level.length > 0) {
    const below: unknown[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null) continue;
      const keys = Object.keys(one);
      if (keys.includes("__proto__")) throw fault(400);
      for (const key of keys) below.push(Reflect.get(one, key));
      if (keys.includes("constructor") && hasPrototype(one.constructor)) throw fault(400);
    }
    level = below;
  }
  return value;
}

const hasPrototype = (value: unknown): boolean => Object.keys(value ?? {}).includes("prototype");
