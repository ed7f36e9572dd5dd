// over: express@5
import { randomUUID } from "node:crypto";
import express, { type Express, type Request, type Response } from "express";
import { isObject, mergePatch, pick, type Fields } from "./counters.ts";

type One = Request<{ id: string }>;
type Books = Map<string, { tag: string; fields: Fields }>;
const fail = (status: number): never => {
  throw Object.assign(new Error(), { status });
};
const objectOf = ({ body }: { body: unknown }): object => (isObject(body) ? body : fail(400));

function save(books: Books, id: string, body: object): void {
  const fields = pick(body) ?? fail(422);
  const isTaken = [...books].some(([key, one]) => key !== id && one.fields.isbn === fields.isbn);
  if (fields.isbn !== undefined && isTaken) fail(409);
  books.set(id, { tag: `"${randomUUID()}"`, fields });
}

function show(books: Books, id: string, res: Response): void {
  const { tag, fields } = books.get(id) ?? fail(404);
  res.set("ETag", tag).json({ id, ...fields });
}

export function createBooks(): Express {
  const books: Books = new Map();
  const app = express();
  app.use(express.json({ type: ["application/json", "application/merge-patch+json"] }));
  const all = app.set("env", "test").route("/books");
  all.get((_req, res) => void res.json([...books].map(([id, { fields }]) => ({ id, ...fields }))));
  all.post((req, res) => {
    const id = randomUUID();
    save(books, id, objectOf(req));
    show(books, id, res.status(201).location(`/books/${id}`));
  });
  all.all((_req, res) => void res.set("Allow", "GET, POST").sendStatus(405));
  const one = app.route("/books/:id");
  one.all(({ params, method, headers }: One, _res, next) => {
    const { tag } = books.get(params.id) ?? fail(404);
    const tags = (headers["if-match"] ?? "*").split(",").map((text) => text.trim());
    const isRead = method === "GET" || method === "HEAD";
    if (!isRead && !tags.includes("*") && !tags.includes(tag)) fail(412);
    next();
  });
  one.get(({ params }: One, res) => show(books, params.id, res));
  one.put((req: One, res) => {
    save(books, req.params.id, objectOf(req));
    show(books, req.params.id, res);
  });
  one.patch((req: One, res) => {
    if (!req.is("application/merge-patch+json")) fail(415);
    const old = structuredClone(books.get(req.params.id)?.fields ?? {});
    save(books, req.params.id, mergePatch(old, objectOf(req)));
    show(books, req.params.id, res);
  });
  one.delete(({ params }: One, res) => void (books.delete(params.id) && res.sendStatus(204)));
  one.all((_req, res) => void res.set("Allow", "GET, PUT, PATCH, DELETE").sendStatus(405));
  // Express answers errors with their status, and logs them unless it is tested.
  return app;
}
