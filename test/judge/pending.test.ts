import { describe, expect, test } from "vitest";
import { describePending } from "../../src/judge/pending.ts";

describe("describePending", () => {
  test.each([
    [[], "nothing"],
    [["Timeout"], "1 timer"],
    [["Timeout", "Timeout"], "2 timers"],
    [["Timeout", "TCPServerWrap"], "1 timer and 1 server"],
    [
      ["FSReqPromise", "FSReqCallback", "Timeout", "Worker"],
      "2 file operations, 1 timer and 1 thread",
    ],
    [["SomethingNew"], "1 SomethingNew"],
  ])("counts %j", (names, text) => {
    expect(describePending(names)).toBe(text);
  });
});
