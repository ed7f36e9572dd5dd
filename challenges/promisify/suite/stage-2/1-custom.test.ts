import { describe, expect, test } from "vitest";
import { promisify } from "@solution";
import { settled } from "../../../kit.ts";

describe("custom", () => {
  test("P9 returns the function under promisify.custom", async () => {
    const own = async (): Promise<string> => "own";
    const fn = Object.assign((callback: (error: null) => void) => callback(null), {
      [promisify.custom]: own,
    });
    const version: unknown = promisify(fn);
    expect(
      version === own ? "that function" : await describeOther(version),
      "promisify returns exactly the function that fn has under promisify.custom",
    ).toBe("that function");
  });

  test("P9 uses the symbol of Node", () => {
    expect(
      promisify.custom === Symbol.for("nodejs.util.promisify.custom"),
      "promisify.custom is Symbol.for with the key nodejs.util.promisify.custom",
    ).toBe(true);
  });
});

/** What came instead of a function, told by what a call of it resolves with. */
async function describeOther(version: unknown): Promise<string> {
  if (typeof version !== "function") return "no function";
  const call = async (): Promise<unknown> => Reflect.apply(version, undefined, []);
  const end = await settled(call(), 150, "a promisified function settles");
  return end.status === "fulfilled"
    ? `another function, which resolves with ${JSON.stringify(end.value)}`
    : "another function, which rejects";
}
