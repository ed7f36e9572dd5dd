import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { catchStrays, payloadsOf } from "../record.ts";
import { startTimeline } from "../timeline.ts";

const VALUES: unknown[] = [
  new Error("failed on purpose"),
  undefined,
  null,
  "text",
  0,
  "",
  { code: "E" },
];

/** What `jobError` carries for a handler that fails with each of the values. */
async function errorsOf(fail: (value: unknown) => unknown) {
  catchStrays();
  const line = startTimeline();
  const scheduler = new Scheduler();
  const payloads = payloadsOf(scheduler, "jobError");
  for (const [index, value] of VALUES.entries()) {
    scheduler.schedule(`job ${index}`, 60_000 + index, () => fail(value));
  }
  await line.pass(60_500);
  return payloads.map(({ error }) => error);
}

describe("thrown-values", () => {
  test("S30 what a handler rejects with", async () => {
    const errors = await errorsOf(async (value) => {
      throw value;
    });
    expect(
      errors.length,
      "each of seven handlers that reject causes jobError, whatever they reject with",
    ).toBe(7);
    expect(errors, "error in jobError is the value that the handler rejects with").toEqual(VALUES);
    expect(
      errors.map((error, index) => error === VALUES[index]),
      "error in jobError is the same object that the handler rejects with, not a copy",
    ).toEqual(VALUES.map(() => true));
  });

  test("S30 what a handler throws", async () => {
    const errors = await errorsOf((value) => {
      throw value;
    });
    expect(
      errors.length,
      "each of seven handlers that throw causes jobError, whatever they throw",
    ).toBe(7);
    expect(
      errors.map((error, index) => error === VALUES[index]),
      "error in jobError is the very value that the handler throws",
    ).toEqual(VALUES.map(() => true));
  });
});

describe("no-strays", () => {
  test("S31 a handler that rejects, with nobody listening", async () => {
    const strays = catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("job", 1000, async () => {
      throw new Error("failed on purpose");
    });
    await line.pass(2500);
    expect(
      strays.map(String),
      "a handler that rejects causes no unhandled rejection or uncaught exception",
    ).toEqual([]);
  });

  test("S31 a handler that throws, with nobody listening", async () => {
    const strays = catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("job", 1000, () => {
      throw new Error("failed on purpose");
    });
    await line.pass(2500);
    expect(
      strays.map(String),
      "a handler that throws causes no unhandled rejection or uncaught exception",
    ).toEqual([]);
  });
});
