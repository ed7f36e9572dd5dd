import { describe, expect, test } from "vitest";
import { Router } from "@solution";
import { deferred, STRAY_EVENTS, takeOver, turn } from "../../../kit.ts";
import { onlyOutcome, serve, tell, type Handler } from "../http.ts";

/** Answers with the pairs of the query. */
const showQuery: Handler = (_, res, { params, query }) => {
  const pairs = [...query].map((pair) => pair.join("=")).join(" & ");
  res.end(`${params["id"] ?? "none"}: ${pairs}`);
};

describe("query", () => {
  test("M4 the query is no part of the path", async () => {
    const router = new Router();
    router.get("/users", showQuery);
    router.get("/users/:id", showQuery);
    router.get("/", showQuery);
    const { ask } = await serve(router);
    const sentence = "a path matches with and without a query, which is no part of a parameter";
    expect(await ask("GET /users?a=1", "GET /users/7?a=1", "GET /?a=1"), sentence).toEqual([
      "200 none: a=1",
      "200 7: a=1",
      "200 none: a=1",
    ]);
  });

  test("M4 query has all values", async () => {
    const router = new Router();
    router.get("/users", showQuery);
    const { ask } = await serve(router);
    const sentence = "query has all pairs that are behind the ?, decoded";
    const lines = ["GET /users?tag=a&tag=b&q=X%26y+Z", "GET /users", "GET /users?"];
    expect(await ask(...lines), sentence).toEqual([
      "200 none: tag=a & tag=b & q=X&y Z",
      "200 none:",
      "200 none:",
    ]);
  });

  test("M4 only the first question mark counts", async () => {
    const router = new Router();
    router.get("/login", showQuery);
    const { ask } = await serve(router);
    const sentence = "the query begins at the first ?, and a second one belongs to it";
    expect(await ask("GET /login?next=/a?b=1"), sentence).toEqual(["200 none: next=/a?b=1"]);
  });
});

describe("slashes", () => {
  test("M5 a slash at the end of the request", async () => {
    const router = new Router();
    router.get("/users", tell("list"));
    router.get("/users/:id", tell("user"));
    const { ask } = await serve(router);
    const sentence = "a slash at the end of a requested path makes no difference";
    expect(await ask("GET /users/", "GET /users/7/", "GET /users/?a=1"), sentence).toEqual([
      "200 list",
      "200 user id=7",
      "200 list",
    ]);
  });

  test("M5 a slash at the end of a route", async () => {
    const router = new Router();
    router.get("/users/", tell("list"));
    const { ask } = await serve(router);
    const sentence = "a slash at the end of an added path makes no difference";
    expect(await ask("GET /users", "GET /users/"), sentence).toEqual(["200 list", "200 list"]);
  });

  test("M5 empty segments count", async () => {
    const router = new Router();
    router.get("/users/list", tell("list"));
    const { ask } = await serve(router);
    const sentence = "an empty segment within a path is not left out";
    expect(await ask("GET /users//list", "GET //users/list"), sentence).toEqual(["404", "404"]);
  });

  test("M5 two slashes in front are no host", async () => {
    const router = new Router();
    router.get("/users", tell("list"));
    const { ask } = await serve(router);
    const sentence = "a path that begins with // names no host: //admin/users is not /users";
    expect(await ask("GET //admin/users", "GET //admin"), sentence).toEqual(["404", "404"]);
  });
});

describe("outcome", () => {
  test("M7 handle waits for the handler", async () => {
    const router = new Router();
    const gate = deferred();
    router.get("/slow", async (_, res) => {
      res.end("early");
      await gate.promise;
    });
    const { ask, outcomes } = await serve(router);
    const reached = "a request for the path of a route reaches its handler";
    expect(await ask("GET /slow"), reached).toEqual(["200 early"]);
    await turn();
    expect(outcomes.length, "handle does not resolve before the handler has finished").toBe(0);
    gate.resolve();
    await turn();
    await turn();
    const sentence = "handle resolves when the handler has finished";
    expect(
      outcomes.map(({ status }) => status),
      sentence,
    ).toEqual(["fulfilled"]);
  });

  test("M7 handle rejects with what the handler throws", async () => {
    takeOver(STRAY_EVENTS, () => undefined, 2);
    const router = new Router();
    const thrown = new Error("broken");
    router.get("/", () => {
      throw thrown;
    });
    const site = await serve(router);
    const { status, body } = await site.send("GET /");
    expect(onlyOutcome(site).status, "handle rejects if the handler throws").toBe("rejected");
    const sentence = "handle rejects with the very error that the handler throws";
    expect(onlyOutcome(site), sentence).toEqual({ status: "rejected", reason: thrown });
    const silent = "the router answers nothing if a handler throws";
    expect(`${status} ${body}`, silent).toBe("500 handle failed with Error: broken");
  });

  test("M7 handle rejects with what the handler rejects with", async () => {
    takeOver(STRAY_EVENTS, () => undefined, 2);
    const router = new Router();
    router.get("/", async () => {
      await turn();
      throw "a text";
    });
    const site = await serve(router);
    const { status, body } = await site.send("GET /");
    const sentence = "handle rejects with exactly what the handler rejects with";
    expect(onlyOutcome(site), sentence).toEqual({ status: "rejected", reason: "a text" });
    const silent = "the router answers nothing if a handler rejects";
    expect(`${status} ${body}`, silent).toBe("500 handle failed with a text");
  });

  test("M7 handle resolves without a handler", async () => {
    const site = await serve(new Router());
    await site.send("GET /");
    await turn();
    const sentence = "handle resolves when the router itself has answered";
    expect(onlyOutcome(site).status, sentence).toBe("fulfilled");
  });
});

describe("route-check", () => {
  /** What kind of error `run` throws. */
  function thrownBy(run: () => unknown): string {
    try {
      run();
      return "nothing";
    } catch (error) {
      return error instanceof TypeError ? "a TypeError" : "something else";
    }
  }

  test("M8 a path begins with a slash", () => {
    const router = new Router();
    const added = ["users", "", ":id"].map((path) =>
      thrownBy(() => router.add("GET", path, tell("x"))),
    );
    const sentence = "add throws a TypeError for a path that does not begin with a slash";
    expect(added, sentence).toEqual(["a TypeError", "a TypeError", "a TypeError"]);
    const got = thrownBy(() => router.get("users", tell("x")));
    expect(got, "get throws a TypeError as add does").toBe("a TypeError");
  });

  test("M8 a handler is a function", () => {
    const router = new Router();
    const thrown = thrownBy(() => Reflect.apply(router.get, router, ["/users", undefined]));
    const sentence = "add throws a TypeError for a handler that is not a function";
    expect(thrown, sentence).toBe("a TypeError");
  });

  test("M8 a check changes nothing", async () => {
    const router = new Router();
    thrownBy(() => Reflect.apply(router.get, router, ["/users", undefined]));
    router.get("/posts", tell("posts"));
    const { ask } = await serve(router);
    const sentence = "a path that add has thrown for is no route";
    expect(await ask("GET /users", "GET /posts"), sentence).toEqual(["404", "200 posts"]);
  });
});
