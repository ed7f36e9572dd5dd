import { describe, expect, test } from "vitest";
import { contextMiddleware, Pool, runWithContext } from "@solution";
import { ask, keepAlive, openBare, readReply } from "../../../kit-http.ts";
import { deferred, turn, value } from "../../../kit.ts";
import { currentId, expectNone, idOf, serve, SOON } from "../http.ts";
import { valuesNow } from "../values.ts";

describe("request-runs", () => {
  test("C7 the handler sees the values", async () => {
    const seen: unknown[] = [];
    const site = await serve(async (_, res) => {
      seen.push(valuesNow());
      await turn();
      seen.push(valuesNow());
      res.end("x");
    });
    await site.get("/7");
    const sentence = "the handler and what it awaits see the values of their request";
    expect(seen, sentence).toEqual([{ id: "7" }, { id: "7" }]);
  });

  test("C7 next and valuesOf are called once", async () => {
    const site = await serve((_, res) => res.end("x"));
    await site.get("/7");
    const sentence = "the middleware calls valuesOf once and next once for each request";
    expect(site.counts, sentence).toEqual({ next: 1, valuesOf: 1 });
  });

  test("C8 the server has no context around it", async () => {
    const agent = keepAlive({ maxSockets: 1 });
    const site = await serve((_, res) => res.end("x"));
    for (let n = 0; n < 3; n += 1) await site.get(`/${n}`, agent);
    const sentence = "before and after the middleware, the server is in no context";
    const none = Array.from({ length: 6 }, () => undefined);
    expect(site.around, sentence).toEqual(none);
  });

  test("C7 a second middleware adds to the values of the first", async () => {
    let seen: unknown;
    const second = contextMiddleware(() => ({ user: "ada" }));
    const site = await serve((req, res) =>
      second(req, res, () => {
        seen = valuesNow();
        res.end("x");
      }),
    );
    await site.get("/7");
    const nested = runWithContext({ id: "7" }, () => runWithContext({ user: "ada" }, valuesNow));
    const sentence =
      "a middleware inside a context gives the values that runWithContext gives there";
    expect(seen, sentence).toEqual(nested);
  });
});

describe("requests-apart", () => {
  test("C8 a thousand requests do not mix", async () => {
    const gate = deferred();
    let entered = 0;
    const all = deferred();
    const wrong: string[] = [];
    const site = await serve(async (req, res) => {
      const own = idOf(req);
      entered += 1;
      if (entered === 1000) all.resolve();
      await gate.promise;
      for (let step = 0; step < 3; step += 1) {
        if ((Number(own) + step) % 2 === 0) await turn();
        else await new Promise((resolve) => setTimeout(resolve, Number(own) % 5));
        if (currentId() !== own) wrong.push(`request ${own} saw ${currentId()}`);
      }
      res.end(`<${currentId()}>`);
    });
    const connections = Array.from({ length: 20 }, (_, connection) => {
      const ids = Array.from({ length: 50 }, (__, n) => connection * 50 + n);
      const bare = openBare(site.port);
      bare.write(ids.map((id) => `GET /${id} HTTP/1.1\r\nHost: x\r\n\r\n`).join(""));
      return bare;
    });
    const isWhole = (text: string): boolean => (text.match(/<[^>]*>/g)?.length ?? 0) >= 50;
    const done = Promise.all(connections.map((bare) => bare.until(isWhole)));
    await value(
      all.promise,
      2000,
      "next is called for each of 1,000 requests that are open at once",
    );
    gate.resolve();
    await value(done, 2000, "each of 1,000 requests gets its response");
    expectNone(wrong, "each of 1,000 requests at once sees its own context");
    const replies = connections.map(({ text }) => text());
    const found = replies.join("").match(/<[^>]*>/g) ?? [];
    if (found.length < 1000) expect.fail("each of 1,000 requests gets its response");
    const mixed = found.filter((answer, id) => answer !== `<${id}>`);
    expectNone(mixed, "each of 1,000 requests is answered from its own context");
  });

  test("C8 requests of one connection do not mix", async () => {
    const agent = keepAlive({ maxSockets: 1 });
    const site = await serve(async (_, res) => {
      await turn();
      res.end(currentId());
    });
    const replies: string[] = [];
    for (let id = 0; id < 5; id += 1) replies.push(await site.get(`/${id}`, agent));
    const sentence = "requests one after the other on a connection see their own contexts";
    expect(replies, sentence).toEqual(["0", "1", "2", "3", "4"]);
  });

  test("C8 requests that share a pool do not mix", async () => {
    const pool = new Pool(3);
    const site = await serve(async (_, res) => {
      const seen = await pool.run(async () => {
        const before = currentId();
        await turn();
        return `${before} ${currentId()}`;
      });
      res.end(`${seen} ${currentId()}`);
    });
    const ids = Array.from({ length: 12 }, (_, id) => id);
    const replies = await Promise.all(ids.map((id) => site.get(`/${id}`)));
    // Whether the tasks of a pool have a context is a matter of another rule.
    const after = replies.map((reply) => reply.split(" ")[2]);
    const sentence = "requests that wait for a pool have their own context afterwards";
    expect(after, sentence).toEqual(ids.map(String));
  });
});

describe("request-events", () => {
  /** What the listeners of one slow request see, by the name of the event. */
  async function seenBy(part: "req" | "res"): Promise<Record<string, string>> {
    const seen: Record<string, string> = {};
    const entered = deferred();
    const closed = deferred();
    const site = await serve((req, res) => {
      const note = (name: string) => (): void => void (seen[name] = currentId());
      req.on("data", note("data")).on("end", note("end"));
      req.once("end", () => res.end("x"));
      res.on("finish", note("finish")).on("close", note("close"));
      res.once("close", () => closed.resolve());
      entered.resolve();
    });
    const request = ask(site.port, { path: "/7", method: "POST" });
    const reply = readReply(request);
    request.flushHeaders();
    await value(entered.promise, SOON, "next is called before the body has come");
    request.write("first");
    await turn();
    request.end("last");
    await value(reply, SOON, "a request with a slow body gets its response");
    await value(closed.promise, SOON, "the response emits close");
    const names = part === "req" ? ["data", "end"] : ["finish", "close"];
    return Object.fromEntries(names.map((name) => [name, seen[name] ?? "not called"]));
  }

  test("C9 listeners of the request see the context", async () => {
    const sentence = "listeners for data and end of the request see its context";
    expect(await seenBy("req"), sentence).toEqual({ data: "7", end: "7" });
  });

  test("C9 listeners of the response see the context", async () => {
    const sentence = "listeners for finish and close of the response see its context";
    expect(await seenBy("res"), sentence).toEqual({ finish: "7", close: "7" });
  });

  test("C9 a client that leaves is seen in the context", async () => {
    const entered = deferred();
    const closed = deferred<string>();
    const site = await serve((_, res) => {
      res.on("close", () => closed.resolve(currentId()));
      entered.resolve();
    });
    const request = ask(site.port, { path: "/7" }).end();
    request.on("error", () => undefined);
    await value(entered.promise, SOON, "next is called for a request that takes long");
    request.destroy();
    const seen = await value(
      closed.promise,
      SOON,
      "the response of a client that leaves is closed",
    );
    expect(seen, "a listener that hears of a client that leaves sees the context").toBe("7");
  });

  test("C9 request and response work as before", async () => {
    const site = await serve((req, res) => {
      let text = "";
      const unused = (): void => void (text = "was not removed");
      req.on("data", unused).off("data", unused);
      req.once("end", unused).off("end", unused);
      const again = (): void => void (text += "again ");
      req.on("data", again).on("end", again).off("data", again);
      req.once("again", again);
      req.emit("again");
      req.emit("again");
      req.setEncoding("utf8");
      req.on("data", function add(this: unknown, chunk: string) {
        text += this === req ? `${chunk} ` : "wrong this ";
      });
      req.once("end", () => res.end(text + String(req.emit("none"))));
    });
    const request = ask(site.port, { path: "/7", method: "POST" });
    const reply = readReply(request);
    request.end("tea");
    const { body } = await value(reply, SOON, "a request with listeners gets its response");
    const sentence =
      "listeners have their this, run once after once, can be removed, and emit says if there are any";
    expect(body, sentence).toBe("again tea again false");
  });
});
