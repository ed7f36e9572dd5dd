import { describe, expect, test } from "vitest";
import { contextLog, runWithContext, setContext } from "@solution";
import { deferred, turn, value } from "../../../kit.ts";
import { expectNone, idOf, serve } from "../http.ts";

/** A log and all that it was called with. */
function keep() {
  const lines: unknown[][] = [];
  const log = contextLog((...args) => void lines.push(args));
  return { log, lines };
}

describe("log-fields", () => {
  test("C15 a line has the values of the context", () => {
    const { log, lines } = keep();
    runWithContext({ id: 7 }, () => log("paid", { total: 30 }));
    const sentence =
      "log is called once, with the message, the values of the context and the fields";
    expect(lines, sentence).toEqual([["paid", { id: 7, total: 30 }]]);
  });

  test("C15 a call without fields has the values", () => {
    const { log, lines } = keep();
    runWithContext({ id: 7 }, () => log("paid"));
    const sentence = "a call without fields has the values of the context";
    expect(lines, sentence).toEqual([["paid", { id: 7 }]]);
  });

  test("C15 the fields of the call win", () => {
    const { log, lines } = keep();
    runWithContext({ id: 7, user: "ada" }, () => log("paid", { user: "grace", id: null }));
    const sentence = "a field of the call wins over a value of the same name";
    expect(lines, sentence).toEqual([["paid", { id: null, user: "grace" }]]);
  });

  test("C15 without a context there are only the fields", () => {
    const { log, lines } = keep();
    // A run that is over has no part in what comes after it.
    runWithContext({ id: 7 }, () => undefined);
    log("started", { port: 80 });
    log("ready");
    const sentence = "without a context, log gets an object with only the fields of the call";
    expect(lines, sentence).toEqual([
      ["started", { port: 80 }],
      ["ready", {}],
    ]);
  });

  test("C16 nothing that was passed is changed", () => {
    const { log, lines } = keep();
    const values = { id: 7 };
    const fields = { total: 30 };
    runWithContext(values, () => {
      log("one", fields);
      log("two");
      log("three", Object.freeze({ a: 1 }));
    });
    const sentence = "neither the fields of a call nor the context are changed by a line";
    expect([values, fields, lines[1]], sentence).toEqual([
      { id: 7 },
      { total: 30 },
      ["two", { id: 7 }],
    ]);
  });

  test("C15 each line has an object of its own", () => {
    const first: unknown[] = [];
    const log = contextLog((_, fields) => {
      first.push({ ...fields });
      Object.assign(fields ?? {}, { level: "info" });
    });
    runWithContext({ id: 7 }, () => {
      log("one");
      log("two");
    });
    const sentence = "each line gets an object of its own, which log may change";
    expect(first, sentence).toEqual([{ id: 7 }, { id: 7 }]);
  });
});

/** The fields of a line in the order of their names. */
function describeFields(fields: unknown): string {
  const entries = Object.entries(Object(fields)).map(([name, one]) => `${name},${String(one)}`);
  return entries.toSorted().join(" ");
}

describe("log-moment", () => {
  test("C15 a log that was made outside sees the context of its call", () => {
    const { log, lines } = keep();
    runWithContext({ id: 1, user: "ada" }, () => log("a"));
    runWithContext({ id: 2 }, () => log("b"));
    const inner = runWithContext({ id: "maker" }, () => keep());
    runWithContext({ id: 3 }, () => inner.log("c"));
    const sentence = "a line has the context of the call, not of the place where the log was made";
    expect([...lines, ...inner.lines], sentence).toEqual([
      ["a", { id: 1, user: "ada" }],
      ["b", { id: 2 }],
      ["c", { id: 3 }],
    ]);
  });

  test("C15 a user that is set later is in later lines", async () => {
    const { log, lines } = keep();
    await value(
      runWithContext({ id: 7 }, async () => {
        log("received");
        await turn();
        setContext({ user: "ada" });
        log("authenticated");
        await turn();
        log("answered");
      }),
      1000,
      "a run that logs comes to its end",
    );
    const sentence = "a line has the values of its moment, so a user appears once it is set";
    expect(lines, sentence).toEqual([
      ["received", { id: 7 }],
      ["authenticated", { id: 7, user: "ada" }],
      ["answered", { id: 7, user: "ada" }],
    ]);
  });

  test("C15 lines of a server have the ids of their requests", async () => {
    const { log, lines } = keep();
    const gate = deferred();
    const all = deferred();
    let entered = 0;
    const authenticate = async (user: string): Promise<void> => {
      await turn();
      setContext({ user });
    };
    const site = await serve(async (req, res) => {
      await authenticate(`user-${idOf(req)}`);
      entered += 1;
      if (entered === 8) all.resolve();
      await gate.promise;
      log("answering", { own: idOf(req) });
      res.end("x");
    });
    const ids = Array.from({ length: 8 }, (_, n) => n);
    const replies = Promise.all(ids.map((id) => site.get(`/${id}`)));
    // Told below; if the check of the users fails first, nobody waits for them.
    replies.catch(() => undefined);
    await value(all.promise, 1000, "eight requests get past the check of their users");
    gate.resolve();
    await value(replies, 1000, "eight requests that log get their responses");
    const wrong = lines
      .map(([, fields]) => describeFields(fields))
      .filter((text) => !/^id,(\d) own,\1 user,user-\1$/.test(text));
    expectNone(wrong, "a line of a server has the id and the user of its own request");
    expect(lines.length, "each of eight requests writes its line").toBe(8);
  });
});
