import { describe, expect, test } from "vitest";
import { Router } from "@solution";
import { allowed, serve, tell } from "../http.ts";

/** A router with these GET routes, each of which answers with its path. */
function routerOf(...paths: string[]): Router {
  const router = new Router();
  for (const path of paths) router.get(path, tell(path));
  return router;
}

describe("mounted-routes", () => {
  test("M15 routes are found behind the prefix", async () => {
    const router = routerOf("/home");
    router.mount("/Api/v1", routerOf("/users", "/users/:id"));
    const { ask } = await serve(router);
    const sentence = "a mounted route is found behind its prefix, and only there";
    const lines = ["/home", "/Api/v1/users", "/Api/v1/users/7/", "/users", "/Api/v1x/users"];
    expect(await ask(...lines.map((path) => `GET ${path}`)), sentence).toEqual([
      "200 /home",
      "200 /users",
      "200 /users/:id id=7",
      "404",
      "404",
    ]);
  });

  test("M15 routers within routers", async () => {
    const [outer, middle] = [new Router(), new Router()];
    middle.mount("/b", routerOf("/c"));
    outer.mount("/a/", middle);
    const { ask } = await serve(outer);
    const sentence = "prefixes of routers within routers are put together";
    expect(await ask("GET /a/b/c", "GET /b/c"), sentence).toEqual(["200 /c", "404"]);
  });

  test("M15 the search goes on behind a mounted router", async () => {
    const router = new Router();
    router.mount("/api", routerOf("/users"));
    router.mount("/api", routerOf("/posts"));
    router.get("/api/status", tell("status"));
    const { ask } = await serve(router);
    const sentence = "a mounted router without the path does not keep others from being found";
    expect(await ask("GET /api/users", "GET /api/posts", "GET /api/status"), sentence).toEqual([
      "200 /users",
      "200 /posts",
      "200 status",
    ]);
  });

  test("M15 Allow names the methods of both", async () => {
    const router = new Router();
    const child = new Router();
    router.put("/users/:id", tell("put"));
    child.get("/:id", tell("get"));
    router.mount("/users", child);
    router.delete("/users/:id", tell("delete"));
    const { send, ask } = await serve(router);
    const sentence = "methods that another router has for the path are found";
    expect(await ask("DELETE /users/1", "PUT /users/1", "GET /users/1"), sentence).toEqual([
      "200 delete id=1",
      "200 put id=1",
      "200 get id=1",
    ]);
    const refused = await send("PATCH /users/1");
    const both = "a 405 names the methods of the router and of the mounted one in Allow";
    expect([refused.status, ...allowed(refused, "OPTIONS")], both).toEqual([
      405,
      "DELETE",
      "GET",
      "HEAD",
      "PUT",
    ]);
  });

  test("M15 whole paths are compared", async () => {
    const first = routerOf("/users/:id", "/:any/you");
    first.mount("/users", routerOf("/me"));
    first.mount("/:any", routerOf("/me"));
    const last = new Router();
    last.mount("/:any", routerOf("/me"));
    last.mount("/users", routerOf("/me"));
    last.get("/users/:id", tell("/users/:id"));
    const sites = [await serve(first), await serve(last)];
    const got = await Promise.all(sites.map((site) => site.ask("GET /users/me")));
    const sentence = "text goes before a parameter also between routers, prefixes included";
    expect(got, sentence).toEqual([["200 /me"], ["200 /me"]]);
  });
});

describe("live-mounts", () => {
  test("M16 routes that come later count", async () => {
    const [outer, middle, inner] = [new Router(), new Router(), new Router()];
    outer.mount("/a", middle);
    middle.mount("/b", inner);
    const { ask } = await serve(outer);
    await ask("GET /a/x");
    middle.get("/x", tell("middle"));
    inner.get("/x", tell("inner"));
    const sentence = "routes that a router gets after it was mounted count";
    expect(await ask("GET /a/x", "GET /a/b/x"), sentence).toEqual(["200 middle", "200 inner"]);
  });

  test("M16 a router is mounted several times", async () => {
    const child = routerOf("/users/:id");
    const [one, other] = [new Router(), new Router()];
    one.mount("/v1", child);
    one.mount("/v2", child);
    other.mount("/old", child);
    const { ask } = await serve(one);
    const sentence = "a router that is mounted several times is found behind each prefix";
    const elsewhere = await (await serve(other)).ask("GET /old/users/3");
    expect([...(await ask("GET /v1/users/1", "GET /v2/users/2")), ...elsewhere], sentence).toEqual([
      "200 /users/:id id=1",
      "200 /users/:id id=2",
      "200 /users/:id id=3",
    ]);
  });

  test("M16 a mounted router can be used alone", async () => {
    const child = routerOf("/users");
    const parent = routerOf("/home");
    parent.mount("/api", child);
    const { ask } = await serve(child);
    const sentence = "a mounted router alone has its own routes only, without the prefix";
    expect(await ask("GET /users", "GET /api/users", "GET /home"), sentence).toEqual([
      "200 /users",
      "404",
      "404",
    ]);
  });
});

describe("prefix-params", () => {
  test("M17 a prefix has parameters", async () => {
    const router = new Router();
    const middle = new Router();
    middle.mount("/teams/:team", routerOf("/users/:user"));
    router.mount("/orgs/:org", middle);
    const { ask } = await serve(router);
    const sentence = "params has the decoded parameters of every prefix and of the route";
    expect(await ask("GET /orgs/a%2Fb/teams/t/users/7"), sentence).toEqual([
      "200 /users/:user org=a/b team=t user=7",
    ]);
  });

  test("M17 the root of a mounted router", async () => {
    const router = new Router();
    router.mount("/users/:id", routerOf("/"));
    const { ask } = await serve(router);
    const sentence = "the path / of a mounted router is the prefix itself";
    expect(await ask("GET /users/7", "GET /users/7/", "GET /users"), sentence).toEqual([
      "200 / id=7",
      "200 / id=7",
      "404",
    ]);
  });

  test("M17 the prefix may be the root", async () => {
    const router = new Router();
    router.mount("/", routerOf("/users", "/"));
    const { ask } = await serve(router);
    const sentence = "a router that is mounted at / has its own paths";
    expect(await ask("GET /users", "GET /"), sentence).toEqual(["200 /users", "200 /"]);
  });

  test("M17 the prefix is checked as a path is", async () => {
    const router = new Router();
    router.mount("/files/:dir", routerOf("/list"));
    const { ask } = await serve(router);
    const sentence = "a parameter of a prefix is never empty, and gets 400 if it cannot be decoded";
    expect(await ask("GET /files//list", "GET /files/%zz/list"), sentence).toEqual(["404", "400"]);
  });
});
