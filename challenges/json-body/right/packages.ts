// over: raw-body@3
import type { IncomingMessage } from "node:http";
import { finished, type Readable } from "node:stream";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { parse as parseType } from "content-type";
import getRawBody from "raw-body";
import secureJson from "secure-json-parse";

const withStatus = (status: number): Error => Object.assign(new Error(), { status });

/** Bytes from `raw-body`, the media type from `content-type`, the value from `secure-json-parse`. */
export async function readJson(
  req: IncomingMessage,
  { limit = 102_400, types = ["application/json"] }: { limit?: number; types?: string[] } = {},
): Promise<unknown> {
  const { type, parameters } = parseType(req.headers["content-type"] ?? "");
  if (!types.map((one) => one.toLowerCase()).includes(type)) throw withStatus(415);
  if ((parameters["charset"] ?? "utf-8").toLowerCase() !== "utf-8") throw withStatus(415);
  const { body, ...rest } = decode(req);
  const bytes = await getRawBody(body, { limit, ...rest }).catch((error: Error) => {
    req.unpipe().resume();
    if (body !== req) body.destroy();
    throw "status" in error ? error : withStatus(400);
  });
  try {
    return secureJson.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw withStatus(400);
  }
}

function decode(req: IncomingMessage): { body: Readable; length?: string } {
  const coding = (req.headers["content-encoding"] ?? "identity").toLowerCase();
  const length = req.headers["content-length"];
  if (coding === "identity") return { body: req, ...(length && { length }) };
  if (coding !== "gzip" && coding !== "br") throw withStatus(415);
  if (req.readableEnded) throw withStatus(500);
  // What is decoded has another length than what was sent.
  const decoder = coding === "br" ? createBrotliDecompress() : createGunzip();
  finished(req, { writable: false }, (error) => {
    if (error) decoder.destroy(error);
  });
  return { body: req.pipe(decoder) };
}
