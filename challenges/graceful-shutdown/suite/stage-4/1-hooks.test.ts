import { describe, expect, test } from "vitest";
import { keepAlive } from "../../../kit-http.ts";
import { deferred, replaceClock, value, watchUnhandled } from "../../../kit.ts";
import { serve, SOON, turns } from "../site.ts";

describe("hook-order", () => {
  test("G17 hooks run after the connections are closed", async () => {
    const { lifecycle, send, arrival, end } = await serve({});
    const seen: string[] = [];
    lifecycle.onClose(() => void seen.push("hook"));
    const { reply } = send({ agent: keepAlive() });
    const { res } = await arrival();
    const ended = end();
    await turns(10);
    seen.push("response");
    res.end("done");
    await value(reply, SOON, "a request in flight needs what hooks close");
    await value(ended, SOON, "shutdown resolves after its hooks");
    const sentence = "hooks run after the last response, and before shutdown resolves";
    expect(seen, sentence).toEqual(["response", "hook"]);
  });

  test("G17 the last hook runs first", async () => {
    const { lifecycle, end } = await serve({});
    const seen: string[] = [];
    for (const name of ["database", "cache", "queue"]) {
      lifecycle.onClose(() => void seen.push(name));
    }
    await value(end(), SOON, "shutdown resolves with three hooks");
    const sentence = "hooks run in the reverse of the order in which they were added";
    expect(seen, sentence).toEqual(["queue", "cache", "database"]);
  });

  test("G17 each hook is waited for", async () => {
    const { lifecycle, end } = await serve({});
    const seen: string[] = [];
    const first = deferred();
    lifecycle.onClose(() => void seen.push("second begins"));
    lifecycle.onClose(async () => {
      seen.push("first begins");
      await first.promise;
      seen.push("first ends");
    });
    const ended = end();
    for (let n = 0; n < 200 && seen.length === 0; n += 1) await turns(1);
    await turns(10);
    first.resolve();
    await value(ended, SOON, "shutdown resolves after a hook that took its time");
    const sentence = "a hook begins when the one before it has settled";
    expect(seen, sentence).toEqual(["first begins", "first ends", "second begins"]);
  });

  test("G17 hooks get the reason", async () => {
    const { lifecycle, end } = await serve({});
    const reasons: unknown[] = [];
    lifecycle.onClose((reason) => void reasons.push(reason));
    lifecycle.onClose((reason) => void reasons.push(reason));
    const calls = [end("deploy"), end("again")];
    await value(Promise.all(calls), SOON, "shutdown with a reason resolves");
    await value(end("late"), SOON, "shutdown resolves after the end as well");
    const sentence = "each hook runs once, with the reason of the first shutdown";
    expect(reasons, sentence).toEqual(["deploy", "deploy"]);
  });

  test("G17 hooks run for a server that does not listen", async () => {
    const { lifecycle, server, end } = await serve({});
    const seen: string[] = [];
    lifecycle.onClose(() => void seen.push("hook"));
    await new Promise<void>((resolve) => server.close(() => resolve()));
    const code = await value(end(), SOON, "a server that was closed is shut down");
    expect([code, seen], "hooks run although the server was closed before").toEqual([0, ["hook"]]);
  });
});

describe("hook-failures", () => {
  test("G18 a hook that fails stops no other", async () => {
    const unhandled = watchUnhandled();
    const { lifecycle, end } = await serve({});
    const seen: string[] = [];
    lifecycle.onClose(() => void seen.push("third"));
    lifecycle.onClose(async () => {
      await turns(1);
      throw new Error("second");
    });
    lifecycle.onClose(() => {
      throw new Error("first");
    });
    const sentence = "shutdown resolves although hooks throw and reject";
    const code = await value(end(), SOON, sentence);
    await turns();
    expect(seen, "a hook runs although the ones before it failed").toEqual(["third"]);
    expect(code, "shutdown resolves with 1 if a hook has failed").toBe(1);
    expect(unhandled, "the rejection of a hook is handled").toEqual([]);
  });

  test("G18 one failure is enough", async () => {
    const { lifecycle, end } = await serve({});
    lifecycle.onClose(() => {
      throw new Error("the only one");
    });
    lifecycle.onClose(() => "fine");
    lifecycle.onClose(() => undefined);
    const code = await value(end(), SOON, "shutdown resolves with a hook that fails");
    expect(code, "one hook that failed makes the result 1, whatever the others do").toBe(1);
    const other = await serve({});
    other.lifecycle.onClose(() => {
      throw undefined;
    });
    other.lifecycle.onClose(() => undefined);
    const second = await value(other.end(), SOON, "shutdown resolves once more");
    expect(second, "a hook that throws undefined has failed too").toBe(1);
  });

  test("G20 hooks that end well give 0", async () => {
    const { lifecycle, end } = await serve({});
    lifecycle.onClose(() => false);
    lifecycle.onClose(async () => new Error("only returned"));
    const code = await value(end(), SOON, "shutdown resolves with hooks that return");
    expect(code, "what a hook returns does not matter: the result is 0").toBe(0);
  });

  test("G18 a hook that hangs is left behind", async () => {
    const clock = replaceClock();
    const { lifecycle, end } = await serve({ hookTimeoutMs: 700 });
    const seen: [string, number][] = [];
    lifecycle.onClose(() => void seen.push(["next", Date.now()]));
    lifecycle.onClose(() => {
      seen.push(["hangs", Date.now()]);
      return new Promise(() => undefined);
    });
    const ended = end();
    await clock.advance(0);
    for (let n = 0; n < 200 && seen.length === 0; n += 1) await turns(1);
    for (const ms of [699, 1, 9300]) await clock.advance(ms);
    const sentence = "after hookTimeoutMs, and not before, the next hook runs";
    expect(seen, sentence).toEqual([
      ["hangs", 0],
      ["next", 700],
    ]);
    const code = await value(ended, SOON, "shutdown resolves although a hook never settles");
    expect(code, "a hook that has not settled in time makes the result 1").toBe(1);
  });

  test("G18 each hook has its own time", async () => {
    const clock = replaceClock();
    const { lifecycle, end } = await serve({ hookTimeoutMs: 1000 });
    const started: number[] = [];
    const slow = (): Promise<void> => {
      started.push(Date.now());
      return new Promise((resolve) => setTimeout(resolve, 900));
    };
    lifecycle.onClose(slow);
    lifecycle.onClose(slow);
    const ended = end();
    for (let n = 1; n <= 2; n += 1) {
      await clock.advance(0);
      for (let m = 0; m < 200 && started.length < n; m += 1) await turns(1);
      await clock.advance(900);
    }
    const code = await value(ended, SOON, "shutdown resolves after two slow hooks");
    expect(code, "the time of a hook begins with the hook, not with the first one").toBe(0);
    await turns();
    expect(clock.pending(), "no timer of a hook is left when it has settled").toBe(0);
  });

  test("G18 five seconds are the default", async () => {
    const clock = replaceClock();
    const { lifecycle, end } = await serve({});
    let begun = false;
    let isSettled = false;
    lifecycle.onClose(() => {
      begun = true;
      return new Promise(() => undefined);
    });
    const ended = end();
    void ended.then(() => (isSettled = true));
    await clock.advance(0);
    for (let n = 0; n < 200 && !begun; n += 1) await turns(1);
    await clock.advance(4999);
    const early = isSettled;
    await clock.advance(1);
    await value(ended, SOON, "without hookTimeoutMs a hook that hangs is left behind after 5 s");
    expect(early, "without hookTimeoutMs a hook has 5 s of time").toBe(false);
  });
});

describe("deadline", () => {
  test("G19 connections are destroyed after timeoutMs", async () => {
    const clock = replaceClock();
    const { lifecycle, end, send, arrival } = await serve({ timeoutMs: 4000 });
    const hooks: number[] = [];
    let isLeft = false;
    const { reply } = send({ agent: keepAlive() });
    const lost: number[] = [];
    reply.catch(() => lost.push(Date.now()));
    const { req } = await arrival();
    lifecycle.onClose(() => {
      hooks.push(Date.now());
      // Hooks that run before the limit are told below.
      isLeft = Date.now() >= 4000 && !req.socket.destroyed;
    });
    const ended = end();
    for (const ms of [3999, 1, 6000]) {
      await clock.advance(ms);
      await turns(20);
    }
    expect(isLeft, "when hooks run, no connection is left that may use what they close").toBe(
      false,
    );
    const sentence = "after timeoutMs, and not before, the connections that are left are destroyed";
    expect(lost, sentence).toEqual([4000]);
    const code = await value(ended, SOON, "shutdown resolves although a request never ends");
    expect(hooks, "hooks run although connections were destroyed").toEqual([4000]);
    expect(code, "shutdown resolves with 1 if connections were destroyed").toBe(1);
  });

  test("G19 what has ended in time is not counted", async () => {
    const clock = replaceClock();
    const { end, send, arrival } = await serve({ timeoutMs: 4000 });
    const { reply } = send();
    const { res } = await arrival();
    const ended = end();
    await clock.advance(3000);
    res.end("in time");
    await value(reply, SOON, "a request that ends in time gets its response");
    const code = await value(ended, SOON, "shutdown resolves when the last request ended in time");
    expect(code, "a request that ended in time leaves the result at 0").toBe(0);
    await turns();
    expect(clock.pending(), "the timer of timeoutMs is cleared when all has ended").toBe(0);
  });

  test("G19 ten seconds are the default", async () => {
    const clock = replaceClock();
    const { end, send, arrival } = await serve({});
    const { reply } = send();
    let isLost = false;
    reply.catch(() => (isLost = true));
    await arrival();
    const ended = end();
    await clock.advance(9999);
    await turns(10);
    const early = isLost;
    await clock.advance(1);
    await value(ended, SOON, "without timeoutMs connections are destroyed after 10 s");
    expect(early, "without timeoutMs a request has 10 s of time").toBe(false);
  });

  test("G19 the time begins after the delay", async () => {
    const clock = replaceClock();
    const { end, send, arrival } = await serve({ timeoutMs: 2000, delayMs: 5000 });
    const { reply } = send();
    const { res } = await arrival();
    const ended = end();
    await clock.advance(6500);
    res.end("in time");
    const sentence = "timeoutMs begins when connections begin to be closed, after delayMs";
    await value(reply, SOON, sentence);
    expect(await value(ended, SOON, "shutdown resolves after delay and request"), sentence).toBe(0);
  });
});
