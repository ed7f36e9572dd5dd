import { describe, expect, test } from "vitest";
import { memberOf } from "../../../kit-http.ts";
import { DUNE, FULL, openShop, PATCH, pathOf, type Answer } from "../http.ts";

describe("deletes", () => {
  test("B14 the status is 204", async () => {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const { status, text } = await shop.call("DELETE", path);
    expect([status, text], "DELETE is answered with 204 and no body").toEqual([204, ""]);
  });

  test("B14 the book is gone", async () => {
    const shop = await openShop();
    const [kept, gone] = [await shop.add(FULL), await shop.add(DUNE)];
    await shop.call("DELETE", gone.path);
    const statuses = [
      (await shop.call("GET", gone.path)).status,
      (await shop.call("PUT", gone.path, DUNE)).status,
      (await shop.call("PATCH", gone.path, {}, PATCH)).status,
    ];
    expect(statuses, "a book that was deleted is 404 for every method").toEqual([404, 404, 404]);
    const sentence = "the list has the other books after a DELETE, and only them";
    expect(await shop.list(), sentence).toEqual([kept.answer.body]);
  });

  test("B14 the isbn is free", async () => {
    const shop = await openShop();
    const { path } = await shop.add(FULL);
    await shop.call("DELETE", path);
    const { status } = await shop.call("POST", "/books", FULL);
    expect(status, "the isbn of a book that was deleted is free").toBe(201);
  });
});

describe("delete-again", () => {
  test("B15 a repeated DELETE", async () => {
    const shop = await openShop();
    const [first, middle, last] = [
      await shop.add({ ...DUNE, title: "First" }),
      await shop.add({ ...DUNE, title: "Middle" }),
      await shop.add({ ...DUNE, title: "Last" }),
    ];
    await shop.call("DELETE", middle.path);
    const { status } = await shop.call("DELETE", middle.path);
    const seen = status === 204 || status === 404 ? "204 or 404" : status;
    expect(seen, "a repeated DELETE is 204 or 404").toBe("204 or 404");
    const sentence = "a repeated DELETE leaves all other books";
    expect(await shop.list(), sentence).toEqual([first.answer.body, last.answer.body]);
  });

  test("B15 an id that was never given", async () => {
    const shop = await openShop();
    const { answer } = await shop.add(DUNE);
    const { status } = await shop.call("DELETE", "/books/unknown");
    const sentence = "DELETE of an unknown id is 204 or 404 and removes nothing";
    expect([204, 404].includes(status) ? await shop.list() : status, sentence).toEqual([
      answer.body,
    ]);
  });
});

describe("fresh-ids", () => {
  test("B16 after an older book was deleted", async () => {
    const shop = await openShop();
    const old = await shop.add(DUNE);
    const kept = await shop.add(DUNE);
    await shop.call("DELETE", old.path);
    const { id } = await shop.add(DUNE);
    const of = id === old.id ? "of the deleted book" : id === kept.id ? "of another book" : "new";
    const sentence = "a new id is neither that of a deleted book nor that of one that is there";
    expect(of, sentence).toBe("new");
  });

  test("B16 after the last book was deleted", async () => {
    const shop = await openShop();
    await shop.add(DUNE);
    const old = await shop.add(DUNE);
    await shop.call("DELETE", old.path);
    const { id } = await shop.add(DUNE);
    expect(id, "the id of the last book is not given again after its DELETE").not.toBe(old.id);
  });

  test("B16 after all books were deleted", async () => {
    const shop = await openShop();
    const old = [await shop.add(DUNE), await shop.add(DUNE)];
    for (const { path } of old) await shop.call("DELETE", path);
    await shop.add(DUNE);
    await shop.add(DUNE);
    const statuses: number[] = [];
    for (const { path } of old) statuses.push((await shop.call("GET", path)).status);
    const sentence = "the old links are still 404 when new books have come into an empty shop";
    expect(statuses, sentence).toEqual([404, 404]);
  });
});

describe("known-members", () => {
  const EXTRA = { admin: true, createdAt: "now", __v: 3 };

  test("B17 POST with an id", async () => {
    const shop = await openShop();
    const { path, id } = await shop.add({ id: "mine", ...DUNE });
    const { status } = await shop.call("GET", "/books/mine");
    const sentence = "an id in the body of POST is ignored";
    expect([id === "mine", path === "/books/mine", status], sentence).toEqual([false, false, 404]);
  });

  test("B17 POST with the id of another book", async () => {
    const shop = await openShop();
    const { path, id, answer } = await shop.add(DUNE);
    await shop.call("POST", "/books", { ...FULL, id });
    const { body } = await shop.call("GET", path);
    expect(body, "POST with the id of another book leaves that book").toEqual(answer.body);
  });

  test("B17 members that no book has", async () => {
    const shop = await openShop();
    const { path, id, answer } = await shop.add({ ...DUNE, ...EXTRA });
    const answers: Record<string, Answer> = { POST: answer };
    answers["PUT"] = await shop.call("PUT", path, { ...DUNE, ...EXTRA });
    answers["PATCH"] = await shop.call("PATCH", path, EXTRA, PATCH);
    answers["GET"] = await shop.call("GET", path);
    const seen = Object.entries(answers).map(([name, { status, body }]) => [name, [status, body]]);
    const sentence = "members that no book has are ignored in POST, PUT and PATCH";
    const book = { ...DUNE, id };
    const expected = { POST: [201, book], PUT: [200, book], PATCH: [200, book], GET: [200, book] };
    expect(Object.fromEntries(seen), sentence).toEqual(expected);
  });

  test("B17 PUT with another id", async () => {
    const shop = await openShop();
    const [one, other] = [await shop.add(DUNE), await shop.add(FULL)];
    await shop.call("PUT", one.path, { ...DUNE, title: "New", id: other.id });
    const list = await shop.list();
    const sentence = "an id in the body of PUT is ignored: the path says which book it is";
    expect(list, sentence).toEqual([{ ...DUNE, title: "New", id: one.id }, other.answer.body]);
  });

  test("B17 PATCH with another id", async () => {
    const shop = await openShop();
    const { path, id } = await shop.add(DUNE);
    await shop.call("PATCH", path, { id: "mine", title: "New" }, PATCH);
    const { status, body } = await shop.call("GET", path);
    const sentence = "an id in a patch is ignored, and so is its removal";
    expect([status, body], sentence).toEqual([200, { ...DUNE, title: "New", id }]);
    await shop.call("PATCH", path, { id: null }, PATCH);
    expect(memberOf((await shop.call("GET", path)).body, "id"), sentence).toBe(id);
  });

  test("B17 a book is sent back", async () => {
    const shop = await openShop();
    const { path, answer } = await shop.add(FULL);
    const { status, body } = await shop.call("PUT", path, answer.body);
    const sentence = "a book that is sent back as it was read is accepted";
    expect([status, body], sentence).toEqual([200, answer.body]);
  });

  test("B17 members through __proto__", async () => {
    const shop = await openShop();
    const text = '{"__proto__":{"year":1,"isbn":"1"},"title":"Dune","author":"Frank Herbert"}';
    const { path, id } = await shop.add(text);
    const { body } = await shop.call("GET", path);
    const sentence = "a member __proto__ adds no members to the book";
    expect(body, sentence).toEqual({ ...DUNE, id });
  });
});

describe("prototypes", () => {
  /** Whether every object has a member after this, and takes it away again. */
  function polluted(): boolean {
    const was = Reflect.get({}, "polluted") !== undefined;
    Reflect.deleteProperty(Object.prototype, "polluted");
    return was;
  }

  const BAD = '{"polluted":true}';

  test("B18 PATCH with __proto__", async () => {
    const shop = await openShop();
    const { path } = await shop.add(FULL);
    const seen: Record<string, boolean> = {};
    for (const text of [
      `{"__proto__":${BAD}}`,
      `{"publisher":{"__proto__":${BAD}}}`,
      `{"publisher":{"address":{"__proto__":${BAD}}}}`,
    ]) {
      await shop.call("PATCH", path, text, PATCH);
      seen[text] = polluted();
    }
    const sentence = "a patch with a member __proto__ changes no other object";
    const expected = Object.keys(seen).map((text) => [text, false]);
    expect(seen, sentence).toEqual(Object.fromEntries(expected));
  });

  test("B18 PATCH with constructor", async () => {
    const shop = await openShop();
    const { path } = await shop.add(FULL);
    const seen: Record<string, boolean> = {};
    for (const text of [
      `{"constructor":{"prototype":${BAD}}}`,
      `{"publisher":{"constructor":{"prototype":${BAD}}}}`,
    ]) {
      await shop.call("PATCH", path, text, PATCH);
      seen[text] = polluted();
    }
    const sentence = "a patch with constructor and prototype changes no other object";
    const expected = Object.keys(seen).map((text) => [text, false]);
    expect(seen, sentence).toEqual(Object.fromEntries(expected));
  });

  test("B18 POST and PUT", async () => {
    const shop = await openShop();
    const text = `{"__proto__":${BAD},"title":"A","author":"B","publisher":{"__proto__":${BAD}}}`;
    const answer = await shop.call("POST", "/books", text);
    const seen = [polluted()];
    await shop.call("PUT", pathOf(answer) || "/books/1", text);
    seen.push(polluted());
    const sentence = "a new book with a member __proto__ changes no other object";
    expect(seen, sentence).toEqual([false, false]);
  });
});
