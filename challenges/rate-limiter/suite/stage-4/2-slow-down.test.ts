import { describe, expect, test } from "vitest";
import { FixedWindow, slowDown } from "@solution";
import { replaceClock, turn, type Clock } from "../../../kit.ts";
import { bench, takesAt } from "../drive.ts";
import { serve, type Site } from "../http.ts";

/** A full minute by the clock. */
const START = 120_000;

interface Slow {
  clock: Clock;
  site: Site;
  /** Moves the time of the windows. */
  at: (ms: number) => void;
}

/** Two requests of a key pass in a minute; then each waits 100 ms longer, and 350 ms at most. */
async function slow(): Promise<Slow> {
  let time = START;
  const site = await serve(
    slowDown({
      delayAfter: 2,
      windowMs: 60_000,
      stepMs: 100,
      maxDelayMs: 350,
      keyOf: ({ headers }) => headers["user-agent"],
      now: () => time,
    }),
  );
  return { clock: replaceClock(), site, at: (ms) => void (time = START + ms) };
}

/** How long a request waits: steps of `step` ms until it has passed, or -1. */
async function waitOf(
  { clock, site }: Slow,
  { agent = "ada", step = 50, body }: { agent?: string; step?: number; body?: string } = {},
): Promise<number> {
  const before = site.passed();
  await site.send({ "user-agent": agent }, body);
  for (let waited = 0; waited <= 600; waited += step) {
    await turn();
    await clock.advance(waited === 0 ? 0 : step);
    if (site.passed() > before) return waited;
  }
  return -1;
}

/** Sends requests that pass or wait without a look at them. */
async function use({ clock, site }: Slow, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    await site.send({ "user-agent": "ada" });
    await turn();
    await clock.advance(1000);
  }
}

/** Whether windows end at all, which is a matter of stage 1. */
function renews(): boolean {
  const made = bench((now) => new FixedWindow({ limit: 1, windowMs: 1000, now }));
  return takesAt(made, [0, 500, 1001]).allowed;
}

describe("slows-down", () => {
  test("R25 the first requests are not delayed", async () => {
    const made = await slow();
    const waits = [await waitOf(made), await waitOf(made)];
    expect(waits, "the first delayAfter requests are not delayed").toEqual([0, 0]);
  });

  test("R25 each further request waits longer", async () => {
    const made = await slow();
    await use(made, 2);
    const waits = [await waitOf(made), await waitOf(made), await waitOf(made)];
    const sentence = "the n-th request after the first delayAfter waits n * stepMs";
    expect(waits.join(), sentence).toBe("100,200,300");
  });

  test("R25 no request waits longer than maxDelayMs", async () => {
    const made = await slow();
    await use(made, 5);
    const waits = [await waitOf(made), await waitOf(made)];
    expect(waits.join(), "a request waits maxDelayMs at most").toBe("350,350");
  });

  test("R25 a request does not wait a moment too short", async () => {
    const made = await slow();
    await use(made, 2);
    expect(await waitOf(made, { step: 99 }), "a request waits its whole delay").toBe(198);
  });

  test("R25 the next window begins without a delay", async () => {
    if (!renews()) return;
    const made = await slow();
    await use(made, 3);
    made.at(59_990);
    const late = await waitOf(made);
    made.at(60_010);
    const waits = [late, await waitOf(made), await waitOf(made), await waitOf(made)];
    const sentence = "requests are counted in windows like those of FixedWindow";
    expect(waits, sentence).toEqual([200, 0, 0, 100]);
  });

  test("R25 keys are counted on their own", async () => {
    const made = await slow();
    await use(made, 4);
    expect(await waitOf(made, { agent: "grace" }), "requests of another key are not delayed").toBe(
      0,
    );
  });

  test("R25 a request whose body was read waits and is served", async () => {
    const made = await slow();
    await use(made, 2);
    const sentence = "a request whose body was read before waits like any other, and is served";
    expect(await waitOf(made, { body: "{}" }), sentence).toBe(100);
  });

  test("R25 a delayed request reaches next once", async () => {
    const made = await slow();
    await use(made, 2);
    const { reply } = await made.site.send({ "user-agent": "ada" });
    await turn();
    await made.clock.advance(1000);
    const { status } = await reply;
    const sentence = "a delayed request reaches next once, and is answered by it";
    expect([status, made.site.passed()], sentence).toEqual([201, 3]);
  });
});

describe("stops-waiting", () => {
  test("R26 a client that has left is not served", async () => {
    const made = await slow();
    await use(made, 3);
    const before = made.site.passed();
    const { leave } = await made.site.send({ "user-agent": "ada" });
    await turn();
    await leave();
    for (let turns = 0; turns < 5; turns += 1) await turn();
    const pending = made.clock.pending();
    await made.clock.advance(5000);
    const sentence = "next is not called for a client that has left while its request waited";
    expect(made.site.passed() - before, sentence).toBe(0);
    expect(pending, "the timer of a client that has left is cleared").toBe(0);
  });

  test("R26 a client that has left after its body was read is not served", async () => {
    const made = await slow();
    await use(made, 3);
    const before = made.site.passed();
    const { leave } = await made.site.send({ "user-agent": "ada" }, "{}");
    await turn();
    await leave();
    for (let turns = 0; turns < 5; turns += 1) await turn();
    const pending = made.clock.pending();
    await made.clock.advance(5000);
    const sentence = "a client that leaves after its body was read is not waited for";
    expect([pending, made.site.passed() - before], sentence).toEqual([0, 0]);
  });
});
