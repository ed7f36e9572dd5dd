import { describe, expect, test } from "vitest";
import { chain } from "@solution";
import { deferred, STRAY_EVENTS, takeOver } from "../../../kit.ts";
import {
  ended,
  errorStep,
  failing,
  request,
  settle,
  step,
  type Done,
  type ErrorHandler,
  type Handler,
} from "../drive.ts";

describe("counts-once", () => {
  test("W12 a second next is ignored", async () => {
    const log: string[] = [];
    const twice: Handler = (_req, _res, next) => {
      next();
      next();
    };
    const run = chain(twice, step(log, "b"));
    run(request(), {}, () => void log.push("done"));
    await settle();
    expect(log, "a handler that calls next twice does not run the rest twice").toEqual([
      "b",
      "done",
    ]);
  });

  test("W12 an error after next is ignored", async () => {
    const log: string[] = [];
    const late: Handler = (_req, _res, next) => {
      next();
      setImmediate(() => next("too late"));
    };
    const both: ErrorHandler = (error, _req, _res, next) => {
      next(error);
      next();
    };
    const run = chain(late, failing("oops"), both, errorStep(log, "handler"), step(log, "b"));
    run(request(), {}, (error) => void log.push(`done with ${String(error)}`));
    await settle();
    const sentence = "a second call of next is ignored whatever it is called with, and when";
    expect(log, sentence).toEqual(["handler(oops)", "done with oops"]);
  });

  test("W12 a next after a failure is ignored", async () => {
    const log: string[] = [];
    const both: Handler = (_req, _res, next) => {
      setImmediate(next);
      throw "failed";
    };
    const run = chain(both, errorStep(log, "handler"), step(log, "b"));
    run(request(), {}, (error) => void log.push(`done with ${String(error)}`));
    await settle();
    const sentence = "a handler that has failed cannot go on later";
    expect(log, sentence).toEqual(["handler(failed)", "done with failed"]);
  });

  test("W12 done is called once", async () => {
    takeOver(STRAY_EVENTS, () => undefined, 3);
    let calls = 0;
    const done: Done = () => {
      calls += 1;
      if (calls === 1) throw new Error("done is broken");
    };
    const log: string[] = [];
    try {
      chain(step(log, "a"), step(log, "b"))(request(), {}, done);
    } catch {
      // What becomes of it is left open.
    }
    await settle();
    expect(calls, "done is called once, even if it throws").toBe(1);
  });
});

describe("leaves-the-chain", () => {
  test("W13 the word route skips the rest", async () => {
    const log: string[] = [];
    const sentence = 'next("route") skips all handlers and error handlers, and calls done()';
    const run = chain(step(log, "a"), failing("route"), step(log, "b"), errorStep(log, "x"));
    log.push(`done with ${await ended(run, sentence)}`);
    expect(log, sentence).toEqual(["a", "done with nothing"]);
  });

  test("W13 only this chain is left", async () => {
    const log: string[] = [];
    const sentence = 'next("route") in a chain within another one leaves only the inner one';
    const inner = chain(failing("route"), step(log, "skipped"));
    await ended(chain(inner, step(log, "outer")), sentence);
    expect(log, sentence).toEqual(["outer"]);
  });

  test("W13 it is this word only", async () => {
    const sentence = 'only "route" leaves the chain; an error with that text is an error';
    const log: string[] = [];
    const run = chain(failing(new Error("route")), step(log, "skipped"), errorStep(log, "x"));
    await ended(run, sentence);
    expect(log, sentence).toEqual(["x(Error: route)"]);
  });
});

describe("nested-chains", () => {
  test("W14 a chain within a chain", async () => {
    const log: string[] = [];
    const sentence = "a chain within another one goes on with what is behind it";
    const inner = chain(step(log, "b"), step(log, "c"));
    const run = chain(step(log, "a"), inner, chain(), step(log, "d"));
    log.push(`done with ${await ended(run, sentence)}`);
    expect(log, sentence).toEqual(["a", "b", "c", "d", "done with nothing"]);
  });

  test("W14 errors come out of an inner chain", async () => {
    const log: string[] = [];
    const sentence = "an error that an inner chain is left with goes on in the outer one";
    const inner = chain(failing("oops"), step(log, "skipped"));
    await ended(chain(inner, step(log, "skipped too"), errorStep(log, "outer")), sentence);
    expect(log, sentence).toEqual(["outer(oops)"]);
  });

  test("W14 a chain runs again and again", async () => {
    const log: string[] = [];
    const sentence = "a chain runs for every request from its first handler on";
    const run = chain(step(log, "a"), step(log, "b"));
    await ended(run, sentence);
    await ended(run, sentence);
    expect(log, sentence).toEqual(["a", "b", "a", "b"]);
  });

  test("W14 requests at the same time", async () => {
    const gate = deferred();
    const log: string[] = [];
    const wait: Handler = async ({ url }, _res, next) => {
      if (url === "/slow") await gate.promise;
      next(url === "/bad" ? "bad" : undefined);
    };
    const note: Handler = ({ url }, _res, next) => {
      log.push(`${url ?? ""} handled`);
      next();
    };
    const run = chain(wait, note);
    const sentence = "requests that are handled at the same time do not disturb each other";
    const slow = ended(run, sentence, request("/slow"));
    slow.catch(() => undefined);
    log.push(`/fast ended with ${await ended(run, sentence, request("/fast"))}`);
    log.push(`/bad ended with ${await ended(run, sentence, request("/bad"))}`);
    gate.resolve();
    log.push(`/slow ended with ${await slow}`);
    expect(log, sentence).toEqual([
      "/fast handled",
      "/fast ended with nothing",
      "/bad ended with bad",
      "/slow handled",
      "/slow ended with nothing",
    ]);
  });
});
