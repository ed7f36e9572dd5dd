import { describe, expect, test } from "vitest";
import { memberOf } from "../../../kit-http.ts";
import { DUNE, FULL, openShop, PATCH, stopDate, type Shop } from "../http.ts";

describe("tags", () => {
  test("B19 a strong tag", async () => {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const { headers } = await shop.call("GET", path);
    const sentence = 'ETag is a text in double quotes, without W/, as in "abc"';
    expect(headers.etag ?? "none", sentence).toMatch(/^"[^"]+"$/);
  });

  test("B19 every response with one book", async () => {
    const shop = await openShop();
    const { path, answer } = await shop.add(FULL);
    const answers: Record<string, unknown[]> = {};
    const pair = async (tag: unknown): Promise<unknown[]> => {
      const { headers } = await shop.call("GET", path);
      return [tag, headers.etag ?? "none"];
    };
    answers["POST"] = await pair(answer.headers.etag);
    answers["GET"] = await pair((await shop.call("GET", path)).headers.etag);
    answers["HEAD"] = await pair((await shop.call("HEAD", path)).headers.etag);
    answers["PUT"] = await pair((await shop.call("PUT", path, DUNE)).headers.etag);
    answers["PATCH"] = await pair(
      (await shop.call("PATCH", path, { year: 1 }, PATCH)).headers.etag,
    );
    const different = Object.entries(answers)
      .filter(([, [given, read]]) => given !== read)
      .map(([method]) => method);
    const sentence = "each response with the book has the tag that the next GET has";
    expect(different, sentence).toEqual([]);
  });

  test("B19 the tag changes with the book", async () => {
    stopDate();
    const shop = await openShop();
    const { path } = await shop.add(FULL);
    const tags: unknown[] = [(await shop.call("GET", path)).headers.etag];
    const changes = [{ title: "A" }, { year: 1 }, { publisher: { address: { city: "Bath" } } }];
    for (const change of changes) {
      await shop.call("PATCH", path, change, PATCH);
      tags.push((await shop.call("GET", path)).headers.etag);
    }
    const sentence = "every change of a book gives it another tag, even one deep inside";
    expect(new Set(tags).size, sentence).toBe(4);
  });
});

describe("not-modified", () => {
  /** The status of a GET with this field, which may be made from the tag. */
  async function statusOf(field: (tag: string) => string): Promise<number> {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const tag = (await shop.call("GET", path)).headers.etag ?? "none";
    const answer = await shop.call("GET", path, undefined, { "If-None-Match": field(tag) });
    return answer.status;
  }

  test("B20 the tag", async () => {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const tag = (await shop.call("GET", path)).headers.etag ?? "none";
    const { status, text, headers } = await shop.call("GET", path, undefined, {
      "If-None-Match": tag,
    });
    const sentence = "a GET whose If-None-Match has the tag is 304 with the tag and without a body";
    expect([status, text, headers.etag], sentence).toEqual([304, "", tag]);
  });

  test("B20 another tag", async () => {
    const statuses = [await statusOf(() => '"other"'), await statusOf(() => '"a", W/"b"')];
    expect(statuses, "a GET whose If-None-Match has other tags is 200").toEqual([200, 200]);
  });

  test("B20 a list", async () => {
    const statuses = [
      await statusOf((tag) => `"a", ${tag}`),
      await statusOf((tag) => `${tag},"b"`),
    ];
    expect(statuses, "If-None-Match may list several tags").toEqual([304, 304]);
  });

  test("B20 a weak tag", async () => {
    const statuses = [
      await statusOf((tag) => `W/${tag}`),
      await statusOf((tag) => `"a", W/${tag}`),
    ];
    expect(statuses, "If-None-Match compares weakly: W/ does not count").toEqual([304, 304]);
  });

  test("B20 a star", async () => {
    expect(await statusOf(() => "*"), "If-None-Match: * matches every book").toBe(304);
  });

  test("B20 HEAD", async () => {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const tag = (await shop.call("GET", path)).headers.etag ?? "none";
    const { status } = await shop.call("HEAD", path, undefined, { "If-None-Match": tag });
    expect(status, "a HEAD whose If-None-Match has the tag is 304").toBe(304);
  });

  test("B20 after a change", async () => {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const tag = (await shop.call("GET", path)).headers.etag ?? "none";
    await shop.call("PUT", path, FULL);
    const { status } = await shop.call("GET", path, undefined, { "If-None-Match": tag });
    expect(status, "the tag from before a change does not match any more").toBe(200);
  });

  test("B20 an unknown book", async () => {
    const shop = await openShop();
    const fields = { "If-None-Match": "*" };
    const { status } = await shop.call("GET", "/books/unknown", undefined, fields);
    expect(status, "a book that is not there is 404, whatever If-None-Match says").toBe(404);
  });
});

/** The changes that a condition may stop. */
const CHANGES: Record<string, (shop: Shop, path: string, match: string) => Promise<number>> = {
  PUT: async (shop, path, match) =>
    (await shop.call("PUT", path, { ...DUNE, title: "New" }, { "If-Match": match })).status,
  PATCH: async (shop, path, match) =>
    (await shop.call("PATCH", path, { title: "New" }, { ...PATCH, "If-Match": match })).status,
  DELETE: async (shop, path, match) =>
    (await shop.call("DELETE", path, undefined, { "If-Match": match })).status,
};

describe("preconditions", () => {
  /** The status of each change with this If-Match, and whether the book is as it was. */
  async function tryEach(match: (tag: string) => string): Promise<Record<string, unknown>> {
    const seen: Record<string, unknown> = {};
    for (const [method, change] of Object.entries(CHANGES)) {
      const shop = await openShop();
      const { path } = await shop.add(DUNE);
      const { headers, text } = await shop.call("GET", path);
      const status = await change(shop, path, match(headers.etag ?? "none"));
      const isSame = (await shop.call("GET", path)).text === text;
      seen[method] = `${status}, ${isSame ? "unchanged" : "changed"}`;
    }
    return seen;
  }

  const STOPPED = { PUT: "412, unchanged", PATCH: "412, unchanged", DELETE: "412, unchanged" };
  const MADE = { PUT: "200, changed", PATCH: "200, changed", DELETE: "204, changed" };

  test("B21 another tag", async () => {
    const sentence = "a change whose If-Match has another tag is 412 and not made";
    expect(await tryEach(() => '"other"'), sentence).toEqual(STOPPED);
  });

  test("B21 the tag", async () => {
    const sentence = "a change whose If-Match has the tag of the book is made";
    expect(await tryEach((tag) => tag), sentence).toEqual(MADE);
  });

  test("B21 a list", async () => {
    const sentence = "If-Match may list several tags, and one that matches is enough";
    expect(await tryEach((tag) => `"a", ${tag}`), sentence).toEqual(MADE);
    const none = "a list in If-Match without the tag of the book is 412";
    expect(await tryEach(() => '"a", "b"'), none).toEqual(STOPPED);
  });

  test("B21 a star", async () => {
    expect(await tryEach(() => "*"), "If-Match: * matches every book").toEqual(MADE);
  });

  test("B21 a weak tag", async () => {
    const sentence = "If-Match compares strongly: a tag with W/ never matches";
    expect(await tryEach((tag) => `W/${tag}`), sentence).toEqual(STOPPED);
  });

  test("B21 the tag from before a change", async () => {
    const shop = await openShop();
    const { path, tag } = await shop.add(DUNE);
    await shop.call("PATCH", path, { year: 1965 }, PATCH);
    const second = { ...DUNE, title: "Lost" };
    const { status } = await shop.call("PUT", path, second, { "If-Match": tag || "none" });
    const { body } = await shop.call("GET", path);
    const sentence = "the second of two editors gets 412, and the first one's work stays";
    expect([status, memberOf(body, "year")], sentence).toEqual([412, 1965]);
  });

  test("B21 the tag that a change returned", async () => {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const first = await shop.call("PATCH", path, { year: 1965 }, PATCH);
    const match = { ...PATCH, "If-Match": first.headers.etag ?? "none" };
    const { status } = await shop.call("PATCH", path, { year: 1966 }, match);
    expect(status, "an editor can go on with the tag of the last response").toBe(200);
  });
});

describe("slow-bodies", () => {
  test("B22 the condition", async () => {
    const shop = await openShop();
    const { path } = await shop.add(DUNE);
    const tag = (await shop.call("GET", path)).headers.etag ?? "none";
    const slow = await shop.start("PUT", path, { "If-Match": tag });
    await shop.call("PATCH", path, { year: 1965 }, PATCH);
    const { status } = await slow.finish({ ...DUNE, title: "Lost" });
    const sentence = "If-Match is compared when the body is there, not when the head was";
    expect(status, sentence).toBe(412);
  });

  test("B22 a patch", async () => {
    const shop = await openShop();
    const { path, id } = await shop.add(DUNE);
    const slow = await shop.start("PATCH", path, PATCH);
    await shop.call("PATCH", path, { year: 1965 }, PATCH);
    await slow.finish({ title: "New" });
    const { body } = await shop.call("GET", path);
    const sentence = "a patch whose body comes late is merged into the book as it is then";
    expect(body, sentence).toEqual({ ...DUNE, title: "New", year: 1965, id });
  });

  test("B22 a book that was deleted", async () => {
    const shop = await openShop();
    const [put, patch] = [await shop.add(DUNE), await shop.add(DUNE)];
    const slow = [await shop.start("PUT", put.path), await shop.start("PATCH", patch.path, PATCH)];
    for (const { path } of [put, patch]) await shop.call("DELETE", path);
    const statuses: number[] = [];
    for (const { finish } of slow) statuses.push((await finish(DUNE)).status);
    const sentence = "a change whose book was deleted meanwhile is 404, and the book stays away";
    expect([statuses, await shop.list()], sentence).toEqual([[404, 404], []]);
  });
});
