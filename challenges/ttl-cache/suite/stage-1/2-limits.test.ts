import { describe, expect, test } from "vitest";
import { bench, gated, get } from "../observe.ts";

describe("time-to-live", () => {
  test("T3 uses a value until its time is over", async () => {
    const { clock, read } = bench();
    await read("a");
    await clock.advance(99);
    expect(await read("a"), "before ttlMs have passed, a value is used").toBe("a1");
  });

  test("T3 loads again after that", async () => {
    const { clock, read } = bench();
    await read("a");
    await clock.advance(101);
    expect(await read("a"), "when ttlMs have passed, the next call loads again").toBe("a2");
  });

  test("T3 using a value does not prolong its time", async () => {
    const { clock, read } = bench();
    await read("a");
    await clock.advance(60);
    await read("a");
    await clock.advance(60);
    expect(await read("a"), "using a value does not prolong its time").toBe("a2");
  });

  test("T3 a value that was loaded again has its own time", async () => {
    const { clock, read } = bench();
    await read("a");
    await clock.advance(101);
    if ((await read("a")) !== "a2") return;
    await clock.advance(99);
    expect(await read("a"), "a value that was loaded again has its whole time").toBe("a2");
    await clock.advance(2);
    expect(await read("a"), "the time of a value that was loaded again ends too").toBe("a3");
  });

  test("T3 loads again long after that", async () => {
    const { clock, read } = bench();
    await read("a");
    await clock.advance(100_000);
    expect(await read("a"), "long after its time a value is not used").toBe("a2");
  });

  test("T3 the time starts when the load ends", async () => {
    const { cache, clock, read } = bench();
    const { loader, gates } = gated();
    const slow = cache.getOrLoad("a", loader);
    await clock.advance(80);
    gates[0]?.resolve("Ada");
    await get(slow, "the slow load resolves");
    await clock.advance(90);
    const sentence = "the time of a value starts when its load ends";
    expect(await read("a"), sentence).toBe("Ada");
    await clock.advance(11);
    expect(await read("a"), "a value ends ttlMs after its load has ended").toBe("a1");
  });

  test("T3 each value has its own time", async () => {
    const { clock, read } = bench();
    await read("a");
    await clock.advance(60);
    await read("b");
    await clock.advance(60);
    const values = [await read("b"), await read("a")];
    expect(values, "each value has a time of its own").toEqual(["b1", "a2"]);
  });
});

describe("bounded", () => {
  test("T6 size counts the stored values", async () => {
    const { cache, read } = bench();
    const sizes = [cache.size];
    for (const key of ["a", "b", "b", "c"]) {
      await read(key);
      sizes.push(cache.size);
    }
    expect(sizes, "size is the number of stored values").toEqual([0, 1, 2, 2, 3]);
  });

  test("T6 keeps as many values as max", async () => {
    const { cache, read } = bench({ max: 3 });
    for (const key of ["a", "b", "c"]) await read(key);
    expect(cache.size, "as many values as max are kept").toBe(3);
  });

  test("T6 one more value makes one go", async () => {
    const { cache, read } = bench({ max: 3 });
    for (const key of ["a", "b", "c", "d", "e"]) await read(key);
    expect(cache.size, "max is a limit for the values that are kept").toBeLessThan(5);
    expect(cache.size, "no more than max values are kept").toBeLessThan(4);
    expect(cache.size, "one value more than max makes only one go").toBe(3);
    expect(await read("e"), "the value that was loaded last stays").toBe("e1");
  });

  test("T6 max may be 1", async () => {
    const { cache, read } = bench({ max: 1 });
    const values = [];
    for (const key of ["a", "a", "b", "b", "a"]) values.push(await read(key));
    const seen = { values, size: cache.size };
    const sentence = "with a max of 1 the value that was loaded last is kept";
    expect(seen, sentence).toEqual({ values: ["a1", "a1", "b1", "b1", "a2"], size: 1 });
  });

  test("T6 loading a key again makes no other go", async () => {
    const { clock, cache, read } = bench({ max: 2 });
    await read("a");
    await clock.advance(60);
    await read("b");
    await clock.advance(60);
    if ((await read("a")) !== "a2") return;
    expect(await read("b"), "loading a key again is no value more, so no other one goes").toBe(
      "b1",
    );
    expect(cache.size, "a key that was loaded again is stored once").toBe(2);
  });

  test("T6 there is no limit by default", async () => {
    const { cache, read } = bench();
    for (let n = 0; n < 200; n += 1) await read(`key ${n}`);
    expect(cache.size, "without max all values are kept").toBe(200);
  });
});
