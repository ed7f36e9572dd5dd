import { describe, expect, test } from "vitest";
import { ChildClock } from "../../src/judge/child-clock.ts";
import type { Due } from "../../src/judge/child-clock.ts";
import type { Work } from "../../src/judge/fair-time.ts";

const LOOK_MS = 100;

/** Lets time pass in looks until something is due; `work` says what the system tells at each. */
function pass(clock: ChildClock, ms: number, work: (at: number) => Work | null): Due {
  for (let at = LOOK_MS; at <= ms; at += LOOK_MS) {
    const due = clock.pass(LOOK_MS, () => work(at));
    if (due !== null) return due;
  }
  return null;
}

const computing = (at: number): Work => ({ ran: at, queued: 0, held: false });
const waiting = (): Work => ({ ran: 5, queued: 0, held: false });
const stopped = (): Work => ({ ran: 5, queued: 0, held: true });
/** It gets a tenth of the time. */
const starved = (at: number): Work => ({ ran: at / 10, queued: (at * 9) / 10, held: false });

function armed(): ChildClock {
  const clock = new ChildClock();
  clock.armWhole(60_000);
  clock.arm("test", 2000, 1200);
  return clock;
}

describe("the clock of a child", () => {
  test("suspects and then stops a child that computes and says nothing", () => {
    const clock = armed();
    expect(pass(clock, 2000, computing)).toEqual({ kind: "suspect" });
    expect(pass(clock, 2000, (at) => computing(at + 2000))).toEqual({
      kind: "stop",
      cause: "test",
    });
    expect(clock.isBusy()).toBe(true);
  });

  test("stops a child that blocks without computing, and knows the difference", () => {
    const clock = armed();
    clock.trust();
    expect(pass(clock, 3000, waiting)).toEqual({ kind: "stop", cause: "test" });
    expect(clock.isBusy()).toBe(false);
  });

  test("does not count the time in which the child is stopped", () => {
    expect(pass(armed(), 60_000, stopped)).toBeNull();
  });

  test("gives a child that gets a tenth of the time ten times as long", () => {
    const clock = armed();
    clock.trust();
    expect(pass(clock, 15_000, starved)).toBeNull();
    expect(pass(clock, 10_000, starved)).toEqual({ kind: "stop", cause: "test" });
  });

  test("gives up judging on a machine that gives it no time at all", () => {
    const none = (): Work => ({ ran: 0, queued: 0, held: true });
    expect(pass(armed(), 100_000, none)).toEqual({ kind: "stop", cause: "starved" });
  });

  test("counts what a child that turns its event loop says of itself, whatever passes here", () => {
    const clock = armed();
    let due: Due = null;
    for (let at = 1; at <= 150; at += 1) {
      due ??= clock.pass(LOOK_MS, waiting);
      clock.beat(at * 10);
    }
    expect(due).toEqual({ kind: "suspect" });
    clock.beat(2000);
    expect(clock.pass(LOOK_MS, waiting)).toEqual({ kind: "stop", cause: "test" });
  });

  test("does not count twice what it has found from outside and the child then says", () => {
    const clock = armed();
    clock.trust();
    clock.beat(10);
    expect(pass(clock, 1800, computing)).toBeNull();
    clock.beat(1810);
    expect(pass(clock, 300, waiting)).toBeNull();
  });

  test("counts one half of a silence of which the system tells nothing", () => {
    const clock = armed();
    clock.trust();
    expect(pass(clock, 4000, () => null)).toBeNull();
    expect(pass(clock, 1000, () => null)).toEqual({ kind: "stop", cause: "test" });
    expect(clock.isBusy()).toBeNull();
  });

  test("gives each stage the time of its own", () => {
    const clock = new ChildClock();
    clock.armWhole(1000);
    clock.beat(900);
    clock.armWhole(1000);
    clock.beat(1800);
    expect(clock.pass(LOOK_MS, waiting)).toBeNull();
    clock.beat(1900);
    expect(clock.pass(LOOK_MS, waiting)).toEqual({ kind: "stop", cause: "run" });
  });
});
