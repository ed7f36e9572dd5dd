import { describe, expect, test } from "vitest";
import { readReply } from "../../../kit-http.ts";
import { deferred, replaceClock, turn, value } from "../../../kit.ts";
import { hello, say, serve, SOON } from "../http.ts";

const ONE = "each finished request has a line";

describe("duration", () => {
  test("L29 the duration is measured with now", async () => {
    let time = 5000;
    const site = await serve(
      (_, res) => {
        time += 37.5;
        res.end();
      },
      { now: () => time },
    );
    await site.get();
    const [line] = await site.lines(1, ONE);
    const sentence = "durationMs is the difference of now at the end and at the start";
    expect(line?.["durationMs"], sentence).toBe(37.5);
  });

  test("L29 each request has its own start", async () => {
    let time = 1000;
    const first = deferred();
    const site = await serve(
      async (req, res) => {
        if (req.url === "/slow") await first.promise;
        res.end();
      },
      { now: () => time },
    );
    const slow = readReply(site.open({ path: "/slow" }).end());
    while (site.passed() === 0) await turn();
    time = 1100;
    await site.get({ path: "/fast" });
    await site.lines(1, ONE);
    time = 1500;
    first.resolve();
    await value(slow, SOON, "a slow request gets its response");
    const found = (await site.lines(2, ONE)).map(({ path, durationMs }) => [path, durationMs]);
    const sentence = "requests that overlap have a duration of their own";
    expect(found, sentence).toEqual([
      ["/fast", 0],
      ["/slow", 500],
    ]);
  });

  test("L29 a change of the system time does not count", async () => {
    const clock = replaceClock(1_000_000);
    const site = await serve(async (_, res) => {
      await clock.advance(3_600_000);
      res.end();
    });
    await site.get();
    const [line] = await site.lines(1, ONE);
    const duration = Number(line?.["durationMs"]);
    const sentence = "without now, a change of the system time is not part of the duration";
    const isReal = duration >= 0 && duration < 600_000;
    expect(isReal, `${sentence} (got ${String(line?.["durationMs"])})`).toBe(true);
  });
});

describe("request-id", () => {
  /** The ids of the line and of the response, for each id that a client sends. */
  async function idsFor(sent: readonly (string | string[] | undefined)[]) {
    let made = 0;
    const site = await serve(hello, { makeId: () => `made-${(made += 1)}` });
    const replied: unknown[] = [];
    for (const id of sent) {
      const headers = id === undefined ? {} : { "X-Request-Id": id };
      replied.push((await site.get({ headers })).headers["x-request-id"]);
    }
    const lines = await site.lines(sent.length, ONE);
    return { logged: lines.map(({ id }) => id), replied };
  }

  test("L30 a harmless id is taken", async () => {
    const sent = ["a", "4f9c0d7e-1111-4222-8333-444455556666", "Trace_1.2-3", "x".repeat(64)];
    const { logged } = await idsFor(sent);
    expect(logged, "an id of the client that is harmless is that of the line").toEqual(sent);
  });

  test("L30 any other id is not taken", async () => {
    const sent = [
      "x".repeat(65),
      "a b",
      "<script>",
      "a/../b",
      'a","level":"x',
      "",
      "\u00e9",
      "-\u00b5-",
      "a;b",
    ];
    const { logged } = await idsFor(sent);
    const sentence = "an id that is too long or has other characters is replaced by one of makeId";
    expect(logged, sentence).toEqual(sent.map((_, n) => `made-${n + 1}`));
  });

  test("L30 two ids are none", async () => {
    const { logged } = await idsFor([["one", "two"]]);
    expect(logged, "a request with two ids gets one from makeId").toEqual(["made-1"]);
  });

  test("L30 without an id one is made", async () => {
    const { logged } = await idsFor([undefined, undefined]);
    const sentence = "a request without an id gets one from makeId, called once for it";
    expect(logged, sentence).toEqual(["made-1", "made-2"]);
  });

  test("L30 the response has the id", async () => {
    const { logged, replied } = await idsFor(["from-the-client", undefined, "a b"]);
    const sentence = "the response has the id of the line as X-Request-Id";
    expect(replied, sentence).toEqual(logged);
  });

  test("L30 made ids differ", async () => {
    const site = await serve();
    for (let n = 0; n < 3; n += 1) await site.get();
    const ids = new Set((await site.lines(3, ONE)).map(({ id }) => id));
    const sentence = "without makeId, each request gets an id that no other has";
    expect([ids.size, ids.has(undefined), ids.has("")], sentence).toEqual([3, false, false]);
  });
});

describe("request-log", () => {
  test("L31 req.log writes the id", async () => {
    let isThere = false;
    const site = await serve(
      (req, res) => {
        isThere = say(req, "working", { step: 1 });
        res.end();
      },
      { makeId: () => "r1" },
      { base: { service: "shop" } },
    );
    await site.get();
    expect(isThere, "req.log is there when next is called").toBe(true);
    const found = await site.lines(2, "a line of req.log and the line of the request are written");
    const { msg, id, step, service } = found[0] ?? {};
    const sentence = "req.log is a child of the logger with the id of its request";
    expect({ msg, id, step, service }, sentence).toEqual({
      msg: "working",
      id: "r1",
      step: 1,
      service: "shop",
    });
  });

  test("L31 requests at the same time do not mix", async () => {
    const go = deferred();
    const site = await serve(async (req, res) => {
      const name = req.url;
      say(req, "before", { name });
      await go.promise;
      say(req, "after", { name });
      res.end();
    });
    const names = ["/a", "/b", "/c"];
    const replies: Promise<unknown>[] = [];
    for (const [n, path] of names.entries()) {
      const headers = { "x-request-id": `id-of-${path.slice(1)}` };
      replies.push(readReply(site.open({ path, headers }).end()));
      while (site.passed() <= n) await turn();
    }
    go.resolve();
    await value(Promise.all(replies), SOON, "requests at the same time get their responses");
    const found = await site.lines(9, "requests at the same time write all their lines");
    const ids = names.map((path) => {
      const own = found.filter((line) => (line["name"] ?? line["path"]) === path);
      return [...new Set(own.map(({ id }) => id))];
    });
    const sentence = "each request has one id in all its lines, and no other request has it";
    const counts = [...ids.map((own) => own.length), new Set(ids.flat()).size];
    expect(counts, sentence).toEqual([1, 1, 1, 3]);
  });
});

describe("route", () => {
  test("L32 the path has no query", async () => {
    const site = await serve();
    for (const path of ["/orders/7?token=x", "/?a=/b?c", "/plain", "/a%20b?"])
      await site.get({ path });
    const found = (await site.lines(4, ONE)).map(({ path }) => path);
    const sentence = "path is the URL that was asked for, without its query";
    expect(found, sentence).toEqual(["/orders/7", "/", "/plain", "/a%20b"]);
  });

  test("L32 the path is the one that was asked for", async () => {
    const site = await serve((req, res) => {
      // A router that is mounted takes its own part off the URL.
      req.url = "/7";
      res.end();
    });
    await site.get({ path: "/orders/7?full=1" });
    const [line] = await site.lines(1, ONE);
    const sentence = "path stays what the client asked for, even if a router changes req.url";
    expect(line?.["path"], sentence).toBe("/orders/7");
  });

  test("L32 the route is known at the end", async () => {
    const routes = new WeakMap<object, string>();
    const site = await serve(
      (req, res) => {
        routes.set(req, "/orders/:id");
        res.end();
      },
      { routeOf: (req) => routes.get(req) },
    );
    await site.get({ path: "/orders/7" });
    const [line] = await site.lines(1, ONE);
    const sentence = "route is what routeOf returns when the line is written";
    expect([line?.["route"], line?.["path"]], sentence).toEqual(["/orders/:id", "/orders/7"]);
  });

  test("L32 without a route there is none", async () => {
    const keys: boolean[] = [];
    for (const options of [{}, { routeOf: () => undefined }]) {
      const site = await serve(hello, options);
      await site.get();
      const [line] = await site.lines(1, ONE);
      keys.push(Object.keys(line ?? {}).includes("route"));
    }
    const sentence = "without routeOf, and if that returns undefined, route is missing";
    expect(keys, sentence).toEqual([false, false]);
  });
});
