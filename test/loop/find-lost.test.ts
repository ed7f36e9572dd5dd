import { describe, expect, test } from "vitest";
import { findLost } from "../../src/loop/find-lost.ts";

const START = '{"k":"start","L":0}\n';
const WORK = '{"k":"before","id":1,"L":0}\n';
const EXIT = '{"k":"exit","c":0,"L":1}\n';
const ENDED = { exit: 0, signal: null, stopped: null };

describe("findLost", () => {
  test("finds nothing missing from a whole recording", () => {
    expect(findLost(START + WORK + EXIT, ENDED)).toBeNull();
  });

  test.each([
    ["nothing at all", ""],
    ["no first record", WORK + EXIT],
    ["a torn first record", START.slice(0, 8)],
  ])("misses the beginning of %s", (_title, events) => {
    expect(findLost(events, ENDED)).toBe("beginning");
    expect(findLost(events, { exit: null, signal: null, stopped: "time" })).toBe("beginning");
  });

  test.each([
    ["no last record", START + WORK],
    ["a torn last record", START + WORK + EXIT.slice(0, 10)],
    ["the last record of a thread", `${START}${WORK}{"k":"exit","c":0,"L":1,"th":1}\n`],
  ])("misses the end of %s", (_title, events) => {
    expect(findLost(events, { ...ENDED, exit: 1 })).toBe("end");
  });

  test("asks no end of a run that was ended from outside or was full", () => {
    expect(findLost(START, { exit: null, signal: "SIGKILL", stopped: "time" })).toBeNull();
    expect(findLost(START, { exit: null, signal: "SIGABRT", stopped: null })).toBeNull();
    expect(findLost(`${START}{"k":"cap","L":0}\n`, ENDED)).toBeNull();
  });
});
