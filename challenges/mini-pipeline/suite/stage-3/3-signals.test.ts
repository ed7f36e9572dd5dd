import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { pipelineAsync } from "@solution";
import { turn } from "../../../kit.ts";
import {
  type Outcome,
  Sink,
  ended,
  numbers,
  source,
  succeeds,
  tenfold,
  until,
  watch,
} from "../drive.ts";

describe("abort", () => {
  test("P17 destroys all streams and rejects", async () => {
    const [from, middle, sink] = [source(1), tenfold(), new Sink()];
    const controller = new AbortController();
    const { signal } = controller;
    const outcome = watch(pipelineAsync([from, middle, sink], { signal }));
    await until(() => sink.got.length > 0);
    controller.abort();
    await ended(outcome);
    expect(outcome.status, "the promise rejects if the signal aborts").toBe("rejected");
    expect(nameOf(outcome.reason), "the error of an abort is named AbortError").toBe("AbortError");
    const all = [from, middle, sink];
    await until(() => all.every(({ destroyed }) => destroyed));
    expect(
      all.map(({ destroyed }) => destroyed),
      "an abort destroys all streams",
    ).toEqual([true, true, true]);
  });

  test("P17 writes nothing if the signal is aborted already", async () => {
    const [from, sink] = [source(1, 2), new Sink()];
    const outcome = watch(pipelineAsync([from, sink], { signal: AbortSignal.abort() }));
    await ended(outcome);
    expect(outcome.status, "the promise rejects if the signal is aborted already").toBe("rejected");
    expect(nameOf(outcome.reason), "the error of an early abort is named AbortError").toBe(
      "AbortError",
    );
    await until(() => from.destroyed && sink.destroyed);
    expect(
      [from.destroyed, sink.destroyed],
      "a signal that is aborted already destroys all streams",
    ).toEqual([true, true]);
    expect(sink.got, "nothing is written if the signal is aborted already").toEqual([]);
  });

  test("P17 runs to the end if the signal does not abort", async () => {
    const sink = new Sink();
    const { signal } = new AbortController();
    await succeeds(
      pipelineAsync([numbers(3).source, sink], { signal }),
      "a signal that never aborts changes nothing",
    );
    expect(sink.got, "all chunks arrive if the signal does not abort").toEqual([1, 2, 3]);
  });
});

describe("signal-listeners", () => {
  test("P18 leaves no listener on the signal after success", async () => {
    const { signal } = new AbortController();
    const outcomes: Outcome[] = [];
    for (let run = 0; run < 3; run += 1)
      outcomes.push(await ended(watch(pipelineAsync([numbers(2).source, new Sink()], { signal }))));
    await turn();
    expect(listenersAfter(outcomes, signal), "no listener stays on the signal after success").toBe(
      0,
    );
  });

  test("P18 leaves no listener on the signal after a failure", async () => {
    const { signal } = new AbortController();
    const from = source(1);
    const outcome = watch(pipelineAsync([from, new Sink()], { signal }));
    await turn();
    from.destroy(new Error("down"));
    await ended(outcome);
    await turn();
    expect(
      listenersAfter([outcome], signal),
      "no listener stays on the signal after a failure",
    ).toBe(0);
  });

  test("P18 leaves no listener on a signal that was aborted before", async () => {
    const signal = AbortSignal.abort();
    const outcome = await ended(watch(pipelineAsync([source(1), new Sink()], { signal })));
    await turn();
    expect(
      listenersAfter([outcome], signal),
      "no listener stays on a signal that was aborted before",
    ).toBe(0);
  });
});

/** How many listeners are on the signal; none is expected to be gone while a promise is pending. */
function listenersAfter(outcomes: readonly Outcome[], signal: AbortSignal): number {
  if (outcomes.some(({ status }) => status === "pending")) return 0;
  return getEventListeners(signal, "abort").length;
}

function nameOf(reason: unknown): unknown {
  return typeof reason === "object" && reason !== null ? Reflect.get(reason, "name") : reason;
}
