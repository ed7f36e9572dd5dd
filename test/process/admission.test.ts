import { describe, expect, test } from "vitest";
import { hasRoom } from "../../src/process/admission.ts";

const IDLE = { before: { idle: 0, total: 0 }, now: { idle: 300, total: 400 } };
const BUSY = { before: { idle: 100, total: 200 }, now: { idle: 110, total: 600 } };

describe("hasRoom", () => {
  test("has room for one job a core, however busy the machine is", () => {
    expect(hasRoom({ running: 0, cores: 2, ...BUSY })).toBe(true);
    expect(hasRoom({ running: 1, cores: 2, ...BUSY })).toBe(true);
    expect(hasRoom({ running: 2, cores: 2, ...BUSY })).toBe(false);
  });

  test("has room for more while the cores are idle", () => {
    expect(hasRoom({ running: 2, cores: 2, ...IDLE })).toBe(true);
    expect(hasRoom({ running: 7, cores: 2, ...IDLE })).toBe(true);
  });

  test("has an end, however idle the cores are", () => {
    expect(hasRoom({ running: 8, cores: 2, ...IDLE })).toBe(false);
  });

  test("has no room for more when no time has passed, or the machine does not say", () => {
    const same = { idle: 5, total: 10 };
    expect(hasRoom({ running: 2, cores: 2, before: same, now: same })).toBe(false);
  });
});
