import { describe, expect, test } from "vitest";
import { openOrders, order } from "../http.ts";

describe("sorts", () => {
  test("L3 without sort", async () => {
    const site = await openOrders();
    const sentence = "without sort, the order is by id, which is a text";
    expect(await site.ids(""), sentence).toBe("o1 o10 o2 o3 o4 o5 o6 o7 o8 o9");
  });

  test("L3 ascending numbers", async () => {
    const site = await openOrders([order("a", 100), order("b", -5), order("c", 9), order("d", 0)]);
    const sentence = "sort=total sorts numbers from small to large, as numbers";
    expect(await site.ids("sort=total"), sentence).toBe("b d c a");
  });

  test("L3 descending numbers", async () => {
    const site = await openOrders([order("a", 100), order("b", -5), order("c", 9), order("d", 0)]);
    const sentence = "sort=-total sorts numbers from large to small";
    expect(await site.ids("sort=-total"), sentence).toBe("a c d b");
  });

  test("L3 texts", async () => {
    const names = { a: "b", b: "B", c: "ä", d: "a", e: "Zoe", f: "10", g: "9" };
    const rows = Object.entries(names).map(([id, name]) => order(id, 1, name));
    const site = await openOrders(rows);
    const seen = [await site.ids("sort=customer"), await site.ids("sort=-customer")];
    const sentence = "texts are sorted as with <, without the rules of a language";
    expect(seen, sentence).toEqual(["f g b e d a c", "c a d e b g f"]);
  });

  test("L3 with a filter", async () => {
    const site = await openOrders();
    const sentence = "filters and sort work together";
    expect(await site.ids("sort=-total&city=Rome&total[gte]=0"), sentence).toBe("o7 o6 o1");
  });
});

describe("null-last", () => {
  test("L3 null when ascending", async () => {
    const site = await openOrders();
    const sentence = "null comes last when the order is ascending";
    expect(await site.ids("sort=total&total[gte]=-9"), "rows without null are sorted").toBe(
      "o8 o9 o1 o6 o10 o3 o7 o2",
    );
    expect(await site.ids("sort=total"), sentence).toBe("o8 o9 o1 o6 o10 o3 o7 o2 o4 o5");
  });

  test("L3 null when descending", async () => {
    const site = await openOrders();
    const sentence = "null comes last when the order is descending, too";
    expect(await site.ids("sort=-total"), sentence).toBe("o2 o10 o3 o7 o6 o1 o9 o8 o4 o5");
  });

  test("L3 null in texts", async () => {
    const rows = [
      order("a", 1, null),
      order("b", 1, "z"),
      order("c", 1, ""),
      order("d", 1, "null"),
    ];
    const site = await openOrders(rows);
    const seen = [await site.ids("sort=customer"), await site.ids("sort=-customer")];
    const sentence = "null comes behind all texts, the empty one included";
    expect(seen, sentence).toEqual(["c d b a", "b d c a"]);
  });
});

describe("tie-break", () => {
  const ROWS = ["m", "c", "x", "a", "k"].map((id) => order(id, 5));

  test("L3 equal rows when ascending", async () => {
    const site = await openOrders(ROWS);
    const seen = [await site.ids("sort=total"), await site.ids("sort=total")];
    const sentence = "equal rows are in the order of their ids, however rows returns them";
    expect(seen, sentence).toEqual(["a c k m x", "a c k m x"]);
  });

  test("L3 equal rows when descending", async () => {
    const site = await openOrders(ROWS);
    const seen = [await site.ids("sort=-total"), await site.ids("sort=-total")];
    const sentence = "equal rows are in ascending order of their ids for sort=-total, too";
    expect(seen, sentence).toEqual(["a c k m x", "a c k m x"]);
  });

  test("L3 rows with null", async () => {
    const site = await openOrders(ROWS.map((row) => ({ ...row, city: null })));
    const seen = [await site.ids("sort=city"), await site.ids("sort=-city")];
    const sentence = "rows with null are equal, so they are in the order of their ids";
    expect(seen, sentence).toEqual(["a c k m x", "a c k m x"]);
  });
});

/** Rows with ids r001, r002, … */
const many = (count: number) =>
  Array.from({ length: count }, (_, n) => order(`r${String(n + 1).padStart(3, "0")}`, n));

/** How many rows a list of ids has, and the first and last of them. */
function ends(ids: string): string {
  const list = ids.split(" ").filter((id) => id !== "");
  return `${list.length}: ${list[0] ?? "none"} to ${list.at(-1) ?? "none"}`;
}

describe("limits", () => {
  test("L4 the default", async () => {
    const site = await openOrders(many(25));
    const sentence = "without limit, there are the first 20 rows";
    expect(ends(await site.ids("")), sentence).toBe("20: r001 to r020");
  });

  test("L4 a limit", async () => {
    const site = await openOrders(many(25));
    const seen: string[] = [];
    for (const limit of [1, 7, 24, 25]) seen.push(ends(await site.ids(`limit=${limit}`)));
    const sentence = "limit is the number of rows, if there are so many";
    expect(seen, sentence).toEqual([
      "1: r001 to r001",
      "7: r001 to r007",
      "24: r001 to r024",
      "25: r001 to r025",
    ]);
  });

  test("L4 the largest limit", async () => {
    const site = await openOrders(many(130));
    const seen: Record<string, string> = {};
    for (const limit of ["99", "100", "101", "999999", "9".repeat(30)]) {
      seen[limit] = ends(await site.ids(`limit=${limit}`));
    }
    const sentence = "a limit of more than 100 counts as 100, and is no error";
    expect(seen, sentence).toEqual({
      99: "99: r001 to r099",
      100: "100: r001 to r100",
      101: "100: r001 to r100",
      999999: "100: r001 to r100",
      ["9".repeat(30)]: "100: r001 to r100",
    });
  });
});

describe("pages", () => {
  test("L4 page 1", async () => {
    const site = await openOrders(many(25));
    const sentence = "page=1 begins with the first row";
    expect(ends(await site.ids("page=1&limit=10")), sentence).toBe("10: r001 to r010");
  });

  test("L4 further pages", async () => {
    const site = await openOrders(many(25));
    const seen = [
      ends(await site.ids("page=2&limit=10")),
      ends(await site.ids("limit=10&page=3")),
      ends(await site.ids("page=2")),
    ];
    const sentence = "each page begins where the one before it ends, and the last may be shorter";
    expect(seen, sentence).toEqual(["10: r011 to r020", "5: r021 to r025", "5: r021 to r025"]);
  });

  test("L4 the largest limit", async () => {
    const site = await openOrders(many(130));
    const sentence = "a page begins after the rows that the applied limit gives the others";
    expect(ends(await site.ids("page=2&limit=500")), sentence).toBe("30: r101 to r130");
  });

  test("L4 many pages", async () => {
    const site = await openOrders(many(130));
    const sentence = "the largest limit bounds the limit and not the page";
    expect(await site.ids("page=105&limit=1"), sentence).toBe("r105");
  });

  test("L4 behind the end", async () => {
    const site = await openOrders(many(20));
    const seen: Record<string, string> = {};
    for (const page of ["3", "4", "1000", "9".repeat(30)]) {
      seen[page] = await site.ids(`limit=10&page=${page}`);
    }
    const sentence = "a page after the last one is 200 and empty";
    expect(seen, sentence).toEqual({ 3: "", 4: "", 1000: "", ["9".repeat(30)]: "" });
  });
});
