import { describe, expect, test } from "vitest";
import { promisify } from "@solution";

describe("custom", () => {
  test("P9 returns the function under promisify.custom", () => {
    const own = async (): Promise<string> => "own";
    const fn = Object.assign((callback: (error: null) => void) => callback(null), {
      [promisify.custom]: own,
    });
    expect(
      promisify(fn) === own,
      "promisify returns exactly the function that fn has under promisify.custom",
    ).toBe(true);
  });

  test("P9 uses the symbol of Node", () => {
    expect(
      promisify.custom === Symbol.for("nodejs.util.promisify.custom"),
      "promisify.custom is Symbol.for with the key nodejs.util.promisify.custom",
    ).toBe(true);
  });
});
