import { describe, expect, test } from "vitest";
import type { Row } from "@solution";
import { memberOf } from "../../../kit-http.ts";
import { openList, openOrders, order, ORDERS, statusOfEach, all } from "../http.ts";

describe("responds", () => {
  test("L1 an object with data", async () => {
    const site = await openOrders();
    const { status, type, body } = await site.get("/orders");
    expect([status, type], "the list is 200 with the type application/json").toEqual([
      200,
      "application/json",
    ]);
    const data = memberOf(body, "data");
    expect(Array.isArray(data), "the response is an object whose data is an array").toBe(true);
  });

  test("L1 the members of a row", async () => {
    const site = await openOrders([order("o1", null), order("o2", 0, "", null)]);
    const { body } = await site.get("/orders");
    const data = memberOf(body, "data");
    const rows = Array.isArray(data) ? data.map(withoutLinks) : data;
    const sentence = "a row has its id and the members in fields, and no others of its members";
    expect(rows, sentence).toEqual([
      { id: "o1", total: null, customer: "Ada", city: "Oslo" },
      { id: "o2", total: 0, customer: "", city: null },
    ]);
  });

  test("L1 no rows", async () => {
    const { status, body } = await (await openOrders([])).get("/orders");
    const sentence = "a list without rows is 200 with an empty array";
    expect([status, memberOf(body, "data")], sentence).toEqual([200, []]);
  });

  test("L1 other paths", async () => {
    const site = await openOrders();
    const statuses: Record<string, number> = {};
    for (const path of ["/", "/order", "/ordersx", "/orders/o1", "/v1/orders", "/?/orders"]) {
      statuses[path] = (await site.get(path)).status;
    }
    expect(statuses, "a path other than that of the list is 404").toEqual(
      all(Object.keys(statuses), 404),
    );
  });

  test("L1 a query with slashes and question marks", async () => {
    const site = await openOrders([order("o1", 1, "a/b?c"), order("o2", 1, "a/b")]);
    const sentence = "the path ends at the first ?, and the query may have more of them";
    expect(await site.ids("customer=a/b?c"), sentence).toBe("o1");
  });
});

describe("current-rows", () => {
  test("L1 the rows of this moment", async () => {
    const rows = [order("o1", 1), order("o2", 2)];
    const site = await openList({ rows: () => rows });
    const seen = [await site.ids("")];
    rows.push(order("o3", 3));
    seen.push(await site.ids(""));
    rows.shift();
    seen.push(await site.ids(""));
    const sentence = "each request sees the rows that there are then";
    expect(seen, sentence).toEqual(["o1 o2", "o1 o2 o3", "o2 o3"]);
  });

  test("L1 rows are left as they are", async () => {
    const rows = structuredClone([...ORDERS]);
    const site = await openList({ rows: () => rows });
    for (const query of ["", "sort=-total", "sort=customer&limit=3&page=2", "total[gte]=1"]) {
      await site.get(`/orders?${query}`);
    }
    const sentence = "the array that rows returns keeps its order, and its rows their members";
    expect(rows, sentence).toEqual(ORDERS);
  });

  test("L1 frozen rows", async () => {
    const rows: readonly Row[] = Object.freeze(ORDERS.map((row) => Object.freeze({ ...row })));
    const site = await openList({ rows: () => rows });
    const statuses = await statusOfEach(site, ["", "sort=total", "sort=-customer&customer=Ada"]);
    const sentence = "frozen rows in a frozen array can be listed and sorted";
    expect(statuses, sentence).toEqual(all(Object.keys(statuses), 200));
  });
});

describe("filters", () => {
  test("L2 equal text", async () => {
    const site = await openOrders();
    const seen = [await site.ids("customer=Ada"), await site.ids("customer=A")];
    const sentence = "a filter keeps the rows whose text is exactly equal";
    expect(seen, sentence).toEqual(["o1 o2 o5", ""]);
  });

  test("L2 equal numbers", async () => {
    const site = await openOrders();
    const queries = ["total=30", "total=0", "total=-5", "total=12.5", "total=3"];
    const seen: Record<string, string> = {};
    for (const query of queries) seen[query] = await site.ids(query);
    const sentence = "a filter of a number field compares numbers, 0 included";
    expect(seen, sentence).toEqual({
      "total=30": "o10 o3 o7",
      "total=0": "o9",
      "total=-5": "o8",
      "total=12.5": "o6",
      "total=3": "",
    });
  });

  test("L2 all filters", async () => {
    const site = await openOrders();
    const seen = [
      await site.ids("customer=Bob&city=Rome"),
      await site.ids("city=Rome&customer=Bob"),
      await site.ids("customer=Bob&city=Rome&total=30"),
    ];
    expect(seen, "a row must match all filters").toEqual(["o6 o7", "o6 o7", "o7"]);
  });

  test("L2 null", async () => {
    const site = await openOrders();
    const seen = [await site.ids("city=null"), await site.ids("city="), await site.ids("total=0")];
    const sentence = "a filter never matches null, not even with null, an empty text or 0";
    expect(seen, sentence).toEqual(["", "", "o9"]);
  });

  test("L2 an empty text", async () => {
    const site = await openOrders([
      order("o1", 1, ""),
      order("o2", 1, "Ada"),
      order("o3", 1, null),
    ]);
    const sentence = "a filter with an empty text keeps the rows whose text is empty";
    expect(await site.ids("customer="), sentence).toBe("o1");
  });

  test("L2 the id", async () => {
    const site = await openOrders();
    const seen = [
      await site.ids("id=o3"),
      await site.ids("id[gte]=o8"),
      await site.ids("sort=-id&limit=2"),
    ];
    const sentence = "id is a field to filter and sort by, like the others";
    expect(seen, sentence).toEqual(["o3", "o8 o9", "o9 o8"]);
  });

  test("L2 encoded text", async () => {
    const rows = [order("o1", 1, "R&D +1=#"), order("o2", 1, "R"), order("o3", 2, "Zoë")];
    const site = await openOrders(rows);
    const seen = [
      await site.ids("customer=R%26D%20%2B1%3D%23"),
      await site.ids("customer=R%26D+%2B1%3D%23"),
      await site.ids("%63ustomer=Zo%C3%AB"),
      await site.ids("total%5Bgte%5D=2"),
    ];
    const sentence = "names and values are decoded like those of a form, where + is a space";
    expect(seen, sentence).toEqual(["o1", "o1", "o3", "o3"]);
  });
});

describe("comparisons", () => {
  test("L2 four operators", async () => {
    const site = await openOrders();
    const seen: Record<string, string> = {};
    for (const name of ["gt", "gte", "lt", "lte"]) seen[name] = await site.ids(`total[${name}]=30`);
    const sentence = "gt and lt leave equal numbers out, gte and lte keep them";
    expect(seen, sentence).toEqual({
      gt: "o2",
      gte: "o10 o2 o3 o7",
      lt: "o1 o6 o8 o9",
      lte: "o1 o10 o3 o6 o7 o8 o9",
    });
  });

  test("L2 numbers are not compared as texts", async () => {
    const site = await openOrders();
    const seen = [await site.ids("total[gt]=9"), await site.ids("total[lt]=9")];
    const sentence = "100 is greater than 9, and -5 less";
    expect(seen, sentence).toEqual(["o10 o2 o3 o6 o7", "o8 o9"]);
  });

  test("L2 null", async () => {
    const site = await openOrders();
    const seen = [
      await site.ids("total[lt]=1"),
      await site.ids("total[gte]=0&total[lte]=0"),
      await site.ids("city[gte]="),
    ];
    const sentence = "null is neither less nor greater than anything";
    expect(seen, sentence).toEqual(["o8 o9", "o9", "o1 o10 o2 o5 o6 o7 o8 o9"]);
  });

  test("L2 a range", async () => {
    const site = await openOrders();
    const sentence = "two operators on one field make a range";
    expect(await site.ids("total[gt]=0&total[lt]=30"), sentence).toBe("o1 o6");
  });

  test("L2 texts", async () => {
    const site = await openOrders();
    const seen = [await site.ids("customer[gte]=Cyd"), await site.ids("customer[lt]=Bob")];
    const sentence = "texts compare as with <: capital letters come before small ones";
    expect(seen, sentence).toEqual(["o10 o3 o4", "o1 o2 o5"]);
  });
});

/** A row without what stage 3 adds to it. */
function withoutLinks(row: unknown): unknown {
  const entries = Object.entries(Object(row)).filter(([name]) => name !== "links");
  return Object.fromEntries(entries);
}
