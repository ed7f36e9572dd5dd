import { describe, expect, test } from "vitest";
import { Scheduler } from "@solution";
import { payloadsOf, thrownBy, Work } from "../record.ts";
import { makeStore } from "../store.ts";
import { startTimeline } from "../timeline.ts";

const nothing = () => undefined;

describe("promises", () => {
  test("A5 init does not throw", async () => {
    const line = startTimeline();
    const store = makeStore("no JSON");
    const scheduler = new Scheduler({ persistPath: store.path });
    let promise: unknown;
    const error = thrownBy(() => (promise = scheduler.init()));
    await line.end(Promise.resolve(promise), "the promise of init settles");
    expect(error, "what init throws instead of rejecting, for a broken file").toBe(undefined);
    expect(promise, "what init returns").toBeInstanceOf(Promise);
  });

  test("A5 stop returns a promise", async () => {
    const line = startTimeline();
    const scheduler = new Scheduler();
    scheduler.schedule("job", 1000, nothing);
    let promise: unknown;
    const error = thrownBy(() => (promise = scheduler.stop()));
    await line.end(Promise.resolve(promise), "the promise of stop settles");
    expect(error, "what stop throws").toBe(undefined);
    expect(promise, "what stop returns").toBeInstanceOf(Promise);
  });
});
