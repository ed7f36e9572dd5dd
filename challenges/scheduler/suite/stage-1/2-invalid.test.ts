import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { codeOf } from "../../../kit.ts";
import { MONDAY } from "../moments.ts";
import { isTypeOrRange, thrownBy } from "../record.ts";

/** Those configs for which `nextRun` does not throw as `isRefusal` wants. */
function accepted(configs: unknown[], isRefusal: (error: unknown) => boolean): string[] {
  const found: string[] = [];
  for (const config of configs) {
    const text = typeof config === "string" ? `"${config}"` : String(config);
    const error = thrownBy(() => Reflect.apply(Scheduler.nextRun, Scheduler, [config, MONDAY()]));
    if (!isRefusal(error)) found.push(text);
  }
  return found;
}

const isInvalidCron = (error: unknown) => codeOf(error) === "INVALID_CRON";

describe("invalid-cron", () => {
  test("S7 the code belongs to an Error", () => {
    const error = thrownBy(() => Scheduler.nextRun("60 * * * *", MONDAY()));
    expect(error, "an invalid expression throws an Error").toBeInstanceOf(Error);
    expect(codeOf(error), "the code of the error is the string INVALID_CRON").toBe("INVALID_CRON");
  });

  test("S7 too few fields", () => {
    expect(
      accepted(["", " ", "*", "* * * *"], isInvalidCron),
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
    expect(accepted(values, isInvalidCron), "a value out of range throws INVALID_CRON").toEqual([]);
    const ends = ["50-60 * * * *", "* 20-24/2 * * *", "* * 0-5 * *", "* * * 10-13 *"];
    expect(
      accepted(ends, isInvalidCron),
      "a range with an end out of range throws INVALID_CRON",
    ).toEqual([]);
    expect(
      accepted(["0 0 1,32 * *", "61,5 * * * *"], isInvalidCron),
      "a list with one value out of range throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S7 a range backwards", () => {
    expect(
      accepted(["30-10 * * * *", "* * * 12-1 *", "* * * * 5-1/2"], isInvalidCron),
      "a range whose start is greater than its end throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S7 step zero", () => {
    expect(
      accepted(["*/0 * * * *", "0 1-5/0 * * *"], isInvalidCron),
      "step 0 throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S7 negative and fractional numbers", () => {
    const wrong = ["-5 * * * *", "*/-5 * * * *", "1.5 * * * *", "*/1.5 * * * *", "1-5.5 * * * *"];
    expect(
      accepted(wrong, isInvalidCron),
      "a negative or fractional number throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S7 letters", () => {
    const wrong = ["x * * * *", "5x * * * *", "0x5 * * * *", "* * * * x", "*/5x * * * *"];
    expect(
      accepted([...wrong, "1-5x * * * *", "*x * * * *"], isInvalidCron),
      "a letter anywhere in a field throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S7 empty list items", () => {
    expect(
      accepted(["1,,2 * * * *", ",1 * * * *", "* 1, * * *", "* * * * ,"], isInvalidCron),
      "an empty list item throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S7 a wrong field is found in every place", () => {
    const wrong = ["x 0 1 1 1", "0 x 1 1 1", "0 0 x 1 1", "0 0 1 x 1", "0 0 1 1 x"];
    expect(
      accepted(wrong, isInvalidCron),
      "an invalid field throws INVALID_CRON in any position",
    ).toEqual([]);
  });
});

describe("invalid-arguments", () => {
  test("S8 a config that is neither a number nor a string", () => {
    const wrong = [undefined, null, true, {}, [1000], new Date(), () => 1000];
    expect(
      accepted(wrong, isTypeOrRange),
      "a config that is neither a number nor a string throws a TypeError or RangeError",
    ).toEqual([]);
  });

  test("S8 a number that is no interval", () => {
    const wrong = [Number.NaN, 0, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    expect(
      accepted(wrong, isTypeOrRange),
      "NaN, 0, a negative and an infinite number throw a TypeError or RangeError",
    ).toEqual([]);
  });
});
