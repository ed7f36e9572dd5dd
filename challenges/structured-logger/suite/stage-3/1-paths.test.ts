import { describe, expect, test } from "vitest";
import { bench, throws, written, type Content } from "../drive.ts";

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

describe("redacts-paths", () => {
  test("L19 a field is hidden", () => {
    const found = hidden(["password"], { user: "ada", password: "hunter2" });
    const sentence = "the field at a path is replaced by [Redacted], and no other";
    expect(found, sentence).toEqual({ user: "ada", password: "[Redacted]" });
  });

  test("L19 a field inside of fields is hidden", () => {
    const found = hidden(["user.login.password", "card"], {
      user: { name: "ada", login: { password: "hunter2", tries: 1 } },
      card: "4111",
    });
    const sentence = "a path leads into objects, name by name";
    expect(found, sentence).toEqual({
      user: { name: "ada", login: { password: "[Redacted]", tries: 1 } },
      card: "[Redacted]",
    });
  });

  test("L19 a path begins at the fields of the line", () => {
    const fields = { password: "c", user: { password: "a" }, login: { user: { password: "b" } } };
    const found = hidden(["password", "user.password"], fields);
    const sentence = "a path begins at the fields of the line and not at any object";
    expect(found, sentence).toEqual({
      password: "[Redacted]",
      user: { password: "[Redacted]" },
      login: { user: { password: "b" } },
    });
  });

  test("L19 a path does not match half a name", () => {
    const fields = { pass: 1, password: 2, passwords: [3], user: { pas: 4, pass: 5 } };
    const sentence = "a path leads to the name itself, not to one that begins or ends like it";
    expect(hidden(["password", "user.pas"], fields), sentence).toEqual({
      pass: 1,
      password: "[Redacted]",
      passwords: [3],
      user: { pas: "[Redacted]", pass: 5 },
    });
  });

  test("L19 a name may have any characters", () => {
    const fields = { $pin: 1, "key[0]": 2, "a+b": 3, aab: 4, key0: 5 };
    const sentence = "characters such as $, [ and + in a name stand for themselves";
    expect(hidden(["$pin", "key[0]", "a+b"], fields), sentence).toEqual({
      $pin: "[Redacted]",
      "key[0]": "[Redacted]",
      "a+b": "[Redacted]",
      aab: 4,
      key0: 5,
    });
  });

  test("L19 any value is hidden", () => {
    const values = { text: "x", empty: "", zero: 0, no: false, none: null, big: 5n };
    const objects = { list: [1], inside: { a: 1 }, at: new Date(0), err: new Error("x") };
    const fields = { ...values, ...objects };
    const paths = Object.keys(fields);
    const expected = Object.fromEntries(paths.map((name) => [name, "[Redacted]"]));
    const sentence = "a value of whatever kind is replaced as a whole";
    expect(hidden(paths, fields), sentence).toEqual(expected);
  });

  test("L19 censor is the text that replaces", () => {
    const found = ["***", ""].map((censor) => hidden(["a"], { a: 1, b: 2 }, censor));
    const sentence = "censor is what replaces the value, even if it is empty";
    expect(found, sentence).toEqual([
      { a: "***", b: 2 },
      { a: "", b: 2 },
    ]);
  });

  test("L19 all else is written as before", () => {
    if (!hides()) return;
    const self: Content = { a: 1 };
    self["self"] = self;
    const fields = { self, at: new Date(0), list: [{ id: 1 }], err: new Error("x") };
    const without = written(fields, KEPT);
    const found = hidden(["none.a", "list.9", "err.none"], fields);
    const sentence = "what no path leads to is written as without redaction";
    expect(found, sentence).toEqual(without);
  });

  test("L24 a path that leads nowhere adds nothing", () => {
    if (!hides()) return;
    const fields = { user: { name: "ada" }, text: "x", list: [1], none: null };
    const paths = ["password", "user.password", "user.name.x", "text.length", "list.5", "none.x"];
    expect(hidden(paths, fields), "a path that leads nowhere adds nothing").toEqual(fields);
  });
});

describe("wildcards", () => {
  test("L20 an index is the name of an element", () => {
    if (!hides()) return;
    const cards = [{ number: 1 }, { number: 2 }];
    const found = hidden(["cards.0.number", "list.1"], { cards, list: ["a", "b"] });
    const sentence = "an element of an array has its index as name";
    expect(found, sentence).toEqual({
      cards: [{ number: "[Redacted]" }, { number: 2 }],
      list: ["a", "[Redacted]"],
    });
  });

  test("L20 a star stands for each element", () => {
    if (!hides()) return;
    const cards = [{ number: 1, type: "a" }, { number: 2 }, { type: "b" }];
    const sentence = "* stands for every element of an array";
    expect(hidden(["user.cards.*.number"], { user: { cards } }), sentence).toEqual({
      user: {
        cards: [{ number: "[Redacted]", type: "a" }, { number: "[Redacted]" }, { type: "b" }],
      },
    });
  });

  test("L20 a star stands for each name", () => {
    if (!hides()) return;
    const fields = { one: { key: 1, id: 1 }, two: { key: 2 }, key: 3, deep: { er: { key: 4 } } };
    const sentence = "* stands for exactly one name, whatever it is";
    expect(hidden(["*.key"], fields), sentence).toEqual({
      one: { key: "[Redacted]", id: 1 },
      two: { key: "[Redacted]" },
      key: 3,
      deep: { er: { key: 4 } },
    });
  });

  test("L20 a star may come last or twice", () => {
    if (!hides()) return;
    const fields = { env: { a: 1, b: { c: 2 } }, users: [{ keys: { x: 1 } }, { keys: [2] }] };
    const sentence = "* may be the last name, and there may be more than one";
    expect(hidden(["env.*", "users.*.keys.*"], fields), sentence).toEqual({
      env: { a: "[Redacted]", b: "[Redacted]" },
      users: [{ keys: { x: "[Redacted]" } }, { keys: ["[Redacted]"] }],
    });
  });

  test("L20 a star and a name may lead to the same place", () => {
    if (!hides()) return;
    const fields = { user: { token: 1, key: 2 }, job: { token: 3, key: 4 } };
    const sentence = "a path with * and one with a name do not disturb each other";
    expect(hidden(["user.key", "*.token"], fields), sentence).toEqual({
      user: { token: "[Redacted]", key: "[Redacted]" },
      job: { token: "[Redacted]", key: 4 },
    });
  });
});

describe("any-case", () => {
  test("L21 the case of a name does not matter", () => {
    if (!hides()) return;
    const found = hidden(["password", "HEADERS.Set-Cookie", "sent.authorization"], {
      Password: 1,
      PASSWORD: 2,
      headers: { "set-cookie": 4, host: "x" },
      sent: { Authorization: 3 },
    });
    const sentence = "a path leads to its names in upper and lower case";
    expect(found, sentence).toEqual({
      Password: "[Redacted]",
      PASSWORD: "[Redacted]",
      headers: { "set-cookie": "[Redacted]", host: "x" },
      sent: { Authorization: "[Redacted]" },
    });
  });

  test("L21 the names in the line keep their case", () => {
    if (!hides()) return;
    const names = Object.keys(hidden(["userid"], { userId: 1, other: { UserName: 2 } }));
    const sentence = "the names in the line keep their case";
    expect(names, sentence).toEqual(["userId", "other"]);
  });
});

describe("path-check", () => {
  test("L25 an empty name throws", () => {
    const wrong = ["", "user..password", ".password", "password.", "."];
    const accepted = wrong.filter((path) => !throws(() => bench({ redact: { paths: [path] } })));
    const sentence = "createLogger throws for a path with an empty name";
    expect(accepted, sentence).toEqual([]);
  });

  test("L25 one such path among others throws", () => {
    const accepted = !throws(() => bench({ redact: { paths: ["a", "b.c", "d..e"] } }));
    const sentence = "createLogger throws if only one of several paths has an empty name";
    expect(accepted, sentence).toBe(false);
  });

  test("L25 other paths are fine", () => {
    const right = ["a", "*", "a.*", "*.*", "set-cookie", "a.0.b"];
    const refused = right.filter((path) => throws(() => bench({ redact: { paths: [path] } })));
    expect(refused, "createLogger does not throw for names of any other form").toEqual([]);
    expect(
      throws(() => bench({ redact: { paths: [] } })),
      "no paths at all are fine",
    ).toBe(false);
  });
});
