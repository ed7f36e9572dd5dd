import { describe, expect, test } from "vitest";
import { keepAlive } from "../../../kit-http.ts";
import { replaceClock, settled, value } from "../../../kit.ts";
import { broken, fine, probe, read } from "../probes.ts";
import { serve, SOON, turns, watch, type Before } from "../site.ts";

describe("live", () => {
  test("G10 live answers with 200", async () => {
    const { live } = await probe({});
    expect((await live()).status, "live answers with 200").toBe(200);
  });

  test("G10 live runs no check", async () => {
    let runs = 0;
    const run = (): never => {
      runs += 1;
      throw new Error("the database is down");
    };
    const { live } = await probe({ checks: { db: { run } } });
    const { status } = await live();
    expect([status, runs], "live answers with 200 and runs no check").toEqual([200, 0]);
  });

  test("G10 live answers with 200 during the shutdown", async () => {
    const clock = replaceClock();
    const { live, end } = await probe({ delayMs: 1000 });
    const ended = end();
    await clock.advance(500);
    const { status } = await live();
    await clock.advance(500);
    await clock.advance(1);
    await value(ended, SOON, "shutdown resolves after live was asked");
    expect(status, "live answers with 200 while the service is closing").toBe(200);
  });

  test("G10 live answers with 200 while connections are closed", async () => {
    const { lifecycle, send, arrival, end } = await serve();
    const { reply } = send({ path: "/live" });
    const { req, res } = await arrival();
    const ended = end();
    await turns();
    lifecycle.live(req, res);
    const answer = await settled(reply, SOON, "live answers a request that came before shutdown");
    // That no answer is lost is another requirement.
    const status = answer.status === "fulfilled" ? answer.value.status : 200;
    await settled(ended, SOON, "shutdown settles after the answer of live");
    expect(status, "live answers with 200 until the last connection is closed").toBe(200);
  });
});

describe("ready-answer", () => {
  test("G12 all checks are well", async () => {
    const { ready } = await probe({ checks: { db: fine, mail: { run: () => undefined } } });
    const sentence = "ready answers with 200 and the state of each check if all are well";
    expect(read(await ready()), sentence).toEqual([
      200,
      { status: "ok", checks: { db: "ok", mail: "ok" } },
    ]);
  });

  test("G12 without checks a service is ready", async () => {
    const { ready } = await probe({});
    const sentence = "without checks ready answers with 200";
    expect(read(await ready()), sentence).toEqual([200, { status: "ok", checks: {} }]);
  });

  test("G12 a critical check has failed", async () => {
    const { ready } = await probe({ checks: { cache: fine, db: broken } });
    const sentence = "ready answers with 503 if a check failed that is critical, as by default";
    expect(read(await ready()), sentence).toEqual([
      503,
      { status: "failed", checks: { cache: "ok", db: "failed" } },
    ]);
  });

  test("G12 another check has failed", async () => {
    const mail = { ...broken, critical: false };
    const { ready } = await probe({ checks: { db: { ...fine, critical: true }, mail } });
    const sentence =
      "ready answers with 200 and degraded if only a check failed that is not critical";
    expect(read(await ready()), sentence).toEqual([
      200,
      { status: "degraded", checks: { db: "ok", mail: "failed" } },
    ]);
  });

  test("G12 both kinds have failed", async () => {
    const mail = { ...broken, critical: false };
    const { ready } = await probe({ checks: { mail, db: broken, cache: fine } });
    const sentence = "one critical check that failed is enough for a 503";
    expect(read(await ready()), sentence).toEqual([
      503,
      { status: "failed", checks: { mail: "failed", db: "failed", cache: "ok" } },
    ]);
  });

  test("G12 errors stay inside", async () => {
    const { ready } = await probe({ checks: { db: broken } });
    const { body, headers } = await ready();
    const leaked = ["secret", "ECONNREFUSED", "10.0.0.5"].filter((text) =>
      (body + JSON.stringify(headers)).includes(text),
    );
    expect(leaked, "ready tells nothing of the error of a check").toEqual([]);
  });
});

describe("ready-while-closing", () => {
  test("G14 ready flips before the server refuses", async () => {
    const clock = replaceClock();
    let runs = 0;
    const checks = { db: { run: () => (runs += 1) } };
    const { ready, end } = await probe({ checks, delayMs: 5000 });
    const before = (await ready()).status;
    const ended = end();
    const after = read(await ready());
    await clock.advance(4999);
    const later = read(await ready());
    await clock.advance(1);
    await clock.advance(1);
    await value(ended, SOON, "shutdown resolves after its delay");
    const closing = [503, expect.objectContaining({ status: "closing" })];
    const sentence = "from the call of shutdown on ready answers with 503 and closing";
    expect([before, after, later], sentence).toEqual([200, closing, closing]);
    expect(runs, "while the service is closing no check runs").toBe(1);
  });
});

describe("delay", () => {
  test("G15 shutdown takes at least delayMs", async () => {
    const clock = replaceClock();
    const { end } = await serve({ delayMs: 3000 });
    const ended = end();
    const { isSettled } = watch(ended);
    await clock.advance(2999);
    await turns(20);
    const isEarly = isSettled();
    await clock.advance(1);
    await clock.advance(1);
    await value(ended, SOON, "shutdown of an idle server resolves after delayMs");
    expect(isEarly, "shutdown does not resolve before delayMs is over").toBe(false);
  });

  test("G15 the service goes on for delayMs", async () => {
    const clock = replaceClock();
    const before: Before =
      ({ gate }) =>
      ({ req, res }, next) =>
        gate(req, res, next);
    const { end, send, arrival, accepts } = await serve({ delayMs: 3000 }, before);
    const ended = end();
    await clock.advance(2999);
    const { reply } = send();
    (await arrival("requests reach the handler during delayMs")).res.end("served");
    const got = await value(reply, SOON, "a request is served while the delay has not ended");
    const open = await accepts();
    await clock.advance(1);
    await clock.advance(1);
    const closed = await accepts();
    await value(ended, SOON, "shutdown resolves when its delay has ended");
    const sentence = "during delayMs the server accepts connections and serves requests";
    expect([got.status, got.body, open], sentence).toEqual([200, "served", true]);
    expect(closed, "after delayMs the server accepts no more connections").toBe(false);
  });

  test("G15 connections are kept alive during the delay", async () => {
    const clock = replaceClock();
    const { end, send, arrival, connect } = await serve({ delayMs: 3000 });
    const silent = await connect();
    // Node closes what has sent nothing by itself since version 26, but not this one.
    const half = await connect();
    half.write("GET /slow HTTP/1.1\r\nHost: exam");
    let isClosed = false;
    for (const { closed } of [silent, half]) void closed.then(() => (isClosed = true));
    const ended = end();
    await clock.advance(1000);
    const { reply } = send({ agent: keepAlive() });
    (await arrival("requests are served during delayMs")).res.end("served");
    const { headers } = await value(reply, SOON, "a request during the delay gets its response");
    const sentence = "during delayMs no connection is closed";
    expect([headers.connection, isClosed], sentence).toEqual(["keep-alive", false]);
    await clock.advance(2000);
    await clock.advance(1);
    await value(ended, SOON, "connections of the delay are closed when it has ended");
  });

  test("G15 without delayMs nothing waits", async () => {
    const clock = replaceClock();
    const { end } = await serve({});
    const ended = end();
    await clock.advance(0);
    await value(ended, SOON, "without delayMs an idle server is down at once");
    expect(clock.pending(), "after shutdown no timer is left").toBe(0);
  });
});
