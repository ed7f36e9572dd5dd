import { describe, expect, test } from "vitest";
import { at, lineOf, withoutHead, written, type Content } from "../drive.ts";

describe("cycles", () => {
  const KEPT = "an object that is inside itself costs no line";

  test("L12 an object inside itself is Circular", () => {
    const user: Content = { name: "ada" };
    user["self"] = user;
    user["friends"] = [{ of: user }];
    const found = written({ user }, KEPT);
    const sentence = "an object that is inside itself is replaced there by [Circular]";
    expect(found, sentence).toEqual({
      user: { name: "ada", self: "[Circular]", friends: [{ of: "[Circular]" }] },
    });
  });

  test("L12 an array inside itself is Circular", () => {
    const list: unknown[] = [1];
    list.push(list);
    const sentence = "an array that is inside itself is replaced there by [Circular]";
    expect(written({ list }, KEPT), sentence).toEqual({ list: [1, "[Circular]"] });
  });

  test("L12 fields that contain themselves are Circular", () => {
    const fields: Content = { a: 1 };
    fields["all"] = { fields };
    const line = written(fields, KEPT);
    // Whether the fields or their copy count as the outermost object does not matter.
    const text = JSON.stringify(line);
    const sentence = "fields that contain themselves end with [Circular]";
    expect([line["a"], text.includes('"[Circular]"')], sentence).toEqual([1, true]);
  });

  test("L12 an error that is its own cause is Circular", () => {
    const err = new Error("x");
    err.cause = Object.assign(new Error("y"), { back: err });
    const found = at(written({ err }, KEPT), "err", "cause", "back");
    // Whether causes are written is a matter of another rule.
    if (found === undefined) return;
    expect(found, "an error that is inside its own cause is [Circular] there").toBe("[Circular]");
  });

  test("L12 an object that is there twice is written twice", () => {
    const user = { name: "ada" };
    const found = written({ from: user, to: user, both: [user, user], in: { user } }, KEPT);
    const sentence = "an object that is there twice, but not inside itself, is written each time";
    expect(found, sentence).toEqual({
      from: user,
      to: user,
      both: [user, user],
      in: { user },
    });
  });

  test("L12 an object that is inside its neighbour is written", () => {
    const inner = { id: 1 };
    const outer = { inner, list: [{ inner }] };
    const sentence = "an object is written wherever it is not inside itself";
    expect(written({ outer, inner }, KEPT), sentence).toEqual({ outer, inner });
  });
});

describe("big-integers", () => {
  const KEPT = "a BigInt among the fields costs no line";

  test("L13 a BigInt is a text of digits", () => {
    const found = written({ id: 9007199254740993n, debt: -5n, none: 0n }, KEPT);
    const sentence = "a BigInt becomes a string of its digits";
    expect(found, sentence).toEqual({ id: "9007199254740993", debt: "-5", none: "0" });
  });

  test("L13 a BigInt at any depth is a text", () => {
    const found = written({ order: { ids: [1n, { id: 2n }] } }, KEPT);
    const sentence = "a BigInt inside of objects and arrays becomes a string too";
    expect(found, sentence).toEqual({ order: { ids: ["1", { id: "2" }] } });
  });
});

describe("unreadable-values", () => {
  const KEPT = "a value that cannot be read costs no line";
  const fail = (): never => {
    throw new Error("not loaded");
  };

  /** What a line says beside the value that cannot be read. */
  function beside(broken: unknown): Content {
    const run = { first: 1, broken, last: { deep: [2] } };
    const line = lineOf((logger) => logger.child({ own: 3 }).info("hello", run), KEPT);
    const { broken: _, ...others } = withoutHead(line);
    return { msg: line["msg"], ...others };
  }

  const OTHERS = { msg: "hello", own: 3, first: 1, last: { deep: [2] } };

  test("L14 a getter that throws costs no other field", () => {
    const fields = {
      first: 1,
      get broken(): string {
        return fail();
      },
      last: 2,
    };
    const { first, last } = written(fields, KEPT);
    const sentence = "fields beside a getter that throws are written";
    expect([first, last], sentence).toEqual([1, 2]);
  });

  test("L14 a getter inside an object costs no other field", () => {
    const order = { id: 7 };
    Object.defineProperty(order, "total", { get: fail, enumerable: true });
    const sentence = "fields beside an object with a getter that throws are written";
    expect(beside(order), sentence).toEqual(OTHERS);
  });

  test("L14 toJSON that throws costs no other field", () => {
    const sentence = "fields beside a toJSON that throws are written";
    expect([beside({ toJSON: fail }), beside([{ toJSON: fail }])], sentence).toEqual([
      OTHERS,
      OTHERS,
    ]);
  });

  test("L14 an error with a getter costs no other field", () => {
    const err = new Error("x");
    Object.defineProperty(err, "response", { get: fail, enumerable: true });
    const sentence = "fields beside an error that cannot be read are written";
    expect(beside(err), sentence).toEqual(OTHERS);
  });

  test("L14 a value that throws no error costs no other field", () => {
    const toJSON = (): never => {
      throw undefined;
    };
    const sentence = "it does not matter what a getter or toJSON throws";
    expect(beside({ toJSON }), sentence).toEqual(OTHERS);
  });

  test("L14 a text stands for it", () => {
    // Whether toJSON is called at all is a matter of another rule.
    if (written({ a: { toJSON: () => 1 } }, KEPT)["a"] !== 1) return;
    const found = written({ broken: { toJSON: fail } }, KEPT)["broken"];
    const sentence = "a text stands in place of a value that cannot be read";
    expect(typeof found, sentence).toBe("string");
  });
});

describe("other-values", () => {
  const SAME = "values that JSON can say look as JSON.stringify writes them";

  /** Whether a BigInt is written in every place. */
  function writesDigits(): boolean {
    try {
      const found = written({ a: 5n, b: [{ c: 6n }] }, "a BigInt costs no line");
      return JSON.stringify(found) === '{"a":"5","b":[{"c":"6"}]}';
    } catch {
      return false;
    }
  }

  /** What `JSON.stringify` makes of it. */
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

  test("L15 dates and URLs are texts", () => {
    const fields = {
      at: new Date(0),
      never: new Date(Number.NaN),
      link: new URL("http://localhost/a?b"),
      list: [new Date(1)],
    };
    expect(written(fields, "a date costs no line"), SAME).toEqual(plain(fields));
  });

  test("L15 toJSON decides", () => {
    class Money {
      readonly #cents: number;
      constructor(cents: number) {
        this.#cents = cents;
      }
      toJSON(): unknown {
        return { amount: this.#cents / 100, at: new Date(0) };
      }
    }
    const fields = { price: new Money(250), prices: [new Money(1)] };
    const found = written(fields, "an object with a toJSON costs no line");
    expect(found, "an object with a toJSON is written as what that returns").toEqual(plain(fields));
  });

  test("L15 toJSON may return its own object", () => {
    const user = { name: "ada", toJSON: (): unknown => user };
    const found = written({ user }, "a toJSON that returns its own object costs no line");
    const sentence = "a toJSON that returns its own object is called once, and that is written";
    expect(found, sentence).toEqual({ user: { name: "ada" } });
  });

  test("L15 what toJSON returns is as safe as a field", () => {
    const id = { toJSON: (): unknown => 5n };
    const list = { toJSON: (): unknown => [{ id: 6n }] };
    // Whether a BigInt is a text is a matter of another rule.
    if (!writesDigits()) return;
    const found = written({ id, list }, "a BigInt that toJSON returns costs no line");
    const sentence = "a BigInt that toJSON returns is written like any other";
    expect(found, sentence).toEqual({ id: "5", list: [{ id: "6" }] });
  });

  test("L15 numbers that JSON does not know are null", () => {
    const fields = { none: Number.NaN, all: Infinity, list: [-Infinity, 1] };
    expect(written(fields, "NaN costs no line"), SAME).toEqual(plain(fields));
  });

  test("L15 functions and undefined are as in JSON", () => {
    const inside = { fn: () => 1, no: undefined, list: [undefined, () => 1, Symbol("x")], kept: 1 };
    expect(written({ inside }, "a function costs no line"), SAME).toEqual(plain({ inside }));
  });

  test("L15 a field that JSON leaves out is left out", () => {
    const fields = { first: 1, fn: () => 1, symbol: Symbol("x"), last: 2 };
    const sentence = "a field that is a function or a symbol is left out, and the line stays JSON";
    expect(written(fields, sentence), sentence).toEqual({ first: 1, last: 2 });
  });

  test("L15 objects of every class are written", () => {
    class Point {
      x = 1;
      readonly #secret = 2;
      get sum(): number {
        return this.x + this.#secret;
      }
    }
    const bare: unknown = Object.assign(Object.create(null), { a: 1 });
    const fields = { point: new Point(), bare, bytes: Buffer.from("hi"), list: [[], {}] };
    expect(written(fields, "an object costs no line"), SAME).toEqual(plain(fields));
    const user: unknown = Object.assign(Object.create({ role: "guest" }), { name: "ada" });
    const sentence = "a property that an object inherits is left out, as JSON.stringify does";
    expect(written({ user }, "an object costs no line"), sentence).toEqual(plain({ user }));
  });
});

describe("inherited-values", () => {
  const KEPT = "a value of base or of a child costs no line";
  /** Values that a line survives. */
  const odd = (): Content => {
    const self: Content = { a: 1 };
    self["self"] = self;
    return { self, big: 1n, err: new Error("x") };
  };

  /** What a line says of them. */
  const tell = (line: Content): unknown[] => [
    line["self"],
    line["big"],
    at(line, "err", "name"),
    at(line, "err", "message"),
  ];

  /** Whether a call survives them, which is a matter of other rules. */
  function survives(): boolean {
    try {
      return JSON.stringify(tell(written(odd(), KEPT))) === JSON.stringify(EXPECTED);
    } catch {
      return false;
    }
  }

  const EXPECTED = [{ a: 1, self: "[Circular]" }, "1", "Error", "x"];

  test("L18 fields of base are safe", () => {
    if (!survives()) return;
    const line = lineOf((logger) => logger.info("hello"), KEPT, { base: odd() });
    const sentence = "values of base are written as safely as those of a call";
    expect(tell(line), sentence).toEqual(EXPECTED);
  });

  test("L18 fields of a child are safe", () => {
    if (!survives()) return;
    const line = lineOf((logger) => logger.child(odd()).info("hello"), KEPT);
    const sentence = "values of a child are written as safely as those of a call";
    expect(tell(line), sentence).toEqual(EXPECTED);
  });

  test("L18 a child with a value that cannot be read works", () => {
    if (!survives()) return;
    const broken = {
      toJSON: (): never => {
        throw new Error("not loaded");
      },
    };
    const beside = (fields: Content): unknown => {
      try {
        return written(fields, KEPT)["kept"];
      } catch {
        return undefined;
      }
    };
    if (beside({ broken, kept: 1 }) !== 1) return;
    const line = lineOf((logger) => logger.child({ broken, kept: 1 }).info("hello"), KEPT);
    const sentence = "a child with a value that cannot be read writes its other fields";
    expect([line["msg"], line["kept"]], sentence).toEqual(["hello", 1]);
  });
});
