import { describe, expect, test } from "vitest";
import { keepAlive } from "../../../kit-http.ts";
import { deferred, replaceClock, value, watchUnhandled } from "../../../kit.ts";
import { broken, fine, probe, read, waitFor } from "../probes.ts";
import { SOON, turns, watch, type Options } from "../site.ts";

describe("check-failures", () => {
  test("G11 a check may throw or reject", async () => {
    const unhandled = watchUnhandled();
    const checks = {
      throws: {
        run: (): never => {
          throw new Error("at once");
        },
      },
      rejects: broken,
      nothing: { run: async (): Promise<void> => Promise.reject<void>(undefined) },
      false: { run: () => false },
    };
    const { ready } = await probe({ checks });
    const answer = read(await ready());
    await turns();
    const sentence = "a check fails if it throws or rejects, and what it returns does not matter";
    expect(answer, sentence).toEqual([
      503,
      {
        status: "failed",
        checks: { throws: "failed", rejects: "failed", nothing: "failed", false: "ok" },
      },
    ]);
    expect(unhandled, "no rejection of a check stays unhandled").toEqual([]);
  });

  test("G11 a slow check fails", async () => {
    const clock = replaceClock();
    const checks = { db: { run: () => new Promise(() => undefined) }, mail: fine };
    const { send } = await probe({ checks, checkTimeoutMs: 300 });
    const { reply } = send({ path: "/ready" });
    const { isSettled } = watch(reply);
    await waitFor(() => clock.pending() > 0);
    await clock.advance(299);
    await turns(10);
    const early = isSettled();
    await clock.advance(1);
    const got = await value(reply, SOON, "ready answers when a check has taken checkTimeoutMs");
    expect(early, "a check has checkTimeoutMs of time").toBe(false);
    const sentence = "a check that has not settled after checkTimeoutMs has failed";
    expect(read(got), sentence).toEqual([
      503,
      { status: "failed", checks: { db: "failed", mail: "ok" } },
    ]);
  });

  test("G11 a second is the default", async () => {
    const clock = replaceClock();
    const { send } = await probe({ checks: { db: { run: () => new Promise(() => undefined) } } });
    const { reply } = send({ path: "/ready" });
    const { isSettled } = watch(reply);
    await waitFor(() => clock.pending() > 0);
    await clock.advance(999);
    await turns(10);
    const early = isSettled();
    await clock.advance(1);
    await value(reply, SOON, "without checkTimeoutMs ready answers after a second");
    expect(early, "without checkTimeoutMs a check has a second of time").toBe(false);
  });

  test("G11 a check that fails late is handled", async () => {
    const clock = replaceClock();
    const unhandled = watchUnhandled();
    const late = deferred();
    const { send } = await probe({
      checks: { db: { run: () => late.promise } },
      checkTimeoutMs: 10,
    });
    const { reply } = send({ path: "/ready" });
    await waitFor(() => clock.pending() > 0);
    await clock.advance(10);
    await value(reply, SOON, "ready does not wait for a check that fails late");
    late.reject(new Error("too late"));
    await turns(10);
    expect(unhandled, "the rejection of a check that was too slow is handled").toEqual([]);
  });

  test("G16 timers of checks are cleared", async () => {
    const clock = replaceClock();
    const { ready } = await probe({ checks: { db: fine, mail: broken }, checkTimeoutMs: 60_000 });
    await ready();
    await turns();
    const sentence = "when all checks have settled, none of their timers is left";
    expect(clock.pending(), sentence).toBe(0);
  });
});

describe("parallel-checks", () => {
  test("G11 all checks start at once", async () => {
    const started: string[] = [];
    const gates = { one: deferred(), two: deferred(), three: deferred() };
    const checks = Object.fromEntries(
      Object.entries(gates).map(([name, { promise }]) => [
        name,
        {
          run: () => {
            started.push(name);
            return promise;
          },
        },
      ]),
    );
    const { send } = await probe({ checks, checkTimeoutMs: 60_000 });
    const { reply } = send({ path: "/ready" });
    await waitFor(() => started.length > 0);
    await turns(10);
    const before = [...started];
    gates.three.resolve();
    gates.two.resolve();
    gates.one.resolve();
    const got = await value(reply, SOON, "ready answers when all checks have settled");
    expect(before, "all checks run at the same time").toEqual(["one", "two", "three"]);
    const sentence = "checks may settle in any order";
    expect(read(got), sentence).toEqual([
      200,
      { status: "ok", checks: { one: "ok", two: "ok", three: "ok" } },
    ]);
  });
});

describe("check-cache", () => {
  /** A service that counts how often its check runs. */
  async function count(more: Options) {
    let runs = 0;
    const run = (): void => {
      runs += 1;
      if (runs % 2 === 0) throw new Error("every second run fails");
    };
    const probes = await probe({ checks: { db: { run } }, ...more });
    return { ...probes, runs: () => runs };
  }

  test("G13 without cacheMs each request runs the checks", async () => {
    const { ready, runs } = await count({});
    const statuses = [(await ready()).status, (await ready()).status, (await ready()).status];
    const sentence = "without cacheMs each request gets the result of a run of its own";
    expect([runs(), statuses], sentence).toEqual([3, [200, 503, 200]]);
  });

  test("G13 a result is used again for cacheMs", async () => {
    let time = 5000;
    const { ready, runs } = await count({ cacheMs: 1000, now: () => time });
    const seen: number[] = [];
    for (time of [5000, 5999, 6000, 6999, 7000, 70_000]) {
      await ready();
      seen.push(runs());
    }
    const sentence = "a result is used for cacheMs after the checks have ended, and then no more";
    expect(seen, sentence).toEqual([1, 1, 2, 2, 3, 4]);
  });

  test("G13 a failure is used again too", async () => {
    let time = 0;
    const { ready } = await count({ cacheMs: 1000, now: () => time });
    const statuses: number[] = [];
    for (time of [0, 1000, 1500, 2000]) statuses.push((await ready()).status);
    const sentence = "a result that is a failure is used again like any other, and then replaced";
    expect(statuses, sentence).toEqual([200, 503, 503, 200]);
  });

  test("G13 the time begins when the checks have ended", async () => {
    let time = 0;
    let runs = 0;
    const gate = deferred();
    const run = (): Promise<void> => {
      runs += 1;
      return gate.promise;
    };
    const options = { checks: { db: { run } }, cacheMs: 1000, checkTimeoutMs: 60_000 };
    const { ready, send } = await probe({ ...options, now: () => time });
    const { reply } = send({ path: "/ready" });
    await waitFor(() => runs > 0);
    time = 800;
    gate.resolve();
    await value(reply, SOON, "ready answers when a slow check has settled");
    time = 1700;
    await ready();
    const sentence = "cacheMs is counted from the end of the checks, not from their beginning";
    expect(runs, sentence).toBe(1);
  });

  test("G13 without now the clock is monotonic", async () => {
    const clock = replaceClock(1_000_000_000_000);
    const { ready, runs } = await count({ cacheMs: 3_600_000 });
    await ready();
    await clock.advance(3 * 3_600_000);
    await ready();
    const sentence =
      "a jump of the system time ends no cached result, because the clock is monotonic";
    expect(runs(), sentence).toBe(1);
  });

  test("G13 requests at the same time share a run", async () => {
    let runs = 0;
    const gate = deferred();
    const run = (): Promise<void> => {
      runs += 1;
      return gate.promise;
    };
    const { send, ready } = await probe({ checks: { db: { run } }, checkTimeoutMs: 60_000 });
    let asked = 0;
    const agent = keepAlive();
    const replies = [1, 2, 3].map(() => send({ path: "/ready", agent }));
    for (const { request } of replies) request.once("finish", () => (asked += 1));
    await waitFor(() => runs > 0 && asked === 3);
    await turns(20);
    const shared = runs;
    gate.resolve();
    const got = await value(
      Promise.all(replies.map(({ reply }) => reply)),
      SOON,
      "all requests that share a run are answered",
    );
    expect(shared, "requests that come while checks are running start no others").toBe(1);
    const statuses = got.map(({ status }) => status);
    expect(statuses, "all requests that share a run get its result").toEqual([200, 200, 200]);
    await ready();
    expect(runs, "a request after a shared run starts the next one").toBe(2);
  });
});
