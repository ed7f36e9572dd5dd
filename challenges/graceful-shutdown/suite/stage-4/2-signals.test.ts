import { describe, expect, onTestFinished, test } from "vitest";
import { deferred, STRAY_EVENTS, takeOver, value } from "../../../kit.ts";
import { serve, SOON, turns } from "../site.ts";

type Signal = "SIGTERM" | "SIGINT";
const SIGNALS: readonly Signal[] = ["SIGTERM", "SIGINT"];

/** A service that obeys signals, with an `exit` that notes its code. */
async function obey() {
  takeOver(STRAY_EVENTS, () => undefined, 3);
  // Without a listener the system would end this process, and with it all tests.
  const stay = (): void => undefined;
  for (const signal of SIGNALS) {
    process.removeAllListeners(signal);
    process.on(signal, stay);
    onTestFinished(() => void process.removeAllListeners(signal));
  }
  const codes: number[] = [];
  const exited = deferred();
  const exit = (code: number): void => {
    codes.push(code);
    exited.resolve();
  };
  const site = await serve({ exit });
  site.lifecycle.handleSignals();
  return { ...site, codes, exited: exited.promise };
}

/** Sends a signal to this process and waits until it has come. */
async function raise(signal: Signal): Promise<void> {
  const come = new Promise<void>((resolve) => process.once(signal, () => resolve()));
  if (process.platform === "win32") process.emit(signal, signal);
  else process.kill(process.pid, signal);
  await value(come, SOON, "the system delivers the signal");
  await turns();
}

describe("signals", () => {
  test("G21 SIGTERM finishes requests and exits with 0", async () => {
    const { send, arrival, accepts, codes, exited } = await obey();
    const { reply } = send();
    const { res } = await arrival();
    await raise("SIGTERM");
    const early = [...codes];
    const isOpen = await accepts();
    res.end("done");
    const { body } = await value(reply, SOON, "a request in flight survives SIGTERM");
    await value(exited, SOON, "exit is called when the shutdown by SIGTERM has ended");
    await turns();
    expect(isOpen, "after SIGTERM the server accepts no connections").toBe(false);
    expect([early, body], "exit is not called while a request is in flight").toEqual([[], "done"]);
    expect(codes, "after SIGTERM exit is called once, with 0 when all went well").toEqual([0]);
  });

  test("G21 SIGINT does the same", async () => {
    const { accepts, codes, exited } = await obey();
    await raise("SIGINT");
    await value(exited, SOON, "exit is called after SIGINT");
    await turns();
    const sentence = "SIGINT shuts down like SIGTERM";
    expect([await accepts(), codes], sentence).toEqual([false, [0]]);
  });

  test("G21 the result is the exit code", async () => {
    const { lifecycle, codes, exited } = await obey();
    lifecycle.onClose(() => {
      throw new Error("the database does not answer");
    });
    await raise("SIGTERM");
    await value(exited, SOON, "exit is called although a hook has failed");
    await turns();
    expect(codes, "after a hook that failed exit gets 1").toEqual([1]);
  });

  test("G21 the signal is the reason", async () => {
    const reasons: string[] = [];
    for (const signal of SIGNALS) {
      const { lifecycle, exited } = await obey();
      lifecycle.onClose((reason) => void reasons.push(reason));
      await raise(signal);
      await value(exited, SOON, "exit is called after the hooks of a signal");
    }
    expect(reasons, "hooks get the name of the signal as the reason").toEqual(SIGNALS);
  });

  test("G21 exit waits for hooks", async () => {
    const { lifecycle, codes, exited } = await obey();
    const hook = deferred();
    let begun = false;
    lifecycle.onClose(() => {
      begun = true;
      return hook.promise;
    });
    await raise("SIGTERM");
    for (let n = 0; n < 200 && !begun; n += 1) await turns(1);
    await turns();
    const early = [...codes];
    hook.resolve();
    await value(exited, SOON, "exit is called when the last hook has settled");
    expect(early, "exit is not called while a hook is running").toEqual([]);
  });
});

describe("second-signal", () => {
  test("G22 a second signal exits at once, whichever it is", async () => {
    const seen: Record<string, number[][]> = {};
    for (const one of SIGNALS) {
      for (const other of SIGNALS) {
        const { send, arrival, codes } = await obey();
        send();
        const { res } = await arrival();
        await raise(one);
        const first = [...codes];
        await raise(other);
        seen[`${one} ${other}`] = [first, [...codes]];
        res.end("late");
      }
    }
    const sentence = "the second signal calls exit(1) at once, whatever is still in flight";
    expect(seen, sentence).toEqual({
      "SIGTERM SIGTERM": [[], [1]],
      "SIGTERM SIGINT": [[], [1]],
      "SIGINT SIGTERM": [[], [1]],
      "SIGINT SIGINT": [[], [1]],
    });
  });

  test("G22 a signal during the hooks exits too", async () => {
    const { lifecycle, codes } = await obey();
    let begun = false;
    const hook = deferred();
    lifecycle.onClose(() => {
      begun = true;
      return hook.promise;
    });
    await raise("SIGTERM");
    for (let n = 0; n < 200 && !begun; n += 1) await turns(1);
    await raise("SIGINT");
    hook.resolve();
    expect(codes.slice(0, 1), "a second signal during the hooks calls exit(1) at once").toEqual([
      1,
    ]);
  });
});
