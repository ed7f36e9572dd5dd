import { describe, expect, test } from "vitest";
import { Router } from "@solution";
import { serve, tell, type Handler } from "../http.ts";

/** What a client sends for a URL: clients encode some characters, and drop dot segments and fragments. */
function sentFor(url: string): string {
  const { pathname, search } = new URL(url, "http://127.0.0.1");
  return `GET ${pathname}${search}`;
}

/** What `build` gives or throws. */
function result(build: () => string): string {
  try {
    return JSON.stringify(build());
  } catch (error) {
    return error instanceof Error ? "throws" : "throws what is no Error";
  }
}

/** Answers with the parameters as JSON. */
const showParams: Handler = (_, res, { params }) => res.end(JSON.stringify(params));

describe("urls", () => {
  test("M18 url fills the path", async () => {
    const router = new Router();
    router.get("/", tell("home"), { name: "home" });
    router.put("/users/:id/posts/:postId", tell("x"), { name: "post" });
    router.add("GET", "/users/:id", tell("user"), { name: "user" });
    const { ask } = await serve(router);
    const post = router.url("post", { postId: 7, id: "42" });
    const sentence = "url puts the values into the path of the route with that name";
    expect(post, sentence).toBe("/users/42/posts/7");
    expect(router.url("user", { id: 0 }), "0 is a value like any other").toBe("/users/0");
    const home = "url builds the path of a route without parameters";
    expect(await ask(sentFor(router.url("home"))), home).toEqual(["200 home"]);
  });

  test("M18 every short method takes a name", () => {
    const router = new Router();
    router.get("/get", tell("x"), { name: "get" });
    router.post("/post", tell("x"), { name: "post" });
    router.put("/put", tell("x"), { name: "put" });
    router.patch("/patch", tell("x"), { name: "patch" });
    router.delete("/delete", tell("x"), { name: "delete" });
    const names = ["get", "post", "put", "patch", "delete"];
    const sentence = "get, post, put, patch and delete hand the options on to add";
    expect(
      names.map((name) => result(() => router.url(name))),
      sentence,
    ).toEqual(names.map((name) => `"/${name}"`));
  });

  test("M18 names of parameters that begin alike", () => {
    const router = new Router();
    router.get("/:idCard/:id", tell("x"), { name: "card" });
    const sentence = "a value goes to the parameter with exactly its name";
    expect(router.url("card", { id: "1", idCard: "2" }), sentence).toBe("/2/1");
  });

  test("M18 a request for the URL gives the values back", async () => {
    const router = new Router();
    router.get("/files/:dir/:name", showParams, { name: "file" });
    const { ask } = await serve(router);
    const values = ["50%", "a#b", "a/b", "a%2Fb", "a?b", "ä ö", "+", "..a", ":name", "$&", "a\\b"];
    for (const dir of values) {
      const url = router.url("file", { dir, name: dir });
      const sentence = "a request for a built URL gives the route the values that it was built of";
      const got = await ask(sentFor(url));
      expect(got, `${sentence} (${JSON.stringify(dir)})`).toEqual([
        `200 ${JSON.stringify({ dir, name: dir })}`,
      ]);
    }
  });

  test("M18 mounted routes have their prefix", async () => {
    const [router, middle, inner] = [new Router(), new Router(), new Router()];
    router.mount("/orgs/:org", middle);
    middle.mount("/users", inner);
    inner.get("/:id", showParams, { name: "user" });
    middle.get("/", tell("org"), { name: "org" });
    const { ask } = await serve(router);
    const url = router.url("user", { id: "7", org: "a/b" });
    const sentence = "the URL of a mounted route begins with its prefixes, filled too";
    expect(await ask(sentFor(url)), sentence).toEqual(['200 {"org":"a/b","id":"7"}']);
    const root = "the URL of the root of a mounted router is its prefix";
    expect(await ask(sentFor(router.url("org", { org: "a" }))), root).toEqual(["200 org org=a"]);
  });
});

describe("url-check", () => {
  test("M19 a name that does not exist", () => {
    const router = new Router();
    router.get("/users", tell("x"), { name: "users" });
    router.get("/posts", tell("x"));
    const names = ["user", "toString", "", "undefined"];
    const sentence = "url throws if no route has the name";
    expect(
      names.map((name) => result(() => router.url(name))),
      sentence,
    ).toEqual(names.map(() => "throws"));
  });

  test("M19 a parameter that is missing", () => {
    const router = new Router();
    const child = new Router();
    child.get("/users/:id", tell("x"), { name: "user" });
    router.mount("/orgs/:org", child);
    const got = [
      result(() => router.url("user")),
      result(() => router.url("user", { id: 1 })),
      result(() => router.url("user", { org: 1 })),
    ];
    expect(got, "url throws if a parameter of the path is missing").toEqual([
      "throws",
      "throws",
      "throws",
    ]);
  });

  test("M19 values that no URL can carry", () => {
    const router = new Router();
    router.get("/files/:name", tell("x"), { name: "file" });
    const values = ["", ".", ".."];
    const sentence = 'url throws for the values "", "." and "..", which no request can carry';
    expect(
      values.map((name) => result(() => router.url("file", { name }))),
      sentence,
    ).toEqual(["throws", "throws", "throws"]);
  });
});

describe("url-query", () => {
  /** The pairs behind the `?` of a URL. */
  function pairsOf(url: string): string[] {
    return [...new URL(url, "http://127.0.0.1").searchParams]
      .map((pair) => pair.join(" = "))
      .sort();
  }

  /** A router with one named route. */
  function named(): Router {
    const router = new Router();
    router.get("/users/:id", tell("user"), { name: "user" });
    return router;
  }

  test("M20 the query reads back the same", () => {
    const query = { page: 2, q: "a&b=c", city: "Köln +1", from: 0, empty: "" };
    const url = named().url("user", { id: 7 }, query);
    expect(url.split("?")[0], "the query comes behind the path and a ?").toBe("/users/7");
    const sentence = "every value of query, even 0 or empty, reads back as it was given";
    expect(pairsOf(url), sentence).toEqual([
      "city = Köln +1",
      "empty = ",
      "from = 0",
      "page = 2",
      "q = a&b=c",
    ]);
  });

  test("M20 names of the query are encoded", () => {
    const url = named().url("user", { id: 7 }, { "a&b": "1", "x[y]": "2" });
    const sentence = "the names in a query read back as they were given";
    expect(pairsOf(url), sentence).toEqual(["a&b = 1", "x[y] = 2"]);
  });

  test("M20 undefined is left out", () => {
    const url = named().url("user", { id: 7 }, { page: undefined, q: "x" });
    const sentence = "a value of query that is undefined is left out";
    expect(pairsOf(url), sentence).toEqual(["q = x"]);
  });

  test("M20 no values, no question mark", () => {
    const router = named();
    const urls = [
      router.url("user", { id: 7 }),
      router.url("user", { id: 7 }, {}),
      router.url("user", { id: 7 }, { page: undefined }),
    ];
    const sentence = "a URL without values of query has no ?";
    expect(urls, sentence).toEqual(["/users/7", "/users/7", "/users/7"]);
  });
});
