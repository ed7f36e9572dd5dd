import { describe, expect, test } from "vitest";
import { memberOf } from "../../../kit-http.ts";
import { DUNE, FULL, openShop, pathOf, stopDate } from "../http.ts";

describe("creates", () => {
  test("B1 the status is 201", async () => {
    const shop = await openShop();
    const { status } = await shop.call("POST", "/books", DUNE);
    expect(status, "a book that was created is answered with 201").toBe(201);
  });

  test("B1 the response has the book", async () => {
    const shop = await openShop();
    const { body } = await shop.call("POST", "/books", FULL);
    expect(body, "the response to POST is the book, with an id that is a string").toEqual({
      ...FULL,
      id: expect.stringMatching(/./),
    });
  });

  test("B1 Location leads to the book", async () => {
    const shop = await openShop();
    const answer = await shop.call("POST", "/books", DUNE);
    const path = pathOf(answer);
    const sentence = "Location is /books/ and the id of the new book";
    expect(path, sentence).toBe(`/books/${String(memberOf(answer.body, "id"))}`);
    const { status, body } = await shop.call("GET", path);
    const read = "the new book can be read from its Location";
    expect([status, body], read).toEqual([200, answer.body]);
  });
});

describe("reads", () => {
  test("B2 exactly the book", async () => {
    const shop = await openShop();
    const { path, id } = await shop.add(DUNE);
    const { status, body } = await shop.call("GET", path);
    const sentence = "GET of a book has its id and the members that were set, nothing else";
    expect([status, body], sentence).toEqual([200, { ...DUNE, id }]);
  });

  test("B2 every member", async () => {
    const shop = await openShop();
    const { path, id } = await shop.add(FULL);
    const { body } = await shop.call("GET", path);
    expect(body, "year, isbn and publisher are stored as they were sent").toEqual({ ...FULL, id });
  });

  test("B2 each id leads to its own book", async () => {
    const shop = await openShop();
    const dune = await shop.add(DUNE);
    const emma = await shop.add(FULL);
    const titles: unknown[] = [];
    for (const { path } of [dune, emma]) {
      titles.push(memberOf((await shop.call("GET", path)).body, "title"));
    }
    expect(titles, "each id leads to its own book").toEqual(["Dune", "Emma"]);
  });

  test("B2 an unknown id", async () => {
    const shop = await openShop();
    await shop.add(DUNE);
    const ids = ["unknown", "987654321", "constructor", "__proto__"];
    const statuses: string[] = [];
    for (const id of ids) {
      const { status } = await shop.call("GET", `/books/${id}`);
      statuses.push(`${id}: ${status}`);
    }
    const sentence = "an id that was never given is 404, whatever its name";
    expect(statuses, sentence).toEqual(ids.map((id) => `${id}: 404`));
  });
});

describe("lists", () => {
  test("B3 no books", async () => {
    const { status, body } = await (await openShop()).call("GET", "/books");
    const sentence = "a list without books is an empty array with status 200";
    expect([status, body], sentence).toEqual([200, []]);
  });

  test("B3 all books in order", async () => {
    const shop = await openShop();
    const books: unknown[] = [];
    for (const title of ["Zorba", "Emma", "Middlemarch", "Anna Karenina"]) {
      books.push((await shop.add({ title, author: "A" })).answer.body);
    }
    expect(await shop.list(), "the list has all books, the oldest first").toEqual(books);
  });
});

describe("checks-books", () => {
  test("B4 what is no JSON object", async () => {
    const shop = await openShop();
    const statuses: Record<string, number> = {};
    for (const text of ["{title}", '{"title":"a"', "[]", "null", '"text"', "1"]) {
      statuses[text] = (await shop.call("POST", "/books", text)).status;
    }
    const sentence = "a body that is not a JSON object is 400";
    const expected = Object.keys(statuses).map((text) => [text, 400]);
    expect(statuses, sentence).toEqual(Object.fromEntries(expected));
  });

  test("B4 an object that is no book", async () => {
    const shop = await openShop();
    const wrong: Record<string, unknown> = {
      "no members": {},
      "no author": { title: "Dune" },
      "no title": { author: "Frank Herbert" },
      "empty title": { ...DUNE, title: "" },
      "empty author": { ...DUNE, author: "" },
      "title is a number": { ...DUNE, title: 1984 },
      "author is an array": { ...DUNE, author: ["Frank Herbert"] },
      "year is a string": { ...DUNE, year: "1965" },
      "year is a fraction": { ...DUNE, year: 1965.5 },
      "isbn is a number": { ...DUNE, isbn: 9780441 },
      "publisher is a string": { ...DUNE, publisher: "Chilton" },
      "publisher is an array": { ...DUNE, publisher: [{ name: "Chilton" }] },
    };
    const statuses: Record<string, number> = {};
    for (const [name, body] of Object.entries(wrong)) {
      statuses[name] = (await shop.call("POST", "/books", body)).status;
    }
    const sentence = "an object with a member that is missing or has the wrong type is 422";
    const expected = Object.keys(wrong).map((name) => [name, 422]);
    expect(statuses, sentence).toEqual(Object.fromEntries(expected));
  });

  test("B4 a year of 0 is an integer", async () => {
    const shop = await openShop();
    const { answer } = await shop.add({ ...DUNE, year: 0 });
    const sentence = "0 and negative numbers are years like others";
    expect(memberOf(answer.body, "year"), sentence).toBe(0);
  });

  test("B4 nothing is created", async () => {
    const shop = await openShop();
    await shop.call("POST", "/books", "{title}");
    await shop.call("POST", "/books", { title: "Dune" });
    expect(await shop.list(), "a request that was refused creates no book").toEqual([]);
  });
});

describe("paths", () => {
  test("B5 the type is JSON", async () => {
    const shop = await openShop();
    const { path, answer } = await shop.add(DUNE);
    const answers = [answer, await shop.call("GET", path), await shop.call("GET", "/books")];
    const types = answers.map(({ headers }) => headers["content-type"]?.split(";")[0]);
    const sentence = "responses with a book or a list have the type application/json";
    expect(types, sentence).toEqual(Array.from({ length: 3 }, () => "application/json"));
  });

  test("B5 other paths", async () => {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const statuses: Record<string, number> = {};
    for (const other of ["/", "/book", "/authors", "/booksx", `${path}/pages`, `/v1${path}`]) {
      statuses[other.replace(path, "/books/<id>")] = (await shop.call("GET", other)).status;
    }
    const expected = Object.keys(statuses).map((name) => [name, 404]);
    expect(statuses, "a path that is not in the brief is 404").toEqual(
      Object.fromEntries(expected),
    );
  });

  test("B5 a query", async () => {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const answers = [await shop.call("GET", "/books?a=1"), await shop.call("GET", `${path}?b=2/3`)];
    const statuses = answers.map(({ status }) => status);
    expect(statuses, "a query after ? is no part of the path").toEqual([200, 200]);
  });
});

describe("own-books", () => {
  test("B6 requests at the same time", async () => {
    stopDate();
    const shop = await openShop();
    const names = Array.from({ length: 12 }, (_, n) => `Book ${n}`);
    const all = await Promise.all(names.map((title) => shop.add({ title, author: "A" })));
    const sentence = "books that are created at the same time get different ids";
    expect(new Set(all.map(({ id }) => id)).size, sentence).toBe(12);
    const list = await shop.list();
    const none = "no book is lost if many are created at the same time";
    expect(Array.isArray(list) ? list.length : list, none).toBe(12);
  });

  test("B6 bodies that come late", async () => {
    const shop = await openShop();
    const first = await shop.start("POST", "/books");
    const second = await shop.start("POST", "/books");
    const answers = [
      await second.finish({ ...DUNE, title: "Second" }),
      await first.finish({ ...DUNE, title: "First" }),
    ];
    const titles = answers.map(({ body }) => memberOf(body, "title"));
    const ids = new Set(answers.map(({ body }) => memberOf(body, "id")));
    const sentence = "two bodies that come at the same time make two books";
    expect([titles, ids.size], sentence).toEqual([["Second", "First"], 2]);
  });

  test("B6 two shops", async () => {
    const [one, other] = [await openShop(), await openShop()];
    await one.add(DUNE);
    expect(await other.list(), "each call of createBooks has its own books").toEqual([]);
  });
});
