import { describe, expect, test } from "vitest";
import { enumerateOrders } from "../../src/loop/model/enumerate.ts";
import type { SegmentGraph } from "../../src/loop/model/segment.ts";
import { drawGraph } from "./draw-graph.ts";
import type { Part } from "./draw-graph.ts";

const LIMITS = { states: 10_000, pool: 4 };

function list(of: SegmentGraph, pool = LIMITS.pool): string[] {
  return enumerateOrders(of, { ...LIMITS, pool })
    .orders.map((prints) => prints.join(""))
    .toSorted();
}

describe("enumerateOrders", () => {
  test("lets a timer race an immediate from a script", () => {
    const parts = {
      m: { kind: "main" as const, children: ["t", "i"] },
      t: { kind: "timer" as const },
      i: { kind: "immediate" as const },
    };
    expect(list(drawGraph(parts))).toEqual(["mit", "mti"]);
  });

  test("puts the immediate first when main runs inside the loop", () => {
    const parts = {
      m: { kind: "main" as const, children: ["t", "i"] },
      t: { kind: "timer" as const },
      i: { kind: "immediate" as const },
    };
    expect(list(drawGraph(parts, { insideLoop: true }))).toEqual(["mit"]);
  });

  test("puts the immediate first inside an operation's callback", () => {
    const parts = {
      m: { kind: "main" as const, children: ["f"] },
      f: { kind: "pool" as const, children: ["t", "i"] },
      t: { kind: "timer" as const },
      i: { kind: "immediate" as const },
    };
    expect(list(drawGraph(parts))).toEqual(["mfit"]);
  });

  test("keeps timers of one delay in order and lets a shorter one overtake", () => {
    const parts = {
      m: { kind: "main" as const, children: ["a", "b", "c"] },
      a: { kind: "timer" as const, delay: 2 },
      b: { kind: "timer" as const, delay: 1 },
      c: { kind: "timer" as const, delay: 2 },
    };
    // The list of 2 ms goes on as far as it is due before the list of 1 ms is looked at.
    expect(list(drawGraph(parts))).toEqual(["mabc", "macb", "mbac"]);
  });

  test("lets a new immediate wait for the next turn", () => {
    const parts = {
      m: { kind: "main" as const, children: ["a", "b"] },
      a: { kind: "immediate" as const, children: ["c"] },
      b: { kind: "immediate" as const },
      c: { kind: "immediate" as const },
    };
    expect(list(drawGraph(parts))).toEqual(["mabc"]);
  });

  test("completes operations in any order, as far as the pool takes them", () => {
    const parts = {
      m: { kind: "main" as const, children: ["a", "b"] },
      a: { kind: "pool" as const },
      b: { kind: "pool" as const },
    };
    expect(list(drawGraph(parts))).toEqual(["mab", "mba"]);
    expect(list(drawGraph(parts), 1)).toEqual(["mab"]);
  });

  test("lets lookups take only half of the threads", () => {
    const slow = { kind: "pool" as const, slow: true };
    const parts = {
      m: { kind: "main" as const, children: ["a", "b", "c"] },
      ...{ a: slow, b: slow, c: { kind: "pool" as const } },
    };
    // With two threads the second lookup waits for the first one, and the last operation does not.
    expect(list(drawGraph(parts), 2)).toEqual(["mabc", "macb", "mcab"]);
    // When the first one begins, the second one goes behind the last operation.
    expect(list(drawGraph(parts), 1)).toContain("macb");
  });

  test("says nothing of what may come once a handle is open, but keeps what is queued behind it", () => {
    const parts = {
      m: { kind: "main" as const, children: ["i", "j"], opens: "handle" as const },
      i: { kind: "immediate" as const },
      j: { kind: "immediate" as const },
    };
    const open = drawGraph(parts);
    expect(enumerateOrders(open, LIMITS)).toMatchObject({
      orders: [["m", "i", "j"]],
      unseen: true,
    });
    expect(enumerateOrders(open, LIMITS, ["i", "m", "j"])).toMatchObject({
      orders: [],
      unseen: false,
    });
    expect(enumerateOrders(open, LIMITS, ["m", "j", "i"])).toMatchObject({
      orders: [],
      unseen: true,
    });
  });

  test("says nothing of what follows an error that nobody caught", () => {
    const parts = {
      m: { kind: "main" as const, children: ["t"] },
      t: { kind: "timer" as const, certain: 0, children: ["u"] },
      u: { kind: "timer" as const },
    };
    expect(enumerateOrders(drawGraph(parts), LIMITS)).toMatchObject({ orders: [], unseen: true });
  });

  test("follows only the ways that print the wanted lines", () => {
    const parts = {
      m: { kind: "main" as const, children: ["t", "i"] },
      t: { kind: "timer" as const },
      i: { kind: "immediate" as const },
    };
    const find = (...lines: string[]): unknown =>
      enumerateOrders(drawGraph(parts), LIMITS, lines).orders;
    expect(find("m", "i", "t")).toEqual([["m", "i", "t"]]);
    expect(find("i", "m", "t")).toEqual([]);
  });

  test("drops what was cleared before it ran", () => {
    const parts = {
      m: { kind: "main" as const, children: ["t", "i"] },
      t: { kind: "timer" as const },
      i: { kind: "immediate" as const, clears: ["t"] },
    };
    expect(list(drawGraph(parts))).toEqual(["mi", "mti"]);
  });

  test("runs a new timer in the same phase only where libuv looks again", () => {
    const parts = {
      m: { kind: "main" as const, children: ["t", "i"] },
      t: { kind: "timer" as const, children: ["u"], setsLate: true },
      u: { kind: "timer" as const },
      i: { kind: "immediate" as const },
    };
    expect(list(drawGraph(parts))).toEqual(["mitu", "mtiu"]);
    expect(list(drawGraph(parts, { timersAgain: true }))).toEqual(["mitu", "mtiu", "mtui"]);
  });

  test("runs the events at the end last, one after the other", () => {
    const parts = {
      m: { kind: "main" as const, children: ["t"] },
      t: { kind: "timer" as const },
      end0: { kind: "end" as const, children: ["u"] },
      u: { kind: "timer" as const },
      end1: { kind: "end" as const },
    };
    expect(list(drawGraph(parts))).toEqual(["mtend0uend1"]);
  });

  test("lets a timer that does not hold the process run only if it is due before the end", () => {
    const parts = {
      m: { kind: "main" as const, children: ["t", "i"], frees: ["t"] },
      t: { kind: "timer" as const },
      i: { kind: "immediate" as const },
    };
    expect(list(drawGraph(parts))).toEqual(["mi", "mit", "mti"]);
  });

  test("goes through the first turn when nothing holds the process after the timers before it", () => {
    const parts = {
      m: { kind: "main" as const, children: ["t", "i"], frees: ["i"] },
      t: { kind: "timer" as const },
      i: { kind: "immediate" as const },
    };
    expect(list(drawGraph(parts))).toEqual(["mit", "mti"]);
  });

  test("runs no timer at all when nothing holds the process", () => {
    const parts = {
      m: { kind: "main" as const, children: ["t"], frees: ["t"] },
      t: { kind: "timer" as const },
    };
    expect(list(drawGraph(parts))).toEqual(["m"]);
  });

  test("puts a timer that is set anew behind the others", () => {
    const parts = {
      m: { kind: "main" as const, children: ["t", "u"], moves: ["t"] },
      t: { kind: "timer" as const },
      u: { kind: "timer" as const },
    };
    expect(list(drawGraph(parts))).toEqual(["mut"]);
  });

  test("lets a list of timers keep its place when the first of it is set anew", () => {
    const parts = {
      m: { kind: "main" as const, children: ["t", "u"], moves: ["t"] },
      t: { kind: "timer" as const, delay: 2 },
      u: { kind: "timer" as const, delay: 1 },
    };
    // Node still looks at the list of 2 ms when `t` was to be due at first.
    expect(list(drawGraph(parts))).toEqual(["mtu", "mut"]);
  });

  test("ends with the callback that ends the process", () => {
    const parts = {
      m: { kind: "main" as const, children: ["t", "i"] },
      t: { kind: "timer" as const, quits: true },
      i: { kind: "immediate" as const },
    };
    expect(list(drawGraph(parts))).toEqual(["mit", "mt"]);
  });

  test("follows no way in which a callback runs that nobody saw", () => {
    const parts = {
      m: { kind: "main" as const, children: ["t", "i"] },
      t: { kind: "timer" as const, seen: false },
      i: { kind: "immediate" as const, clears: ["t"] },
    };
    expect(enumerateOrders(drawGraph(parts), LIMITS)).toMatchObject({
      orders: [["m", "i"]],
      unseen: true,
    });
  });

  test("takes a later call of a handle in the same poll phase", () => {
    const parts = {
      m: { kind: "main" as const, children: ["p", "i"] },
      p: { kind: "outside" as const, children: ["p#1"] },
      "p#1": { kind: "outside" as const },
      i: { kind: "immediate" as const },
    };
    expect(list(drawGraph(parts))).toEqual(["mipp#1", "mpip#1", "mpp#1i"]);
  });

  test("takes fewer states of a large program, so that a search ends", () => {
    const children = Array.from({ length: 2000 }, (_, at) => `t${at}`);
    const parts: Record<string, Part> = { m: { kind: "main", children } };
    for (const [at, key] of children.entries()) parts[key] = { kind: "timer", delay: at % 9 };
    const model = enumerateOrders(drawGraph(parts), { states: 1_000_000, pool: 4 });
    expect(model).toMatchObject({ orders: [], complete: false });
  });

  test("says when there are too many states", () => {
    const children = ["a", "b", "c", "d"];
    const pool = Object.fromEntries(children.map((key) => [key, { kind: "pool" as const }]));
    const parts = { m: { kind: "main" as const, children }, ...pool };
    expect(enumerateOrders(drawGraph(parts), { states: 10, pool: 4 }).complete).toBe(false);
  });
});
