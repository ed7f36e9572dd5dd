import { describe, expect, test } from "vitest";
import { bindContext, runWithContext, setContext } from "@solution";
import { deferred, turn, value } from "../../../kit.ts";
import { valueNow, valuesNow } from "../values.ts";

const ENDS = "a run comes to its end";

describe("set-values", () => {
  test("C12 values are added and replaced", () => {
    const seen = runWithContext({ id: 7, user: "none" }, () => {
      setContext({ user: "ada", role: "admin" });
      return valuesNow();
    });
    const sentence = "setContext adds values and replaces those of the same name";
    expect(seen, sentence).toEqual({ id: 7, user: "ada", role: "admin" });
  });

  test("C12 a value is replaced as a whole", () => {
    const user = { id: 1 };
    const seen = runWithContext({ user }, () => {
      setContext({ user: { name: "ada" } });
      return valueNow("user");
    });
    const sentence = "setContext replaces a value that is an object as a whole";
    expect([seen, user], sentence).toEqual([{ name: "ada" }, { id: 1 }]);
  });

  test("C12 who awaits the code sees them", async () => {
    const authenticate = async (): Promise<void> => {
      await turn();
      setContext({ user: "ada" });
    };
    const seen = await value(
      runWithContext({ id: 7 }, async () => {
        await authenticate();
        return valueNow("user");
      }),
      1000,
      ENDS,
    );
    const sentence = "the caller of a function that sets values sees them afterwards";
    expect(seen, sentence).toBe("ada");
  });

  test("C12 what was started before sees them", async () => {
    const gate = deferred();
    const seen = await value(
      runWithContext({ id: 7 }, async () => {
        const started = (async () => {
          await gate.promise;
          return valueNow("user");
        })();
        setContext({ user: "ada" });
        gate.resolve();
        return started;
      }),
      1000,
      ENDS,
    );
    expect(seen, "code of the run that was started before sees the values").toBe("ada");
  });

  test("C12 a function bound before sees them", () => {
    const bound = runWithContext({ id: 7 }, () => {
      const made = bindContext(() => valueNow("user"));
      setContext({ user: "ada" });
      return made;
    });
    expect(bound(), "a function of the run that was bound before sees the values").toBe("ada");
  });

  test("C12 values can be set again", () => {
    const seen = runWithContext({}, () => {
      setContext({ step: 1 });
      setContext({ step: 2, other: null });
      return [valueNow("step"), valueNow("other")];
    });
    expect(seen, "the values that were set last count").toEqual([2, null]);
  });

  test("C13 an inner run begins with them", () => {
    const seen = runWithContext({ id: 7 }, () => {
      setContext({ user: "ada" });
      return runWithContext({ job: 1 }, () => valuesNow());
    });
    const sentence = "a run that begins afterwards inside has the values that were set";
    expect(seen, sentence).toEqual({ id: 7, user: "ada", job: 1 });
  });
});

describe("set-stays-inside", () => {
  test("C13 the outer context stays", () => {
    const seen = runWithContext({ id: 7 }, () => {
      runWithContext({ job: 1 }, () => setContext({ user: "ada", id: 8 }));
      return valuesNow();
    });
    expect(seen, "values set in an inner run are not in the outer context").toEqual({ id: 7 });
  });

  test("C13 other runs stay", async () => {
    const gate = deferred();
    const run = (user: string): Promise<unknown> =>
      runWithContext({}, async () => {
        setContext({ user });
        await gate.promise;
        return valueNow("user");
      });
    const runs = [run("ada"), run("grace")];
    gate.resolve();
    const seen = await value(Promise.all(runs), 1000, ENDS);
    const later = runWithContext({}, () => valueNow("user"));
    const sentence = "values set in one run are in no other, at the same time or later";
    expect([...seen, later], sentence).toEqual(["ada", "grace", undefined]);
  });

  test("C13 the objects stay", () => {
    const [values, set] = [{ id: 7 }, { user: "ada" }];
    runWithContext(values, () => {
      setContext(set);
      setContext({ role: "admin" });
    });
    const again = runWithContext(values, () => valuesNow());
    const sentence = "the objects that were passed are not changed, so they can be used again";
    expect([values, set, again], sentence).toEqual([{ id: 7 }, { user: "ada" }, { id: 7 }]);
  });

  test("C13 frozen objects can be passed", () => {
    const seen = runWithContext(Object.freeze({ id: 7 }), () => {
      setContext(Object.freeze({ user: "ada" }));
      setContext({ role: "admin" });
      return valuesNow();
    });
    const sentence = "values can be set even if the objects that were passed are frozen";
    expect(seen, sentence).toEqual({ id: 7, user: "ada", role: "admin" });
  });
});

describe("needs-a-context", () => {
  test("C14 without a context it throws", () => {
    let thrown: unknown;
    try {
      setContext({ user: "ada" });
    } catch (error) {
      thrown = error;
    }
    expect(thrown instanceof Error, "without a context, setContext throws an Error").toBe(true);
    expect(valuesNow(), "a call that throws makes no context").toBeUndefined();
  });

  test("C14 after a run it throws", () => {
    runWithContext({ id: 7 }, () => undefined);
    let isThrown = false;
    try {
      setContext({ user: "ada" });
    } catch {
      isThrown = true;
    }
    expect(isThrown, "after a run, setContext throws again").toBe(true);
  });

  test("C14 in an empty context it does not", () => {
    const seen = runWithContext({}, () => {
      setContext({ user: "ada" });
      return valueNow("user");
    });
    expect(seen, "a context without values is a context").toBe("ada");
  });
});
