import { expect, test } from "vitest";
import { parseManifest } from "../../src/catalog/parse-manifest.ts";
import { catchError } from "../workspace/caught-error.ts";

const SOURCE = "challenges/foo/suite/manifest.json";
const TITLE = "calls-in-order > E1 calls the listeners > in order";

function findFaults(value: unknown): string[] {
  const error = catchError(() => parseManifest(value, SOURCE));
  expect(error.code).toBe("INVALID_MANIFEST");
  return error.message.split("\n");
}

test("A sound manifest gives its titles in order", () => {
  expect(parseManifest({ tests: [TITLE, "once > E2 x"] }, SOURCE)).toEqual([TITLE, "once > E2 x"]);
});

test("Titles are texts of a requirement and a test, and stand there once", () => {
  expect(findFaults({ tests: [TITLE, 1, "E1 alone", TITLE] })).toEqual([
    expect.stringMatching(/json: tests\[1\]: expected the title of a test such as .*, got 1$/),
    expect.stringMatching(/json: tests\[2\]: expected the title .*, got "E1 alone"$/),
    expect.stringMatching(/json: tests\[3\]: expected no repetition, got "calls-in-order/),
  ]);
});

test("A manifest without tests would let everything pass and is rejected", () => {
  expect(findFaults({ tests: [] })).toEqual([`${SOURCE}: tests: expected at least 1 item, got []`]);
  expect(findFaults([])).toEqual([`${SOURCE}: expected an object, got []`]);
});
