import { describe, expect, test } from "vitest";
import { Router } from "@solution";
import { allowed, serve, tell, trap } from "../http.ts";

describe("not-allowed", () => {
  test("M9 a path with other methods gets 405", async () => {
    const router = new Router();
    const { runs, handler } = trap();
    router.get("/users", handler);
    router.post("/users", handler);
    router.put("/users/:id", handler);
    const { ask } = await serve(router);
    const sentence = "a path that has routes, but none for the method, gets 405";
    expect(await ask("DELETE /users", "PATCH /users/1"), sentence).toEqual(["405", "405"]);
    expect(runs(), "no handler runs for a method that is not allowed").toBe(0);
    const missing = "a path without routes gets 404 for every method";
    expect(await ask("DELETE /posts"), missing).toEqual(["404"]);
  });

  test("M9 Allow names the methods", async () => {
    const router = new Router();
    router.put("/users", tell("put"));
    router.post("/users", tell("post"));
    router.add("PURGE", "/users", tell("purge"));
    router.delete("/posts", tell("delete"));
    const { send } = await serve(router);
    const sentence = "a 405 carries Allow with the methods of the path, separated by commas";
    expect(allowed(await send("GET /users"), "OPTIONS"), sentence).toEqual([
      "POST",
      "PURGE",
      "PUT",
    ]);
  });

  test("M9 Allow names the methods of all routes that match", async () => {
    const router = new Router();
    router.get("/users/:id", tell("get"));
    router.put("/users/:name", tell("put"));
    router.post("/users/me", tell("post"));
    router.put("/users/me", tell("put me"));
    const { send } = await serve(router);
    const sentence = "Allow names the methods of all routes that match the path, each once";
    expect(allowed(await send("DELETE /users/me"), "OPTIONS", "HEAD"), sentence).toEqual([
      "GET",
      "POST",
      "PUT",
    ]);
  });
});

describe("head", () => {
  test("M10 GET answers HEAD", async () => {
    const router = new Router();
    router.get("/users/:id", (_, res, { params }) => {
      res.writeHead(203, { "x-user": params["id"] ?? "none" }).end("a body");
    });
    const { send } = await serve(router);
    const { status, headers, body } = await send("HEAD /users/7");
    const sentence = "the GET handler answers HEAD, with its status and headers";
    expect([status, headers["x-user"]], sentence).toEqual([203, "7"]);
    expect(body, "a response to HEAD has no body").toBe("");
  });

  test("M10 a HEAD route of its own", async () => {
    const router = new Router();
    const { runs, handler } = trap();
    router.get("/users", handler);
    router.add("HEAD", "/users", (_, res) => res.writeHead(204).end());
    const { ask } = await serve(router);
    expect(await ask("HEAD /users"), "a HEAD route goes before the GET route").toEqual(["204"]);
    expect(runs(), "the GET handler does not run if there is a HEAD route").toBe(0);
  });

  test("M10 no GET, no HEAD", async () => {
    const router = new Router();
    router.post("/users", tell("create"));
    const { ask } = await serve(router);
    const sentence = "HEAD gets 405 where there is no GET, and 404 where there is no route";
    expect(await ask("HEAD /users", "HEAD /posts"), sentence).toEqual(["405", "404"]);
  });

  test("M10 Allow names HEAD with GET", async () => {
    const router = new Router();
    router.get("/a", tell("a"));
    router.get("/b", tell("b"));
    router.add("HEAD", "/b", tell("b"));
    router.put("/c", tell("c"));
    const { send } = await serve(router);
    const names: string[] = [];
    for (const path of ["/a", "/b", "/c"]) {
      names.push(allowed(await send(`DELETE ${path}`), "OPTIONS").join());
    }
    const sentence = "Allow names HEAD, once, exactly where it names GET";
    expect(names, sentence).toEqual(["GET,HEAD", "GET,HEAD", "PUT"]);
  });
});

describe("options", () => {
  test("M11 OPTIONS tells the methods", async () => {
    const router = new Router();
    router.get("/users/:id", tell("get"));
    router.delete("/users/:id", tell("delete"));
    const { send } = await serve(router);
    const reply = await send("OPTIONS /users/7");
    expect(reply.status, "the response to OPTIONS is a 204").toBe(204);
    const sentence = "the response to OPTIONS carries the Allow of a 405";
    expect(allowed(reply, "OPTIONS", "HEAD"), sentence).toEqual(["DELETE", "GET"]);
  });

  test("M11 OPTIONS names HEAD with GET", async () => {
    const router = new Router();
    router.get("/users", tell("get"));
    const { send } = await serve(router);
    const names = allowed(await send("OPTIONS /users"), "OPTIONS");
    const sentence = "the Allow of OPTIONS names HEAD where it names GET";
    expect(names, sentence).toEqual(["GET", "HEAD"]);
  });

  test("M11 an OPTIONS route of its own", async () => {
    const router = new Router();
    router.get("/users", tell("get"));
    router.add("OPTIONS", "/users", tell("own"));
    const { ask } = await serve(router);
    const sentence = "an OPTIONS route answers instead of the router";
    expect(await ask("OPTIONS /users"), sentence).toEqual(["200 own"]);
  });

  test("M11 OPTIONS of an unknown path", async () => {
    const router = new Router();
    router.get("/users", tell("get"));
    const { ask } = await serve(router);
    expect(await ask("OPTIONS /posts"), "OPTIONS of a path without routes gets 404").toEqual([
      "404",
    ]);
  });
});
