import { describe, expect, test } from "vitest";
import { Router } from "@solution";
import { STRAY_EVENTS, takeOver } from "../../../kit.ts";
import { serve, tell, trap } from "../http.ts";

/** A router with these GET routes, each of which answers with its path. */
function routerOf(...paths: string[]): Router {
  const router = new Router();
  for (const path of paths) router.get(path, tell(path));
  return router;
}

describe("precedence", () => {
  test("M12 text goes first in either order", async () => {
    const before = await serve(routerOf("/users/me", "/users/:id"));
    const after = await serve(routerOf("/users/:id", "/users/me"));
    const lines = ["GET /users/me", "GET /users/7"];
    const expected = ["200 /users/me", "200 /users/:id id=7"];
    const sentence = "text goes before a parameter, whichever was added first";
    const got = { before: await before.ask(...lines), after: await after.ask(...lines) };
    expect(got, sentence).toEqual({ before: expected, after: expected });
  });

  test("M12 the leftmost difference decides", async () => {
    const { ask } = await serve(
      routerOf("/:a/b/c", "/a/:b/:c", "/x/:b/c", "/x/y/:c", "/k/:b", "/:a/l"),
    );
    const sentence = "the leftmost segment that differs decides, not the number of parameters";
    expect(await ask("GET /a/b/c", "GET /x/y/c", "GET /k/l"), sentence).toEqual([
      "200 /a/:b/:c b=b c=c",
      "200 /x/y/:c c=c",
      "200 /k/:b b=l",
    ]);
  });

  test("M12 text that leads nowhere", async () => {
    const { ask } = await serve(routerOf("/a/b/d", "/a/:x/c", "/:y/b/e"));
    const sentence = "text that matches only at first does not keep another route from matching";
    expect(await ask("GET /a/b/c", "GET /a/b/e", "GET /a/b/d"), sentence).toEqual([
      "200 /a/:x/c x=b",
      "200 /:y/b/e y=a",
      "200 /a/b/d",
    ]);
  });

  test("M12 routes for other methods do not count", async () => {
    const router = routerOf("/users/:id");
    router.post("/users/me", tell("post"));
    router.put("/users/:id", tell("put"));
    const { ask, send } = await serve(router);
    const sentence = "a route with more text, but for another method, does not hide a route";
    expect(await ask("GET /users/me", "PUT /users/me", "POST /users/me"), sentence).toEqual([
      "200 /users/:id id=me",
      "200 put id=me",
      "200 post",
    ]);
    const head = "HEAD too reaches the GET route behind a route for another method";
    expect((await send("HEAD /users/me")).status, head).toBe(200);
  });
});

describe("decoding", () => {
  test("M13 parameters are decoded after the path was split", async () => {
    const { ask } = await serve(routerOf("/files/:name"));
    const sentence = "an encoded slash or question mark belongs to its parameter";
    expect(await ask("GET /files/a%2Fb", "GET /files/a%2F", "GET /files/a%3Fb"), sentence).toEqual([
      "200 /files/:name name=a/b",
      "200 /files/:name name=a/",
      "200 /files/:name name=a?b",
    ]);
  });

  test("M13 every parameter is decoded", async () => {
    const { ask } = await serve(routerOf("/:dir/:name"));
    const sentence = "every parameter is decoded, also beyond ASCII";
    expect(await ask("GET /caf%C3%A9/a%20b"), sentence).toEqual([
      "200 /:dir/:name dir=café name=a b",
    ]);
  });

  test("M13 parameters are decoded once", async () => {
    const { ask } = await serve(routerOf("/files/:name"));
    const sentence = "a parameter is decoded once: %2525 stands for %25";
    expect(await ask("GET /files/%2525", "GET /files/100%25"), sentence).toEqual([
      "200 /files/:name name=%25",
      "200 /files/:name name=100%",
    ]);
  });

  test("M13 a plus is a plus", async () => {
    const { ask } = await serve(routerOf("/files/:name"));
    expect(await ask("GET /files/a+b"), "a plus in a path stands for itself").toEqual([
      "200 /files/:name name=a+b",
    ]);
  });
});

describe("bad-encoding", () => {
  test("M14 what cannot be decoded gets 400", async () => {
    const router = new Router();
    const { runs, handler } = trap();
    router.get("/files/:name", handler);
    const { ask } = await serve(router);
    const sentence = "a parameter that cannot be decoded gets 400";
    expect(await ask("GET /files/%E0%A4%A", "GET /files/%zz", "GET /files/%"), sentence).toEqual([
      "400",
      "400",
      "400",
    ]);
    expect(runs(), "no handler runs for a parameter that cannot be decoded").toBe(0);
  });

  test("M14 a 400 is the router's own answer", async () => {
    const site = await serve(routerOf("/files/:name"));
    await site.ask("GET /files/%zz");
    const sentence = "handle resolves after a 400, because no handler has failed";
    expect(
      site.outcomes.map(({ status }) => status),
      sentence,
    ).toEqual(["fulfilled"]);
  });

  test("M14 only parameters are decoded", async () => {
    const { ask } = await serve(routerOf("/files/:name"));
    const sentence = "a query that cannot be decoded is not the router's affair";
    expect(await ask("GET /files/a?discount=50%"), sentence).toEqual(["200 /files/:name name=a"]);
  });

  test("M14 a URIError of a handler is none of the path", async () => {
    takeOver(STRAY_EVENTS, () => undefined, 2);
    const router = new Router();
    router.get("/files/:name", () => {
      throw new URIError("broken");
    });
    const { ask } = await serve(router);
    const sentence = "a URIError that the handler throws is one of the handler";
    expect(await ask("GET /files/a"), sentence).toEqual([
      "500 handle failed with URIError: broken",
    ]);
  });
});
