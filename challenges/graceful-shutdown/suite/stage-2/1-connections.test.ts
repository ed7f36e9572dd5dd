import { describe, expect, test } from "vitest";
import { keepAlive } from "../../../kit-http.ts";
import { settled, value } from "../../../kit.ts";
import { serve, SOON, turns, watch, type Before } from "../site.ts";

describe("idle-connections", () => {
  test("G6 a connection that is kept alive is closed", async () => {
    const { end, send, arrival } = await serve();
    const { reply } = send({ agent: keepAlive() });
    (await arrival()).res.end("done");
    await value(reply, SOON, "a request before shutdown is answered");
    await turns();
    const sentence = "an idle connection that is kept alive is closed by shutdown at once";
    expect(await value(end(), SOON, sentence), `${sentence}, with 0`).toBe(0);
  });

  test("G6 a connection with a part of a head is closed", async () => {
    const { end, connect } = await serve();
    const bare = await connect();
    bare.write("GET /slow HTTP/1.1\r\nHost: exam");
    await turns(10);
    const ended = end();
    await value(bare.closed, SOON, "a connection with only a part of a head is closed at once");
    await value(ended, SOON, "shutdown does not wait for the rest of a head");
  });

  test("G6 a connection that has sent nothing is closed", async () => {
    const { end, connect } = await serve();
    const bare = await connect();
    const ended = end();
    await value(bare.closed, SOON, "a connection that has sent nothing yet is closed at once");
    await value(ended, SOON, "shutdown does not wait for a connection that has sent nothing yet");
  });

  test("G6 idle connections are closed while others are busy", async () => {
    const { end, send, arrival, connect } = await serve();
    const idle = await connect();
    const { reply } = send();
    const { res } = await arrival();
    const ended = end();
    await value(idle.closed, SOON, "idle connections are closed without waiting for busy ones");
    const { isSettled } = watch(ended);
    await turns();
    expect(isSettled(), "closing idle connections ends no busy one").toBe(false);
    res.end("done");
    await value(reply, SOON, "a busy connection outlives the idle ones");
    await value(ended, SOON, "shutdown resolves after the busy connection is closed too");
  });
});

describe("busy-connections", () => {
  test("G7 it is closed after a response that begins later", async () => {
    const { end, send, arrival } = await serve();
    const { reply } = send({ agent: keepAlive() });
    const { res } = await arrival();
    const ended = end();
    await turns();
    res.end("done");
    const { body } = await value(reply, SOON, "a request on a kept connection gets its response");
    expect(body, "the response on a kept connection is whole").toBe("done");
    await value(ended, SOON, "a kept connection is closed as soon as its response was sent");
  });

  test("G7 it is closed after a response that has begun", async () => {
    const { end, send, arrival } = await serve();
    const { reply } = send({ agent: keepAlive() });
    const { res } = await arrival();
    res.write("one ");
    await turns(10);
    const ended = end();
    await turns();
    res.end("two");
    const { body } = await value(reply, SOON, "a response that has begun goes on after shutdown");
    expect(body, "the response that had begun on a kept connection is whole").toBe("one two");
    await value(
      ended,
      SOON,
      "a kept connection is closed although the head of its response was sent",
    );
  });

  test("G7 it is closed after a response with its body unread", async () => {
    const { end, send, arrival } = await serve();
    const { request, reply } = send({ agent: keepAlive(), method: "POST" });
    const { res } = await arrival();
    request.write("a part of a body");
    const ended = end();
    await turns();
    res.end("too large");
    await settled(reply, SOON, "a request whose body is not read is answered");
    await value(ended, SOON, "a connection is closed although the rest of a body never comes");
  });

  test("G7 it is closed after the last of two requests on it", async () => {
    const { end, connect, arrival } = await serve();
    const bare = await connect();
    const head = "HTTP/1.1\r\nHost: example\r\n\r\n";
    bare.write(`GET /one ${head}GET /two ${head}`);
    const { res: first } = await arrival();
    const { res: second } = await arrival();
    first.writeHead(200, { "Content-Length": 8 });
    first.write("begins, ");
    await bare.until("begins, ", "the beginning of a response on a connection arrives");
    const ended = end();
    // A shutdown may begin in the next turn, and Node's `close` takes a connection between two responses for idle.
    await turns();
    first.end();
    await turns(10);
    second.end("last one");
    await value(bare.closed, SOON, "a connection is closed after the last response on it");
    await value(ended, SOON, "shutdown resolves after the last of two responses");
    const sentence = "two requests that came together on a connection both get their responses";
    expect(bare.text().includes("last one"), sentence).toBe(true);
  });

  test("G7 a client that leaves during a response holds up nothing", async () => {
    const { end, send, arrival } = await serve();
    const { request } = send({ agent: keepAlive() });
    const { res } = await arrival();
    res.write("one");
    await turns();
    const ended = end();
    request.destroy();
    await value(ended, SOON, "a client that left during its response holds up nothing");
  });

  test("G7 a connection that has served many requests is closed", async () => {
    const { end, send, arrival } = await serve();
    const agent = keepAlive();
    for (let n = 0; n < 3; n += 1) {
      const { reply } = send({ agent });
      (await arrival()).res.end("done");
      await value(reply, SOON, "requests on one connection are answered before shutdown");
      await turns();
    }
    const { reply } = send({ agent });
    const { res } = await arrival();
    const ended = end();
    await turns();
    res.end("last");
    const { body } = await value(reply, SOON, "the last of many requests gets its response");
    expect(body, "the last of many responses is whole").toBe("last");
    await value(ended, SOON, "a connection with earlier requests is closed after its last one");
  });
});

describe("close-header", () => {
  test("G8 a response that begins later says close", async () => {
    const { end, send, arrival } = await serve();
    const { reply } = send({ agent: keepAlive() });
    const { res } = await arrival();
    const ended = end();
    await turns();
    res.end("done");
    const { headers } = await value(reply, SOON, "a response begins after shutdown");
    await value(ended, SOON, "shutdown resolves after the response that says close");
    const sentence = "a response whose head is sent after shutdown carries Connection: close";
    expect(headers.connection, sentence).toBe("close");
  });

  test("G8 so it is for each of several requests", async () => {
    const { end, send, arrival } = await serve();
    const replies = [send({ agent: keepAlive() }).reply, send({ agent: keepAlive() }).reply];
    const arrived = [await arrival(), await arrival()];
    const ended = end();
    await turns();
    for (const { res } of arrived) res.end("done");
    const got = await value(Promise.all(replies), SOON, "two responses begin after shutdown");
    await value(ended, SOON, "shutdown resolves after both responses");
    const headers = got.map((reply) => reply.headers.connection);
    expect(headers, "all responses after shutdown carry Connection: close").toEqual([
      "close",
      "close",
    ]);
  });

  test("G8 before shutdown nothing is said", async () => {
    const { send, arrival } = await serve();
    const { reply } = send({ agent: keepAlive() });
    (await arrival()).res.end("done");
    const { headers } = await value(reply, SOON, "a response is sent before shutdown");
    const sentence = "before shutdown responses keep connections alive";
    expect(headers.connection, sentence).toBe("keep-alive");
  });
});

describe("gate", () => {
  const behindGate: Before =
    ({ gate }) =>
    ({ req, res }, next) =>
      gate(req, res, next);

  test("G9 before shutdown requests pass", async () => {
    const { send, arrival } = await serve({}, behindGate);
    const { reply } = send();
    (await arrival()).res.end("passed");
    const got = await value(reply, SOON, "gate lets a request pass before shutdown");
    expect([got.status, got.body], "before shutdown gate changes nothing").toEqual([200, "passed"]);
  });

  test("G9 a request after shutdown gets 503", async () => {
    const seen: string[] = [];
    const before: Before =
      ({ gate }) =>
      ({ req, res }, next) =>
        gate(req, res, () => {
          seen.push(String(req.url));
          if (req.url === "/first") next();
          else res.end("served");
        });
    const { end, connect, arrival } = await serve({}, before);
    const bare = await connect();
    bare.write("GET /first HTTP/1.1\r\nHost: example\r\n\r\n");
    const { res } = await arrival();
    res.writeHead(200, { "Content-Length": 8 });
    res.write("one ");
    await bare.until("one ", "the beginning of a response arrives");
    const ended = end();
    await turns();
    bare.write("GET /second HTTP/1.1\r\nHost: example\r\n\r\n");
    await turns(10);
    res.end("two.");
    await bare.until("two.", "the response before the 503 is whole");
    await value(bare.closed, SOON, "the connection is closed after the answer of gate");
    await value(ended, SOON, "shutdown resolves after the answer of gate");
    const statuses = [...bare.text().matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
    const sentence = "a request that comes after shutdown is answered with 503 by gate";
    expect(statuses, sentence).toEqual(["200", "503"]);
    const second = bare.text().slice(bare.text().indexOf("503"));
    expect(second, "the 503 of gate carries Connection: close").toMatch(/^connection: close\r$/im);
    expect(seen, "gate does not call next after shutdown").toEqual(["/first"]);
  });
});
