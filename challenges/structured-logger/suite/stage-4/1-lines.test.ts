import type http from "node:http";
import { describe, expect, onTestFinished, test } from "vitest";
import { keepAlive, readReply } from "../../../kit-http.ts";
import { deferred, standstill, turn, value } from "../../../kit.ts";
import { bench } from "../drive.ts";
import { hello, serve, SOON, type Handler } from "../http.ts";

const ONE = "each finished request has a line";

describe("request-line", () => {
  test("L26 a line describes the request", async () => {
    const site = await serve((_, res) => {
      res.statusCode = 201;
      res.end("made");
    });
    await site.get({ path: "/orders", method: "POST", body: "tea" });
    const found = await site.lines(1, ONE);
    expect(found.length, "a finished request has exactly one line").toBe(1);
    const { msg, method, path, status, id, durationMs } = found[0] ?? {};
    const sentence = "the line has the message and the fields that describe the request";
    expect({ msg, method, path, status }, sentence).toEqual({
      msg: "request completed",
      method: "POST",
      path: "/orders",
      status: 201,
    });
    const kinds = "the line has an id that is a text and a duration that is a number";
    expect([typeof id, typeof durationMs], kinds).toEqual(["string", "number"]);
  });

  test("L26 next is called once", async () => {
    const site = await serve();
    await site.get();
    await site.lines(1, ONE);
    expect(site.passed(), "the middleware calls next once").toBe(1);
  });

  test("L26 the line comes when the response is finished", async () => {
    const finish = deferred();
    const site = await serve(async (_, res) => {
      res.writeHead(200);
      res.write("first");
      await finish.promise;
      res.end("last");
    });
    const request = site.open().end();
    const reply = readReply(request);
    await value(once(request, "response"), SOON, "the client gets the first part");
    const early = await standstill(site.written);
    finish.resolve();
    await value(reply, SOON, "the client gets the last part");
    await site.lines(1, "a response in parts has a line when it is finished");
    expect(early, "no line is written before the response is finished").toBe(0);
  });

  test("L26 each request of a connection has its line", async () => {
    const agent = keepAlive({ maxSockets: 1 });
    const warnings: string[] = [];
    const warn = ({ name }: Error): void => void warnings.push(name);
    process.on("warning", warn);
    onTestFinished(() => void process.off("warning", warn));
    const site = await serve();
    const paths = Array.from({ length: 12 }, (_, n) => `/${n}`);
    for (const path of paths) await site.get({ path, agent });
    const sentence = "each of several requests on one connection has one line";
    const found = (await site.lines(12, sentence)).map(({ path, msg }) => `${path} ${msg}`);
    expect(found, sentence).toEqual(paths.map((path) => `${path} request completed`));
    agent.destroy();
    await standstill(site.written);
    const afterwards = "a connection that closes later adds no line to its finished requests";
    expect(site.written(), afterwards).toBe(12);
    const listeners = "no listener of a finished request stays on its connection";
    expect(warnings, listeners).toEqual([]);
  });

  test("L26 a response without a body has its line", async () => {
    const site = await serve((_, res) => void res.writeHead(204).end());
    await site.get({ method: "DELETE" });
    await site.get({ method: "HEAD" });
    const sentence = "a response without a body has a line like any other";
    const found = (await site.lines(2, sentence)).map(({ method, status }) => [method, status]);
    expect(found, sentence).toEqual([
      ["DELETE", 204],
      ["HEAD", 204],
    ]);
  });
});

/** Waits for an event of something that a client has. */
function once(request: http.ClientRequest, event: string): Promise<void> {
  return new Promise((resolve) => request.once(event, () => resolve()));
}

describe("aborted-requests", () => {
  /** Lets a client leave as soon as `handler` runs, and tells when the server has seen it. */
  async function leave(handler: Handler, body?: { part: string; length: number }) {
    const entered = deferred();
    const closed = deferred();
    const site = await serve((req, res) => {
      req.on("error", () => undefined);
      req.socket.once("close", () => closed.resolve());
      entered.resolve();
      handler(req, res);
    });
    const headers = body === undefined ? {} : { "content-length": body.length };
    const request = site.open({ path: "/slow", method: body ? "POST" : "GET", headers });
    if (body === undefined) request.end();
    else request.write(body.part);
    await value(entered.promise, SOON, "next is called for a request that takes long");
    return { site, request, closed: closed.promise };
  }

  const LEFT = "a request whose client has left has a line";

  test("L27 a client that leaves has a warning", async () => {
    const { site, request } = await leave(() => undefined);
    request.destroy();
    const found = await site.lines(1, LEFT);
    expect(found.length, "a request whose client has left has exactly one line").toBe(1);
    const { level, msg, method, path, id, durationMs } = found[0] ?? {};
    const sentence = "a client that leaves before the response is a warning, request aborted";
    expect({ level, msg, method, path }, sentence).toEqual({
      level: "warn",
      msg: "request aborted",
      method: "GET",
      path: "/slow",
    });
    const kinds = "the line of an aborted request has an id and a duration";
    expect([typeof id, typeof durationMs], kinds).toEqual(["string", "number"]);
    const status = "the line of an aborted request has no status, because nobody got one";
    expect(Object.keys(found[0] ?? {}).includes("status"), status).toBe(false);
  });

  test("L27 an answer afterwards adds no line", async () => {
    const answer = deferred();
    const { site, request, closed } = await leave(async (_, res) => {
      await answer.promise;
      res.statusCode = 500;
      res.end("too late");
    });
    request.destroy();
    await value(closed, SOON, "the server sees that the client has left");
    await site.lines(1, LEFT);
    answer.resolve();
    await turn();
    const found = (await site.lines(1, LEFT)).map(({ level, msg }) => `${level} ${msg}`);
    const sentence = "the one line of an aborted request stays, even if the handler answers later";
    expect(found, sentence).toEqual(["warn request aborted"]);
  });

  test("L27 a client that leaves in the middle has a warning", async () => {
    const { site, request } = await leave((_, res) => void res.writeHead(200).write("first part"));
    await value(once(request, "response"), SOON, "the client gets the first part");
    request.destroy();
    const found = (await site.lines(1, LEFT)).map(({ level, msg }) => `${level} ${msg}`);
    const sentence = "a client that leaves in the middle of the response has one warning";
    expect(found, sentence).toEqual(["warn request aborted"]);
  });

  test("L27 a client that leaves while it sends has a warning", async () => {
    const { site, request } = await leave((req) => void req.resume(), { part: "a", length: 9 });
    request.destroy();
    const found = (await site.lines(1, LEFT)).map(({ level, msg }) => `${level} ${msg}`);
    const sentence = "a client that leaves before it has sent its body has one warning";
    expect(found, sentence).toEqual(["warn request aborted"]);
  });

  test("L27 a client whose body was read and that leaves has a warning", async () => {
    const read = deferred();
    const { site, request } = await leave(
      (req) => void req.resume().once("end", () => read.resolve()),
      { part: "body", length: 4 },
    );
    request.end();
    await value(read.promise, SOON, "the handler reads the whole body");
    const early = await standstill(site.written);
    request.destroy();
    const found = (await site.lines(1, LEFT)).map(({ level, msg }) => `${level} ${msg}`);
    const sentence = "a client that leaves after its body was read has one warning, and not before";
    expect([early, ...found], sentence).toEqual([0, "warn request aborted"]);
  });
});

describe("request-level", () => {
  test("L28 the level follows the status", async () => {
    const site = await serve((req, res) => {
      res.statusCode = Number(req.headers["x-status"]);
      res.end();
    });
    const expected: Record<string, string> = {
      200: "info",
      304: "info",
      399: "info",
      400: "warn",
      404: "warn",
      499: "warn",
      500: "error",
      503: "error",
      599: "error",
    };
    for (const status of Object.keys(expected)) await site.get({ headers: { "x-status": status } });
    const found = await site.lines(9, ONE);
    const levels = Object.fromEntries(found.map(({ status, level }) => [String(status), level]));
    const sentence = "the level is error from 500 on, warn from 400 on, and info below";
    expect(levels, sentence).toEqual(expected);
  });

  test("L28 a status that comes with the head counts", async () => {
    const site = await serve((_, res) => void res.writeHead(502, { a: "b" }).end("no"));
    await site.get();
    const [line] = await site.lines(1, ONE);
    const sentence = "a status given to writeHead is that of the line";
    expect([line?.["status"], line?.["level"]], sentence).toEqual([502, "error"]);
  });

  test("L28 a line below the level is not written", async () => {
    // Whether a child has the level of its parent is a matter of another rule.
    if (bench({ level: "warn" }).logger.child({}).isEnabled("info")) return;
    const site = await serve(hello, {}, { level: "warn" });
    await site.get();
    await standstill(site.written);
    const sentence = "the line of a request is written only if its level is enabled";
    expect(site.written(), sentence).toBe(0);
  });
});
