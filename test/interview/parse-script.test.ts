import { expect, test } from "vitest";
import { parseScript } from "../../src/interview/parse-script.ts";

test("a script says only what differs from a candidate who knows nothing", () => {
  const script = parseScript("script.json", {
    asked: 3,
    spoken: { theory: { sure: true, musts: 0.5, sentence: "So." } },
    runs: [{ path: "a.ts", minutes: 4 }],
  });
  expect(script).toMatchObject({
    ...{ asked: 3, prediction: [], explains: false },
    spoken: { theory: { sure: true, musts: 0.5, goods: 0 }, twist: { sure: false, musts: 0 } },
    runs: [{ path: "a.ts", minutes: 4, help: false }],
  });
});

test("every fault is told with its place", () => {
  const value = { asked: -1, runs: [{ minutes: 1 }], prediction: 7, more: 1 };
  expect(() => parseScript("script.json", value)).toThrow(
    /more: expected only[\s\S]*asked: expected a number[\s\S]*prediction: expected an array[\s\S]*runs\[0\]\.path/,
  );
});
