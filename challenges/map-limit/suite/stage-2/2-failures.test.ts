import { describe, expect, test } from "vitest";
import { settled, turn } from "../../../kit.ts";
import { bench, ending, numbers, reasonOf, rest, start, tell, VERY } from "../drive.ts";
import { cursor, cursorClosedBy, rows, rowsClosedBy } from "../sources.ts";

describe("stops-at-error", () => {
  test("M11 begins no call after a failure", async () => {
    bench();
    const flight = await start(numbers(10), 3);
    const before = flight.begun.length;
    await flight.fail(1, new Error("404"));
    expect(flight.begun.length - before, "no call begins in the slot of a failed call").toBe(0);
    await flight.end(0);
    await flight.end(2);
    expect(flight.begun.length - before, "no call begins when calls end after the failure").toBe(0);
  });

  test("M11 takes no item after a failure", async () => {
    bench();
    const { items, use } = rows(10);
    const flight = await start(items, 2);
    const before = use.asked;
    await flight.fail(0, new Error("404"));
    await flight.end(1);
    expect(use.asked - before, "no further item is taken after a failure").toBe(0);
  });

  test("M11 rejects at once while it waits for an item", async () => {
    bench();
    const source = cursor(10, 1);
    const flight = await start(source.items, 3);
    await flight.fail(0, new Error("404"));
    expect(
      flight.over(),
      "mapLimit rejects immediately when a call fails, although it waits for the next item",
    ).toBe(true);
    const { asked } = source.use;
    const begun = flight.begun.length;
    source.give();
    await rest();
    expect(flight.begun.length - begun, "an item that comes after the failure gets no call").toBe(
      0,
    );
    expect(source.use.asked - asked, "no item is taken after one that came too late").toBe(0);
  });

  test("M11 begins nothing after a failure with limit 1", async () => {
    bench();
    const flight = await start(numbers(10), 1);
    await flight.end(0);
    const before = flight.begun.length;
    await flight.fail(1, new Error("404"));
    expect(flight.begun.length - before, "with limit 1, a failed call is the last one").toBe(0);
  });
});

describe("source-errors", () => {
  test("M13 rejects with what next throws", async () => {
    bench();
    const error = new Error("bad row");
    const flight = await start(rows(10, { at: 2, error }).items, 2);
    await flight.endAll();
    const end = await settled(flight.promise, 150, "mapLimit settles if taking an item throws");
    expect(tell(end, error), "mapLimit rejects with the very error that next throws").toBe(VERY);
  });

  test("M13 rejects at once when next throws", async () => {
    bench();
    const { items } = rows(10, { at: 2, error: new Error("bad row") });
    const flight = await start(items, 2);
    await flight.end(0);
    expect(
      flight.over(),
      "mapLimit rejects immediately when taking an item throws, although a call is running",
    ).toBe(true);
    const before = flight.begun.length;
    await flight.end(1);
    expect(flight.begun.length - before, "no call begins after next has thrown").toBe(0);
  });

  test("M13 rejects with what next rejects with", async () => {
    bench();
    const source = cursor(10, 2);
    const flight = await start(source.items, 3);
    await rest();
    const error = new Error("connection lost");
    source.breakOff(error);
    await rest();
    expect(
      flight.over(),
      "mapLimit rejects immediately when taking an item rejects, although calls are running",
    ).toBe(true);
    expect(
      tell(await ending(flight), error),
      "mapLimit rejects with the very error that next rejects with",
    ).toBe(VERY);
  });

  test("M13 rejects what is not iterable", async () => {
    bench();
    const given = [
      { name: "undefined", items: undefined },
      { name: "null", items: null },
      { name: "a number", items: 5 },
      { name: "an object with a length", items: { length: 2 } },
    ];
    for (const { name, items } of given) {
      const flight = await start(items, 2);
      expect(
        await reasonOf(flight.promise),
        `${name} in place of items rejects with a TypeError`,
      ).toBeInstanceOf(TypeError);
      expect(flight.begun.length, `fn is not called with ${name} in place of items`).toBe(0);
    }
  });
});

describe("late-failures", () => {
  test("M14 ignores what calls do after the rejection", async () => {
    const strays = bench();
    const flight = await start(numbers(4), 3);
    await flight.fail(0, new Error("first"));
    await flight.fail(1, new Error("second"));
    await flight.fail(2, new Error("third"));
    await turn();
    expect(strays, "failures after the first one are handled, nothing is unhandled").toEqual([]);
  });

  test("M14 handles failures at the same moment", async () => {
    const strays = bench();
    const flight = await start(numbers(4), 3);
    await Promise.all([
      flight.fail(0, new Error("first")),
      flight.fail(1, new Error("second")),
      flight.end(2),
    ]);
    await turn();
    expect(strays, "several failures at the same moment are all handled").toEqual([]);
  });

  test("M14 handles a next that rejects after the failure", async () => {
    const strays = bench();
    const source = cursor(10, 1);
    const flight = await start(source.items, 3);
    await flight.fail(0, new Error("404"));
    source.breakOff(new Error("connection lost"));
    await rest();
    expect(strays, "a pending next that rejects after the failure is handled").toEqual([]);
  });

  test("M14 handles an error of return", async () => {
    const strays = bench();
    const broken = new Error("cannot close");
    const rejecting = await start(
      cursorClosedBy(() => Promise.reject(broken)),
      2,
    );
    await rejecting.fail(0, new Error("404"));
    await rejecting.endAll();
    expect(strays, "a return that rejects causes no unhandled rejection").toEqual([]);
    const throwing = await start(
      rowsClosedBy(() => {
        throw broken;
      }),
      2,
    );
    await throwing.fail(0, new Error("404"));
    await throwing.endAll();
    expect(strays, "a return that throws causes no unhandled rejection").toEqual([]);
  });
});
