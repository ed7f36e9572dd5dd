import { getEventListeners } from "node:events";
import { mapLimitSettled } from "@solution";
import { describe, expect, test } from "vitest";
import { settled, turn, value } from "../../../kit.ts";
import { bench, ending, LIMIT, numbers, reasonOf, rest, tell, tellLimit, VERY } from "../drive.ts";
import { plain, startSettled } from "../settled.ts";
import { cursor, isClosed, rows } from "../sources.ts";

const RECORDS_COME = "mapLimitSettled resolves when all calls have ended";

describe("settled-records", () => {
  test("M18 goes on after a failure and keeps the order", async () => {
    bench();
    const flight = await startSettled(["a", "b", "c"], 2);
    const error = new Error("b is missing");
    await flight.fail(1, error);
    expect(flight.begun, "the next call begins after a failed one").toEqual(["a", "b", "c"]);
    await flight.end(2, "C");
    await flight.end(0, "A");
    const end = await ending(flight);
    expect(end.status, "failed calls do not reject the whole").toBe("fulfilled");
    const records = end.status === "fulfilled" ? plain(end.value) : [];
    expect(records.length, "there is a record for each item, failed or not").toBe(3);
    expect(
      records.every(({ status }) => typeof status === "string"),
      "each item has a record with a status, not a bare value or error",
    ).toBe(true);
    expect(
      records.map(({ status }) => status),
      "the status of a record is fulfilled or rejected",
    ).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(
      records,
      "each record has the value or the reason of its call, in the order of items",
    ).toEqual([
      { status: "fulfilled", value: "A" },
      { status: "rejected", reason: error },
      { status: "fulfilled", value: "C" },
    ]);
  });

  test("M18 waits for all calls", async () => {
    bench();
    const flight = await startSettled(["a", "b"], 2);
    await flight.fail(0, new Error("gone"));
    expect(flight.over(), "mapLimitSettled waits for all calls, whatever has failed").toBe(false);
    await flight.end(1, "B");
    expect(flight.over(), RECORDS_COME).toBe(true);
  });

  test("M18 keeps reasons and values that are undefined apart", async () => {
    bench();
    const flight = await startSettled(["a", "b"], 2);
    await flight.fail(0, undefined);
    await flight.end(1, undefined);
    const end = await ending(flight);
    expect(
      end.status === "fulfilled" && plain(end.value),
      "the status says how a call ended, even if reason and value are undefined",
    ).toEqual([
      { status: "rejected", reason: undefined },
      { status: "fulfilled", value: undefined },
    ]);
  });

  test("M18 keeps a result that is an error", async () => {
    bench();
    const result = new Error("a result");
    const records = await value(
      mapLimitSettled([1], async () => result, { limit: 2 }),
      150,
      RECORDS_COME,
    );
    expect(plain(records), "an Error that a call resolves with is a value").toEqual([
      { status: "fulfilled", value: result },
    ]);
  });

  test("M18 records a synchronous throw", async () => {
    bench();
    const error = new Error("thrown");
    const throwOnTwo = (n: number): number => {
      if (n === 2) throw error;
      return n;
    };
    const records = await value(
      mapLimitSettled([1, 2, 3], throwOnTwo, { limit: 2 }),
      150,
      "a synchronous throw of fn does not reject the whole",
    );
    expect(plain(records), "a synchronous throw of fn becomes a record").toEqual([
      { status: "fulfilled", value: 1 },
      { status: "rejected", reason: error },
      { status: "fulfilled", value: 3 },
    ]);
  });

  test("M18 gives an empty array without items", async () => {
    bench();
    const flight = await startSettled([], 2);
    expect(await ending(flight), "without items, there are no records").toEqual({
      status: "fulfilled",
      value: [],
    });
  });
});

describe("settled-like-map-limit", () => {
  test("M19 keeps the limit and takes items only when needed", async () => {
    bench();
    const { items, use } = cursor(50);
    const flight = await startSettled(items, 3);
    await rest();
    expect(flight.running(), "limit calls of mapLimitSettled run at once").toBe(3);
    expect(use.asked <= 4, "mapLimitSettled reads at most one item ahead").toBe(true);
    await flight.fail(1, new Error("gone"));
    await rest();
    expect(flight.begun.length, "a failed call frees its slot for one more").toBe(4);
    expect(flight.indexes, "fn of mapLimitSettled gets the index of its item").toEqual(numbers(4));
    await flight.endAll();
  });

  test("M19 reads files with a limit on open ones", async () => {
    bench();
    const files = new Map([
      ["a.txt", "A"],
      ["c.txt", "C"],
    ]);
    let open = 0;
    let most = 0;
    const read = async (path: string): Promise<string> => {
      open += 1;
      most = Math.max(most, open);
      await turn();
      open -= 1;
      const text = files.get(path);
      if (text === undefined) throw new Error(`no such file: ${path}`);
      return text;
    };
    const paths = ["a.txt", "b.txt", "c.txt", "d.txt"];
    const records = await value(mapLimitSettled(paths, read, { limit: 2 }), 150, RECORDS_COME);
    expect(most <= 2, "no more than limit files are open at once").toBe(true);
    expect(
      records.map(({ status }) => status),
      "each file has its record, whether it can be read or not",
    ).toEqual(["fulfilled", "rejected", "fulfilled", "rejected"]);
  });

  test("M19 rejects if the limit is invalid", async () => {
    bench();
    const flight = await startSettled([1, 2], 0);
    const sentence = "mapLimitSettled rejects because of an invalid limit";
    expect(tellLimit(await ending(flight)), sentence).toBe(LIMIT);
  });

  test("M19 rejects if items fail", async () => {
    bench();
    const error = new Error("bad row");
    const flight = await startSettled(rows(5, { at: 1, error }).items, 2);
    await flight.endAll();
    const end = await settled(
      flight.promise,
      150,
      "mapLimitSettled settles if taking an item throws",
    );
    expect(tell(end, error), "mapLimitSettled rejects with the very error of taking an item").toBe(
      VERY,
    );
    const other = await startSettled(5, 2);
    expect(
      await reasonOf(other.promise),
      "mapLimitSettled rejects with a TypeError if items are not iterable",
    ).toBeInstanceOf(TypeError);
  });

  test("M19 rejects with the reason of the signal", async () => {
    bench();
    const caller = new AbortController();
    const flight = await startSettled(numbers(10), 2, caller.signal);
    const reason = new Error("page closed");
    caller.abort(reason);
    const early = tell(await ending(flight), reason);
    expect(early, "mapLimitSettled does not resolve because of an abort").not.toBe("it resolved");
    await flight.endAll();
    const end = await settled(flight.promise, 150, "mapLimitSettled settles after an abort");
    expect(tell(end, reason), "mapLimitSettled rejects with the very reason of the signal").toBe(
      VERY,
    );
  });

  test("M19 rejects at once if the signal aborts", async () => {
    bench();
    const caller = new AbortController();
    const { items, use } = rows(10);
    const flight = await startSettled(items, 2, caller.signal);
    await flight.fail(0, new Error("gone"));
    caller.abort(new Error("page closed"));
    await rest();
    expect(
      flight.over(),
      "mapLimitSettled rejects immediately if signal aborts, although calls are running",
    ).toBe(true);
    const begun = flight.begun.length;
    await flight.endAll();
    expect(flight.begun.length - begun, "no call of mapLimitSettled begins after an abort").toBe(0);
    expect(isClosed(use), "mapLimitSettled closes the iterator after an abort").toBe(true);
    expect(
      getEventListeners(caller.signal, "abort").length,
      "mapLimitSettled leaves no listener on signal",
    ).toBe(0);
  });

  test("M19 rejects if the signal is already aborted", async () => {
    bench();
    const reason = new Error("page closed");
    const flight = await startSettled(numbers(5), 2, AbortSignal.abort(reason));
    expect(
      tell(await ending(flight), reason),
      "mapLimitSettled rejects with the reason of a signal that is already aborted",
    ).toBe(VERY);
    expect(flight.begun.length, "mapLimitSettled calls nothing if signal is already aborted").toBe(
      0,
    );
  });
});
