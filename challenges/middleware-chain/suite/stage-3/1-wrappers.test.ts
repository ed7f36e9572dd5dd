import { describe, expect, test } from "vitest";
import { asyncHandler } from "@solution";
import { STRAY_EVENTS, takeOver, turn } from "../../../kit.ts";
import { nextsOf, request, settle, words, type ErrorHandler, type Handler } from "../drive.ts";

describe("forwards-failures", () => {
  test("W15 what an async handler rejects with", async () => {
    const got = await words(
      asyncHandler(async () => {
        await turn();
        throw new Error("rejected");
      }),
    );
    expect(got, "next gets what the handler rejects with").toBe("Error: rejected");
  });

  test("W15 what a handler throws at once", async () => {
    const got = await words(
      asyncHandler(() => {
        throw "thrown";
      }),
    );
    const sentence = "next gets what a handler throws that is no async function";
    expect(got, sentence).toBe("thrown");
  });

  test("W15 a success is left to the handler", async () => {
    const got = [
      await words(asyncHandler(async () => "answered")),
      await words(asyncHandler(() => undefined)),
      await words(asyncHandler((_req, _res, next) => next())),
      await words(asyncHandler(async (_req, _res, next) => next("own"))),
    ];
    const sentence = "next is not called for a handler that succeeds: it may call next itself";
    expect(got, sentence).toEqual(["no call", "no call", "nothing", "own"]);
  });

  test("W15 falsy reasons are failures", async () => {
    const kinds: string[] = [];
    takeOver(STRAY_EVENTS, () => kinds.push("left unhandled"), 2);
    for (const reason of [undefined, null, 0, ""]) {
      const throws: Handler = () => {
        throw reason;
      };
      for (const broken of [throws, () => Promise.reject(reason)]) {
        const calls = await nextsOf(asyncHandler(broken));
        kinds.push(calls[0]?.[0] instanceof Error ? "an Error" : JSON.stringify(calls));
      }
    }
    const sentence = "in place of a falsy value, next gets an Error";
    expect(kinds, sentence).toEqual(kinds.map(() => "an Error"));
  });

  test("W15 next is called once", async () => {
    takeOver(STRAY_EVENTS, () => undefined, 3);
    const late: Handler = async (_req, _res, next) => {
      next();
      await turn();
      throw "too late";
    };
    const twice: Handler = (_req, _res, next) => {
      next("first");
      next("second");
    };
    const counts: number[] = [];
    for (const handler of [late, twice]) counts.push((await nextsOf(asyncHandler(handler))).length);
    const sentence = "next is called once, even if the handler calls it again or fails after it";
    expect(counts, sentence).toEqual([1, 1]);
  });

  test("W15 the handler gets what the wrapper gets", async () => {
    const seen: unknown[] = [];
    const [req, res] = [request("/x"), {}];
    await nextsOf(
      asyncHandler((...args: [unknown, unknown, unknown]) => void seen.push(...args.slice(0, 2))),
      req,
      res,
    );
    const sentence = "the handler is called with the request and the response";
    expect(seen.length === 2 && seen[0] === req && seen[1] === res, sentence).toBe(true);
  });

  test("W15 each request has its own next", async () => {
    const handler = asyncHandler(async ({ url }, _res, next) => {
      await turn();
      next(url);
    });
    const both = await Promise.all([
      nextsOf(handler, request("/a")),
      nextsOf(handler, request("/b")),
    ]);
    const sentence = "requests at the same time have each their own next";
    expect(both, sentence).toEqual([[["/a"]], [["/b"]]]);
  });
});

describe("keeps-the-kind", () => {
  test("W16 the length tells the kind", () => {
    const forErrors: ErrorHandler = (_error, _req, _res, _next) => undefined;
    const ordinary: Handler = (_req, _res, _next) => undefined;
    const kinds = [forErrors, ordinary].map(
      (handler) => Reflect.apply(asyncHandler, undefined, [handler]).length === 4,
    );
    const sentence = "the result has a length of 4 for an error handler, and for no other";
    expect(kinds, sentence).toEqual([true, false]);
    const short: Handler = () => undefined;
    const plain = "the result for a handler without parameters is no error handler";
    expect(asyncHandler(short).length === 4, plain).toBe(false);
  });

  test("W16 error handlers are wrapped too", async () => {
    const got: unknown[] = [];
    takeOver(STRAY_EVENTS, () => got.push("left unhandled"), 2);
    const broken: ErrorHandler = async (error, req, _res, _next) => {
      await turn();
      throw `${String(error)} at ${String(req.url)}`;
    };
    asyncHandler(broken)("oops", request("/x"), {}, (...args) => void got.push(...args));
    await settle();
    const sentence = "an error handler gets its four arguments, and its failure goes to next";
    expect(got, sentence).toEqual(["oops at /x"]);
  });
});
