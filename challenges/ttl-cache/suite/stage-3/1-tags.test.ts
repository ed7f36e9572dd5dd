import { describe, expect, test } from "vitest";
import { bench, get, stored, timeless, turns } from "../observe.ts";

describe("tag-deletes", () => {
  test("T15 deletes what was loaded with the tag", async () => {
    const { cache, loader } = bench();
    for (const key of ["a", "b", "c"])
      await get(cache.getOrLoad(key, loader, { tags: ["x"] }), "a call with tags resolves");
    await get(cache.getOrLoad("d", loader, { tags: ["y"] }), "a call with tags resolves");
    await get(cache.getOrLoad("e", loader), "a call without tags resolves");
    cache.invalidateTag("x");
    const size = cache.size;
    const sentence = "invalidateTag deletes all values that were loaded with the tag, no others";
    expect(await stored(cache, ["a", "b", "c", "d", "e"]), sentence).toEqual(["d", "e"]);
    expect(size, "size does not count values that invalidateTag has deleted").toBe(2);
  });

  test("T15 deletes what was set with the tag", async () => {
    const cache = timeless<string>();
    for (const key of ["a", "b"]) cache.set(key, "set", { tags: ["x"] });
    cache.set("c", "set", { tags: ["y"] });
    cache.set("d", "set");
    cache.invalidateTag("x");
    const sentence = "invalidateTag deletes all values that were set with the tag, no others";
    expect(await stored(cache, ["a", "b", "c", "d"]), sentence).toEqual(["c", "d"]);
  });

  test("T15 deletes stale values", async () => {
    const { cache, clock, read } = bench({ staleMs: 100 });
    cache.set("a", "set", { tags: ["x"] });
    await clock.advance(150);
    cache.invalidateTag("x");
    expect(await read("a"), "invalidateTag deletes stale values too").toBe("a1");
  });

  test("T15 a tag can be used again", async () => {
    const cache = timeless<string>();
    cache.set("a", "set", { tags: ["x"] });
    cache.invalidateTag("x");
    cache.set("a", "set", { tags: ["x"] });
    const kept = "a value that is stored after invalidateTag stays";
    expect(await stored(cache, ["a"]), kept).toEqual(["a"]);
    cache.invalidateTag("x");
    const sentence = "a tag that was invalidated works again for later values";
    expect(await stored(cache, ["a"]), sentence).toEqual([]);
  });

  test("T16 each of many tags finds a value", async () => {
    const cache = timeless<string>();
    cache.set("a", "set", { tags: ["x", "y", "z"] });
    cache.set("b", "set", { tags: ["x", "y"] });
    cache.set("c", "set", { tags: ["x"] });
    cache.invalidateTag("z");
    const first = "the last of many tags finds a value";
    expect(await stored(cache, ["b", "c"]), first).toEqual(["b", "c"]);
    const gone = await get(
      cache.getOrLoad("a", async () => "loaded"),
      "a quick load resolves",
    );
    expect(gone, "each of the tags of a value deletes it").toBe("loaded");
    cache.invalidateTag("y");
    expect(await stored(cache, ["c"]), "a value stays if it lacks the tag").toEqual(["c"]);
    cache.invalidateTag("x");
    expect(await stored(cache, ["b", "c"]), "the first of many tags finds a value").toEqual([]);
  });

  test("T16 every string is a tag", async () => {
    const cache = timeless<string>();
    const tags = ["", "constructor", "__proto__"];
    for (const tag of tags) cache.set(`key ${tag}`, "set", { tags: [tag] });
    const keys = tags.map((tag) => `key ${tag}`);
    const first = "a value with any tag is stored and used";
    expect(await stored(cache, keys), first).toEqual(keys);
    for (const tag of tags) cache.invalidateTag(tag);
    const sentence = "every string is a tag like any other, even an empty one";
    expect(await stored(cache, keys), sentence).toEqual([]);
  });

  test("T16 tags are compared as a whole", async () => {
    const cache = timeless<string>();
    cache.set("a", "set", { tags: ["user:1"] });
    cache.set("b", "set", { tags: ["user:10", "user,user:1"] });
    cache.set("user:1", "set");
    cache.invalidateTag("user:1");
    const sentence = "a tag is no part of another tag, and no key";
    expect(await stored(cache, ["a", "b", "user:1"]), sentence).toEqual(["b", "user:1"]);
  });

  test("T16 a tag that no value has changes nothing", async () => {
    const cache = timeless<string>();
    cache.set("a", "set", { tags: ["x"] });
    cache.set("b", "set");
    for (const tag of ["unknown", "", "constructor"]) cache.invalidateTag(tag);
    const sentence = "a tag that no value has changes nothing";
    expect(await stored(cache, ["a", "b"]), sentence).toEqual(["a", "b"]);
  });
});

describe("tags-of-value", () => {
  test("T17 a value that replaces another one has its own tags", async () => {
    const cache = timeless<string>();
    cache.set("a", "first", { tags: ["x", "both"] });
    cache.set("a", "second", { tags: ["y", "both"] });
    cache.invalidateTag("x");
    const sentence = "the tags of a value that was replaced no longer count";
    expect(await stored(cache, ["a"]), sentence).toEqual(["a"]);
    cache.invalidateTag("both");
    const last = "a tag of both values still finds the later one";
    expect(await stored(cache, ["a"]), last).toEqual([]);
  });

  test("T17 a value without tags replaces one with tags", async () => {
    const cache = timeless<string>();
    cache.set("a", "first", { tags: ["x"] });
    cache.set("a", "second");
    cache.invalidateTag("x");
    const sentence = "a value without tags takes over none from the one that it replaces";
    expect(await stored(cache, ["a"]), sentence).toEqual(["a"]);
  });

  test("T17 tags end with delete", async () => {
    const cache = timeless<string>();
    cache.set("a", "first", { tags: ["x"] });
    cache.delete("a");
    cache.set("a", "second");
    cache.invalidateTag("x");
    const sentence = "the tags of a value that was deleted no longer count";
    expect(await stored(cache, ["a"]), sentence).toEqual(["a"]);
  });

  test("T17 tags end with clear", async () => {
    const cache = timeless<string>();
    cache.set("a", "first", { tags: ["x"] });
    cache.clear();
    cache.set("a", "second");
    cache.invalidateTag("x");
    const sentence = "the tags of values that were cleared no longer count";
    expect(await stored(cache, ["a"]), sentence).toEqual(["a"]);
  });

  test("T17 tags end with an invalidated value", async () => {
    const cache = timeless<string>();
    cache.set("a", "first", { tags: ["x", "y"] });
    cache.invalidateTag("x");
    cache.set("a", "second");
    cache.invalidateTag("y");
    const sentence = "the other tags of a value that was invalidated no longer count";
    expect(await stored(cache, ["a"]), sentence).toEqual(["a"]);
  });

  test("T17 tags end with a value that was pushed out", async () => {
    const { cache } = bench({ max: 2 });
    cache.set("a", "first", { tags: ["x"] });
    for (const key of ["b", "c", "d"]) cache.set(key, "other");
    cache.set("a", "second");
    cache.invalidateTag("x");
    const sentence = "the tags of a value that max pushed out no longer count";
    expect(await stored(cache, ["a"]), sentence).toEqual(["a"]);
  });

  test("T17 tags end with a value that is too old", async () => {
    const { cache, clock, read } = bench();
    cache.set("a", "first", { tags: ["x"] });
    await clock.advance(101);
    await read("a");
    cache.invalidateTag("x");
    const sentence = "the tags of a value that was too old no longer count";
    expect(await stored(cache, ["a"]), sentence).toEqual(["a"]);
  });

  test("T17 a background load has its own tags", async () => {
    const { cache, clock, loader, read } = bench({ staleMs: 100 });
    cache.set("a", "first", { tags: ["x"] });
    await clock.advance(150);
    const call = cache.getOrLoad("a", loader, { tags: ["y"] });
    await get(call, "a call with a stale value resolves");
    await turns();
    cache.invalidateTag("x");
    const sentence = "after a background load the tags of the stale value no longer count";
    expect(await read("a"), sentence).toBe("a1");
    cache.invalidateTag("y");
    expect(await read("a"), "the tags of a background load count").toBe("a2");
  });
});
