// over: express@5 (with jose@6 for cursors and lodash@4 for the order)
import express, { type Express, type Request, type Response } from "express";
import { jwtVerify, SignJWT } from "jose";
import lodash from "lodash";
import { envelope, problemOf, Refusal, Wish, type ListOptions, type Row } from "./ranks.ts";

function sort(rows: Row[], { field, direction }: Wish): Row[] {
  const ways = ["asc", direction === 1 ? "asc" : "desc", "asc"] as const;
  return lodash.orderBy(rows, [(row) => row[field] === null, field, "id"], ways);
}

// Cursors are tokens: what they are valid for is their audience.
async function write(key: Uint8Array, wish: Wish, [way, row]: [string, Row | undefined]) {
  if (row === undefined) return null;
  const token = new SignJWT({ way, id: row.id, value: row[wish.field] });
  return token.setProtectedHeader({ alg: "HS256" }).setAudience(wish.scope).sign(key);
}

async function read(key: Uint8Array, { field, scope }: Wish, cursor: string) {
  const token = await jwtVerify<Row>(cursor, key, { audience: scope }).catch(() => {
    throw new Refusal(400, new Map([["cursor", "is not valid here"]]));
  });
  const { way, value = null, id } = token.payload;
  return { way, row: { [field]: value, id } };
}

async function answer({ path, rows, fields, secret }: ListOptions, { query }: Request) {
  const params: NodeJS.Dict<string | string[]> = Object.assign(Object.create(null), query);
  const wish = new Wish(params, fields);
  const key = Buffer.from(secret);
  const { cursor } = params;
  const place = typeof cursor === "string" ? await read(key, wish, cursor) : null;
  const found = rows().filter((row) => wish.matches(row));
  let [start, end] = [(wish.page - 1) * wish.limit, wish.page * wish.limit];
  if (place !== null) {
    // The sort is stable: equal rows come before a place put last, and after one put first.
    const isPrev = place.way === "prev";
    const all = isPrev ? [place.row, ...found] : [...found, place.row];
    end = sort(all, wish).indexOf(place.row) + (isPrev ? 0 : wish.limit);
    start = Math.max(0, end - wish.limit);
  }
  const shown = sort(found, wish).slice(start, end);
  const next = end < found.length ? await write(key, wish, ["next", shown.at(-1)]) : null;
  const prev = start > 0 ? await write(key, wish, ["prev", shown[0]]) : null;
  const page = { path, fields, params, wish, cursors: { next, prev }, total: found.length };
  return envelope(page, shown);
}

export function createList(options: ListOptions): Express {
  const fail = (res: Response, error: unknown): void => {
    const body = problemOf(error);
    res.status(body.status).type("application/problem+json").json(body);
  };
  const app = express().enable("strict routing").enable("case sensitive routing");
  app.get(options.path, (req, res) => {
    const show = answer(options, req).then((body) => res.json(body));
    show.catch((error: unknown) => fail(res, error));
  });
  return app.use((_req, res) => fail(res, new Refusal(404)));
}
