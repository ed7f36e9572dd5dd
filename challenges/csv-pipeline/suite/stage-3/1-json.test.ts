import { describe, expect, test } from "vitest";
import { toJsonArray } from "@solution";
import { failWith, parse, read, readAll, until } from "../drive.ts";

const PIECE = 4096;

/** The text that `toJsonArray` gives for these items. */
async function textOf(items: readonly unknown[], sentence?: string): Promise<string> {
  return (await readAll(toJsonArray(), items, sentence)).join("");
}

describe("json-array", () => {
  test("R20 gives an array of several items", async () => {
    const items = [{ id: "1", note: 'a "b", c' }, ["x", "y"], "text", 7];
    expect(parse(await textOf(items)), "the text is one JSON array of all items, in order").toEqual(
      items,
    );
  });

  test("R20 gives an array of one item", async () => {
    expect(
      parse(await textOf([{ id: 1 }])),
      "the text for one item is an array with this item",
    ).toEqual([{ id: 1 }]);
  });

  test("R20 gives an empty array", async () => {
    expect(parse(await textOf([])), "the text for no items is an empty array").toEqual([]);
  });

  test("R20 keeps two arrays apart", async () => {
    const [left, right] = [toJsonArray(), toJsonArray()];
    const [leftText, rightText] = [read(left), read(right)];
    for (const item of [1, 2]) {
      left.write(item);
      right.write(item + 10);
    }
    await until(() => false, 5);
    left.end();
    right.end();
    await until(() => leftText.ended && rightText.ended);
    expect(
      [leftText, rightText].map(({ items }) => parse(items.join(""))),
      "each stream gives an array of its own",
    ).toEqual([
      [1, 2],
      [11, 12],
    ]);
  });
});

describe("json-at-once", () => {
  test("R21 gives text before the input ends", async () => {
    const stream = toJsonArray();
    const reading = read(stream);
    const item = "x".repeat(PIECE);
    const length = (): number => reading.items.join("").length;
    let written = 0;
    for (; written < 64; written += 1) {
      stream.write(item);
      await until(() => stream.writableLength === 0);
    }
    const due = written * PIECE - 64 * 1024;
    await until(() => length() >= due);
    expect(
      length(),
      "while items keep coming, all but the last 64 KiB of their text can be read",
    ).toBeGreaterThanOrEqual(due);
  });
});

describe("json-items", () => {
  test("R22 takes falsy items", async () => {
    expect(
      parse(await textOf([0, "", false, 0, 1])),
      "0, the empty string and false are items like any other",
    ).toEqual([0, "", false, 0, 1]);
  });

  test("R22 takes a single falsy item", async () => {
    expect(parse(await textOf([0])), "a falsy item may be the only one").toEqual([0]);
  });

  test("R22 makes null of undefined", async () => {
    expect(
      parse(await textOf([1, undefined, 2])),
      "undefined becomes null, as JSON.stringify does in arrays",
    ).toEqual([1, null, 2]);
  });
});

describe("json-failures", () => {
  test("R23 fails for an item with a cycle", async () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    const stream = toJsonArray();
    const reading = read(stream);
    let thrown: unknown;
    try {
      stream.write(cycle);
    } catch (error) {
      thrown = error;
    }
    await until(() => reading.failure !== undefined);
    expect(thrown, "write does not throw if JSON.stringify does").toBe(undefined);
    expect(reading.failure, "an item with a cycle is an error").toBeInstanceOf(Error);
    expect(stream.destroyed, "an item that JSON cannot express destroys the stream").toBe(true);
  });

  test("R23 fails for a BigInt after good items", async () => {
    const { failure } = await failWith(toJsonArray(), [1, { id: 2n }]);
    expect(failure, "an item with a BigInt is an error").toBeInstanceOf(Error);
  });
});
