import { describe, expect, test } from "vitest";
import { memberOf } from "../../../kit-http.ts";
import { DUNE, FULL, openShop, PATCH } from "../http.ts";

describe("replaces", () => {
  test("B7 the response", async () => {
    const shop = await openShop();
    const { path, id } = await shop.add(FULL);
    const { status, body } = await shop.call("PUT", path, DUNE);
    const sentence = "PUT is answered with 200 and the new book";
    expect([status, body], sentence).toEqual([200, { ...DUNE, id }]);
  });

  test("B7 members that are not sent are gone", async () => {
    const shop = await openShop();
    const { path, id } = await shop.add(FULL);
    await shop.call("PUT", path, DUNE);
    const { body } = await shop.call("GET", path);
    const sentence = "after PUT the book has the members that were sent, and no older ones";
    expect(body, sentence).toEqual({ ...DUNE, id });
  });

  test("B7 the place in the list", async () => {
    const shop = await openShop();
    const first = await shop.add(FULL);
    await shop.add({ title: "Second", author: "B" });
    await shop.call("PUT", first.path, DUNE);
    const list = await shop.list();
    const titles = Array.isArray(list) ? list.map((book) => memberOf(book, "title")) : list;
    const sentence = "a book that is replaced keeps its place in the list";
    expect(titles, sentence).toEqual(["Dune", "Second"]);
  });

  test("B7 an unknown id", async () => {
    const shop = await openShop();
    const { status } = await shop.call("PUT", "/books/unknown", DUNE);
    const sentence = "PUT to an unknown id is 404 and creates nothing";
    expect([status, await shop.list()], sentence).toEqual([404, []]);
  });
});

describe("merge-patch", () => {
  /** What a patch makes of FULL: the response, and what is stored. */
  async function patched(patch: unknown): Promise<Record<string, unknown>> {
    const shop = await openShop();
    const { path } = await shop.add(FULL);
    const answer = await shop.call("PATCH", path, patch, PATCH);
    const { body } = await shop.call("GET", path);
    return { status: answer.status, returned: bare(answer.body), stored: bare(body) };
  }

  /** A book without its id. */
  const bare = (book: unknown): unknown =>
    Object.fromEntries(Object.entries(Object(book)).filter(([name]) => name !== "id"));

  /** What `patched` returns if this is the book. */
  const becomes = (book: unknown): unknown => ({ status: 200, returned: book, stored: book });

  test("B8 members are replaced", async () => {
    const sentence = "a patch replaces the members that it names and leaves the others";
    const patch = { title: "Persuasion", year: 1817 };
    expect(await patched(patch), sentence).toEqual(becomes({ ...FULL, ...patch }));
  });

  test("B8 null removes", async () => {
    const { title, author, publisher } = FULL;
    const sentence = "null in a patch removes the member, also one that is not there";
    const patch = { year: null, isbn: null, other: null };
    expect(await patched(patch), sentence).toEqual(becomes({ title, author, publisher }));
  });

  test("B8 objects are merged at any depth", async () => {
    const patch = { publisher: { address: { city: "Bath", street: "High Street" }, since: 1768 } };
    const { publisher } = FULL;
    const address = { ...publisher.address, city: "Bath", street: "High Street" };
    const sentence = "an object in a patch is merged into the one that is there, at any depth";
    expect(await patched(patch), sentence).toEqual(
      becomes({ ...FULL, publisher: { ...publisher, since: 1768, address } }),
    );
  });

  test("B8 null removes at any depth", async () => {
    const { name } = FULL.publisher;
    const sentence = "null in a patch removes members at any depth";
    const patch = { publisher: { tags: null, address: { country: null } } };
    expect(await patched(patch), sentence).toEqual(
      becomes({ ...FULL, publisher: { name, address: { city: "London" } } }),
    );
  });

  test("B8 null is not stored in a new object", async () => {
    const { publisher } = FULL;
    const sentence = "null is not stored even if the object around it is new";
    const patch = { publisher: { owner: { name: "John", title: null, home: { city: null } } } };
    expect(await patched(patch), sentence).toEqual(
      becomes({ ...FULL, publisher: { ...publisher, owner: { name: "John", home: {} } } }),
    );
  });

  test("B8 arrays are replaced", async () => {
    const { publisher } = FULL;
    const sentence = "an array in a patch takes the place of the old one, null in it included";
    const patch = { publisher: { tags: [null, { a: null }] } };
    expect(await patched(patch), sentence).toEqual(
      becomes({ ...FULL, publisher: { ...publisher, tags: [null, { a: null }] } }),
    );
  });

  test("B8 objects and other values take each other's place", async () => {
    const { publisher } = FULL;
    const sentence = "an object takes the place of a text, and a text that of an object";
    const patch = { publisher: { name: { first: "John" }, address: "London", tags: { a: 1 } } };
    expect(await patched(patch), sentence).toEqual(
      becomes({ ...FULL, publisher: { ...publisher, ...patch.publisher } }),
    );
  });

  test("B8 an empty patch", async () => {
    const sentence = "an empty patch changes nothing and is answered with 200";
    expect(await patched({}), sentence).toEqual(becomes(FULL));
  });

  test("B8 an unknown id", async () => {
    const { status } = await (await openShop()).call("PATCH", "/books/unknown", {}, PATCH);
    expect(status, "PATCH of an unknown id is 404").toBe(404);
  });
});

describe("patch-types", () => {
  test("B9 other types", async () => {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const types = ["application/json-patch+json", "text/plain", "application/merge-patch+jsonp"];
    const statuses: Record<string, number> = {};
    for (const type of types) {
      const answer = await shop.call("PATCH", path, { title: "New" }, { "Content-Type": type });
      statuses[type] = answer.status;
    }
    const sentence = "a PATCH whose type is not application/merge-patch+json is 415";
    expect(statuses, sentence).toEqual(Object.fromEntries(types.map((type) => [type, 415])));
  });

  test("B9 the type in other spellings", async () => {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const types = ["Application/Merge-Patch+JSON", "application/merge-patch+json; charset=utf-8"];
    const statuses: Record<string, number> = {};
    for (const type of types) {
      const answer = await shop.call("PATCH", path, { title: "New" }, { "Content-Type": type });
      statuses[type] = answer.status;
    }
    const sentence = "the type of a patch has no case and may have parameters";
    expect(statuses, sentence).toEqual(Object.fromEntries(types.map((type) => [type, 200])));
  });

  test("B9 what is no object", async () => {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const statuses: Record<string, number> = {};
    for (const text of ["[]", '[{"op":"remove"}]', "null", '"text"', "{title}"]) {
      statuses[text] = (await shop.call("PATCH", path, text, PATCH)).status;
    }
    const expected = Object.keys(statuses).map((text) => [text, 400]);
    const sentence = "a patch that is not a JSON object is 400";
    expect(statuses, sentence).toEqual(Object.fromEntries(expected));
  });
});
