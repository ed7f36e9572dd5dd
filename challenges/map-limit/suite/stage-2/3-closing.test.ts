import { describe, expect, test } from "vitest";
import { settled } from "../../../kit.ts";
import { bench, rest, start, tell, VERY, type Ending } from "../drive.ts";
import { cursor, cursorClosedBy, isClosed, rows, rowsClosedBy } from "../sources.ts";

describe("closes-source", () => {
  test("M12 closes an iterator after a failure", async () => {
    bench();
    const { items, use } = rows(10);
    const flight = await start(items, 2);
    await flight.fail(0, new Error("404"));
    expect(isClosed(use), "the iterator is closed with return after a failure").toBe(true);
  });

  test("M12 closes a cursor after a failure", async () => {
    bench();
    const { items, use } = cursor(10);
    const flight = await start(items, 2);
    await rest();
    await flight.fail(1, new Error("404"));
    await rest();
    expect(isClosed(use), "the async iterator is closed with return after a failure").toBe(true);
  });

  test("M12 lets a generator clean up", async () => {
    bench();
    let cleaned = false;
    const generate = async function* (): AsyncGenerator<number> {
      try {
        for (let n = 0; n < 30; n += 1) yield n;
      } finally {
        cleaned = true;
      }
    };
    const flight = await start(generate(), 2);
    expect(flight.over(), "mapLimit stays pending as long as calls run and none has failed").toBe(
      false,
    );
    await flight.fail(0, new Error("404"));
    expect(cleaned, "the finally block of a generator runs after a failure").toBe(true);
  });

  test("M12 works without a return method", async () => {
    bench();
    const bare = (): Iterator<number> => {
      let at = 0;
      return {
        next: () => (at < 30 ? { done: false, value: at++ } : { done: true, value: undefined }),
      };
    };
    const flight = await start({ [Symbol.iterator]: bare }, 2);
    await flight.fail(0, new Error("404"));
    await flight.endAll();
    const end = await settled(
      flight.promise,
      150,
      "mapLimit rejects, although the iterator has no return method",
    );
    expect(
      end.status === "rejected" && !(end.reason instanceof TypeError),
      "an iterator without a return method changes nothing about the error",
    ).toBe(true);
  });

  test("M12 does not wait for return", async () => {
    bench();
    const hanging = cursorClosedBy(() => new Promise(() => undefined));
    const flight = await start(hanging, 2);
    await flight.fail(0, new Error("404"));
    await flight.endAll();
    const end = await settled(
      flight.promise,
      150,
      "mapLimit rejects, although the promise of return never settles",
    );
    expect(end.status, "a return that hangs changes nothing about the rejection").toBe("rejected");
  });

  test("M12 ignores an error of return", async () => {
    bench();
    const broken = new Error("cannot close");
    const rejecting = await start(
      cursorClosedBy(() => Promise.reject(broken)),
      2,
    );
    await rejecting.fail(0, new Error("404"));
    await rejecting.endAll();
    const later = await settled(rejecting.promise, 150, "mapLimit settles if return rejects");
    expect(errorOf(later, broken), "a return that rejects changes nothing about the error").toBe(
      "not that of return",
    );
    const throwing = await start(
      rowsClosedBy(() => {
        throw broken;
      }),
      2,
    );
    await throwing.fail(0, new Error("404"));
    await throwing.endAll();
    const end = await settled(throwing.promise, 150, "mapLimit settles if return throws");
    expect(errorOf(end, broken), "a return that throws changes nothing about the error").toBe(
      "not that of return",
    );
  });
});

function errorOf(end: Ending, broken: unknown): string {
  return tell(end, broken) === VERY ? "that of return" : "not that of return";
}
