import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { codeOf } from "../../../kit.ts";
import { statusOf, thrownBy } from "../record.ts";
import { startTimeline } from "../timeline.ts";

const MONDAY = () => new Date(2026, 0, 5, 12, 0, 0);

/** Those configs that `nextRun` and `schedule` do not both refuse as `isRefusal` wants. */
function accepted(configs: unknown[], isRefusal: (error: unknown) => boolean): string[] {
  startTimeline();
  const scheduler = new Scheduler();
  const found: string[] = [];
  for (const config of configs) {
    const text = typeof config === "string" ? `"${config}"` : String(config);
    const next = thrownBy(() => Reflect.apply(Scheduler.nextRun, Scheduler, [config, MONDAY()]));
    if (!isRefusal(next)) found.push(`nextRun(${text})`);
    const add = () =>
      Reflect.apply(scheduler.schedule, scheduler, ["job", config, () => undefined]);
    if (!isRefusal(thrownBy(add))) found.push(`schedule(${text})`);
  }
  return found;
}

const isInvalidCron = (error: unknown) => codeOf(error) === "INVALID_CRON";
const isTypeOrRange = (error: unknown) => error instanceof TypeError || error instanceof RangeError;

describe("invalid-cron", () => {
  test("A3 the code belongs to an Error", () => {
    const error = thrownBy(() => Scheduler.nextRun("60 * * * *"));
    expect(error, "what is thrown for a wrong expression is an Error").toBeInstanceOf(Error);
    expect(codeOf(error), "its code is the string INVALID_CRON").toBe("INVALID_CRON");
  });
  test("S5 too few fields", () => {
    expect(
      accepted(["", "*", "* * * *"], isInvalidCron),
      "fewer than five fields throw INVALID_CRON",
    ).toEqual([]);
  });

  test("S5 a value out of range", () => {
    const wrong = [
      "60 * * * *",
      "* 24 * * *",
      "* * 0 * *",
      "* * 32 * *",
      "* * * 0 *",
      "* * * 13 *",
      "* * * * 8",
    ];
    expect(accepted(wrong, isInvalidCron), "a value out of range throws INVALID_CRON").toEqual([]);
    const ends = ["50-60 * * * *", "* 20-24/2 * * *", "* * 0-5 * *", "* * * 10-13 *"];
    expect(
      accepted(ends, isInvalidCron),
      "a range with an end out of range throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S5 a range backwards", () => {
    expect(
      accepted(["30-10 * * * *", "* * * 12-1 *", "* * * * 5-1/2"], isInvalidCron),
      "a range with a > b throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S5 step zero", () => {
    expect(
      accepted(["*/0 * * * *", "0 1-5/0 * * *"], isInvalidCron),
      "step 0 throws INVALID_CRON",
    ).toEqual([]);
  });

  test("S5 negative and fractional numbers", () => {
    const wrong = ["-5 * * * *", "*/-5 * * * *", "1.5 * * * *", "*/1.5 * * * *", "1-5.5 * * * *"];
    expect(
      accepted(wrong, isInvalidCron),
      "negative and fractional numbers throw INVALID_CRON",
    ).toEqual([]);
  });

  test("S5 letters", () => {
    const wrong = [
      "x * * * *",
      "5x * * * *",
      "0x5 * * * *",
      "* * * * x",
      "*/5x * * * *",
      "1-5x * * * *",
    ];
    expect(accepted(wrong, isInvalidCron), "letters throw INVALID_CRON").toEqual([]);
  });

  test("S5 empty list items", () => {
    expect(
      accepted(["1,,2 * * * *", ",1 * * * *", "* 1, * * *", "* * * * ,"], isInvalidCron),
      "empty list items throw INVALID_CRON",
    ).toEqual([]);
  });

  test("S5 a wrong field is found in every place", () => {
    const wrong = ["x 0 1 1 1", "0 x 1 1 1", "0 0 x 1 1", "0 0 1 x 1", "0 0 1 1 x"];
    expect(
      accepted(wrong, isInvalidCron),
      "a wrong field throws INVALID_CRON wherever it stands",
    ).toEqual([]);
  });

  test("S5 no job is created", () => {
    startTimeline();
    const scheduler = new Scheduler();
    thrownBy(() => scheduler.schedule("job", "60 * * * *", () => undefined));
    expect(
      Object.keys(scheduler.getStatus()),
      "names of jobs after a schedule that threw INVALID_CRON",
    ).toEqual([]);
  });

  test("S5 an existing job goes on", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let old = 0;
    scheduler.schedule("job", 1000, () => (old += 1));
    const nextRun = statusOf(scheduler, "job").nextRun?.getTime();
    await line.pass(400);
    thrownBy(() => scheduler.schedule("job", "60 * * * *", () => undefined));
    const after = scheduler.getStatus()["job"]?.nextRun?.getTime();
    expect(
      after,
      "nextRun of the existing job is the same after a schedule that threw INVALID_CRON",
    ).toBe(nextRun);
    await line.pass(700);
    expect(
      old,
      "runs of the existing job after a schedule of its name that threw INVALID_CRON",
    ).toBe(1);
  });
});

describe("invalid-arguments", () => {
  test("S6 a config that is neither a number nor a string", () => {
    const wrong = [undefined, null, true, {}, [1000], new Date(), () => 1000];
    expect(
      accepted(wrong, isTypeOrRange),
      "a config of a wrong type throws a TypeError or RangeError",
    ).toEqual([]);
  });

  test("S6 a number that is no interval", () => {
    const wrong = [Number.NaN, 0, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    expect(
      accepted(wrong, isTypeOrRange),
      "NaN, 0, a negative or an infinite interval throws a TypeError or RangeError",
    ).toEqual([]);
  });

  test("S6 a handler that is not a function", () => {
    startTimeline();
    const scheduler = new Scheduler();
    const handlers = [undefined, null, "run", {}, 5];
    const found = handlers.filter((handler) => {
      const add = () => Reflect.apply(scheduler.schedule, scheduler, ["job", 1000, handler]);
      return !isTypeOrRange(thrownBy(add));
    });
    expect(found, "a handler that is not a function throws a TypeError or RangeError").toEqual([]);
    expect(
      Object.keys(scheduler.getStatus()),
      "names of jobs after schedule refused a handler",
    ).toEqual([]);
  });

  test("S6 no job is created", () => {
    startTimeline();
    const scheduler = new Scheduler();
    thrownBy(() => scheduler.schedule("job", 0, () => undefined));
    expect(Object.keys(scheduler.getStatus()), "names of jobs after a schedule that threw").toEqual(
      [],
    );
  });

  test("S6 an existing job goes on", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    let old = 0;
    scheduler.schedule("a", 1000, () => (old += 1));
    scheduler.schedule("b", 1000, () => (old += 1));
    await line.pass(400);
    thrownBy(() => scheduler.schedule("a", -1, () => undefined));
    thrownBy(() => Reflect.apply(scheduler.schedule, scheduler, ["b", 1000, "no function"]));
    await line.pass(700);
    expect(old, "runs of two existing jobs after schedule refused their names").toBe(2);
  });
});
