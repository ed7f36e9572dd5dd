import { describe, expect, test } from "vitest";
import { AppError, errorHandler, NotFoundError, RateLimitError, ValidationError } from "@solution";
import { STRAY_EVENTS, takeOver, turn } from "../../../kit.ts";
import { fail, notes, problemOf } from "../http.ts";

const SECRET = "password=secret";

describe("problem", () => {
  test("H8 the status and the media type", async () => {
    const { logger } = notes();
    const handle = errorHandler({ logger });
    const seen: unknown[] = [];
    for (const error of [new NotFoundError("no user 7"), new AppError("busy", { status: 503 })]) {
      const { status, headers } = await fail(handle, error);
      seen.push([status, headers["content-type"]?.split(";")[0]]);
    }
    const sentence = "the response has the error's status and is application/problem+json";
    expect(seen, sentence).toEqual([
      [404, "application/problem+json"],
      [503, "application/problem+json"],
    ]);
  });

  test("H8 the members", async () => {
    const details = [{ path: "/email" }];
    const error = new ValidationError("bad email", { details, code: "BAD_EMAIL" });
    const problem = problemOf(await fail(errorHandler(notes()), error));
    const sentence = "the problem has title, status, detail, code and details";
    expect(problem, sentence).toMatchObject({
      ...{ status: 422, detail: "bad email", code: "BAD_EMAIL", details },
      title: expect.stringMatching(/^Unprocessable (Entity|Content)$/),
    });
  });

  test("H8 details only if there are any", async () => {
    const handle = errorHandler(notes());
    const plain = problemOf(await fail(handle, new NotFoundError("x")));
    const falsy = problemOf(await fail(handle, new NotFoundError("x", { details: 0 })));
    const sentence = "a problem has details only if the error has some, falsy ones included";
    expect(["details" in plain, falsy["details"]], sentence).toEqual([false, 0]);
    expect(plain["title"], "the title is the usual phrase of the status").toBe("Not Found");
  });

  test("H8 characters beyond ASCII", async () => {
    const error = new NotFoundError("kein Nutzer „Jürgen“ 🦊");
    const { detail } = problemOf(await fail(errorHandler(notes()), error));
    expect(detail, "the whole message arrives, in UTF-8").toBe("kein Nutzer „Jürgen“ 🦊");
  });

  test("H10 a status that is none", async () => {
    const handle = errorHandler(notes());
    const seen: unknown[] = [];
    for (const status of [200, 399, 600, 404.5, NaN, 400, 599]) {
      const reply = await fail(handle, new AppError("x", { status }));
      seen.push([reply.status, problemOf(reply)["status"]]);
    }
    const sentence = "a status that is no integer from 400 to 599 counts as 500";
    expect(seen, sentence).toEqual([
      ...[500, 500, 500, 500, 500].map((status) => [status, status]),
      [400, 400],
      [599, 599],
    ]);
  });
});

describe("hides-bugs", () => {
  test("H9 an error that is none of ours", async () => {
    const error = new TypeError(SECRET, { cause: new Error(SECRET) });
    Object.assign(error, { status: 404, code: "E_SECRET", details: SECRET, expose: true });
    const reply = await fail(errorHandler(notes()), error);
    const { code, status } = problemOf(reply);
    const sentence = "an error that is no AppError is a 500 with the code INTERNAL";
    expect([reply.status, status, code], sentence).toEqual([500, 500, "INTERNAL"]);
    const shown = reply.body.includes("secret") || reply.body.includes("E_SECRET");
    expect(shown, "nothing of the message of such an error reaches the client").toBe(false);
  });

  test("H9 an error that is not operational", async () => {
    const error = new ValidationError(SECRET, {
      ...{ details: SECRET, code: "E_SECRET", cause: SECRET, isOperational: false },
    });
    const reply = await fail(errorHandler(notes()), error);
    const sentence = "an AppError that is not operational is a 500 with the code INTERNAL";
    expect([reply.status, problemOf(reply)["code"]], sentence).toEqual([500, "INTERNAL"]);
    const shown = reply.body.includes("secret") || reply.body.includes("E_SECRET");
    expect(shown, "nothing of an error that is not operational reaches the client").toBe(false);
  });

  test("H9 no stack and no cause", async () => {
    const error = new NotFoundError("x", { cause: new Error(SECRET) });
    const { body } = await fail(errorHandler(notes()), error);
    const found = ["secret", "stack", "    at "].filter((one) => body.includes(one));
    expect(found, "neither stack nor cause of an error reaches the client").toEqual([]);
  });

  test("H9 an operational error above 500 is shown", async () => {
    const error = new AppError("the shop is closed", { status: 503, code: "CLOSED" });
    const { detail, code } = problemOf(await fail(errorHandler(notes()), error));
    const sentence = "an operational error is shown, whatever its status is";
    expect([detail, code], sentence).toEqual(["the shop is closed", "CLOSED"]);
  });
});

describe("any-value", () => {
  test("H11 whatever was thrown", async () => {
    const handle = errorHandler(notes());
    const seen: unknown[] = [];
    for (const value of [null, undefined, "secret", 0, Symbol("s"), Object.create(null), {}]) {
      const reply = await fail(handle, value);
      seen.push(reply.thrown.length > 0 ? "it threw itself" : reply.status);
    }
    const sentence = "every value that was thrown is answered with a 500";
    expect(seen, sentence).toEqual([500, 500, 500, 500, 500, 500, 500]);
  });

  test("H11 frozen errors", async () => {
    const handle = errorHandler(notes());
    const frozen = [Object.freeze(new NotFoundError("x")), Object.freeze(new Error("x"))];
    const seen: unknown[] = [];
    for (const error of frozen) seen.push((await fail(handle, error)).status);
    expect(seen, "a frozen error is answered like any other").toEqual([404, 500]);
  });

  test("H11 nothing is changed", async () => {
    const error = new TypeError("x");
    const before = Reflect.ownKeys(error);
    await fail(errorHandler(notes()), error);
    expect(Reflect.ownKeys(error), "nothing is added to what was thrown").toEqual(before);
  });
});

describe("headers-sent", () => {
  test("H12 half of a response is on its way", async () => {
    const error = new NotFoundError("x");
    const written: unknown[] = [];
    const reply = await fail(errorHandler(notes()), error, async (res) => {
      res.writeHead(200, { "content-type": "text/plain" });
      res.write("half of it");
      const { end, write } = res;
      const watch = (method: unknown): void => void written.push(method);
      Object.assign(res, { end: () => watch("end"), write: () => watch("write") });
      res.once("close", () => Object.assign(res, { end, write }));
      await turn();
    });
    const sentence = "once headers were sent, next is called once with the very error";
    expect(
      reply.nexts.map((args) => args[0] === error),
      sentence,
    ).toEqual([true]);
    expect(written, "once headers were sent, nothing is written any more").toEqual([]);
    expect(reply.status, "the client sees that the response is not complete").toBe(0);
  });

  test("H12 otherwise next is not called", async () => {
    const handle = errorHandler(notes());
    const counts: number[] = [];
    for (const error of [new NotFoundError("x"), new Error("x"), null]) {
      counts.push((await fail(handle, error)).nexts.length);
    }
    expect(counts, "next is not called for an error that was answered").toEqual([0, 0, 0]);
  });

  test("H12 errors after the headers are logged as well", async () => {
    const { logger, lines } = notes();
    const error = new Error("x");
    await fail(errorHandler({ logger }), error, (res) => void res.write("half of it"));
    const sentence = "an error that comes after the headers is logged too";
    expect(lines.length, sentence).toBe(1);
  });
});

describe("old-fields", () => {
  test("H13 fields of the body that failed", async () => {
    const { status, headers, body } = await fail(
      errorHandler(notes()),
      new NotFoundError("no user 7"),
      (res) => {
        res.setHeader("Content-Type", "text/csv");
        res.setHeader("Content-Length", 3);
        res.setHeader("Content-Encoding", "gzip");
        res.setHeader("ETag", '"7"');
        res.setHeader("Last-Modified", "Mon, 30 Nov 2026 17:00:00 GMT");
        res.setHeader("Cache-Control", "public, max-age=3600");
      },
    );
    const whole = "the problem arrives as a whole, whatever the handler had set before";
    expect([status, body.endsWith("}")], whole).toEqual([404, true]);
    const left = ["content-encoding", "etag", "last-modified"].filter((name) => name in headers);
    const sentence = "fields of the body that failed do not remain";
    expect(left, sentence).toEqual([]);
    const cached = headers["cache-control"]?.includes("max-age=3600") ?? false;
    expect(cached, "an error is not cached as the response would have been").toBe(false);
  });

  test("H13 other fields stay", async () => {
    const { headers } = await fail(errorHandler(notes()), new Error("x"), (res) => {
      res.setHeader("X-Request-Id", "r7");
      res.setHeader("Access-Control-Allow-Origin", "*");
    });
    const sentence = "fields that do not belong to the body stay";
    expect([headers["x-request-id"], headers["access-control-allow-origin"]], sentence).toEqual([
      "r7",
      "*",
    ]);
  });
});

describe("retry-after", () => {
  test("H14 whole seconds, rounded up", async () => {
    const handle = errorHandler(notes());
    const seen: unknown[] = [];
    for (const retryAfter of [30, 0.2, 1.5, 0]) {
      const reply = await fail(handle, new RateLimitError("x", { retryAfter }));
      seen.push(`${reply.status} ${reply.headers["retry-after"] ?? "none"}`);
    }
    const sentence = "Retry-After is retryAfter in whole seconds, rounded up";
    expect(seen, sentence).toEqual(["429 30", "429 1", "429 2", "429 0"]);
  });

  test("H14 without retryAfter there is none", async () => {
    const handle = errorHandler(notes());
    const seen = [
      (await fail(handle, new RateLimitError("x"))).headers["retry-after"],
      (await fail(handle, new NotFoundError("x"))).headers["retry-after"],
    ];
    const sentence = "without retryAfter the response has no Retry-After";
    expect(seen, sentence).toEqual([undefined, undefined]);
  });
});

describe("logs-once", () => {
  test("H15 the level", async () => {
    const { logger, lines } = notes();
    const handle = errorHandler({ logger });
    const errors = [
      new NotFoundError("x"),
      new AppError("x", { status: 503 }),
      new NotFoundError("x", { isOperational: false }),
      new Error("x"),
      null,
    ];
    for (const error of errors) await fail(handle, error);
    const sentence = "operational errors below 500 are logged with warn, all others with error";
    expect(
      lines.map(({ level }) => level),
      sentence,
    ).toEqual(["warn", "error", "error", "error", "error"]);
    const given = "the logger gets what was thrown, as it is";
    expect(
      lines.map(({ error }, at) => error === errors[at]),
      given,
    ).toEqual([true, true, true, true, true]);
  });

  test("H15 a status of 500 is not below 500", async () => {
    const { logger, lines } = notes();
    const handle = errorHandler({ logger });
    for (const status of [499, 500]) await fail(handle, new AppError("x", { status }));
    const sentence = "an operational error of 499 is logged with warn, one of 500 with error";
    expect(
      lines.map(({ level }) => level),
      sentence,
    ).toEqual(["warn", "error"]);
  });

  test("H15 the place", async () => {
    const { logger, lines } = notes();
    await fail(errorHandler({ logger }), new NotFoundError("x"));
    const sentence = "the logger gets the method and the URL of the request";
    expect(
      lines.map(({ place }) => place),
      sentence,
    ).toMatchObject([{ method: "PUT", url: "/users?id=7" }]);
  });

  test("H15 a logger that fails", async () => {
    takeOver(STRAY_EVENTS, () => seen.push("left unhandled"), 2);
    const seen: unknown[] = [];
    const throws = (): never => {
      throw new Error("the log is full");
    };
    const rejects = async (): Promise<never> => {
      await turn();
      return throws();
    };
    for (const log of [throws, rejects]) {
      const handle = errorHandler({ logger: { warn: log, error: log } });
      const { status, thrown, nexts } = await fail(handle, new NotFoundError("x"));
      await turn();
      seen.push([status, thrown.length, nexts.length]);
    }
    const sentence = "a logger that throws or rejects changes nothing for the client";
    expect(seen, sentence).toEqual([
      [404, 0, 0],
      [404, 0, 0],
    ]);
  });
});
