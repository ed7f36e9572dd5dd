import { describe, expect, test } from "vitest";
import { tiers } from "../tiers.ts";

describe("closing", () => {
  test("T27 close ends the subscription of one cache", async () => {
    const { cache, another, bus, read } = tiers();
    const other = another();
    for (const each of [cache, other]) await read("a", each);
    const before = bus.listeners.size;
    cache.close();
    const after = bus.listeners.size;
    other.close();
    const seen = { before: before > 1, after: after > 0, end: bus.listeners.size };
    const sentence = "close ends the subscription of its cache, and no other";
    expect(seen, sentence).toEqual({ before: true, after: true, end: 0 });
  });
});
