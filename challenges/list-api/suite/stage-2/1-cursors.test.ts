import { describe, expect, test } from "vitest";
import { cursorOf, openList, openOrders, order, ORDERS, shuffled, walk } from "../http.ts";

/** Each order of the rows that a client can ask for, and what it is for ORDERS. */
const SORTED: Record<string, string> = {
  "sort=id": "o1 o10 o2 o3 o4 o5 o6 o7 o8 o9",
  "sort=-id": "o9 o8 o7 o6 o5 o4 o3 o2 o10 o1",
  "sort=total": "o8 o9 o1 o6 o10 o3 o7 o2 o4 o5",
  "sort=-total": "o2 o10 o3 o7 o6 o1 o9 o8 o4 o5",
  "sort=city": "o10 o2 o8 o9 o1 o5 o6 o7 o3 o4",
  "sort=-city": "o1 o5 o6 o7 o10 o2 o8 o9 o3 o4",
};

/** The ids in parts of so many. */
function parts(ids: string, size: number): string[] {
  const list = ids.split(" ");
  const count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_, n) => list.slice(n * size, (n + 1) * size).join(" "));
}

describe("next-pages", () => {
  test("L8 the second page", async () => {
    const site = await openOrders();
    const first = await site.page("limit=4");
    const sentence = "the cursor next leads to the rows after the last one of the page";
    expect(await site.ids(`limit=4&${cursorOf(first.next)}`), sentence).toBe("o4 o5 o6 o7");
  });

  test("L8 all pages", async () => {
    const site = await openOrders();
    const seen: Record<string, string> = {};
    for (const sort of Object.keys(SORTED)) {
      for (const size of [2, 3]) {
        const pages = await walk(site, `${sort}&limit=${size}`);
        seen[`${sort}, ${size} a page`] = pages.join(" | ");
      }
    }
    const expected = Object.entries(SORTED).flatMap(([sort, ids]) =>
      [2, 3].map((size) => [`${sort}, ${size} a page`, parts(ids, size).join(" | ")]),
    );
    const sentence = "the pages have each row once and in order, also equal rows and null";
    expect(seen, sentence).toEqual(Object.fromEntries(expected));
  });

  test("L8 with a filter", async () => {
    const site = await openOrders();
    const pages = await walk(site, "sort=total&city=Oslo&total[lt]=100&limit=2");
    const sentence = "the filters count on each page";
    expect(pages, sentence).toEqual(["o8 o9", "o10"]);
  });

  test("L8 the default limit", async () => {
    const rows = Array.from({ length: 45 }, (_, n) => order(`r${n + 10}`, n % 2));
    const site = await openOrders(rows);
    const pages = await walk(site, "sort=-total");
    const counts = pages.map((ids) => ids.split(" ").length);
    const all = new Set(pages.join(" ").split(" "));
    const sentence = "without limit, each page has 20 rows and the last one the rest";
    expect([counts, all.size], sentence).toEqual([[20, 20, 5], 45]);
  });

  test("L8 another limit", async () => {
    const site = await openOrders();
    const first = await site.page("sort=total&limit=2");
    const second = await site.page(`sort=total&limit=5&${cursorOf(first.next)}`);
    const third = await site.ids(`sort=total&limit=1&${cursorOf(second.next)}`);
    const sentence = "the limit may be another one for each page";
    expect([second.ids, third], sentence).toEqual(["o1 o6 o10 o3 o7", "o2"]);
  });
});

describe("prev-pages", () => {
  test("L8 the page before", async () => {
    const site = await openOrders();
    const first = await site.page("limit=3");
    const second = await site.page(`limit=3&${cursorOf(first.next)}`);
    const third = await site.page(`limit=3&${cursorOf(second.next)}`);
    const back = await site.ids(`limit=3&${cursorOf(third.prev)}`);
    const sentence = "prev has the rows right before the page, not the first ones of the list";
    expect(back, sentence).toBe("o3 o4 o5");
  });

  test("L8 all pages back", async () => {
    const site = await openOrders();
    const seen: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const [sort, ids] of Object.entries(SORTED)) {
      const last = await site.page(`${sort}&limit=1&page=10`);
      const pages = await walk(site, `${sort}&limit=3`, "prev", last.prev);
      seen[sort] = pages.toReversed().join(" | ");
      expected[sort] = parts(ids.slice(0, ids.lastIndexOf(" ")), 3).join(" | ");
    }
    const sentence = "going back gives the same rows in the same order, each of them once";
    expect(seen, sentence).toEqual(expected);
  });

  test("L8 forth and back", async () => {
    const site = await openOrders();
    const query = "sort=-total&limit=4";
    const first = await site.page(query);
    const second = await site.page(`${query}&${cursorOf(first.next)}`);
    const back = await site.page(`${query}&${cursorOf(second.prev)}`);
    const again = await site.page(`${query}&${cursorOf(back.next)}`);
    const sentence = "back and forth again leads to the same two pages";
    expect([back.ids, again.ids], sentence).toEqual([first.ids, second.ids]);
  });

  test("L8 fewer rows before", async () => {
    const site = await openOrders();
    const second = await site.page("limit=2&page=2");
    const back = await site.page(`limit=5&${cursorOf(second.prev)}`);
    const sentence = "prev has only rows before the page, even if they are fewer than limit";
    expect(back.ids, sentence).toBe("o1 o10");
  });
});

describe("ends", () => {
  test("L7 the first page", async () => {
    const site = await openOrders();
    const first = await site.page("limit=5");
    const back = await site.page(
      `limit=5&${cursorOf((await site.page(`limit=5&${cursorOf(first.next)}`)).prev)}`,
    );
    const sentence = "prev is null on the first page, also when a client came back to it";
    expect([first.prev, back.prev], sentence).toEqual([null, null]);
  });

  test("L7 the last page", async () => {
    const site = await openOrders();
    const seen: Record<string, unknown> = {};
    for (const limit of [3, 5, 10, 11]) {
      let page = await site.page(`limit=${limit}`);
      while (typeof page.next === "string" && page.ids !== "") {
        page = await site.page(`limit=${limit}&${cursorOf(page.next)}`);
      }
      seen[`limit=${limit}`] = [page.ids, page.next];
    }
    const sentence = "next is null as soon as no row follows, also when the last page is full";
    expect(seen, sentence).toEqual({
      "limit=3": ["o9", null],
      "limit=5": ["o5 o6 o7 o8 o9", null],
      "limit=10": [SORTED["sort=id"], null],
      "limit=11": [SORTED["sort=id"], null],
    });
  });

  test("L7 pages by number", async () => {
    const site = await openOrders();
    const second = await site.page("sort=total&limit=3&page=2");
    const seen = [
      await site.ids(`sort=total&limit=3&${cursorOf(second.next)}`),
      await site.ids(`sort=total&limit=3&${cursorOf(second.prev)}`),
    ];
    const sentence = "a page that was asked for by its number has both cursors, too";
    expect(seen, sentence).toEqual(["o7 o2 o4", "o8 o9 o1"]);
    const { next } = await site.page("limit=5&page=2");
    expect(next, "the last page by number has no next").toBe(null);
  });

  test("L7 no rows", async () => {
    const site = await openOrders([]);
    const { next, prev } = await site.page("");
    const filtered = await (await openOrders()).page("customer=Nobody");
    const sentence = "both cursors are null if there are no rows";
    const nulls = [next, prev, filtered.next, filtered.prev];
    expect(nulls, sentence).toEqual([null, null, null, null]);
  });

  test("L7 one row", async () => {
    const { ids, next, prev } = await (await openOrders()).page("id=o3");
    const sentence = "both cursors are null if one page has all rows";
    expect([ids, next, prev], sentence).toEqual(["o3", null, null]);
  });
});

describe("any-server", () => {
  test("L10 another server", async () => {
    const one = await openOrders();
    const other = await openList({ rows: shuffled(ORDERS) });
    const { next } = await one.page("sort=total&limit=4");
    const sentence = "another server with the same options takes the cursor";
    expect(await other.ids(`sort=total&limit=4&${cursorOf(next)}`), sentence).toBe("o10 o3 o7 o2");
  });

  test("L10 the characters of a cursor", async () => {
    const rows = ["ÿþý???>>>", "~~~~", "日本語", "\u{1F600}>?", 'a"b\\'].map((name, n) =>
      order(`ÿ${n}?>`, n, name),
    );
    const site = await openOrders(rows);
    const cursors: unknown[] = [];
    for (const page of [1, 2, 3, 4]) {
      const { next } = await site.page(`sort=customer&limit=1&page=${page}`);
      cursors.push(next);
    }
    const wrong = cursors.filter((cursor) => !/^[\w.~-]+$/.test(String(cursor)));
    const sentence = "a cursor has no characters that must be encoded in a URL, such as + / =";
    expect(wrong, sentence).toEqual([]);
  });
});

describe("any-values", () => {
  /** All pages of one row each for these values, forth and back. */
  async function bothWays(values: (string | number | null)[], ids: string[]): Promise<string[]> {
    const name = typeof values[0] === "number" ? "total" : "customer";
    const rows = values.map((value, n) => ({ ...order(ids[n] ?? "", 1), [name]: value }));
    const site = await openOrders(rows);
    const forth = await walk(site, `sort=${name}&limit=1`);
    const last = await site.page(`sort=${name}&limit=1&page=${values.length}`);
    const back = await walk(site, `sort=${name}&limit=1`, "prev", last.prev);
    return [forth.join(" "), back.toReversed().join(" ")];
  }

  test("L8 texts that look like other values", async () => {
    const values = ["", "10", "9", "false", "null", "true", "undefined", null];
    const seen = await bothWays(values, ["h", "g", "f", "e", "d", "c", "b", "a"]);
    const sentence = "a text such as 10 or null stays a text in a cursor, and null stays null";
    expect(seen, sentence).toEqual(["h g f e d c b a", "h g f e d c b"]);
  });

  test("L8 texts and ids with any characters", async () => {
    const values = ["a", "a,b", "a.b", "a:b", "a|b", "é", "日本", "\u{1F600}"];
    const ids = ["8", "7,7", "6.6", "5:5", "4|4", "3_3", "2-2", "1é"];
    const seen = await bothWays(values, ids);
    const sentence = "texts and ids may have any characters, also in a cursor";
    expect(seen, sentence).toEqual([ids.join(" "), ids.slice(0, -1).join(" ")]);
  });

  test("L8 numbers", async () => {
    const values = [-1e21, -5, 0, 0.1, 0.1 + 0.2, 10, 2 ** 53 - 1];
    const ids = ["g", "f", "e", "d", "c", "b", "a"];
    const seen = await bothWays(values, ids);
    const sentence = "0, negative, long and large numbers keep their value in a cursor";
    expect(seen, sentence).toEqual(["g f e d c b a", "g f e d c b"]);
  });
});
