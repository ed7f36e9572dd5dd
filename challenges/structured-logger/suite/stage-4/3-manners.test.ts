import { describe, expect, test } from "vitest";
import { deferred, turn, value } from "../../../kit.ts";
import { readBody, serve, SOON, type Handler } from "../http.ts";

const ONE = "each finished request has a line";

describe("no-secrets", () => {
  const SECRETS = [
    "in-the-body",
    "in-the-authorization",
    "in-a-cookie",
    "in-the-query",
    "in-the-answer",
    "in-a-set-cookie",
  ];

  const handler: Handler = async (req, res) => {
    const text = await readBody(req);
    Object.assign(req, { body: JSON.parse(text), rawBody: text });
    res.setHeader("Set-Cookie", "session=in-a-set-cookie");
    res.end(JSON.stringify({ token: "in-the-answer" }));
  };

  test("L33 no secret is in the line", async () => {
    const site = await serve(handler);
    await site.get({
      path: "/login?token=in-the-query",
      method: "POST",
      headers: { authorization: "Bearer in-the-authorization", cookie: "session=in-a-cookie" },
      body: JSON.stringify({ password: "in-the-body" }),
    });
    const text = JSON.stringify(await site.lines(1, ONE));
    const found = SECRETS.filter((secret) => text.includes(secret));
    const sentence = "no body, no other header and no query is in the line of a request";
    expect(found, sentence).toEqual([]);
  });
});

describe("transparent", () => {
  test("L34 the body is unread", async () => {
    const site = await serve(async (req, res) => {
      // A handler that first looks somebody up in a database.
      for (let turns = 0; turns < 3; turns += 1) await turn();
      res.end(await readBody(req));
    });
    const body = "0123456789".repeat(20_000);
    const { body: echo } = await site.get({ method: "POST", body });
    const sentence = "the handler can read the whole body";
    expect(echo.length === body.length && echo === body, sentence).toBe(true);
  });

  test("L34 the response works as before", async () => {
    const told: unknown[] = [];
    const called = deferred();
    const site = await serve((_, res) => {
      res.setHeader("X-One", "1");
      told.push(res.writeHead(202, "Taken", { "X-Two": "2" }) === res);
      told.push(typeof res.write("é", "latin1"));
      told.push(res.headersSent);
      const end = res.end("bGFzdA==", "base64", () => called.resolve());
      told.push(end === res, res.writableEnded);
    });
    const reply = await site.get();
    const { status, body, headers } = reply;
    const sentence = "headers, parts and encodings of a response reach the client as before";
    expect([status, headers["x-one"], headers["x-two"], body], sentence).toEqual([
      202,
      "1",
      "2",
      "\uFFFDlast",
    ]);
    await value(called.promise, SOON, "the callback of res.end is called");
    const returned = "the methods of the response return what they do without the middleware";
    expect(told, returned).toEqual([true, "boolean", true, true, true]);
  });

  test("L34 the response can end in every way", async () => {
    const ways: Handler[] = [
      (_, res) => res.end(),
      (_, res) => res.end("text"),
      (_, res) => res.end(Buffer.from("bytes")),
      (_, res) => res.end(() => undefined),
      (_, res) => res.end("text", () => undefined),
    ];
    const bodies: string[] = [];
    for (const way of ways) {
      const site = await serve(way);
      bodies.push((await site.get()).body);
    }
    const sentence = "res.end takes all its arguments as before";
    expect(bodies, sentence).toEqual(["", "text", "bytes", "", "text"]);
  });
});
