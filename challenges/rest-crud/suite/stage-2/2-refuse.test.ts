import { describe, expect, test } from "vitest";
import { DUNE, FULL, openShop, PATCH } from "../http.ts";

describe("checks-changes", () => {
  test("B10 PUT", async () => {
    const shop = await openShop();
    const { path } = await shop.add(FULL);
    const statuses: Record<string, number> = {};
    const bodies = { "no title": { author: "A" }, "wrong year": { ...DUNE, year: "1965" } };
    for (const [name, body] of Object.entries(bodies)) {
      statuses[name] = (await shop.call("PUT", path, body)).status;
    }
    const sentence = "a PUT that results in no book is 422";
    expect(statuses, sentence).toEqual({ "no title": 422, "wrong year": 422 });
  });

  test("B10 PUT without an object", async () => {
    const shop = await openShop();
    const { path } = await shop.add(FULL);
    const statuses: number[] = [];
    for (const text of ["[]", "{"]) statuses.push((await shop.call("PUT", path, text)).status);
    expect(statuses, "a PUT whose body is not a JSON object is 400").toEqual([400, 400]);
  });

  test("B10 PATCH", async () => {
    const shop = await openShop();
    const { path } = await shop.add(FULL);
    const statuses: Record<string, number> = {};
    const patches = {
      "title removed": { title: null },
      "author emptied": { author: "" },
      "wrong year": { year: "1815" },
      "publisher is a string": { publisher: "Murray" },
    };
    for (const [name, patch] of Object.entries(patches)) {
      statuses[name] = (await shop.call("PATCH", path, patch, PATCH)).status;
    }
    const sentence = "a PATCH that results in no book is 422";
    const expected = Object.keys(patches).map((name) => [name, 422]);
    expect(statuses, sentence).toEqual(Object.fromEntries(expected));
  });
});

describe("conflicts", () => {
  const taken = { ...DUNE, isbn: "111" };
  const other = { ...DUNE, title: "Other", isbn: "222" };

  test("B11 POST", async () => {
    const shop = await openShop();
    await shop.add(taken);
    const { status } = await shop.call("POST", "/books", { ...other, isbn: "111" });
    expect(status, "POST of a second book with the same isbn is 409").toBe(409);
  });

  test("B11 PUT", async () => {
    const shop = await openShop();
    await shop.add(taken);
    const { path } = await shop.add(other);
    const { status } = await shop.call("PUT", path, { ...other, isbn: "111" });
    expect(status, "PUT with the isbn of another book is 409").toBe(409);
  });

  test("B11 PATCH", async () => {
    const shop = await openShop();
    await shop.add(taken);
    const { path } = await shop.add(other);
    const { status } = await shop.call("PATCH", path, { isbn: "111" }, PATCH);
    expect(status, "PATCH to the isbn of another book is 409").toBe(409);
  });

  test("B11 its own", async () => {
    const shop = await openShop();
    const { path } = await shop.add(taken);
    const put = await shop.call("PUT", path, { ...taken, title: "New" });
    const patch = await shop.call("PATCH", path, { isbn: "111", year: 1 }, PATCH);
    const sentence = "a book may keep its own isbn in PUT and PATCH";
    expect([put.status, patch.status], sentence).toEqual([200, 200]);
  });

  test("B11 one that was given up", async () => {
    const shop = await openShop();
    const { path } = await shop.add(taken);
    await shop.call("PUT", path, DUNE);
    const { status } = await shop.call("POST", "/books", { ...other, isbn: "111" });
    expect(status, "an isbn that its book has given up is free").toBe(201);
  });

  test("B11 the new one of a book", async () => {
    const shop = await openShop();
    const { path } = await shop.add(taken);
    await shop.call("PUT", path, { ...DUNE, isbn: "333" });
    const { status } = await shop.call("POST", "/books", { ...other, isbn: "333" });
    expect(status, "an isbn that a book got by PUT is taken").toBe(409);
  });

  test("B11 books without isbn", async () => {
    const shop = await openShop();
    await shop.add(DUNE);
    const { status } = await shop.call("POST", "/books", DUNE);
    expect(status, "books without isbn are never in conflict, even if they are equal").toBe(201);
  });
});

describe("all-or-nothing", () => {
  test("B12 PUT that fails", async () => {
    const shop = await openShop();
    await shop.add({ ...DUNE, isbn: "111" });
    const { path, answer } = await shop.add(FULL);
    await shop.call("PUT", path, { title: "New" });
    await shop.call("PUT", path, { ...DUNE, isbn: "111" });
    const { body } = await shop.call("GET", path);
    expect(body, "a PUT that fails leaves the book as it was").toEqual(answer.body);
  });

  test("B12 PATCH that fails", async () => {
    const shop = await openShop();
    await shop.add({ ...DUNE, isbn: "111" });
    const { path, answer } = await shop.add(FULL);
    await shop.call("PATCH", path, { title: "New", year: "x" }, PATCH);
    await shop.call("PATCH", path, { title: "New", isbn: "111" }, PATCH);
    const { body } = await shop.call("GET", path);
    expect(body, "a PATCH that fails leaves the book as it was").toEqual(answer.body);
  });

  test("B12 PATCH that fails after a deep change", async () => {
    const shop = await openShop();
    const { path, answer } = await shop.add(FULL);
    const publisher = { name: "New", address: { city: null } };
    await shop.call("PATCH", path, { publisher, year: "x" }, PATCH);
    const { body } = await shop.call("GET", path);
    const sentence = "a PATCH that fails leaves also the objects in the book as they were";
    expect(body, sentence).toEqual(answer.body);
  });

  test("B12 a conflict keeps no isbn", async () => {
    const shop = await openShop();
    await shop.add({ ...DUNE, isbn: "111" });
    const { path } = await shop.add({ ...DUNE, isbn: "222" });
    await shop.call("PATCH", path, { isbn: "111" }, PATCH);
    await shop.call("PATCH", path, { isbn: "333", year: "x" }, PATCH);
    const statuses: number[] = [];
    for (const isbn of ["222", "333"]) {
      statuses.push((await shop.call("POST", "/books", { ...DUNE, isbn })).status);
    }
    const sentence = "a change that fails neither frees the old isbn nor takes the new one";
    expect(statuses, sentence).toEqual([409, 201]);
  });
});

describe("methods", () => {
  /** The methods in Allow, without those that are left open. */
  const allowed = (text = ""): string[] =>
    text
      .split(",")
      .map((name) => name.trim())
      .filter((name) => !["", "HEAD", "OPTIONS", "DELETE"].includes(name))
      .toSorted();

  test("B13 the collection", async () => {
    const shop = await openShop();
    const answers = [
      await shop.call("DELETE", "/books"),
      await shop.call("PUT", "/books", DUNE),
      await shop.call("PATCH", "/books", {}, PATCH),
    ];
    const sentence = "another method on the collection is 405, and Allow lists GET and POST";
    const seen = answers.map(({ status, headers }) => [status, allowed(headers.allow)]);
    expect(seen, sentence).toEqual(Array.from({ length: 3 }, () => [405, ["GET", "POST"]]));
  });

  test("B13 a book", async () => {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const { status, headers } = await shop.call("POST", path, DUNE);
    const sentence = "POST to a book is 405, and Allow lists GET, PUT and PATCH";
    expect([status, allowed(headers.allow)], sentence).toEqual([405, ["GET", "PATCH", "PUT"]]);
  });

  test("B13 HEAD", async () => {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const paths = [path, "/books", "/books/unknown", "/authors"];
    const seen: unknown[] = [];
    for (const one of paths) {
      const { status, text, headers } = await shop.call("HEAD", one);
      const type = status === 200 ? headers["content-type"]?.split(";")[0] : "";
      seen.push([status, type, text]);
    }
    const sentence = "HEAD has the status and the type of GET, and no body";
    const json = "application/json";
    expect(seen, sentence).toEqual([
      [200, json, ""],
      [200, json, ""],
      [404, "", ""],
      [404, "", ""],
    ]);
  });
});
