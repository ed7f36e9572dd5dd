import { describe, expect, test } from "vitest";
import { memberOf } from "../../../kit-http.ts";
import { cursorOf, idsOf, openList, openOrders, order, type Site } from "../http.ts";

/** The figures of a page: total, pages and limit. */
async function figures(site: Site, query: string): Promise<unknown[]> {
  const { body } = await site.get(`/orders?${query}`);
  const meta = memberOf(body, "meta");
  return [memberOf(meta, "total"), memberOf(meta, "pages"), memberOf(meta, "limit")];
}

describe("figures", () => {
  test("L13 total, pages and limit", async () => {
    const site = await openOrders();
    const sentence = "total, pages and limit are numbers, and the last page may be shorter";
    expect(await figures(site, "limit=3"), sentence).toEqual([10, 4, 3]);
  });

  test("L13 full pages", async () => {
    const site = await openOrders();
    const seen = [await figures(site, "limit=5"), await figures(site, "limit=10")];
    const sentence = "pages that are all full make no further page";
    expect(seen, sentence).toEqual([
      [10, 2, 5],
      [10, 1, 10],
    ]);
  });

  test("L13 no rows", async () => {
    const seen = [
      await figures(await openOrders([]), ""),
      await figures(await openOrders(), "customer=Nobody&limit=5"),
    ];
    expect(seen, "no rows make 0 pages").toEqual([
      [0, 0, 20],
      [0, 0, 5],
    ]);
  });

  test("L13 the applied limit", async () => {
    const site = await openOrders(Array.from({ length: 150 }, (_, n) => order(`r${n}`, n)));
    const seen = [await figures(site, "limit=999999"), await figures(site, "")];
    const sentence = "limit is the one that was applied, and pages are counted with it";
    expect(seen, sentence).toEqual([
      [150, 2, 100],
      [150, 8, 20],
    ]);
  });

  test("L13 filters", async () => {
    const site = await openOrders();
    const sentence =
      "total counts the rows that match the filters, not all, and not those of the page";
    expect(await figures(site, "city=Oslo&limit=3"), sentence).toEqual([4, 2, 3]);
  });

  test("L13 further pages", async () => {
    const site = await openOrders();
    const { next } = await site.page("limit=4");
    const seen = [
      await figures(site, `limit=4&${cursorOf(next)}`),
      await figures(site, "limit=4&page=3"),
      await figures(site, "limit=4&page=9"),
    ];
    const sentence = "total and pages are the same on each page";
    expect(seen, sentence).toEqual([
      [10, 3, 4],
      [10, 3, 4],
      [10, 3, 4],
    ]);
  });
});

/** The pages that links lead to, from a query on. */
async function follow(site: Site, query: string, way: "next" | "prev"): Promise<string[]> {
  const pages: string[] = [];
  let target: unknown = `/orders?${query}`;
  while (typeof target === "string" && pages.length < 20) {
    const { pathname, search } = new URL(target, "http://127.0.0.1");
    const answer = await site.get(pathname + search);
    pages.push(idsOf(answer));
    target = memberOf(memberOf(answer.body, "links"), way);
  }
  return pages;
}

describe("page-links", () => {
  test("L14 next", async () => {
    const site = await openOrders();
    const seen: Record<string, string[]> = {};
    const queries = [
      "limit=4",
      "sort=-total&limit=4",
      "city=Rome&limit=2",
      "city=Oslo&total[lt]=100&limit=2",
    ];
    for (const query of queries) seen[query] = await follow(site, query, "next");
    const sentence = "links.next leads through all pages with the same limit, sort and filters";
    expect(seen, sentence).toEqual({
      "limit=4": ["o1 o10 o2 o3", "o4 o5 o6 o7", "o8 o9"],
      "sort=-total&limit=4": ["o2 o10 o3 o7", "o6 o1 o9 o8", "o4 o5"],
      "city=Rome&limit=2": ["o1 o5", "o6 o7"],
      "city=Oslo&total[lt]=100&limit=2": ["o10 o8", "o9"],
    });
  });

  test("L14 prev", async () => {
    const site = await openOrders();
    const sentence = "links.prev leads back, also from a page that has a number";
    expect(await follow(site, "sort=-total&limit=4&page=3", "prev"), sentence).toEqual([
      "o4 o5",
      "o6 o1 o9 o8",
      "o2 o10 o3 o7",
    ]);
  });

  test("L14 values that must be encoded", async () => {
    const names = ["a&limit=9", "R&D +1=#?", "50%", "%41", "é ü", "a+b"];
    const seen: Record<string, string[]> = {};
    for (const name of names) {
      const rows = ["o1", "o2", "o3"].map((id) => order(id, 1, name));
      const site = await openOrders([...rows, order("o0", 1, "A"), order("o4", 1, "a")]);
      seen[name] = await follow(site, `limit=2&customer=${encodeURIComponent(name)}`, "next");
    }
    const expected = names.map((name) => [name, ["o1 o2", "o3"]]);
    const sentence = "links encode the values of filters, whatever is in them";
    expect(seen, sentence).toEqual(Object.fromEntries(expected));
  });

  test("L14 no cursor", async () => {
    const site = await openOrders();
    const seen: unknown[] = [];
    for (const query of ["limit=10", "limit=5&page=2", "customer=Nobody"]) {
      const links = memberOf((await site.get(`/orders?${query}`)).body, "links");
      const { next, prev } = await site.page(query);
      const [forth, back] = [memberOf(links, "next"), memberOf(links, "prev")];
      seen.push([next === null ? forth : typeof forth, prev === null ? back : typeof back]);
    }
    const sentence = "a link is null if its cursor is null";
    expect(seen, sentence).toEqual([
      [null, null],
      [null, "string"],
      [null, null],
    ]);
  });
});

/** Where the rows of a list say that they are. */
async function selves(site: Site, path: string): Promise<Record<string, unknown>> {
  const data = memberOf((await site.get(path)).body, "data");
  const rows: unknown[] = Array.isArray(data) ? data : [];
  return Object.fromEntries(
    rows.map((row) => [String(memberOf(row, "id")), memberOf(memberOf(row, "links"), "self")]),
  );
}

describe("row-links", () => {
  test("L15 plain ids", async () => {
    const site = await openOrders([order("o1", 1), order("Order-7", 1)]);
    const sentence = "links.self of a row is path, a slash and the id";
    expect(await selves(site, "/orders?limit=50"), sentence).toEqual({
      o1: "/orders/o1",
      "Order-7": "/orders/Order-7",
    });
  });

  test("L15 ids that must be encoded", async () => {
    const ids = [
      "a/b",
      "../admin",
      "a?b=c",
      "a#b",
      "50%",
      "%2F",
      "a b",
      "é",
      "a&b=c",
      "a;b:c@d",
      "\\a",
    ];
    const site = await openOrders(ids.map((id) => order(id, 1)));
    const links = await selves(site, "/orders?limit=50");
    const read: Record<string, string> = {};
    for (const [id, link] of Object.entries(links)) read[id] = idIn(link);
    const sentence = "an id is one segment of the path: a client that decodes it gets the id again";
    expect(read, sentence).toEqual(Object.fromEntries(ids.map((id) => [id, id])));
  });

  test("L15 another path", async () => {
    const site = await openList({ rows: () => [order("o1", 1)], path: "/v1/shop/orders" });
    const sentence = "links of rows begin with the path of the list, however long it is";
    expect(await selves(site, "/v1/shop/orders?limit=50"), sentence).toEqual({
      o1: "/v1/shop/orders/o1",
    });
  });
});

/** The id that a link has as the last of its two segments. */
function idIn(link: unknown): string {
  const url = new URL(String(link), "http://127.0.0.1");
  const [, list, id = "", ...more] = url.pathname.split("/");
  const isOne = list === "orders" && more.length === 0 && url.search === "" && url.hash === "";
  if (!isOne || !/^(?:[^%]|%[\da-f]{2})*$/i.test(id)) return `not one segment: ${String(link)}`;
  return decodeURIComponent(id);
}

describe("host", () => {
  test("L16 links without a host", async () => {
    const site = await openList({ rows: () => [order("o1", 1), order("o2", 2), order("o3", 3)] });
    const fields = {
      Host: "evil.example",
      "X-Forwarded-Host": "evil.example",
      Forwarded: "host=evil.example",
    };
    const { body, text } = await site.get("/orders?limit=1&page=2", fields);
    const data = memberOf(body, "data");
    const row: unknown = Array.isArray(data) ? data[0] : undefined;
    const links = [memberOf(body, "links"), memberOf(row, "links")];
    const found = [
      memberOf(links[0], "next"),
      memberOf(links[0], "prev"),
      memberOf(links[1], "self"),
    ].map((link) => (/^\/orders[?/]/.test(String(link)) ? "from /orders on" : link));
    const sentence = "links begin with the path, without the host that the client sent";
    expect([found, text.includes("evil")], sentence).toEqual([
      ["from /orders on", "from /orders on", "from /orders on"],
      false,
    ]);
  });
});
