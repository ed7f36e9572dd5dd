import { describe, expect, test } from "vitest";
import { unless, when } from "@solution";
import { turn } from "../../../kit.ts";
import { nextsOf, request, words, type Handler } from "../drive.ts";

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
