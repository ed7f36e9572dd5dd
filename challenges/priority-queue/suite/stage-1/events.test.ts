import { describe, expect, test } from "vitest";
import { PriorityRequestQueue } from "@solution";
import { deferred, value } from "../../../kit.ts";
import { boom, eventually, failing, hopeless, Job, keep, quiet } from "../bench.ts";

describe("own-state", () => {
  test("A1 slots, tasks and pause belong to one queue", async () => {
    const full = new PriorityRequestQueue({ concurrency: 1 });
    const job = new Job();
    keep(full.add(job.fn));
    await eventually(() => job.calls, 1, "the first task starts at once");
    full.pause();
    keep(full.add(job.fn));
    await quiet();
    const other = new PriorityRequestQueue({ concurrency: 1 });
    const sentence = "a full, paused queue does not hold up another queue";
    expect(
      await value(
        other.add(() => "free"),
        1000,
        sentence,
      ),
      sentence,
    ).toBe("free");
    await eventually(
      () => ({ running: other.stats.running, queued: other.stats.queued.total }),
      { running: 0, queued: 0 },
      "stats of one queue count no task of another",
    );
  });

  test("A1 a listener hears its own queue only", async () => {
    const first = new PriorityRequestQueue();
    const second = new PriorityRequestQueue();
    const heard: string[] = [];
    const gate = deferred();
    first.on("queued", () => heard.push("first"));
    second.on("queued", () => heard.push("second"));
    keep(first.add(() => gate.promise));
    gate.resolve();
    await quiet();
    expect(heard, "an event of one queue calls only its own listeners").toEqual(["first"]);
  });
});

/** Adds a task that ends by itself and waits until `queued` has been emitted for it. */
async function emitQueued(queue: PriorityRequestQueue): Promise<void> {
  keep(queue.add(() => "done"));
  await quiet(1);
}
