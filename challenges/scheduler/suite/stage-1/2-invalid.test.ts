import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { MONDAY } from "../moments.ts";
import { kindOf, notThrowing, thrownBy } from "../record.ts";

/** Those configs for which `nextRun` does not throw what is wanted. */
const accepted = (configs: unknown[], wanted: string) =>
  notThrowing(configs, wanted, (config) =>
    Reflect.apply(Scheduler.nextRun, Scheduler, [config, MONDAY()]),
  );

describe("invalid-cron", () => {
  test("S7 the code belongs to an Error", () => {
    const error = thrownBy(() => Scheduler.nextRun("60 * * * *", MONDAY()));
    expect(kindOf(error), "nextRun throws an Error with the code INVALID_CRON for minute 60").toBe(
      "INVALID_CRON",
    );
  });

  test("S7 too few fields", () => {
    expect(
      accepted(["", " ", "*", "* * * *"], "INVALID_CRON"),
      "an expression of fewer than five fields throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S7 a value out of range", () => {
    const values = [
      "60 * * * *",
      "* 24 * * *",
      "* * 0 * *",
      "* * 32 * *",
      "* * * 0 *",
      "* * * 13 *",
      "* * * * 8",
    ];
    expect(accepted(values, "INVALID_CRON"), "a value out of range throws INVALID_CRON").toEqual(
      [],
    );
    const ends = ["50-60 * * * *", "* 20-24/2 * * *", "* * 0-5 * *", "* * * 10-13 *"];
    expect(
      accepted(ends, "INVALID_CRON"),
      "a range with an end out of range throws INVALID_CRON",
    ).toEqual([]);
    expect(
      accepted(["0 0 1,32 * *", "61,5 * * * *"], "INVALID_CRON"),
      "a list with one value out of range throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S7 a range backwards", () => {
    expect(
      accepted(["30-10 * * * *", "* * * 12-1 *", "* * * * 5-1/2"], "INVALID_CRON"),
      "a range whose start is greater than its end throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S7 step zero", () => {
    expect(
      accepted(["*/0 * * * *", "0 1-5/0 * * *"], "INVALID_CRON"),
      "step 0 throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S7 negative and fractional numbers", () => {
    const wrong = ["-5 * * * *", "*/-5 * * * *", "1.5 * * * *", "*/1.5 * * * *", "1-5.5 * * * *"];
    expect(
      accepted(wrong, "INVALID_CRON"),
      "a negative or fractional number throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S7 letters", () => {
    const wrong = ["x * * * *", "5x * * * *", "0x5 * * * *", "* * * * x", "*/5x * * * *"];
    expect(
      accepted([...wrong, "1-5x * * * *", "*x * * * *"], "INVALID_CRON"),
      "a letter anywhere in a field throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S7 empty list items", () => {
    expect(
      accepted(["1,,2 * * * *", ",1 * * * *", "* 1, * * *", "* * * * ,"], "INVALID_CRON"),
      "an empty list item throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S7 a wrong field is found in every place", () => {
    const wrong = ["x 0 1 1 1", "0 x 1 1 1", "0 0 x 1 1", "0 0 1 x 1", "0 0 1 1 x"];
    expect(
      accepted(wrong, "INVALID_CRON"),
      "an invalid field throws INVALID_CRON in any position",
    ).toEqual([]);
  });
});

describe("invalid-arguments", () => {
  test("S8 a config that is neither a number nor a string", () => {
    const wrong = [undefined, null, true, {}, [1000], new Date(), () => 1000];
    expect(
      accepted(wrong, "TypeError or RangeError"),
      "a config that is neither a number nor a string throws a TypeError or RangeError",
    ).toEqual([]);
  });

  test("S8 a number that is no interval", () => {
    const wrong = [Number.NaN, 0, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    expect(
      accepted(wrong, "TypeError or RangeError"),
      "NaN, 0, a negative and an infinite number throw a TypeError or RangeError",
    ).toEqual([]);
  });
});
