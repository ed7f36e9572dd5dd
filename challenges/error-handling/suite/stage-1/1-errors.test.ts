import { describe, expect, test } from "vitest";
import { AppError, NotFoundError, RateLimitError, ValidationError } from "@solution";

/** Code, status and the rest of an error in one line. */
function dataOf(error: AppError): unknown[] {
  return [error.message, error.code, error.status, error.details, error.isOperational];
}

describe("error-data", () => {
  test("H1 what the options say", () => {
    const details = { field: "email" };
    const error = new AppError("taken", {
      ...{ code: "EMAIL_TAKEN", status: 409, details, isOperational: false },
    });
    const sentence = "an error has its message, code, status, details and isOperational";
    expect(dataOf(error), sentence).toEqual(["taken", "EMAIL_TAKEN", 409, details, false]);
    expect(error.details, "details are the very value that was given").toBe(details);
  });

  test("H1 defaults", () => {
    const expected = ["broken", "INTERNAL", 500, undefined, true];
    const sentence = "without options an error has INTERNAL, 500, no details, and is operational";
    expect(dataOf(new AppError("broken")), sentence).toEqual(expected);
    const partly = dataOf(new AppError("broken", { status: 503 }));
    const other = "an option that is missing has its default, whatever the others are";
    expect(partly, other).toEqual(["broken", "INTERNAL", 503, undefined, true]);
  });

  test("H1 details of any kind", () => {
    const kept = [0, "", false, null].map((details) => new AppError("x", { details }).details);
    expect(kept, "details are kept even if they are falsy").toEqual([0, "", false, null]);
  });
});

describe("error-kinds", () => {
  test("H2 each kind has its code and status", () => {
    const all = [new NotFoundError("a"), new ValidationError("b"), new RateLimitError("c")];
    const sentence = "each kind of error has its own code and status";
    expect(all.map(dataOf), sentence).toEqual([
      ["a", "NOT_FOUND", 404, undefined, true],
      ["b", "VALIDATION_FAILED", 422, undefined, true],
      ["c", "RATE_LIMITED", 429, undefined, true],
    ]);
  });

  test("H2 options go before", () => {
    const error = new ValidationError("bad", { status: 400, code: "BAD_DATE" });
    const sentence = "a code and a status in the options go before those of the kind";
    expect([error.code, error.status], sentence).toEqual(["BAD_DATE", 400]);
  });

  test("H2 all other options are kept", () => {
    const details = [{ path: "/email" }];
    const cause = new Error("the cause");
    const kept = [NotFoundError, ValidationError, RateLimitError].map((Kind) => {
      const error = new Kind("x", { details, cause, isOperational: false });
      return error.details === details && error.cause === cause && !error.isOperational;
    });
    const sentence = "every kind keeps details, cause and isOperational of its options";
    expect(kept, sentence).toEqual([true, true, true]);
  });

  test("H2 a RateLimitError keeps retryAfter", () => {
    const values = [
      new RateLimitError("x", { retryAfter: 30 }).retryAfter,
      new RateLimitError("x", { retryAfter: 0, code: "SLOW" }).retryAfter,
      new RateLimitError("x").retryAfter,
    ];
    const sentence = "a RateLimitError has the retryAfter of its options, or undefined";
    expect(values, sentence).toEqual([30, 0, undefined]);
  });
});

describe("error-names", () => {
  class PaymentError extends AppError {}
  class CardError extends PaymentError {}

  test("H3 instanceof", () => {
    const card = new CardError("declined");
    const found = [PaymentError, AppError, Error].map((Kind) => card instanceof Kind);
    const sentence = "an error is an instance of its class and of all that it derives from";
    expect([...found, new NotFoundError("x") instanceof AppError], sentence).toEqual([
      true,
      true,
      true,
      true,
    ]);
    const others = new AppError("x") instanceof NotFoundError;
    expect(others, "an AppError is no instance of one of its kinds").toBe(false);
  });

  test("H4 the name is that of the class", () => {
    const all = [new AppError("x"), new NotFoundError("x"), new RateLimitError("x")];
    const names = [...all, new ValidationError("x"), new CardError("x")].map(({ name }) => name);
    const sentence = "name is the name of the class, of derived ones too";
    expect(names, sentence).toEqual([
      "AppError",
      "NotFoundError",
      "RateLimitError",
      "ValidationError",
      "CardError",
    ]);
  });

  test("H4 the stack begins with name and message", () => {
    const all = [new NotFoundError("no user 7"), new CardError("declined"), new AppError("x")];
    const sentence = "the first line of the stack is the name and the message";
    expect(
      all.map(({ stack = "" }) => stack.split("\n")[0]),
      sentence,
    ).toEqual(["NotFoundError: no user 7", "CardError: declined", "AppError: x"]);
  });

  test("H4 the stack tells where new was called", () => {
    const findUser = (): AppError => new NotFoundError("no user 7");
    const failCard = (): AppError => new CardError("declined");
    const lines = [findUser(), failCard()].map(({ stack = "" }) => stack.split("\n")[1] ?? "");
    const sentence = "the second line of the stack is the function that called new";
    expect(
      lines.map((line) => /findUser|failCard/.exec(line)?.[0] ?? line.trim().slice(0, 40)),
      sentence,
    ).toEqual(["findUser", "failCard"]);
  });
});

describe("error-cause", () => {
  test("H5 the very value", () => {
    const values = [new Error("the cause"), "a text", 0, null, undefined];
    const kept = values.map((cause) => new AppError("x", { cause }).cause);
    expect(kept, "cause is the very value that was given").toEqual(values);
    expect(kept[0] === values[0], "an error that is the cause is not copied").toBe(true);
  });

  test("H5 no cause, no property", () => {
    const all = [new AppError("x"), new NotFoundError("x", { details: 1 })];
    const sentence = "without a cause, an error has no property of that name";
    expect(
      all.map((error) => "cause" in error),
      sentence,
    ).toEqual([false, false]);
  });
});

describe("error-json", () => {
  /** What a client reads of an error. */
  function read(error: AppError): unknown {
    const text: unknown = JSON.stringify(error);
    return typeof text === "string" ? JSON.parse(text) : text;
  }

  test("H6 what JSON shows", () => {
    const error = new ValidationError("bad", { details: [{ path: "/email" }] });
    const sentence = "the JSON of an error has its code, status, message and details";
    expect(read(error), sentence).toMatchObject({
      ...{ code: "VALIDATION_FAILED", status: 422, message: "bad" },
      details: [{ path: "/email" }],
    });
  });

  test("H6 details only if there are any", () => {
    const plain = read(new NotFoundError("x"));
    const sentence = "without details the JSON has none, and falsy ones are shown";
    const falsy = read(new AppError("x", { details: 0 }));
    const shown = [Object(plain), Object(falsy)].map((json: object) =>
      Reflect.get(json, "details"),
    );
    expect(["details" in Object(plain), ...shown], sentence).toEqual([false, undefined, 0]);
  });

  test("H6 neither stack nor cause", () => {
    const cause = new Error("password=secret");
    const error = new NotFoundError("x", { cause });
    const text = JSON.stringify([error, { error }]);
    const sentence = "the JSON of an error shows neither its stack nor its cause";
    const secrets = ["secret", "stack", "cause", ".test.ts"].filter((one) => text.includes(one));
    expect(secrets, sentence).toEqual([]);
  });
});

describe("error-from", () => {
  test("H7 an AppError stays as it is", () => {
    const error = new NotFoundError("x");
    expect(AppError.from(error) === error, "from returns an AppError as it is").toBe(true);
  });

  test("H7 another error becomes the cause", () => {
    const cause = new TypeError("x is not a function");
    const error = AppError.from(cause);
    const sentence = "of another error, from makes an AppError that is not operational";
    expect(
      [error instanceof AppError, error.code, error.status, error.isOperational],
      sentence,
    ).toEqual([true, "INTERNAL", 500, false]);
    expect(error.cause === cause, "the error that was given to from is the cause").toBe(true);
  });

  test("H7 any value", () => {
    const unwilling = {
      toString(): string {
        throw new Error("no text");
      },
      get message(): string {
        throw new Error("no message");
      },
    };
    const values = [null, undefined, "a text", 0, Symbol("s"), Object.create(null), unwilling];
    const made = values.map((value) => {
      try {
        const error = AppError.from(value);
        return error instanceof AppError && Object.is(error.cause, value) && "cause" in error;
      } catch {
        return "from throws";
      }
    });
    const sentence =
      "from makes an error of anything, with the value as its cause, and never throws";
    expect(made, sentence).toEqual(values.map(() => true));
  });
});
