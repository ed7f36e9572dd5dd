import { describe, expect, test } from "vitest";
import { all, cursorOf, openList, openOrders, ORDERS, shuffled, type Site } from "../http.ts";

const QUERY = "sort=-total&limit=3";

/** A server, and its cursor in the middle of the list. */
async function middle(): Promise<{ site: Site; cursor: string }> {
  const site = await openOrders();
  const { next } = await site.page(QUERY);
  if (typeof next !== "string") return expect.fail("the first of several pages has a next");
  return { site, cursor: next };
}

/** What a server returns for these cursors, by their names: the ids of a page, or the status. */
async function answersTo(
  site: Site,
  cursors: Record<string, string>,
): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  for (const [name, cursor] of Object.entries(cursors)) {
    seen[name] = await site.ids(`${QUERY}&cursor=${encodeURIComponent(cursor)}`);
  }
  return seen;
}

/** A 400 for each of them. */
const refused = (cursors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.keys(cursors).map((name) => [name, "400"]));

describe("signed", () => {
  test("L11 changed characters", async () => {
    const { site, cursor } = await middle();
    const changed: Record<string, string> = {};
    // The last two characters of a part may be there to fill it up.
    const places = [...cursor.matchAll(/[\w-](?=[\w-]{2})/g)];
    const step = Math.ceil(places.length / 40);
    for (const { index, 0: old } of places.filter((_, n) => n % step === 0)) {
      // Not a letter in the other case, and nothing that a lenient decoder leaves out.
      const other = /[0-9]/.test(old) ? "b" : "7";
      changed[`character ${index}`] = cursor.slice(0, index) + other + cursor.slice(index + 1);
    }
    const answers = Object.entries(await answersTo(site, changed));
    const taken = answers.filter(([, answer]) => answer !== "400");
    const sentence = "a cursor with one changed character is 400, wherever it is";
    expect(Object.fromEntries(taken), sentence).toEqual({});
  });

  test("L11 cut and longer cursors", async () => {
    const { site, cursor } = await middle();
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
    expect(await answersTo(site, changed), sentence).toEqual(refused(changed));
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
    expect(await answersTo(await openOrders(), made), sentence).toEqual(refused(made));
  });

  test("L11 another secret", async () => {
    const other = await openList({ rows: shuffled(ORDERS), secret: "another" });
    const { next } = await other.page(QUERY);
    const site = await openOrders();
    const sentence = "a cursor that was made with another secret is 400";
    expect(await site.ids(`${QUERY}&${cursorOf(next)}`), sentence).toBe("400");
  });

  test("L11 the cursor itself", async () => {
    const { site, cursor } = await middle();
    const seen = await answersTo(site, { first: cursor, second: cursor });
    const sentence = "a cursor that was not changed is taken, as often as a client likes";
    expect(seen, sentence).toEqual({ first: "o7 o6 o1", second: "o7 o6 o1" });
  });
});

describe("same-query", () => {
  /** The statuses of these queries with the cursor of another one. */
  async function statusesAfter(
    query: string,
    others: readonly string[],
  ): Promise<Record<string, number>> {
    const site = await openOrders();
    const cursor = cursorOf((await site.page(query)).next);
    const seen: Record<string, number> = {};
    for (const other of others) {
      seen[other] = (await site.get(`/orders?${other}&${cursor}`)).status;
    }
    return seen;
  }

  test("L12 another sort or other filters", async () => {
    const others = [
      "city=Oslo&total[gte]=-5&sort=-total&limit=1",
      "city=Oslo&total[gte]=-5&sort=city&limit=1",
      "city=Oslo&total[gte]=-5&limit=1",
      "city=Rome&total[gte]=-5&sort=total&limit=1",
      "city=Oslo&total[gte]=-6&sort=total&limit=1",
      "city=Oslo&total[gt]=-5&sort=total&limit=1",
      "customer=Oslo&total[gte]=-5&sort=total&limit=1",
      "city=Oslo&sort=total&limit=1",
      "city=Oslo&total[gte]=-5&customer=Ada&sort=total&limit=1",
    ];
    const seen = await statusesAfter("city=Oslo&total[gte]=-5&sort=total&limit=1", others);
    const sentence = "a cursor together with another sort or other filters than its own is 400";
    expect(seen, sentence).toEqual(all(others, 400));
  });

  test("L12 a sort or a filter that a cursor did not have", async () => {
    const others = ["limit=2&city=Oslo", "limit=2&sort=-id", "limit=2&sort=total"];
    const seen = await statusesAfter("limit=2", others);
    const sentence = "a cursor from the whole list is 400 with a filter or in another order";
    expect(seen, sentence).toEqual(all(others, 400));
  });

  test("L12 a page", async () => {
    const others = ["limit=2&page=2", "limit=2&page=1"];
    const seen = await statusesAfter("limit=2", others);
    const sentence = "a cursor together with page is 400, even with page=1";
    expect(seen, sentence).toEqual(all(others, 400));
  });
});
