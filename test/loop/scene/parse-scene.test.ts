import { describe, expect, test } from "vitest";
import { orderScenes } from "../../../src/loop/scene/order-scenes.ts";
import { expandPattern } from "../../../src/loop/scene/order-pattern.ts";
import { parseScene } from "../../../src/loop/scene/parse-scene.ts";
import { matchesRange } from "../../../src/text/version-range.ts";
import { FILE, TEXT } from "./scene-text.ts";

describe("parseScene", () => {
  test("reads every field and all orders of a pattern", () => {
    expect(parseScene(FILE, TEXT)).toMatchObject({
      slug: "two-ticks",
      chapter: "microtasks",
      rules: [1, 2],
      modes: ["cjs", "esm"],
      exit: 0,
      lesson: "Because.",
      expectations: [
        {
          modes: ["cjs"],
          range: "*",
          orders: [
            ["a", "b", "c"],
            ["a", "c", "b"],
          ],
        },
        { modes: ["esm"], range: ">=22 <24 || >=26", orders: [["a", "c", "b"]] },
      ],
    });
  });

  test("takes a file with CRLF line ends and a byte order mark", () => {
    const windows = `\uFEFF${TEXT.replaceAll("\n", "\r\n")}`;
    expect(parseScene(FILE, windows)).toEqual(parseScene(FILE, TEXT));
  });

  test("tells all faults at once, each with its place", () => {
    const broken = TEXT.replace("chapter: microtasks", "chapter: misc\nnode: new")
      .replace("order: 20", "order: none")
      .replace("cjs *: a -> {b, c}", "cjs 2x: a -> {b");
    expect(() => parseScene(FILE, broken)).toThrow(
      /chapter: expected one of .*got "misc"[\s\S]*order: expected[\s\S]*node: expected a range[\s\S]*orders\[0\]: expected a range[\s\S]*orders\[0\]: expected `a -> /,
    );
  });

  test("refuses a file without a lesson", () => {
    expect(() => parseScene(FILE, 'console.log("a");')).toThrow("first comment");
  });
});

test("two scenes with one place are told", () => {
  const other = parseScene("scenes/other.cjs", TEXT);
  expect(orderScenes([other, parseScene(FILE, TEXT)], [], "v24.21.0").faults).toEqual([
    "scenes/two-ticks.cjs: expected a slug and a place of its own, got those of scenes/other.cjs",
  ]);
});

test("a scene that needs another Node stands apart, and its place is taken all the same", () => {
  const newer = parseScene("scenes/newer.cjs", TEXT.replace("rules:", "node: >=24\nrules:"));
  const scenes = [newer, parseScene(FILE, TEXT)];
  const slugs = (version: string): string[][] => {
    const { scenes: here, elsewhere } = orderScenes(scenes, [], version);
    return [here, elsewhere].map((list) => list.map(({ slug }) => slug));
  };
  expect(slugs("v24.0.0")).toEqual([["newer", "two-ticks"], []]);
  expect(slugs("v22.23.3")).toEqual([["two-ticks"], ["newer"]]);
  expect(orderScenes(scenes, [], "v22.23.3").faults).toHaveLength(1);
});

describe("expandPattern", () => {
  test("mixes chains and keeps the order in each", () => {
    expect(expandPattern("{a -> b, c}")).toEqual([
      ["a", "b", "c"],
      ["a", "c", "b"],
      ["c", "a", "b"],
    ]);
  });

  test.each(["a ->", "{a", "a, b", "-> a", "{}", ""])("refuses %j", (pattern) => {
    expect(expandPattern(pattern)).toBeNull();
  });

  test("refuses what stands for too many orders", () => {
    expect(expandPattern("{a, b, c, d, e, f, g, h, i}")).toBeNull();
  });

  test("knows a run that prints nothing", () => {
    expect(expandPattern("(nothing)")).toEqual([[]]);
  });
});

describe("matchesRange", () => {
  test.each([
    ["v22.18.0", ">=22.18 <23 || >=24.3", true],
    ["22.17.9", ">=22.18 <23 || >=24.3", false],
    ["24.3.0", ">=22.18 <23 || >=24.3", true],
    ["24.21.0", "24", true],
    ["24.21.0", "24.2", false],
    ["22.1.0", ">22", false],
    ["22.9.0", "<=22", true],
    ["26.10.0", "*", true],
    ["26.10.0", ">=26.4", true],
  ])("%s in %s is %s", (version, range, expected) => {
    expect(matchesRange(version, range)).toBe(expected);
  });
});
