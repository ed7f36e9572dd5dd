import { describe, expect, test } from "vitest";
import type { LoggerOptions } from "@solution";
import { at, bench, lineOf, withoutHead, written, type Content } from "../drive.ts";

const KEPT = "a logger with paths writes its lines";

/** What is written of `fields` with these paths. */
function hidden(paths: string[], fields: Content, censor?: string): Content {
  return written(fields, KEPT, { redact: censor === undefined ? { paths } : { paths, censor } });
}

/** Whether simple paths are hidden, which is a matter of its own. */
function hides(): boolean {
  const found = hidden(["a", "b.c"], { a: 1, b: { c: 2 } });
  return JSON.stringify(found) === '{"a":"[Redacted]","b":{"c":"[Redacted]"}}';
}

describe("redacts-everywhere", () => {
  /** A line that `run` writes with paths to `token` and `a.token`. */
  const seen = (
    run: Parameters<typeof lineOf>[0],
    more: Partial<LoggerOptions> = {},
    paths = ["token", "a.token"],
  ): Content => withoutHead(lineOf(run, KEPT, { redact: { paths }, ...more }));

  /** Whether the field `a` has these names, and something below each of them, without paths. */
  const isWritten = (fields: Content, names: string[], ...below: string[]): boolean =>
    names.every((name) => at(written(fields, KEPT), "a", name, ...below) !== undefined);

  test("L22 base is searched", () => {
    if (!hides()) return;
    const base = { token: 1, a: { token: 2 } };
    const found = seen((logger) => logger.info("hello"), { base });
    const sentence = "paths lead into the fields of base";
    expect(found, sentence).toEqual({ token: "[Redacted]", a: { token: "[Redacted]" } });
  });

  test("L22 children are searched", () => {
    if (!hides()) return;
    const found = [{ token: 1 }, { a: { token: 2, id: 3 } }].map((fields) =>
      seen((logger) => logger.child(fields).info("hello", { b: 4 })),
    );
    const sentence = "paths lead into the fields of children";
    expect(found, sentence).toEqual([
      { token: "[Redacted]", b: 4 },
      { a: { token: "[Redacted]", id: 3 }, b: 4 },
    ]);
  });

  test("L22 a child hides the fields of its calls", () => {
    if (!hides()) return;
    const found = seen((logger) => logger.child({ id: 1 }).info("hello", { token: 2 }));
    const sentence = "a call of a child is searched like one of its parent";
    expect(found, sentence).toEqual({ id: 1, token: "[Redacted]" });
  });

  test("L22 properties of errors are hidden", () => {
    if (!hides()) return;
    const cause = Object.assign(new Error("inner"), { token: 2 });
    const a = Object.assign(new Error("outer", { cause }), { token: 1, code: "X" });
    // Whether all of that is written is a matter of another rule.
    if (!isWritten({ a }, ["token", "message"]) || !isWritten({ a }, ["cause"], "token")) return;
    const ofPath = (path: string): Content =>
      seen((logger) => logger.info("hello", { a }), {}, [path]);
    const parts = ["token", "code", "message"].map((name) => at(ofPath("a.token"), "a", name));
    const sentence = "paths lead into the properties of an error";
    expect(parts, sentence).toEqual(["[Redacted]", "X", "outer"]);
    const inner = at(ofPath("a.cause.token"), "a", "cause", "token");
    expect(inner, "paths lead into the cause of an error").toBe("[Redacted]");
  });

  test("L22 message and stack can be hidden", () => {
    if (!hides()) return;
    const a = new Error("secret");
    if (!isWritten({ a }, ["name", "message", "stack"])) return;
    const found = ["message", "stack"].map((name) =>
      at(
        seen((logger) => logger.info("hello", { a }), {}, [`a.${name}`]),
        "a",
        name,
      ),
    );
    const sentence = "paths lead to the message and the stack of an error";
    expect(found, sentence).toEqual(["[Redacted]", "[Redacted]"]);
  });

  test("L22 what toJSON returns is searched", () => {
    if (!hides()) return;
    const a = { toJSON: () => ({ token: 1, id: 2 }) };
    if (!isWritten({ a }, ["token"])) return;
    const found = seen((logger) => logger.info("hello", { a }), {}, ["a.token"]);
    const sentence = "paths lead into what toJSON returns";
    expect(found, sentence).toEqual({ a: { token: "[Redacted]", id: 2 } });
  });

  test("L22 a toJSON that returns its own object brings no secret back", () => {
    if (!hides()) return;
    const a = { token: 1, id: 2, toJSON: (): unknown => a };
    if (!isWritten({ a }, ["token"])) return;
    const found = seen((logger) => logger.info("hello", { a }), {}, ["a.token"]);
    const sentence = "an object whose toJSON returns itself is hidden like any other";
    expect(found, sentence).toEqual({ a: { token: "[Redacted]", id: 2 } });
  });
});

describe("keeps-objects", () => {
  test("L23 the objects stay as they are", () => {
    if (!hides()) return;
    const card = { number: "4111", type: "a" };
    const fields = { user: { cards: [card], password: "x" }, password: "y" };
    const base = { key: { token: "z" } };
    const before = JSON.stringify([fields, base]);
    const { logger } = bench({
      base,
      redact: { paths: ["user.cards.*.number", "user.password", "password", "key.token"] },
    });
    logger.child(fields).info("hello", fields);
    const sentence = "the objects that are logged keep their values";
    expect(JSON.stringify([fields, base]), sentence).toBe(before);
  });

  test("L23 they may be frozen", () => {
    if (!hides()) return;
    const user = Object.freeze({ name: "ada", password: "x" });
    const fields = Object.freeze({ user, boss: Object.freeze({ ...user }) });
    const sentence = "objects that are frozen are logged and hidden like others";
    expect(hidden(["user.password", "boss.password"], fields), sentence).toEqual({
      user: { name: "ada", password: "[Redacted]" },
      boss: { name: "ada", password: "[Redacted]" },
    });
  });

  test("L23 nobody sees them changed", () => {
    if (!hides()) return;
    const user = { name: "ada", password: "x" };
    const during: string[] = [];
    const watch = { toJSON: () => during.push(user.password) };
    const sink = { write: () => during.push(user.password) };
    const { logger } = bench({ sinks: [sink], redact: { paths: ["user.password"] } });
    logger.info("hello", { before: watch, user, after: watch });
    const sentence = "the objects do not even change while a line is written";
    expect(
      during.filter((password) => password !== "x"),
      sentence,
    ).toEqual([]);
  });

  test("L23 an object in two places is hidden in one", () => {
    if (!hides()) return;
    const login = { password: "x" };
    const twice = written({ copy: login, login }, KEPT);
    // Whether an object is written twice is a matter of another rule.
    if (JSON.stringify(twice["copy"]) !== JSON.stringify(twice["login"])) return;
    const found = hidden(["login.password"], { copy: login, login, last: { login } });
    const sentence = "an object in two places is hidden only where a path leads to it";
    expect(found, sentence).toEqual({
      copy: { password: "x" },
      login: { password: "[Redacted]" },
      last: { login: { password: "x" } },
    });
  });
});
