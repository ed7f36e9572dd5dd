import { describe, expect, test } from "vitest";
import type { Row } from "@solution";
import { cursorOf, openList, order, shuffled, type Page, type Site } from "../http.ts";

/** A list that changes, sorted by -total: a b c d e f, in pages of two. */
interface Changing {
  site: Site;
  /** Asks for a page by a cursor, or for the first one. */
  at: (cursor?: unknown, limit?: number) => Promise<Page>;
  add: (id: string, total: number | null) => void;
  remove: (...ids: string[]) => void;
}

const START = [
  order("a", 90),
  order("b", 80),
  order("c", 50),
  order("d", 50),
  order("e", 50),
  order("f", null),
];

async function openChanging(start: readonly Row[] = START): Promise<Changing> {
  let rows = [...start];
  const site = await openList({ rows: () => shuffled(rows)() });
  return {
    site,
    at(cursor, limit = 2) {
      const more = cursor === undefined ? "" : `&${cursorOf(cursor)}`;
      return site.page(`sort=-total&limit=${limit}${more}`);
    },
    add: (id, total) => void (rows = [...rows, order(id, total)]),
    remove: (...ids) => void (rows = rows.filter(({ id }) => !ids.includes(id))),
  };
}

describe("inserts", () => {
  test("L9 before the place", async () => {
    const list = await openChanging();
    const { next } = await list.at();
    list.add("x", 100);
    list.add("y", 85);
    const sentence = "rows that are inserted before the place make no row come twice";
    expect((await list.at(next)).ids, sentence).toBe("c d");
  });

  test("L9 behind the place", async () => {
    const list = await openChanging();
    const { next } = await list.at();
    list.add("x", 79);
    list.add("y", 20);
    const second = await list.at(next);
    const third = await list.at(second.next);
    const sentence = "rows that are inserted behind the place come in their turn";
    expect([second.ids, third.ids], sentence).toEqual(["x c", "d e"]);
  });

  test("L9 among equal rows", async () => {
    const list = await openChanging();
    const first = await list.at(undefined, 4);
    list.add("cc", 50);
    list.add("dd", 50);
    const second = await list.at(first.next, 2);
    const sentence =
      "among equal rows, the id says whether a new row is before or behind the place";
    expect(second.ids, sentence).toBe("dd e");
  });

  test("L9 on the way back", async () => {
    const list = await openChanging();
    const { prev } = await list.at((await list.at((await list.at()).next)).next);
    list.add("x", 100);
    list.add("cc", 50);
    const back = await list.at(prev);
    const more = await list.at(back.prev, 10);
    const sentence = "on the way back, the rows right before come, new ones among them";
    expect([back.ids, more.ids], sentence).toEqual(["cc d", "x a b c"]);
  });

  test("L7 a page before the first one", async () => {
    const list = await openChanging();
    const second = await list.at((await list.at()).next);
    list.add("x", 100);
    const back = await list.at(second.prev);
    const sentence = "prev is not null if a row was inserted before the first one meanwhile";
    expect([back.ids, (await list.at(back.prev)).ids], sentence).toEqual(["a b", "x"]);
  });
});

describe("deletes", () => {
  test("L9 before the place", async () => {
    const list = await openChanging();
    const { next } = await list.at();
    list.remove("a");
    const sentence = "a row that is deleted before the place takes no other row away";
    expect((await list.at(next)).ids, sentence).toBe("c d");
  });

  test("L9 the row where the page ended", async () => {
    const list = await openChanging();
    const { next } = await list.at();
    list.remove("b");
    const second = await list.at(next);
    list.remove("c", "d");
    const third = await list.at(second.next);
    const sentence = "next goes on at its place even if the last row of the page was deleted";
    expect([second.ids, third.ids], sentence).toEqual(["c d", "e f"]);
  });

  test("L9 the row where the page began", async () => {
    const list = await openChanging();
    const third = await list.at((await list.at((await list.at()).next)).next);
    list.remove("e");
    const sentence = "prev goes on at its place even if the first row of the page was deleted";
    expect((await list.at(third.prev)).ids, sentence).toBe("c d");
  });

  test("L9 a row with null", async () => {
    const nulls = ["p", "q", "r", "s"].map((id) => order(id, null));
    const list = await openChanging([...START.slice(0, 2), ...nulls]);
    const { next } = await list.at(undefined, 4);
    list.remove("q");
    const sentence = "a place among rows with null stays when its row is deleted";
    expect((await list.at(next)).ids, sentence).toBe("r s");
  });

  test("L7 all rows behind the place", async () => {
    const list = await openChanging();
    const { next } = await list.at(undefined, 4);
    list.remove("e", "f");
    const { ids, next: after } = await list.at(next);
    const sentence = "if all rows behind the place were deleted, the page is empty and next null";
    expect([ids, after], sentence).toEqual(["", null]);
  });

  test("L7 all rows before the place", async () => {
    const list = await openChanging();
    const first = await list.at();
    list.remove("a", "b");
    const second = await list.at(first.next);
    const sentence = "prev is null if the rows before the page were deleted";
    expect([second.ids, second.prev], sentence).toEqual(["c d", null]);
  });

  test("L8 no row left before the place", async () => {
    const list = await openChanging();
    const second = await list.at((await list.at()).next);
    list.remove("a", "b");
    const sentence = "prev leads to an empty page if all rows before its place were deleted";
    expect((await list.at(second.prev)).ids, sentence).toBe("");
  });

  test("L7 all rows", async () => {
    const list = await openChanging();
    const { next } = await list.at();
    list.remove("a", "b", "c", "d", "e", "f");
    const { ids, next: after, prev } = await list.at(next);
    const sentence = "if all rows were deleted, the page is empty and both cursors are null";
    expect([ids, after, prev], sentence).toEqual(["", null, null]);
  });
});
