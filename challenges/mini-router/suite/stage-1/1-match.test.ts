import { describe, expect, test } from "vitest";
import { Router } from "@solution";
import { deferred, turn } from "../../../kit.ts";
import { serve, tell, trap } from "../http.ts";

describe("method-and-path", () => {
  test("M1 the path and the method choose the handler", async () => {
    const router = new Router();
    router.get("/users", tell("list"));
    router.post("/users", tell("create"));
    router.get("/posts", tell("posts"));
    router.get("/", tell("home"));
    router.get("/users/archive/old", tell("old"));
    const { ask } = await serve(router);
    const lines = ["GET /users", "POST /users", "GET /posts", "GET /", "GET /users/archive/old"];
    expect(await ask(...lines), "the handler of the method and the path answers").toEqual([
      "200 list",
      "200 create",
      "200 posts",
      "200 home",
      "200 old",
    ]);
  });

  test("M1 the short methods stand for theirs", async () => {
    const router = new Router();
    router.get("/a", tell("get"));
    router.post("/a", tell("post"));
    router.put("/a", tell("put"));
    router.patch("/a", tell("patch"));
    router.delete("/a", tell("delete"));
    const { ask } = await serve(router);
    const sentence = "get, post, put, patch and delete add a handler for the method of their name";
    expect(await ask("GET /a", "POST /a", "PUT /a", "PATCH /a", "DELETE /a"), sentence).toEqual([
      "200 get",
      "200 post",
      "200 put",
      "200 patch",
      "200 delete",
    ]);
  });

  test("M1 add takes any method", async () => {
    const router = new Router();
    router.add("PURGE", "/cache", tell("purge"));
    router.add("M-SEARCH", "/cache", tell("search"));
    const { ask } = await serve(router);
    const sentence = "add takes every method that a request may have";
    expect(await ask("PURGE /cache", "M-SEARCH /cache"), sentence).toEqual([
      "200 purge",
      "200 search",
    ]);
  });

  test("M1 methods may be added at any time", async () => {
    const router = new Router();
    router.get("/users", tell("list"));
    const { ask } = await serve(router);
    await ask("GET /users");
    router.post("/users", tell("create"));
    router.get("/late", tell("late"));
    const sentence = "what is added after the first request counts, and what was there stays";
    expect(await ask("POST /users", "GET /late", "GET /users"), sentence).toEqual([
      "200 create",
      "200 late",
      "200 list",
    ]);
  });

  test("M1 two routers share nothing", async () => {
    const router = new Router();
    const other = new Router();
    router.get("/mine", tell("mine"));
    other.get("/yours", tell("yours"));
    const { ask } = await serve(router);
    const sentence = "a route belongs only to the router that it was added to";
    expect(await ask("GET /mine", "GET /yours"), sentence).toEqual(["200 mine", "404"]);
  });
});

describe("literal-text", () => {
  test("M2 characters have no special meaning", async () => {
    const router = new Router();
    router.get("/v1.0/a+b$", tell("literal"));
    const { ask } = await serve(router);
    const sentence = "a dot, a plus or a dollar in a path matches only itself";
    expect(await ask("GET /v1.0/a+b$", "GET /v1x0/a+b$", "GET /v1.0/aab"), sentence).toEqual([
      "200 literal",
      "404",
      "404",
    ]);
  });

  test("M2 the case counts", async () => {
    const router = new Router();
    router.get("/Users", tell("users"));
    const { ask } = await serve(router);
    const sentence = "text in a path matches only with the same case";
    expect(await ask("GET /Users", "GET /users"), sentence).toEqual(["200 users", "404"]);
  });

  test("M2 the whole path counts", async () => {
    const router = new Router();
    router.get("/api/users", tell("users"));
    const { ask } = await serve(router);
    const sentence = "a route matches the whole path, not its beginning, middle or end";
    const lines = ["/api/users/1", "/api/users2", "/v1/api/users", "/api", "/users"];
    expect(await ask(...lines.map((path) => `GET ${path}`)), sentence).toEqual(
      lines.map(() => "404"),
    );
  });
});

describe("path-params", () => {
  test("M3 a route matches each time", async () => {
    const router = new Router();
    router.get("/users/:id", tell("user"));
    const { ask } = await serve(router);
    const sentence = "a route matches the second request and the third as it did the first";
    expect(await ask("GET /users/1", "GET /users/2", "GET /users/3"), sentence).toEqual([
      "200 user id=1",
      "200 user id=2",
      "200 user id=3",
    ]);
  });

  test("M3 a parameter is the text of its segment", async () => {
    const router = new Router();
    router.get("/users/:userId/posts/:postId", tell("post"));
    router.get("/:lang/about", tell("about"));
    router.get("/files/:name", tell("file"));
    const { ask } = await serve(router);
    const lines = ["GET /users/42/posts/7", "GET /en/about", "GET /files/a-b_c.tar.gz"];
    expect(await ask(...lines), "params has the text of each parameter under its name").toEqual([
      "200 post postId=7 userId=42",
      "200 about lang=en",
      "200 file name=a-b_c.tar.gz",
    ]);
  });

  test("M3 a parameter is one whole segment", async () => {
    const router = new Router();
    router.get("/users/:id", tell("user"));
    const { ask } = await serve(router);
    const sentence = "a parameter matches exactly one segment, not two and not a part";
    expect(await ask("GET /users/1/2", "GET /users", "GET /xusers/1"), sentence).toEqual([
      "404",
      "404",
      "404",
    ]);
  });

  test("M3 a parameter is never empty", async () => {
    const router = new Router();
    router.get("/users/:id", tell("user"));
    router.get("/users/:id/posts", tell("posts"));
    const { ask } = await serve(router);
    const sentence = "a segment without text is no parameter";
    expect(await ask("GET /users/", "GET /users//posts"), sentence).toEqual(["404", "404"]);
  });

  test("M3 each request has its own parameters", async () => {
    const router = new Router();
    const gate = deferred();
    router.get("/users/:id", async (_, res, { params }) => {
      if (params["id"] === "1") await gate.promise;
      const { id } = params;
      params["id"] = "changed";
      res.end(id);
    });
    router.get("/posts/:post", tell("post"));
    const { ask } = await serve(router);
    const first = ask("GET /users/1");
    const others = await ask("GET /users/2", "GET /posts/3");
    gate.resolve();
    await turn();
    const sentence = "requests that are handled at the same time have each their own params";
    expect([...(await first), ...others], sentence).toEqual(["200 1", "200 2", "200 post post=3"]);
  });
});

describe("not-found", () => {
  test("M6 a path without a route gets 404", async () => {
    const router = new Router();
    const { runs, handler } = trap();
    router.get("/users", handler);
    const { ask } = await serve(router);
    const sentence = "the response to a path without a route is a 404";
    expect(await ask("GET /posts", "POST /posts", "GET /"), sentence).toEqual([
      "404",
      "404",
      "404",
    ]);
    expect(runs(), "no handler runs for a path that has no route").toBe(0);
  });

  test("M6 names that every object has", async () => {
    const router = new Router();
    router.get("/users/list", tell("list"));
    router.get("/:id/:name", tell("name"));
    const { ask } = await serve(router);
    const lines = ["GET /constructor", "GET /__proto__", "GET /users/toString/x", "GET /a/valueOf"];
    const sentence = "names such as constructor or __proto__ are segments like any other";
    expect(await ask(...lines), sentence).toEqual([
      "404",
      "404",
      "404",
      "200 name id=a name=valueOf",
    ]);
  });

  test("M6 a router without routes answers too", async () => {
    const { ask } = await serve(new Router());
    expect(await ask("GET /"), "a router without routes answers with 404").toEqual(["404"]);
  });
});
