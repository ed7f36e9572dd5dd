import { describe, expect, test } from "vitest";
import { findChallenge } from "../../src/catalog/find-challenge.ts";
import { TrainerError } from "../../src/errors.ts";
import { catchError } from "../workspace/caught-error.ts";
import { sampleCatalog, sampleChallenge } from "./sample.ts";

const CATALOG = sampleCatalog(
  sampleChallenge("event-emitter", { title: "EventEmitter from scratch" }),
  sampleChallenge("event-bus", { title: "A bus" }),
  sampleChallenge("lru-cache", { title: "Least recently used cache" }),
  sampleChallenge("worker-pool", { title: "A pool of threads" }),
);

function findHint(slug: string): string {
  return catchError(() => findChallenge(CATALOG, slug)).hint ?? "";
}

describe("a slug", () => {
  test("finds its challenge", () => {
    expect(findChallenge(CATALOG, "lru-cache")).toBe(CATALOG.challenges[2]);
  });

  test("is not found by a unique prefix", () => {
    const error = catchError(() => findChallenge(CATALOG, "lru"));
    expect(error.code).toBe("UNKNOWN_CHALLENGE");
    expect(error.message).toBe("There is no challenge `lru`.");
    expect(error.hint).toBe("Did you mean `lru-cache`? `trainer list` shows all challenges.");
  });

  test("is safe when it is a name that every object has", () => {
    expect(catchError(() => findChallenge(CATALOG, "__proto__")).code).toBe("UNKNOWN_CHALLENGE");
    expect(catchError(() => findChallenge(CATALOG, "constructor")).code).toBe("UNKNOWN_CHALLENGE");
  });

  test("of a broken challenge brings up its fault", () => {
    const fault = new TrainerError("INVALID_CHALLENGE", "challenges/foo/challenge.json: title: x");
    const catalog = { challenges: CATALOG.challenges, faults: [{ slug: "foo", error: fault }] };
    expect(catchError(() => findChallenge(catalog, "foo"))).toBe(fault);
    expect(catchError(() => findChallenge(catalog, "fo")).code).toBe("UNKNOWN_CHALLENGE");
  });
});

describe("the nearest slugs", () => {
  test.each([
    ["a typing error", "wroker-pool", "worker-pool"],
    ["another spelling", "Worker Pool", "worker-pool"],
    ["the name of the class", "EventEmitter", "event-emitter"],
    ["a part", "cache", "lru-cache"],
    ["too much", "worker-pool.ts", "worker-pool"],
    ["a word of the title", "threads", "worker-pool"],
  ])("are found for %s", (_name, typed, slug) => {
    expect(findHint(typed)).toMatch(new RegExp(`^Did you mean \`${slug}\``));
  });

  test("are at most three, the likeliest first", () => {
    expect(findHint("event-emiter")).toMatch(/^Did you mean `event-emitter`/);
    expect(findHint("event")).toMatch(/^Did you mean `event-bus` or `event-emitter`\?/);
    const many = sampleCatalog(
      ...["a", "b", "c", "d"].map((end) => sampleChallenge(`queue-${end}`)),
    );
    const { hint } = catchError(() => findChallenge(many, "queue"));
    expect(hint?.match(/queue-/g)).toHaveLength(3);
  });

  test("are not those that are only alike, where one is a slip away", () => {
    const alike = sampleCatalog(sampleChallenge("with-timers"), sampleChallenge("with-timeout"));
    const hintOf = (slug: string) => catchError(() => findChallenge(alike, slug)).hint;
    expect(hintOf("with-timeuot")).toMatch(/^Did you mean `with-timeout`\?/);
    expect(hintOf("with-timxxxx")).toMatch(/^Did you mean `with-tim\w+` or `with-tim\w+`\?/);
  });

  test("are none for something else", () => {
    expect(findHint("zzzzzz")).toBe("`trainer list` shows all challenges.");
    expect(findHint("")).toBe("`trainer list` shows all challenges.");
  });
});
