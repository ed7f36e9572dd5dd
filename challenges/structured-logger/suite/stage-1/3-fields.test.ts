import { describe, expect, test } from "vitest";
import { bench, lineOf, withoutHead, type Content } from "../drive.ts";

const ONE = "a child writes one line";

describe("adds-up-fields", () => {
  test("L6 base is in every line", () => {
    const { logger, read } = bench({ base: { service: "shop", pid: 7 } });
    logger.info("one");
    logger.error("two", { a: 1 });
    const found = read("a line is JSON").map(withoutHead);
    expect(found, "the fields of base are in every line").toEqual([
      { service: "shop", pid: 7 },
      { service: "shop", pid: 7, a: 1 },
    ]);
  });

  test("L6 the lines of a child have its fields", () => {
    const line = lineOf((logger) => logger.child({ order: 7 }).info("hello", { total: 30 }), ONE, {
      base: { service: "shop" },
    });
    const sentence = "a line of a child has the fields of base, of the child and of the call";
    expect(withoutHead(line), sentence).toEqual({ service: "shop", order: 7, total: 30 });
  });

  test("L6 a child of a child has the fields of both", () => {
    const line = lineOf(
      (logger) => logger.child({ a: 1 }).child({ b: 2 }).child({ c: 3 }).info("hello"),
      ONE,
    );
    const sentence = "a child of a child has the fields of all that it comes from";
    expect(withoutHead(line), sentence).toEqual({ a: 1, b: 2, c: 3 });
  });

  test("L6 later fields replace earlier ones", () => {
    const names = (value: string, from: number): Content =>
      Object.fromEntries(["a", "b", "c", "d"].slice(from).map((name) => [name, value]));
    const line = lineOf(
      (logger) =>
        logger
          .child(names("child", 1))
          .child(names("grandchild", 2))
          .info("hello", names("call", 3)),
      ONE,
      { base: names("base", 0) },
    );
    const sentence = "the call comes before the child, the child before its parent, and base last";
    expect(withoutHead(line), sentence).toEqual({
      a: "base",
      b: "child",
      c: "grandchild",
      d: "call",
    });
  });

  test("L6 a field is replaced as a whole", () => {
    const line = lineOf(
      (logger) => logger.child({ user: { id: 1, name: "ada" } }).info("hello", { user: { id: 2 } }),
      ONE,
    );
    const sentence = "a field is replaced as a whole, not merged";
    expect(withoutHead(line), sentence).toEqual({ user: { id: 2 } });
  });

  test("L6 null and 0 replace too", () => {
    const line = lineOf(
      (logger) => logger.child({ a: 1, b: 2, c: "x" }).info("hello", { a: null, b: 0, c: "" }),
      ONE,
    );
    const sentence = "null, 0 and an empty text replace an earlier field like any other value";
    expect(withoutHead(line), sentence).toEqual({ a: null, b: 0, c: "" });
  });

  test("L6 a child has the level and the sinks of its parent", () => {
    const { logger, lines } = bench({ level: "warn" });
    const child = logger.child({ a: 1 }).child({ b: 2 });
    child.info("no");
    child.warn("yes");
    const sentence = "a child writes at the level and to the sinks of its parent";
    expect(lines.length, sentence).toBe(1);
  });
});

describe("reserved-names", () => {
  const forged = { time: "never", level: "none", msg: "forged" };
  const headOf = ({ time, level, msg }: Content): Content => ({ time, level, msg });
  const expected = (): Content => headOf(lineOf((logger) => logger.warn("real"), ONE));

  test("L7 a call cannot replace them", () => {
    const line = lineOf((logger) => logger.warn("real", { ...forged, a: 1 }), ONE);
    const sentence = "no field of a call replaces time, level or msg";
    expect(headOf(line), sentence).toEqual(expected());
    expect(line["a"], "fields beside a reserved name are written").toBe(1);
  });

  test("L7 base cannot replace them", () => {
    const line = lineOf((logger) => logger.warn("real"), ONE, { base: forged });
    expect(headOf(line), "no field of base replaces time, level or msg").toEqual(expected());
  });

  test("L7 a child cannot replace them", () => {
    const line = lineOf((logger) => logger.child(forged).child(forged).warn("real"), ONE);
    expect(headOf(line), "no field of a child replaces time, level or msg").toEqual(expected());
  });
});

describe("own-fields", () => {
  test("L8 siblings do not mix", () => {
    const { logger, read } = bench();
    const ada = logger.child({ user: "ada" });
    const grace = logger.child({ user: "grace", admin: true });
    ada.info("one");
    grace.info("two");
    ada.info("three");
    const sentence = "a child keeps its own fields, even if others were made after it";
    expect(read("a line is JSON").map(withoutHead), sentence).toEqual([
      { user: "ada" },
      { user: "grace", admin: true },
      { user: "ada" },
    ]);
  });

  test("L8 a child adds nothing to its parent", () => {
    const { logger, read } = bench({ base: { service: "shop" } });
    const child = logger.child({ order: 7 });
    child.child({ item: 1 });
    logger.info("one");
    child.info("two");
    const sentence = "the fields of a child are not in the lines of its parent";
    expect(read("a line is JSON").map(withoutHead), sentence).toEqual([
      { service: "shop" },
      { service: "shop", order: 7 },
    ]);
  });

  test("L8 the fields of a call are in its line only", () => {
    const { logger, read } = bench();
    const child = logger.child({ order: 7 });
    child.info("one", { total: 30 });
    child.info("two");
    const last = withoutHead(read("a line is JSON").at(-1) ?? {});
    expect(last, "the fields of a call are not in the next line").toEqual({ order: 7 });
  });

  test("L8 two loggers share nothing", () => {
    const one = bench({ level: "error", base: { service: "one" } });
    const other = bench({ level: "debug", base: { service: "other" } });
    one.logger.error("hello");
    other.logger.debug("hello");
    one.logger.info("not written");
    const found = [one, other].map(({ read }) => read("a line is JSON").map(withoutHead));
    expect(found, "each logger has its own level, base and sinks").toEqual([
      [{ service: "one" }],
      [{ service: "other" }],
    ]);
  });

  test("L8 the objects that are passed do not change", () => {
    const base = { service: "shop", list: [1] };
    const own = { order: 7, level: "x" };
    const call = { total: 30, msg: "x" };
    const before = JSON.stringify([base, own, call]);
    const { logger } = bench({ base });
    logger.child(own).info("hello", call);
    const sentence = "base and the fields of a child and of a call do not change";
    expect(JSON.stringify([base, own, call]), sentence).toBe(before);
  });
});
