import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { catchStrays, payloadsOf, statusOf, timeOf, Work } from "../record.ts";
import { startTimeline } from "../timeline.ts";

describe("thrown-values", () => {
  test("A4 what a handler rejects with", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    const errors = payloadsOf(scheduler, "jobError");
    const values: unknown[] = [
      new Error("failed on purpose"),
      undefined,
      null,
      "text",
      0,
      { code: "E" },
    ];
    for (const [index, value] of values.entries()) {
      scheduler.schedule(`job ${index}`, 60_000 + index, async () => {
        throw value;
      });
    }
    await line.pass(60_500);
    expect(errors.length, "jobError events of six handlers that reject with different values").toBe(
      6,
    );
    expect(
      errors.map(({ error }) => error),
      "error in jobError is the value that the handler rejects with",
    ).toEqual(values);
    expect(
      errors.every(({ error }, index) => error === values[index]),
      "error in jobError is the same object, no copy",
    ).toBe(true);
  });

  test("A4 what a handler throws", async () => {
    catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    const errors = payloadsOf(scheduler, "jobError");
    const values: unknown[] = ["text", undefined, new Error("failed on purpose")];
    for (const [index, value] of values.entries()) {
      scheduler.schedule(`job ${index}`, 60_000 + index, () => {
        throw value;
      });
    }
    await line.pass(60_500);
    expect(
      errors.map(({ error }) => error),
      "error in jobError is the value that the handler throws",
    ).toEqual(values);
    expect(errors[2]?.error === values[2], "error in jobError is the same object, no copy").toBe(
      true,
    );
  });
});

describe("no-strays", () => {
  test("A6 a handler that rejects, with nobody listening", async () => {
    const strays = catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("job", 1000, async () => {
      throw new Error("failed on purpose");
    });
    await line.pass(2500);
    expect(strays, "unhandled rejections and uncaught exceptions after a handler rejected").toEqual(
      [],
    );
  });

  test("A6 a handler that throws, with nobody listening", async () => {
    const strays = catchStrays();
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("job", 1000, () => {
      throw new Error("failed on purpose");
    });
    await line.pass(2500);
    expect(strays, "unhandled rejections and uncaught exceptions after a handler threw").toEqual(
      [],
    );
  });
});
