import { describe, expect, test } from "vitest";
import { deepClone } from "@solution";
import { made, whose } from "../observe.ts";

describe("shared-objects", () => {
  test("D5 one object in two places", () => {
    const owner = { name: "Ada" };
    const clone = deepClone({ first: owner, second: owner });
    const sentence = "an object that occurs in two places is one object in the clone";
    expect(whose(clone.second, clone.first, owner), sentence).toBe("the clone");
  });

  test("D5 the one object is a copy", () => {
    const owner = { name: "Ada" };
    const clone = deepClone({ first: owner, second: owner, list: [owner] });
    const copies = [clone.first !== owner, clone.second !== owner, clone.list[0] !== owner];
    const sentence = "an object that occurs in several places is a copy in all of them";
    expect(copies, sentence).toEqual([true, true, true]);
  });

  test("D5 one array in two places", () => {
    const tags = ["new"];
    const clone = deepClone([tags, { tags }] as const);
    const sentence = "an array that occurs in two places is one array in the clone";
    expect(clone[0] === clone[1].tags, sentence).toBe(true);
  });

  test("D5 at different depths", () => {
    const shared = { n: 1 };
    const clone = deepClone({ deep: { deeper: { shared } }, shared });
    const sentence = "an object that occurs at two depths is one object in the clone";
    expect(clone.shared === clone.deep.deeper.shared, sentence).toBe(true);
  });

  test("D5 objects with the same content stay apart", () => {
    const clone = deepClone({ first: { n: 1 }, second: { n: 1 }, lists: [[], []] });
    const seen = [clone.first === clone.second, clone.lists[0] === clone.lists[1]];
    const sentence = "two objects with the same content are two objects in the clone";
    expect(seen, sentence).toEqual([false, false]);
  });
});

interface Person {
  name: string;
  friend?: Person;
  children?: Person[];
  parent?: Person;
}

describe("cycles", () => {
  test("D6 an object that refers to itself", () => {
    const ada: Person = { name: "Ada" };
    ada.friend = ada;
    const sentence = "an object that refers to itself has a clone that refers to itself";
    const clone = made(() => deepClone(ada), sentence);
    expect(whose(clone.friend, clone, ada), sentence).toBe("the clone");
    expect([clone !== ada, clone.name], sentence).toEqual([true, "Ada"]);
  });

  test("D6 an array that contains itself", () => {
    const list: unknown[] = [1];
    list.push(list);
    const sentence = "an array that contains itself has a clone that contains itself";
    const clone = made(() => deepClone(list), sentence);
    expect(whose(clone[1], clone, list), sentence).toBe("the clone");
    expect([clone !== list, clone[0]], sentence).toEqual([true, 1]);
  });

  test("D6 objects that refer to each other", () => {
    const parent: Person = { name: "parent", children: [] };
    const child: Person = { name: "child", parent };
    parent.children?.push(child);
    const sentence = "a child that refers to its parent refers to the cloned parent in the clone";
    const clone = made(() => deepClone(parent), sentence);
    const copied = clone.children?.[0];
    expect(whose(copied?.parent, clone, parent), sentence).toBe("the clone");
    expect([copied !== child, copied?.name], sentence).toEqual([true, "child"]);
  });
});
