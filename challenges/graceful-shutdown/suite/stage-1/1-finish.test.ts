import http from "node:http";
import { describe, expect, test } from "vitest";
import { createShutdown } from "@solution";
import { keepAlive, listen } from "../../../kit-http.ts";
import { settled, value } from "../../../kit.ts";
import { serve, SOON, turns, watch } from "../site.ts";

/** What every shutdown comes to sooner or later. */
const ENDS = "shutdown resolves when the last connection is closed";

describe("refuses-connections", () => {
  test("G1 an idle server accepts nothing after shutdown", async () => {
    const { end, accepts } = await serve();
    expect(await accepts(), "before shutdown the server accepts connections").toBe(true);
    await value(end(), SOON, "shutdown of an idle server resolves");
    expect(await accepts(), "after shutdown the system refuses connections").toBe(false);
  });

  test("G1 a busy server accepts nothing either", async () => {
    const { end, accepts, send, arrival } = await serve();
    const { reply } = send();
    const { res } = await arrival();
    const ended = end();
    await turns();
    const isOpen = await accepts();
    res.end("done");
    await settled(reply, SOON, "the request that was in flight ends");
    await value(ended, SOON, ENDS);
    const sentence = "while requests are still in flight the system refuses connections";
    expect(isOpen, sentence).toBe(false);
  });
});

describe("finishes-requests", () => {
  test("G2 a slow response arrives", async () => {
    const { end, send, arrival } = await serve();
    const { reply } = send();
    const { res } = await arrival();
    const ended = end();
    await turns();
    res.statusCode = 201;
    res.end("created");
    const got = await value(reply, SOON, "a request in flight gets its response after shutdown");
    await value(ended, SOON, ENDS);
    const sentence = "the response of a request in flight is the one of its handler";
    expect([got.status, got.body], sentence).toEqual([201, "created"]);
  });

  test("G2 a response that is being sent arrives whole", async () => {
    const { end, send, arrival } = await serve();
    const { reply } = send();
    const { res } = await arrival();
    res.write("first ");
    await turns();
    const ended = end();
    await turns();
    res.write("second ");
    await turns();
    res.end("third");
    const got = await value(reply, SOON, "a response that had begun is not cut by shutdown");
    await value(ended, SOON, ENDS);
    expect(got.body, "a response that had begun arrives whole").toBe("first second third");
  });

  test("G2 a large response arrives whole", async () => {
    const { end, send, arrival } = await serve();
    const { reply } = send();
    const { res } = await arrival();
    const ended = end();
    res.end("x".repeat(3_000_000));
    const got = await value(reply, SOON, "a large response is not cut by shutdown");
    await value(ended, SOON, ENDS);
    expect(got.body.length, "every byte of a large response arrives").toBe(3_000_000);
  });

  test("G2 a body that comes slowly is read", async () => {
    const { end, send, arrival } = await serve();
    const { request, reply } = send({ method: "POST" });
    const { req, res } = await arrival();
    req.setEncoding("utf8");
    let body = "";
    req.on("data", (chunk: string) => (body += chunk));
    req.once("end", () => res.end(body));
    request.write("one ");
    await turns();
    const ended = end();
    await turns();
    request.write("two ");
    await turns();
    request.end("three");
    const got = await value(reply, SOON, "a request whose body comes slowly gets its response");
    await value(ended, SOON, ENDS);
    const sentence = "the body of a request in flight is read to its end";
    expect(got.body, sentence).toBe("one two three");
  });

  test("G2 all requests in flight are finished", async () => {
    const { end, send, arrival } = await serve();
    const replies = [send().reply, send().reply, send().reply];
    const arrived = [await arrival(), await arrival(), await arrival()];
    const ended = end();
    for (const { res } of arrived) {
      await turns();
      res.end("done");
    }
    const got = await value(
      Promise.all(replies),
      SOON,
      "every request in flight gets its response after shutdown",
    );
    await value(ended, SOON, ENDS);
    const bodies = got.map(({ body }) => body);
    expect(bodies, "all requests in flight are finished").toEqual(["done", "done", "done"]);
  });
});

describe("resolves-at-the-end", () => {
  test("G3 it waits for the last response", async () => {
    const { end, send, arrival } = await serve();
    const replies = [send().reply, send().reply];
    const [first, second] = [await arrival(), await arrival()];
    const ended = end();
    const { isSettled } = watch(ended);
    await turns();
    const before = isSettled();
    first.res.end("done");
    await settled(Promise.race(replies), SOON, "the first of two responses arrives");
    await turns();
    const between = isSettled();
    second.res.end("done");
    const code = await value(ended, SOON, ENDS);
    const sentence = "shutdown does not resolve while a request is in flight";
    expect([before, between], sentence).toEqual([false, false]);
    expect(code, "shutdown resolves with 0 when all went well").toBe(0);
  });

  test("G3 it waits for the end of a response", async () => {
    const { end, send, arrival } = await serve();
    const { reply } = send();
    const { res } = await arrival();
    res.write("begun ");
    const ended = end();
    const { isSettled } = watch(ended);
    await turns(10);
    const before = isSettled();
    res.end("ended");
    await settled(reply, SOON, "a response that had begun ends");
    await value(ended, SOON, ENDS);
    const sentence = "shutdown does not resolve while a response is being sent";
    expect(before, sentence).toBe(false);
  });

  test("G3 a request that is given up holds up nothing", async () => {
    const { end, send, arrival } = await serve();
    const { request } = send();
    await arrival();
    const ended = end();
    await turns();
    request.destroy();
    const sentence = "shutdown resolves when the client of the last request has left";
    expect(await value(ended, SOON, sentence), `${sentence}, with 0`).toBe(0);
  });

  test("G3 a server without requests is down at once", async () => {
    const { end, server } = await serve();
    const code = await value(end(), SOON, "an idle server is shut down at once");
    const sentence = "after shutdown the server is closed, with a result of 0";
    expect([code, server.listening], sentence).toEqual([0, false]);
  });
});

describe("shuts-down-once", () => {
  test("G4 calls at the same time have one result", async () => {
    const { end, send, arrival } = await serve();
    const { reply } = send();
    const { res } = await arrival();
    const calls = [end(), end()];
    const early = watch(Promise.race(calls));
    await turns();
    const before = early.isSettled();
    res.end("done");
    await settled(reply, SOON, "the request in flight ends once");
    const codes = await value(
      Promise.all(calls),
      SOON,
      "two calls of shutdown resolve, and neither rejects",
    );
    const sentence = "a second call of shutdown waits as the first one does";
    expect(before, sentence).toBe(false);
    expect(codes, "two calls of shutdown have the same result").toEqual([0, 0]);
  });

  test("G4 a call after the end resolves too", async () => {
    const { end } = await serve();
    const first = await value(end(), SOON, "the first shutdown resolves");
    const second = await value(
      end(),
      SOON,
      "a shutdown after the end resolves, although the server is closed",
    );
    expect([first, second], "a call after the end has the same result").toEqual([0, 0]);
  });

  test("G4 a server that does not listen is down", async () => {
    const { shutdown } = createShutdown(http.createServer());
    const sentence = "shutdown of a server that does not listen resolves";
    expect(await value(shutdown(), SOON, sentence), `${sentence} with 0`).toBe(0);
  });

  test("G4 two servers have nothing in common", async () => {
    const [one, other] = [await serve(), await serve()];
    const { closed } = await other.connect();
    const { isSettled } = watch(closed);
    await value(one.end(), SOON, "shutdown of one server of two resolves");
    const sentence = "shutdown of one server leaves the other alone";
    await turns(10);
    expect([await other.accepts(), isSettled()], sentence).toEqual([true, false]);
  });
});

describe("no-side-effects", () => {
  test("G5 requests are served as before", async () => {
    const { send, arrival } = await serve();
    const { reply } = send();
    const { res } = await arrival();
    res.end("hello");
    const got = await value(reply, SOON, "a request before shutdown gets its response");
    expect([got.status, got.body], "before shutdown responses are the same").toEqual([
      200,
      "hello",
    ]);
  });

  test("G5 the handler may be there before", async () => {
    const server = http.createServer((_req, res) => res.end("hello"));
    const { shutdown } = createShutdown(server);
    const port = await listen(server);
    const reply = fetch(`http://127.0.0.1:${port}`).then((response) => response.text());
    const text = await value(reply, SOON, "a handler that was added before gets requests");
    await value(shutdown(), SOON, "shutdown resolves with the handler added before");
    expect(text, "a handler that was added before createShutdown answers").toBe("hello");
  });

  test("G5 the limits of the server stay", () => {
    const server = http.createServer();
    const limits = (): unknown[] => [
      server.keepAliveTimeout,
      server.headersTimeout,
      server.requestTimeout,
      server.timeout,
      server.maxRequestsPerSocket,
      server.maxConnections,
    ];
    const before = limits();
    createShutdown(server);
    expect(limits(), "createShutdown changes no limit of the server").toEqual(before);
  });

  test("G5 nothing is installed on process", async () => {
    const count = (): number[] =>
      ["SIGTERM", "SIGINT", "SIGHUP", "exit", "beforeExit", "uncaughtException"].map((name) =>
        process.listenerCount(name),
      );
    const before = count();
    const { end } = await serve();
    const after = count();
    await value(end(), SOON, "shutdown resolves and the process goes on");
    const sentence = "createShutdown and shutdown add no listeners to process";
    expect([after, count()], sentence).toEqual([before, before]);
  });

  test("G5 connections are kept alive before shutdown", async () => {
    const { server, send, arrival } = await serve();
    let connections = 0;
    server.on("connection", () => (connections += 1));
    const agent = keepAlive();
    for (let n = 0; n < 3; n += 1) {
      const { reply } = send({ agent });
      (await arrival()).res.end("done");
      await value(reply, SOON, "requests on one connection are answered");
      await turns();
    }
    const sentence = "before shutdown one connection serves many requests";
    expect(connections, sentence).toBe(1);
  });

  test("G5 connections stay open before shutdown", async () => {
    const { connect } = await serve();
    const bare = await connect();
    const { isSettled } = watch(bare.closed);
    await turns(10);
    const sentence = "before shutdown no connection is closed";
    expect(isSettled(), sentence).toBe(false);
  });
});
