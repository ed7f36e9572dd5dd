import { describe, expect, test } from "vitest";
import { chain } from "@solution";
import { STRAY_EVENTS, takeOver, turn } from "../../../kit.ts";
import {
  ended,
  errorStep,
  failing,
  request,
  settle,
  step,
  type ErrorHandler,
  type Handler,
} from "../drive.ts";

describe("in-order", () => {
  test("W8 one handler after the other", async () => {
    const log: string[] = [];
    const sentence = "the handlers run in order, and then done is called without an argument";
    const run = chain(step(log, "a"), step(log, "b"), step(log, "c"));
    log.push(`done with ${await ended(run, sentence)}`);
    expect(log, sentence).toEqual(["a", "b", "c", "done with nothing"]);
  });

  test("W8 handlers get the request, the response and next", async () => {
    const seen: unknown[] = [];
    const [req, res] = [request("/x"), {}];
    const look: Handler = (one, other, next) => {
      seen.push(one === req, other === res);
      next();
    };
    chain(look, look)(req, res);
    await settle();
    const sentence =
      "every handler gets the request and the response that the chain was called with";
    expect(seen, sentence).toEqual([true, true, true, true]);
  });

  test("W8 without next the chain stops", async () => {
    const log: string[] = [];
    const stop: Handler = () => void log.push("stop");
    chain(step(log, "a"), stop, step(log, "c"))(request(), {}, () => void log.push("done"));
    await settle();
    expect(log, "a handler that does not call next ends the chain").toEqual(["a", "stop"]);
  });

  test("W8 next may come later", async () => {
    const log: string[] = [];
    const later: Handler = (_req, _res, next) => {
      setImmediate(() => {
        log.push("later");
        next();
      });
    };
    const sentence = "the next handler runs when next is called, not when the handler returns";
    await ended(chain(later, step(log, "b")), sentence);
    expect(log, sentence).toEqual(["later", "b"]);
  });

  test("W8 done is optional, and so are handlers", async () => {
    takeOver(STRAY_EVENTS, (reason) => log.push(String(reason)), 1);
    const log: string[] = [];
    chain(step(log, "a"))(request(), {});
    await settle();
    expect(log, "a chain without done simply ends").toEqual(["a"]);
    const sentence = "a chain without handlers calls done";
    expect(await ended(chain(), sentence), sentence).toBe("nothing");
  });
});

describe("skips-on-error", () => {
  test("W9 an error skips to the next error handler", async () => {
    const log: string[] = [];
    const sentence = "next(error) skips ordinary handlers and goes to the next error handler";
    const run = chain(
      step(log, "a"),
      failing("oops"),
      step(log, "skipped"),
      errorStep(log, "handled"),
      step(log, "skipped too"),
    );
    await ended(run, sentence);
    expect(log, sentence).toEqual(["a", "handled(oops)"]);
  });

  test("W9 without an error, error handlers are skipped", async () => {
    const log: string[] = [];
    const sentence = "without an error, functions with four parameters are skipped";
    await ended(chain(errorStep(log, "x"), step(log, "a"), errorStep(log, "y")), sentence);
    expect(log, sentence).toEqual(["a"]);
  });

  test("W9 only those behind the failure count", async () => {
    const log: string[] = [];
    const sentence = "an error handler in front of the handler that failed is not called";
    await ended(
      chain(errorStep(log, "before"), failing("oops"), errorStep(log, "after")),
      sentence,
    );
    expect(log, sentence).toEqual(["after(oops)"]);
  });

  test("W9 error handlers get everything", async () => {
    const seen: unknown[] = [];
    const [req, res, error] = [request("/x"), {}, new Error("oops")];
    const look: ErrorHandler = (given, one, other, next) => {
      seen.push(given === error, one === req, other === res, typeof next);
    };
    chain(failing(error), look)(req, res);
    await settle();
    const sentence = "an error handler gets the error, the request, the response and next";
    expect(seen, sentence).toEqual([true, true, true, "function"]);
  });

  test("W9 null and undefined are no errors", async () => {
    const log: string[] = [];
    const sentence = "next(null) and next(undefined) go on without an error";
    const run = chain(failing(null), failing(undefined), errorStep(log, "wrong"), step(log, "a"));
    log.push(`done with ${await ended(run, sentence)}`);
    expect(log, sentence).toEqual(["a", "done with nothing"]);
  });
});

describe("recovers", () => {
  test("W10 next goes on with ordinary handlers", async () => {
    const log: string[] = [];
    const recover: ErrorHandler = (error, _req, _res, next) => {
      log.push(`recovered from ${String(error)}`);
      next();
    };
    const sentence = "an error handler that calls next() goes on with the next ordinary handler";
    const run = chain(failing("oops"), recover, errorStep(log, "skipped"), step(log, "b"));
    log.push(`done with ${await ended(run, sentence)}`);
    expect(log, sentence).toEqual(["recovered from oops", "b", "done with nothing"]);
  });

  test("W10 next(error) goes on with error handlers", async () => {
    const log: string[] = [];
    const change: ErrorHandler = (error, _req, _res, next) => next(`changed ${String(error)}`);
    const sentence = "an error handler may pass on the error, or another one";
    const run = chain(failing("oops"), change, step(log, "skipped"), errorStep(log, "second"));
    log.push(`done with ${await ended(run, sentence)}`);
    expect(log, sentence).toEqual(["second(changed oops)", "done with changed oops"]);
  });

  test("W10 what is left goes to done", async () => {
    const error = new Error("oops");
    const got: unknown[] = [];
    chain(failing(error), step([], "skipped"))(request(), {}, (...args) => got.push(args));
    await settle();
    const sentence = "an error that no handler took goes to done, as it is";
    expect(got.length === 1 && Object.is(Reflect.get(Object(got[0]), 0), error), sentence).toBe(
      true,
    );
  });

  test("W10 an error handler ends the chain without next", async () => {
    const log: string[] = [];
    const answer: ErrorHandler = (_error, _req, _res, _next) => void log.push("answered");
    chain(failing("oops"), answer, step(log, "x"))(request(), {}, () => void log.push("done"));
    await settle();
    const sentence = "an error handler that does not call next ends the chain";
    expect(log, sentence).toEqual(["answered"]);
  });
});

describe("failures", () => {
  /** What the error handler behind this handler gets. */
  async function caught(broken: Handler): Promise<unknown[]> {
    const seen: unknown[] = [];
    const look: ErrorHandler = (error, _req, _res, _next) => void seen.push(error);
    takeOver(STRAY_EVENTS, () => seen.push("nothing: it was left unhandled"), 2);
    try {
      chain(broken, look)(request(), {});
    } catch {
      seen.push("nothing: the chain threw it");
    }
    await settle();
    return seen;
  }

  test("W11 what a handler throws", async () => {
    const thrown = new Error("broken");
    const seen = await caught(() => {
      throw thrown;
    });
    expect(seen, "what a handler throws goes to the next error handler").toEqual([thrown]);
    expect(seen[0] === thrown, "the error handler gets the very error that was thrown").toBe(true);
  });

  test("W11 what a handler rejects with", async () => {
    const thrown = new Error("broken");
    const seen = await caught(async () => {
      await turn();
      throw thrown;
    });
    expect(seen, "what a handler rejects with goes to the next error handler").toEqual([thrown]);
  });

  test("W11 what an error handler fails with", async () => {
    takeOver(STRAY_EVENTS, () => log.push("nothing: it was left unhandled"), 2);
    const log: string[] = [];
    const throws: ErrorHandler = (_error, _req, _res, _next) => {
      throw "thrown";
    };
    const rejects: ErrorHandler = async (error, _req, _res, _next) => {
      await turn();
      throw `${String(error)} and rejected`;
    };
    const run = chain(failing("oops"), throws, rejects);
    const sentence = "what an error handler throws or rejects with is an error for the next one";
    log.push(await ended(run, sentence).catch(() => "nothing: the chain threw it"));
    expect(log, sentence).toEqual(["thrown and rejected"]);
  });

  test("W11 a handler behind a synchronous next", async () => {
    const seen: unknown[] = [];
    let behind = 0;
    const first: Handler = (_req, _res, next) => {
      try {
        next();
      } catch {
        seen.push("the handler in front");
      }
    };
    const broken: Handler = () => {
      throw new Error("broken");
    };
    const look: ErrorHandler = (_error, _req, _res, _next) => {
      behind += 1;
    };
    chain(first, broken, look)(request(), {});
    await settle();
    const sentence =
      "what a handler throws reaches no handler in front of it, whose next called it";
    expect([...seen, behind], sentence).toEqual([1]);
  });

  test("W11 falsy values are failures too", async () => {
    const kinds: string[] = [];
    for (const reason of [undefined, null, 0, ""]) {
      const throws: Handler = () => {
        throw reason;
      };
      const rejects: Handler = () => Promise.reject(reason);
      for (const broken of [throws, rejects]) {
        const [error = "nothing"] = await caught(broken);
        kinds.push(error instanceof Error ? "an Error" : String(error));
      }
    }
    const sentence = "a handler that throws or rejects with a falsy value has failed with an Error";
    expect(kinds, sentence).toEqual(kinds.map(() => "an Error"));
  });
});
