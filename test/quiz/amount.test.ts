import { describe, expect, test } from "vitest";
import { isClose, readAmount, readRightAmount } from "../../src/quiz/amount.ts";

/** What is read where an amount like `right` is asked for. */
function readFor(right: string, said: string): unknown {
  const like = readRightAmount(right);
  const amount = readAmount(said, like);
  return amount === null || like === null ? null : isClose(amount, like, 0);
}

describe("an amount", () => {
  test.each([
    ["1.2 GB", "data", 1.2e9],
    ["1200 MB", "data", 1.2e9],
    ["1,200,000,000 bytes", "data", 1.2e9],
    ["1 200 000 000 B", "data", 1.2e9],
    ["1_200_000_000 bytes", "data", 1.2e9],
    ["~1.2GB", "data", 1.2e9],
    ["about 1,2 gigabytes", "data", 1.2e9],
    ["1.2e9 bytes", "data", 1.2e9],
    ["1.2 × 10^9 bytes", "data", 1.2e9],
    ["2 MiB", "data", 2 * 1024 ** 2],
    ["4 kB", "data", 4000],
    ["8 Mbit", "data", 1e6],
    ["8 Mb", "data", 1e6],
    ["1 mb", "data", 1e6],
    ["100 Mbit/s", "data per time", 12.5e6],
    ["100 Mbps", "data per time", 12.5e6],
    ["100 MBps", "data per time", 100e6],
    ["86.4 GB per day", "data per time", 1e6],
    ["250 ms", "time", 0.25],
    ["0.25 s", "time", 0.25],
    ["90 µs", "time", 90e-6],
    ["1 h 30 min", "time", 5400],
    ["2 days", "time", 172_800],
    ["99.9 %", "share", 99.9],
    ["12 percent", "share", 12],
    ["40", "count", 40],
    ["40 connections", "count", 40],
    ["2 million", "count", 2e6],
    ["3k rows", "count", 3000],
    ["1.5M requests", "count", 1.5e6],
    ["1,200 requests per second", "count per time", 1200],
    ["1200 req/s", "count per time", 1200],
    ["1200 rps", "count per time", 1200],
    ["60 orders a minute", "count per time", 1],
    ["100 ms (0.1 s)", "time", 0.1],
  ])("%j is read", (text, dimension, value) => {
    const amount = readAmount(text);
    expect(amount?.dimension).toBe(dimension);
    expect(amount?.value).toBeCloseTo(value, 6);
  });

  test.each([
    "",
    "GB",
    "many",
    "1.2.3 GB",
    "1-2 GB",
    "5 10 ms",
    "1 GB 5",
    "12 GB/fortnight",
    "x12",
  ])("%j is none", (text) => {
    expect(readAmount(text)).toBeNull();
  });
});

describe("what a person may write", () => {
  test.each([
    ["1.2 GB", "1.2G", true],
    ["1.2 GB", "1.2 GiB", false],
    ["1.2 GB", "1.2", null],
    ["1.2 GB", "1200 ms", false],
    ["12 Mbit/s", "1.5 MB/s", true],
    ["12 Mbit/s", "12 MB/s", false],
    ["5 min", "5m", true],
    ["5 min", "300 s", true],
    ["5 min", "5", null],
    ["40 connections", "40", true],
    ["40 connections", "40 conns", true],
    ["40 connections", "40 ms", false],
    ["5,000,000 rows", "5m", true],
    ["5,000,000 rows", "5 million rows", true],
    ["1200 requests/s", "1200", true],
    ["1200 requests/s", "1.2k", true],
    ["1200 requests/s", "72,000 per minute", true],
    ["1200 requests/s", "1200 requests", true],
    ["60 requests/min", "60", true],
    ["60 requests/min", "1 request per second", true],
    ["99.9 %", "99.9", true],
    ["99.9 %", "99.9 percent", true],
  ])("for %s: %s", (right, said, expected) => {
    expect(readFor(right, said)).toBe(expected);
  });
});

test("the tolerance is a share of the right amount", () => {
  const right = { value: 100, dimension: "time" } as const;
  expect(isClose({ value: 105, dimension: "time" }, right, 0.05)).toBe(true);
  expect(isClose({ value: 106, dimension: "time" }, right, 0.05)).toBe(false);
  expect(isClose({ value: 94.9, dimension: "time" }, right, 0.05)).toBe(false);
});
