import { describe, expect, test } from "vitest";
import { differing, equal } from "../pairs.ts";

describe("equal-content", () => {
  test("D24 dates", () => {
    expect(equal([new Date(5)], [new Date(5)]), "dates of one moment are equal").toBe(true);
    const sentence = "dates of different moments are different";
    expect(differing([[new Date(5), new Date(6)]]), sentence).toEqual([true]);
  });

  test("D24 regular expressions", () => {
    expect(equal({ a: /x/gi }, { a: /x/gi }), "equal regular expressions are equal").toBe(true);
    const pairs = [[/x/, /y/] as const, [/x/g, /x/i] as const];
    const sentence = "regular expressions with another source or other flags are different";
    expect(differing(pairs), sentence).toEqual([true, true]);
  });

  test("D24 typed arrays and buffers", () => {
    const same = [
      equal(Int16Array.of(1, 2), Int16Array.of(1, 2)),
      equal(Buffer.from("abc"), Buffer.from("abc")),
      equal({ big: BigInt64Array.of(1n) }, { big: BigInt64Array.of(1n) }),
    ];
    expect(same, "typed arrays and buffers with the same bytes are equal").toEqual([
      true,
      true,
      true,
    ]);
    const pairs = [
      [Int16Array.of(1, 2), Int16Array.of(1, 3)] as const,
      [Buffer.from("abc"), Buffer.from("ab")] as const,
      [Float64Array.of(0.5), Float64Array.of(0.25)] as const,
      [Buffer.from("ab"), Buffer.from("cd")] as const,
    ];
    const sentence = "typed arrays and buffers with other bytes are different";
    expect(differing(pairs), sentence).toEqual([true, true, true, true]);
  });

  test("D24 memory and views", () => {
    const memory = (...bytes: number[]): ArrayBuffer => Uint8Array.from(bytes).buffer;
    const view = (...bytes: number[]): DataView => new DataView(memory(...bytes));
    const same = [equal(memory(1, 2), memory(1, 2)), equal(view(1, 2), view(1, 2))];
    const equals = "an ArrayBuffer or DataView equals another one with the same bytes";
    expect(same, equals).toEqual([true, true]);
    const pairs = [
      [memory(1, 2), memory(1, 3)] as const,
      [memory(1), memory(1, 0)] as const,
      [view(1, 2), view(1, 3)] as const,
    ];
    const sentence = "an ArrayBuffer or DataView with other bytes is different";
    expect(differing(pairs), sentence).toEqual([true, true, true]);
  });

  test("D24 parts of buffers", () => {
    const whole = Uint8Array.of(1, 2, 1, 2, 9);
    const same = [
      equal(whole.subarray(0, 2), whole.subarray(2, 4)),
      equal(new DataView(whole.buffer, 0, 2), new DataView(whole.buffer, 2, 2)),
    ];
    expect(same, "only the bytes that a view shows are compared").toEqual([true, true]);
    const pairs = [
      [whole.subarray(1, 3), whole.subarray(3, 5)] as const,
      [new DataView(whole.buffer, 0, 1), new DataView(whole.buffer, 1, 1)] as const,
    ];
    const sentence = "two views of one buffer that show other bytes are different";
    expect(differing(pairs), sentence).toEqual([true, true]);
  });
});

describe("equal-collections", () => {
  test("D25 a Map in any order", () => {
    const first = new Map<string, unknown>([
      ["a", { n: 1 }],
      ["b", undefined],
    ]);
    const second = new Map<string, unknown>([
      ["b", undefined],
      ["a", { n: 1 }],
    ]);
    expect(equal(first, second), "maps with equal entries are equal in any order").toBe(true);
  });

  test("D25 different maps", () => {
    const pairs = [
      [new Map([["a", 1]]), new Map([["a", 2]])] as const,
      [new Map([["a", 1]]), new Map([["b", 1]])] as const,
      [new Map([["a", undefined]]), new Map([["b", undefined]])] as const,
      [new Map([["a", { n: 1 }]]), new Map([["a", { n: 2 }]])] as const,
      [new Map(), new Map([["a", 1]])] as const,
    ];
    const sentence = "maps with another key, value or size are different";
    expect(differing(pairs), sentence).toEqual([true, true, true, true, true]);
  });

  test("D25 a Set in any order", () => {
    const seen = [
      equal(new Set([1, "a", Number.NaN]), new Set([Number.NaN, "a", 1])),
      equal(new Set([{ n: 1 }]), new Set([{ n: 1 }])),
      equal(new Set([{ n: 1 }, { n: 2 }]), new Set([{ n: 2 }, { n: 1 }])),
    ];
    expect(seen, "sets with equal members are equal in any order").toEqual([true, true, true]);
  });

  test("D25 different sets", () => {
    const pairs = [
      [new Set([1]), new Set([2])] as const,
      [new Set([1]), new Set(["1"])] as const,
      [new Set([{ n: 1 }]), new Set([{ n: 2 }])] as const,
      [new Set([1]), new Set([1, 2])] as const,
    ];
    const sentence = "sets with other members are different";
    expect(differing(pairs), sentence).toEqual([true, true, true, true]);
  });

  test("D25 keys are compared deeply", () => {
    const make = (id: number) => new Map([[{ id }, ["x"]]]);
    expect(equal(make(1), make(1)), "objects that are keys are compared deeply").toBe(true);
    expect(differing([[make(1), make(2)]]), "maps with different object keys differ").toEqual([
      true,
    ]);
  });

  test("D25 each member finds a partner of its own", () => {
    const sentence = "two equal members need two partners";
    const sets = [new Set([{ n: 1 }, { n: 1 }]), new Set([{ n: 1 }, { n: 2 }])] as const;
    expect(differing([sets]), sentence).toEqual([true]);
    const twins = () => new Set([{ n: 1 }, { n: 1 }]);
    expect(equal(twins(), twins()), "two pairs of equal members are equal").toBe(true);
  });

  test("D25 key and value belong together", () => {
    const make = (first: number, second: number, id = 1) =>
      new Map([
        [{ id: 1 }, first],
        [{ id }, second],
      ]);
    const equals = "maps with two equal keys are equal if each entry has an equal one";
    expect(equal(make(1, 2), make(2, 1)), equals).toBe(true);
    const sentence = "maps are different if a key has the value of another key";
    const pairs = [[make(1, 2), make(1, 1)] as const, [make(1, 2, 2), make(2, 1, 2)] as const];
    expect(differing(pairs), sentence).toEqual([true, true]);
  });

  test("D25 collections in collections", () => {
    const make = (n: number) => new Map([["sets", new Set([[1], [new Map([["deep", n]])]])]]);
    expect(equal(make(1), make(1)), "a Map in a Set in a Map is compared").toBe(true);
    const sentence = "a difference deep in a Map in a Set is found";
    expect(differing([[make(1), make(2)]]), sentence).toEqual([true]);
  });
});

interface Node {
  name: string;
  next?: Node;
  list?: unknown[];
}

/** A ring of nodes: each has the next one, the last has the first. */
function ring(...names: string[]): Node {
  const nodes = names.map((name): Node => ({ name }));
  for (const [index, node] of nodes.entries()) {
    const next = nodes[(index + 1) % nodes.length];
    if (next !== undefined) node.next = next;
  }
  return nodes[0] ?? { name: "" };
}

describe("equal-cycles", () => {
  test("D26 equal cycles", () => {
    const seen = [equal(ring("a"), ring("a")), equal(ring("a", "b"), ring("a", "b"))];
    const sentence = "values that refer to themselves in the same way are equal";
    expect(seen, sentence).toEqual([true, true]);
  });

  test("D26 different cycles", () => {
    const pairs = [
      [ring("a"), ring("b")] as const,
      [ring("a", "b", "c"), ring("a", "b", "d")] as const,
      [ring("a"), { name: "a", next: { name: "a" } }] as const,
    ];
    const sentence = "a difference behind a reference back is found";
    expect(differing(pairs), sentence).toEqual([true, true, true]);
  });

  test("D26 a difference after the reference back", () => {
    const make = (end: number) => {
      const node: Node = { name: "a", list: [] };
      node.list = [node, [end]];
      return node;
    };
    expect(equal(make(1), make(1)), "an array that leads back is compared").toBe(true);
    const sentence = "what comes after a reference back is compared";
    expect(differing([[make(1), make(2)]]), sentence).toEqual([true]);
  });

  test("D26 through maps and sets", () => {
    const make = (n: number) => {
      const map = new Map<string, unknown>([["n", n]]);
      return map.set("self", map).set("set", new Set([[map]]));
    };
    expect(equal(make(1), make(1)), "a Map that contains itself is compared").toBe(true);
    const sentence = "a difference in a Map that contains itself is found";
    expect(differing([[make(1), make(2)]]), sentence).toEqual([true]);
  });

  test("D26 two objects that are compared twice", () => {
    const make = (first: number, second: number) => {
      const [one, two] = [{ n: first }, { n: second }];
      return { set: new Set([one, two]), one };
    };
    const sentence = "two objects that are different once are different again";
    expect(differing([[make(1, 2), make(2, 1)]]), sentence).toEqual([true]);
    expect(equal(make(1, 2), make(1, 2)), "two objects that are equal are equal again").toBe(true);
  });

  test("D26 an object that occurs twice", () => {
    const shared = { n: 1 };
    const first = { p: shared, q: shared };
    const sentence = "an object that occurs twice is compared at both places";
    expect(differing([[first, { p: { n: 1 }, q: { n: 2 } }]]), sentence).toEqual([true]);
    const same = "whether one object occurs twice does not matter";
    expect(equal(first, { p: { n: 1 }, q: { n: 1 } }), same).toBe(true);
  });
});
