import { expect, test } from "vitest";
import { findOpenRepair } from "../../src/drill/find-open-repair.ts";
import type { DrillResult } from "../../src/progress/event.ts";

const now = new Date("2026-12-01T12:00:00.000Z");

function plant(seed: string, changed: string, slug = "foo") {
  const id = { drill: "repair", slug, seed, level: "middle", draw: 1 } as const;
  const head = { id, digest: "0123abcd", since: "2026-12-01T09:00:00.000Z" };
  return { head, changed: Date.parse(changed) };
}

function check(seed: string, given: Partial<DrillResult> = {}): DrillResult {
  return {
    ...{ at: "2026-12-01T10:00:00.000Z", drill: "repair", slug: "foo", seed },
    ...{ found: ["a"], missed: [], falseAlarms: 0, durationMs: 1 },
    ...given,
  };
}

const first = plant("1", "2026-12-01T09:10:00.000Z");
const second = plant("2", "2026-12-01T09:20:00.000Z");

test("the file changed last is the one that is open", () => {
  expect(findOpenRepair([second, first], [], now)).toBe(second);
  expect(findOpenRepair([], [], now)).toBeNull();
});

test("one that a check found whole is done", () => {
  expect(findOpenRepair([first, second], [check("2")], now)).toBe(first);
  expect(findOpenRepair([first, second], [check("1"), check("2")], now)).toBeNull();
});

test.each<Partial<DrillResult>>([
  { missed: ["b"] },
  { falseAlarms: 1 },
  { drill: "review" },
  { slug: "bar" },
  { seed: "3" },
  { at: "2026-12-01T08:59:59.000Z" },
])("a check with %o leaves it open", (given) => {
  expect(findOpenRepair([second], [check("2", given)], now)).toBe(second);
});

test("one that was left for a day is no longer worked on", () => {
  expect(findOpenRepair([plant("1", "2026-11-30T11:59:59.000Z")], [], now)).toBeNull();
  expect(findOpenRepair([plant("1", "2026-11-30T12:00:01.000Z")], [], now)).not.toBeNull();
});
