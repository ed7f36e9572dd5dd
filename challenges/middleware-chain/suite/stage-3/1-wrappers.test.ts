import { describe, expect, test } from "vitest";
import { asyncHandler, unless, when } from "@solution";
import { STRAY_EVENTS, takeOver, turn } from "../../../kit.ts";
import { nextsOf, request, settle, type ErrorHandler, type Handler } from "../drive.ts";

/** What each call of `next` got, as a text; a wrapper that throws or leaves a failure alone is told. */
async function words(handler: Handler, url = "/"): Promise<string> {
  const stray: string[] = [];
  takeOver(STRAY_EVENTS, () => stray.push("left unhandled"), 2);
  let calls: unknown[][] = [];
  try {
    calls = await nextsOf(handler, request(url));
  } catch {
    return "the wrapper failed itself";
  }
  const texts = calls.map((args) => (args.length === 0 ? "nothing" : args.map(String).join()));
  return [...texts, ...stray].join(" and then ") || "no call";
}

describe("forwards-failures", () => {
  test("W15 what an async handler rejects with", async () => {
    const got = await words(
      asyncHandler(async () => {
        await turn();
        throw "rejected";
      }),
    );
    expect(got, "next gets what the handler rejects with").toBe("rejected");
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

describe("runs-when", () => {
  /** What runs for each of the predicates. */
  async function runs(predicates: Parameters<typeof when>[0][]): Promise<string[]> {
    const seen: string[] = [];
    for (const predicate of predicates) {
      const ran: string[] = [];
      const handler: Handler = (_req, _res, next) => {
        ran.push("handler");
        next("of the handler");
      };
      ran.push(await words(when(predicate, handler)));
      seen.push(ran.join(", "));
    }
    return seen;
  }

  test("W17 the predicate decides", async () => {
    const sentence = "the handler runs if the predicate is true; otherwise next() is called";
    expect(await runs([() => true, () => false]), sentence).toEqual([
      "handler, of the handler",
      "nothing",
    ]);
  });

  test("W17 the predicate may be async", async () => {
    const later = (answer: boolean) => async () => {
      await turn();
      return answer;
    };
    const sentence = "the promise of a predicate is waited for: one of false is false";
    expect(await runs([later(true), later(false)]), sentence).toEqual([
      "handler, of the handler",
      "nothing",
    ]);
  });

  test("W17 all get the same arguments", async () => {
    const seen: unknown[] = [];
    const [req, res] = [request("/x"), {}];
    const look = (one: unknown, other: unknown): boolean => {
      seen.push(one === req, other === res);
      return true;
    };
    await nextsOf(when(look, look), req, res);
    const sentence = "the predicate and the handler get the request and the response";
    expect(seen, sentence).toEqual([true, true, true, true]);
  });

  test("W17 the handler may end the chain", async () => {
    const got = await words(
      when(
        () => true,
        () => undefined,
      ),
    );
    expect(got, "next is not called for a handler that answers").toBe("no call");
  });
});

describe("when-failures", () => {
  test("W18 a predicate that fails", async () => {
    let ran = 0;
    const handler: Handler = () => {
      ran += 1;
    };
    const throws = (): boolean => {
      throw "thrown";
    };
    const got = [
      await words(when(throws, handler)),
      await words(when(async () => throws(), handler)),
    ];
    const sentence = "what a predicate throws or rejects with goes to next, once";
    expect(got, sentence).toEqual(["thrown", "thrown"]);
    expect(ran, "the handler does not run after a predicate that failed").toBe(0);
  });

  test("W18 a handler that fails", async () => {
    const throws: Handler = () => {
      throw "thrown";
    };
    const rejects: Handler = async () => {
      await turn();
      throw "rejected";
    };
    const got = [
      await words(when(() => true, throws)),
      await words(when(async () => true, throws)),
      await words(when(() => true, rejects)),
    ];
    const sentence = "what the handler throws or rejects with goes to next, once";
    expect(got, sentence).toEqual(["thrown", "thrown", "rejected"]);
  });
});

describe("runs-unless", () => {
  /** Whether the handler runs for each of the URLs. */
  async function checked(paths: string[], urls: string[]): Promise<string[]> {
    const seen: string[] = [];
    for (const url of urls) {
      let ran = false;
      const handler: Handler = (_req, _res, next) => {
        ran = true;
        next();
      };
      const said = await words(unless(paths, handler), url);
      seen.push(`${url} ${ran ? "checked" : "skipped"}${said === "nothing" ? "" : `: ${said}`}`);
    }
    return seen;
  }

  test("W19 the given paths are skipped", async () => {
    const urls = ["/login", "/public/terms", "/users", "/"];
    const sentence =
      "the handler runs for every path but the given ones, for which next() is called";
    expect(await checked(["/login", "/public/terms"], urls), sentence).toEqual([
      "/login skipped",
      "/public/terms skipped",
      "/users checked",
      "/ checked",
    ]);
  });

  test("W19 the query is no part of the path", async () => {
    const urls = ["/login?next=/users", "/users?from=/login", "/users?/login"];
    const sentence = "the query neither keeps a path from being skipped nor makes it skipped";
    expect(await checked(["/login"], urls), sentence).toEqual([
      "/login?next=/users skipped",
      "/users?from=/login checked",
      "/users?/login checked",
    ]);
  });

  test("W19 one slash at the end", async () => {
    const sentence = "one slash at the end makes no difference, in the request and in paths";
    const got = [
      ...(await checked(["/login"], ["/login/", "/login/?a=1"])),
      ...(await checked(["/login/"], ["/login", "/login/"])),
      ...(await checked(["/"], ["/", "/?a=1", "/users"])),
    ];
    expect(got, sentence).toEqual([
      "/login/ skipped",
      "/login/?a=1 skipped",
      "/login skipped",
      "/login/ skipped",
      "/ skipped",
      "/?a=1 skipped",
      "/users checked",
    ]);
  });

  test("W19 in doubt the check runs", async () => {
    const urls = ["/login/x", "/loginx", "/x/login", "//login", "/LOGIN", "/v1x0", "//x/login"];
    const sentence = "a path that only resembles one of the paths is not skipped";
    expect(await checked(["/login", "/v1.0"], urls), sentence).toEqual(
      urls.map((url) => `${url} checked`),
    );
  });

  test("W19 no paths, no exceptions", async () => {
    const sentence = "without paths the handler runs for every request";
    expect(await checked([], ["/login", "/"]), sentence).toEqual(["/login checked", "/ checked"]);
  });
});
