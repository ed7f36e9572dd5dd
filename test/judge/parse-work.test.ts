import { describe, expect, test } from "vitest";
import { parseWork } from "../../src/judge/parse-work.ts";

describe("parseWork", () => {
  test("reads the nanoseconds and the state", () => {
    expect(parseWork("12 (node) R 1 12 12", "2500000 1000000 7\n")).toEqual({
      ran: 2.5,
      queued: 1,
      held: false,
    });
  });

  test("tells a process that is stopped, whatever its program is called", () => {
    expect(parseWork("12 (a) R) (b) T 1", "1 1 1")?.held).toBe(true);
    expect(parseWork("12 (node) D 1", "1 1 1")?.held).toBe(true);
  });

  test("gives nothing for what it does not know", () => {
    expect(parseWork("", "")).toBeNull();
    expect(parseWork("12 (node) R 1", "")).toBeNull();
  });
});
