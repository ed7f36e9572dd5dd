import { expect, test } from "vitest";
import {
  listTestPaths,
  locateNewTest,
  writeTestSettings,
  writeTestSkeleton,
} from "../../src/workspace/test-files.ts";

const slashed = (path: string): string => path.replaceAll("\\", "/");

test("tests have a folder beside the solution", () => {
  expect(slashed(locateNewTest("/home/ada/practice", "counter", "js"))).toBe(
    "/home/ada/practice/counter/tests/counter.test.js",
  );
  expect(listTestPaths("/home/ada/practice", "counter").map(slashed)).toContain(
    "/home/ada/practice/counter/tests/counter.test.mts",
  );
});

test("the settings lead both imports to their types", () => {
  expect(JSON.parse(writeTestSettings("counter"))).toMatchObject({
    extends: "../../tsconfig.json",
    compilerOptions: {
      paths: {
        vitest: ["../../.trainer/types/vitest.d.ts"],
        "@solution": ["../../.trainer/types/counter.d.ts"],
      },
    },
  });
});

test("the skeleton imports what there is to test", () => {
  const text = writeTestSkeleton("counter", ["Counter", "count"]);
  expect(text).toContain('import { Counter, count } from "@solution";');
  expect(text).toContain("trainer drill tests counter");
});
