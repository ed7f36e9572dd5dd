import { describe, expect, test } from "vitest";
import { deepClone } from "@solution";
import { at, made, whose } from "../observe.ts";

class Tree {
  readonly children: Tree[] = [];
  readonly parent: Tree | undefined;

  constructor(parent?: Tree) {
    this.parent = parent;
    parent?.children.push(this);
  }
}

describe("references-everywhere", () => {
  test("D14 one object of any kind in two places", () => {
    const kinds = {
      ...{ date: new Date(1), pattern: /x/, map: new Map(), set: new Set() },
      ...{ bytes: Uint8Array.of(1), buffer: Buffer.from("x"), tree: new Tree() },
      memory: new ArrayBuffer(1),
    };
    const sentence = "an object of any kind that occurs in two places is one object in the clone";
    const clone = made(() => deepClone({ first: { ...kinds }, second: { ...kinds } }), sentence);
    const apart = Object.keys(kinds).filter(
      (key) => at(clone, "first", key) !== at(clone, "second", key),
    );
    expect(apart, sentence).toEqual([]);
  });

  test("D14 a Map that contains itself", () => {
    const map = new Map<unknown, unknown>();
    map.set("self", map).set(map, "self");
    const sentence = "a Map that is its own key and value has a clone that is too";
    const clone = made(() => deepClone(map), sentence);
    // A map that is not copied as a map is told by another requirement.
    if (!(clone instanceof Map)) return;
    expect(whose(clone.get("self"), clone, map), sentence).toBe("the clone");
    expect([clone.get(clone), clone !== map, clone.size], sentence).toEqual(["self", true, 2]);
  });

  test("D14 a Set that contains itself", () => {
    const set = new Set<unknown>();
    set.add(set);
    const sentence = "a Set that contains itself has a clone that contains itself";
    const clone = made(() => deepClone(set), sentence);
    if (!(clone instanceof Set)) return;
    expect([clone.has(clone), clone !== set, clone.size], sentence).toEqual([true, true, 1]);
  });

  test("D14 instances that refer to each other", () => {
    const root = new Tree();
    const leaf = new Tree(root);
    const sentence = "an instance refers to its cloned parent";
    const clone = made(() => deepClone(root), sentence);
    const child = clone.children[0];
    expect(whose(child?.parent, clone, root), sentence).toBe("the clone");
    expect(child !== leaf, sentence).toBe(true);
  });

  test("D14 a key and a member that occur elsewhere", () => {
    const user = { name: "Ada" };
    const original = { user, ages: new Map([[user, 36]]), admins: new Set([user]) };
    const clone = made(() => deepClone(original), "deepClone accepts objects as keys and members");
    if (!(clone.ages instanceof Map && clone.admins instanceof Set)) return;
    const ages = "an object that is a key and occurs elsewhere is one object in the clone";
    expect(clone.ages.get(clone.user), ages).toBe(36);
    const admins = "an object that is a member and occurs elsewhere is one object in the clone";
    expect(clone.admins.has(clone.user), admins).toBe(true);
  });

  test("D14 a cycle through a symbol key", () => {
    const self = Symbol("self");
    const original: Record<PropertyKey, unknown> = {};
    original[self] = { list: [original] };
    const sentence = "a cycle through a symbol key leads back to the clone";
    const clone = made(() => deepClone(original), sentence);
    // Without its symbol keys there is nothing to see here; another requirement says so.
    if (at(clone, self) === undefined) return;
    expect(at(clone, self, "list", 0) === clone, sentence).toBe(true);
  });
});
