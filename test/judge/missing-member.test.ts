import { describe, expect, test } from "vitest";
import type { RawError } from "../../src/judge/attempt.ts";
import { findMissingMember } from "../../src/judge/missing-member.ts";
import { sampleError } from "./sample.ts";

const PATH = "/home/ada/counter.ts";
const IN_SUITE = "TypeError: no\n    at file:///app/suite/a.test.ts:3:5";
const IN_SOLUTION = `TypeError: no\n    at Counter.add (file://${PATH}:2:5)\n${IN_SUITE}`;
const TEXT = "export class Counter {\n  add() {}\n}\n";

function find(error: Partial<RawError>, member: string | null = "add", text = TEXT): string | null {
  return findMissingMember({
    error: sampleError(error),
    member,
    members: new Set(["Counter", "add", "reset", "size"]),
    sources: [{ path: PATH, text }],
  });
}

function call(message: string, stack = IN_SUITE): Partial<RawError> {
  return { name: "TypeError", message, stack };
}

describe("a call in vain", () => {
  test.each([
    ["counter.reset is not a function", "reset"],
    ["a.b.reset is not a function", "reset"],
    ["reset is not a function", "reset"],
    ["counter.reset is not a function\nmore", "reset"],
    ["create(...).reset is not a function", "reset"],
  ])("names the member: %s", (message, member) => {
    expect(find(call(message))).toBe(member);
  });

  test("of an export that is there and something else is another reason", () => {
    const error = call("Counter is not a constructor");
    expect(find(error, null, "export const Counter = 1;")).toBeNull();
    expect(find(error, null, "export const Other = 1;")).toBe("Counter");
  });

  test("of a name that the brief does not have is another reason", () => {
    expect(find(call("counter.then is not a function"))).toBeNull();
  });

  test("of the solution's own code is another reason", () => {
    expect(find(call("this.reset is not a function", IN_SOLUTION))).toBeNull();
  });

  test("on what a call returned is another reason when the solution has that name", () => {
    expect(find(call("counter.reset(...).add is not a function"))).toBeNull();
  });

  test("is only told by a TypeError", () => {
    const message = "counter.reset is not a function";
    expect(find({ name: "Error", message, stack: IN_SUITE })).toBeNull();
  });

  test("is not told by a sentence that only begins like it", () => {
    expect(find(call("reset is not a function of time"))).toBeNull();
  });
});

describe("a property that is undefined", () => {
  const absent = { expected: "0", received: "undefined", stack: IN_SUITE };

  test("is missing when the solution's text has no such name", () => {
    expect(find(absent, "size")).toBe("size");
  });

  test.each([
    ["has that name", "class Counter { get size() {} }"],
    ["extends another class", "class Counter extends Map {}"],
    ["makes a proxy", "export const counter = new Proxy({}, {});"],
    ["assigns members", "Object.assign(counter, members);"],
    ["imports members", 'export { Counter } from "./c.ts"; import "./d.ts";'],
  ])("is another reason when the solution %s", (_name, text) => {
    expect(find(absent, "size", text)).toBeNull();
  });

  test("is missing although a package or a module of Node is imported", () => {
    const text =
      'import { randomUUID } from "node:crypto";\nexport class Counter { id = randomUUID(); }';
    expect(find(absent, "size", text)).toBe("size");
  });

  test("does not take a longer name for it", () => {
    expect(find(absent, "size", "class Counter { sizes = 1; }")).toBe("size");
  });

  test("is another reason when the requirement names no member, or something was received", () => {
    expect(find(absent, null)).toBeNull();
    expect(find({ ...absent, received: "1" }, "size")).toBeNull();
  });
});
