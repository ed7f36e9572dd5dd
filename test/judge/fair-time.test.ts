import { describe, expect, test } from "vitest";
import { creditSilence, creditStretch } from "../../src/judge/fair-time.ts";

const PERIOD = 100;

describe("creditStretch", () => {
  test("counts a stretch that was looked at in time as it is", () => {
    expect(creditStretch({ elapsed: 101, period: PERIOD, cpu: 0 })).toBe(101);
  });

  test("counts next to nothing of a stop of the machine", () => {
    expect(creditStretch({ elapsed: 8000, period: PERIOD, cpu: 1 })).toBe(25);
  });

  test("counts what the process itself was busy with", () => {
    expect(creditStretch({ elapsed: 3000, period: PERIOD, cpu: 2900 })).toBe(2900);
    // Several threads are busy at once.
    expect(creditStretch({ elapsed: 3000, period: PERIOD, cpu: 9000 })).toBe(3000);
  });
});

describe("creditSilence", () => {
  const before = { ran: 1000, queued: 50, held: false };

  test("counts what a process ran, and what it slept", () => {
    expect(creditSilence(100, before, { ran: 1100, queued: 50, held: false })).toBe(100);
    expect(creditSilence(100, before, { ran: 1000, queued: 50, held: false })).toBe(100);
  });

  test("counts none of the time in which it waited for a processor", () => {
    expect(creditSilence(100, before, { ran: 1005, queued: 145, held: false })).toBe(5);
  });

  test("counts nothing while it is stopped", () => {
    expect(creditSilence(100, before, { ran: 1000, queued: 50, held: true })).toBe(0);
  });

  test("counts one half where the system does not tell", () => {
    expect(creditSilence(100, null, null)).toBe(50);
  });
});
