import { describe, expect, test } from "vitest";
import { at, written } from "../drive.ts";

const KEPT = "an error among the fields costs no line";

/** An error with more to say. */
class PaymentError extends Error {
  override name = "PaymentError";
  code = "DECLINED";
  order = { id: 7, items: ["tea"] };
}

/** Whether errors are written at all, which is a matter of its own. */
function writesErrors(): boolean {
  const err = Object.assign(new Error("x"), { last: new Error("y") });
  const found = at(written({ err }, KEPT), "err");
  const parts = [at(found, "message"), at(found, "last", "message"), at(found, "stack")];
  return parts.join() === ["x", "y", err.stack].join();
}

describe("errors", () => {
  test("L10 name, message and stack are written", () => {
    const err = new TypeError("x is not a function");
    const found = at(written({ err }, KEPT), "err");
    const sentence = "an error is written with its name, its message and its stack";
    expect([at(found, "name"), at(found, "message"), at(found, "stack")], sentence).toEqual([
      "TypeError",
      "x is not a function",
      err.stack,
    ]);
  });

  test("L10 properties of its own are written", () => {
    const err = new PaymentError("the card was declined");
    const found = at(written({ err }, KEPT), "err");
    if (at(found, "message") !== err.message) return;
    const sentence = "the own enumerable properties of an error are written, such as code";
    expect([at(found, "name"), at(found, "code"), at(found, "order")], sentence).toEqual([
      "PaymentError",
      "DECLINED",
      { id: 7, items: ["tea"] },
    ]);
  });

  test("L10 the name of a field does not matter", () => {
    const line = written({ reason: new Error("one"), error: new Error("two") }, KEPT);
    const sentence = "an error is written in full whatever its field is called";
    expect([at(line, "reason", "message"), at(line, "error", "message")], sentence).toEqual([
      "one",
      "two",
    ]);
  });

  test("L10 errors inside of objects and arrays are written", () => {
    const job = { tries: [{ failed: new Error("one") }, { failed: new RangeError("two") }] };
    const tries = at(written({ job }, KEPT), "job", "tries");
    const sentence = "errors are written at any depth, inside of objects and arrays";
    const found = ["0", "1"].map((index) => [
      at(tries, index, "failed", "name"),
      at(tries, index, "failed", "message"),
    ]);
    expect(found, sentence).toEqual([
      ["Error", "one"],
      ["RangeError", "two"],
    ]);
  });

  test("L10 an error inside a property of an error is written", () => {
    const err = Object.assign(new Error("outer"), { last: new Error("inner") });
    const found = at(written({ err }, KEPT), "err", "last", "message");
    expect(found, "an error in a property of an error is written in full").toBe("inner");
  });
});

describe("causes", () => {
  test("L11 the causes of an error are written", () => {
    if (!writesErrors()) return;
    const root = new Error("refused");
    const err = new Error("top", { cause: new TypeError("middle", { cause: root }) });
    const cause = at(written({ err }, KEPT), "err", "cause");
    const sentence = "the cause of an error is written like an error, and so is the cause of that";
    expect(
      [at(cause, "name"), at(cause, "message"), at(cause, "cause", "message")],
      sentence,
    ).toEqual(["TypeError", "middle", "refused"]);
  });

  test("L11 a cause has its stack", () => {
    if (!writesErrors()) return;
    const cause = new Error("inner");
    const found = at(
      written({ err: new Error("outer", { cause }) }, KEPT),
      "err",
      "cause",
      "stack",
    );
    expect(found, "a cause is written with its own stack").toBe(cause.stack);
  });

  test("L11 a cause has its own properties", () => {
    const cause = Object.assign(new Error("inner"), { code: "ECONNREFUSED" });
    const found = written({ err: cause, outer: new Error("outer", { cause }) }, KEPT);
    // Whether an error has them at all, and is written, is a matter of other tests.
    if (!writesErrors() || at(found, "err", "code") !== "ECONNREFUSED") return;
    if (at(found, "outer", "cause", "message") !== "inner") return;
    const sentence = "a cause is written with its own properties, such as code";
    expect(at(found, "outer", "cause", "code"), sentence).toBe("ECONNREFUSED");
  });

  test("L11 a cause may be anything", () => {
    if (!writesErrors()) return;
    const causes = ["a text", { status: 503 }, 0, null].map((cause) =>
      at(written({ err: new Error("x", { cause }) }, KEPT), "err", "cause"),
    );
    const sentence = "a cause that is not an error is written as it is";
    expect(causes, sentence).toEqual(["a text", { status: 503 }, 0, null]);
  });

  test("L11 the errors of an AggregateError are written", () => {
    if (!writesErrors()) return;
    const err = new AggregateError([new Error("one"), new TypeError("two")], "all failed");
    const errors = at(written({ err }, KEPT), "err", "errors");
    const found = ["0", "1"].map((index) => at(errors, index, "message"));
    expect(found, "the errors of an AggregateError are written too").toEqual(["one", "two"]);
  });
});
