import { describe, expect, test } from "vitest";
import { all, cursorOf, openList, openOrders, ORDERS, shuffled, statusOfEach } from "../http.ts";

const QUERY = "sort=-total&limit=3";

/** The statuses of requests with these cursors, by name. */
async function statusOf(cursors: Record<string, string>): Promise<Record<string, number>> {
  const site = await openOrders();
  const seen: Record<string, number> = {};
  for (const [name, cursor] of Object.entries(cursors)) {
    seen[name] = (await site.get(`/orders?${QUERY}&cursor=${encodeURIComponent(cursor)}`)).status;
  }
  return seen;
}

/** A cursor in the middle of the list. */
async function middle(): Promise<string> {
  const { next } = await (await openOrders()).page(QUERY);
  return typeof next === "string" ? next : expect.fail("the first of several pages has a next");
}

describe("signed", () => {
  test("L11 changed characters", async () => {
    const cursor = await middle();
    const changed: Record<string, string> = {};
    for (const { index, 0: old } of cursor.matchAll(/[\w-](?=[\w-]{2})/g)) {
      // Neither a letter in the other case, nor one that is left out by a lenient decoder.
      const other = /[0-9]/.test(old) ? "b" : "7";
      changed[`character ${index}`] = cursor.slice(0, index) + other + cursor.slice(index + 1);
    }
    const statuses = await statusOf(changed);
    const taken = Object.entries(statuses).filter(([, status]) => status !== 400);
    const sentence = "a cursor with one changed character is 400, wherever it is";
    expect(Object.fromEntries(taken), sentence).toEqual({});
  });

  test("L11 cut and longer cursors", async () => {
    const cursor = await middle();
    const dot = cursor.lastIndexOf(".");
    const changed = {
      "first half": cursor.slice(0, cursor.length / 2),
      "second half": cursor.slice(cursor.length / 2),
      "without its last characters": cursor.slice(0, -4),
      "without its last part": cursor.slice(0, dot > 0 ? dot : -20),
      "with an empty last part": `${cursor.slice(0, dot > 0 ? dot : -20)}.`,
      "with more characters": `${cursor}AA`,
      "with one part more": `${cursor}.AA`,
      twice: cursor + cursor,
    };
    const sentence = "a cursor that is cut or longer is 400";
    expect(await statusOf(changed), sentence).toEqual(all(Object.keys(changed), 400));
  });

  test("L11 texts that no server made", async () => {
    const encode = (text: string): string => Buffer.from(text).toString("base64url");
    const made = {
      empty: "",
      word: "abc",
      number: "2",
      id: "o3",
      dots: "a.b.c",
      "only a dot": ".",
      "JSON in base64": encode('{"id":"o3","total":30}'),
      "array in base64": encode('["next","o3",30]'),
      "null in base64": encode("null"),
      "no base64": "%%% ü",
      "long text": "a".repeat(3000),
    };
    const sentence = "a text that is no cursor is 400";
    expect(await statusOf(made), sentence).toEqual(all(Object.keys(made), 400));
  });

  test("L11 another secret", async () => {
    const other = await openList({ rows: shuffled(ORDERS), secret: "another" });
    const { next } = await other.page(QUERY);
    const site = await openOrders();
    const { status } = await site.get(`/orders?${QUERY}&${cursorOf(next)}`);
    const sentence = "a cursor that was made with another secret is 400";
    expect(status, sentence).toBe(400);
  });

  test("L11 the cursor itself", async () => {
    const cursor = await middle();
    const sentence = "a cursor that was not changed is taken, as often as a client likes";
    expect(await statusOf({ first: cursor, second: cursor }), sentence).toEqual({
      first: 200,
      second: 200,
    });
  });
});

describe("same-query", () => {
  test("L12 another sort", async () => {
    const site = await openOrders();
    const { next } = await site.page("sort=total&limit=3");
    const cursor = cursorOf(next);
    const queries = ["sort=-total", "sort=customer", "sort=id", ""].map(
      (text) => `${text}&limit=3`,
    );
    const statuses: Record<string, number> = {};
    for (const query of queries) {
      statuses[query] = (await site.get(`/orders?${query}&${cursor}`.replace("?&", "?"))).status;
    }
    const sentence = "a cursor together with another sort, or another direction, is 400";
    expect(statuses, sentence).toEqual(all(queries, 400));
  });

  test("L12 other filters", async () => {
    const site = await openOrders();
    const { next } = await site.page("city=Oslo&total[gte]=-5&limit=1");
    const cursor = cursorOf(next);
    const queries = [
      "city=Rome&total[gte]=-5",
      "city=Oslo&total[gte]=-6",
      "city=Oslo&total[gt]=-5",
      "customer=Oslo&total[gte]=-5",
      "city=Oslo",
      "city=Oslo&total[gte]=-5&customer=Ada",
      "limit=1",
    ].map((query) => `${query}&${cursor}`);
    const statuses = Object.values(await statusOfEach(site, queries));
    const sentence = "a cursor together with filters that were added, changed or left out is 400";
    expect(statuses, sentence).toEqual([400, 400, 400, 400, 400, 400, 400]);
  });

  test("L12 a filter that a cursor did not have", async () => {
    const site = await openOrders();
    const { next } = await site.page("limit=2");
    const { status } = await site.get(`/orders?limit=2&city=Oslo&${cursorOf(next)}`);
    expect(status, "a cursor from the whole list is 400 with a filter").toBe(400);
  });

  test("L12 a page", async () => {
    const site = await openOrders();
    const { next } = await site.page("limit=2");
    const queries = ["page=2&limit=2", "page=1&limit=2"];
    const statuses: number[] = [];
    for (const query of queries) {
      statuses.push((await site.get(`/orders?${query}&${cursorOf(next)}`)).status);
    }
    const sentence = "a cursor together with page is 400, even with page=1";
    expect(statuses, sentence).toEqual([400, 400]);
  });
});
