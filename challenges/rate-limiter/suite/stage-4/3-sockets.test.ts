import net from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { limitSocket } from "@solution";
import { value } from "../../../kit.ts";
import { bench, type Bench } from "../drive.ts";

/** What `limitSocket` returns. */
type Allow = ReturnType<typeof limitSocket>;

interface Guarded extends Bench<Allow> {
  /** How often the socket was destroyed. */
  destroyed: () => number;
}

/** A socket that only counts how often it is destroyed, with a limit on its events. */
function guard(capacity: number, maxRefused = 100): Guarded {
  let destroyed = 0;
  const socket = { destroy: () => void (destroyed += 1) };
  const made = bench((now) =>
    limitSocket(socket, { capacity, refillPerSecond: 1, maxRefused, now }),
  );
  return { ...made, destroyed: () => destroyed };
}

/** The answers to `times` events. */
function events({ limiter: allow }: Bench<Allow>, times: number): boolean[] {
  return Array.from({ length: times }, () => allow());
}

/** Whether events take tokens at all. */
const countsEvents = (): boolean => events(guard(2), 3).join() === "true,true,false";

describe("socket-bucket", () => {
  test("R27 each event takes a token", () => {
    const sentence = "each event of a socket takes a token, and without tokens it is refused";
    expect(events(guard(3), 5), sentence).toEqual([true, true, true, false, false]);
  });

  test("R27 an event may cost more", () => {
    const { limiter: allow } = guard(5);
    const sentence = "an event takes as many tokens as it costs";
    expect([allow(3), allow(2), allow()], sentence).toEqual([true, true, false]);
  });

  test("R27 tokens flow in", () => {
    const made = guard(2);
    events(made, 3);
    made.at(1002);
    expect(events(made, 2), "tokens flow in by the time of now").toEqual([true, false]);
  });

  test("R27 sockets do not share a bucket", () => {
    const [one, other] = [guard(2), guard(2)];
    events(one, 3);
    const sentence = "the events of one socket take nothing from another";
    expect(events(other, 3), sentence).toEqual([true, true, false]);
  });
});

describe("socket-penalty", () => {
  test("R28 the refusals of another socket do not count", () => {
    if (!countsEvents()) return;
    const [one, other] = [guard(1, 2), guard(1, 2)];
    events(one, 2);
    events(other, 2);
    const sentence = "the refusals of one socket do not count for another";
    expect([one.destroyed(), other.destroyed()], sentence).toEqual([0, 0]);
  });

  test("R28 refusal number maxRefused destroys the socket", () => {
    if (!countsEvents()) return;
    const made = guard(1, 3);
    events(made, 1);
    let refusals = 0;
    while (made.destroyed() === 0 && refusals < 10) refusals += events(made, 1).length;
    const sentence = "refusal number maxRefused, here the third, destroys the socket";
    expect(refusals, sentence).toBe(3);
  });

  test("R28 a refusal for a cost above capacity counts", () => {
    if (!countsEvents()) return;
    const made = guard(2, 2);
    // Whether such a cost is refused is a matter of another rule.
    if (made.limiter(3) || made.limiter(3)) return;
    const sentence = "the refusal of an event that costs more than capacity counts like any other";
    expect(made.destroyed() > 0, sentence).toBe(true);
  });

  test("R28 a refusal counts once, whatever the cost", () => {
    if (!countsEvents()) return;
    const made = guard(2, 3);
    made.limiter();
    // Whether such a cost is refused is a matter of another rule.
    if (made.limiter(2) || made.limiter(2)) return;
    expect(made.destroyed(), "the refusal of an event counts once, whatever it costs").toBe(0);
  });

  test("R28 the last refusal is a refusal", () => {
    if (!countsEvents()) return;
    const sentence = "the event that destroys the socket is refused";
    expect(events(guard(1, 1), 2), sentence).toEqual([true, false]);
  });

  test("R28 refusals need not come in a row", () => {
    if (!countsEvents()) return;
    const made = guard(1, 2);
    events(made, 2);
    made.at(1002);
    const between = made.destroyed();
    events(made, 2);
    const sentence = "all refusals of a socket count, even with allowed events in between";
    expect([between, made.destroyed() > 0], sentence).toEqual([0, true]);
  });

  test("R28 allowed events never destroy the socket", () => {
    if (!countsEvents()) return;
    const made = guard(50, 1);
    events(made, 50);
    expect(made.destroyed(), "allowed events never destroy the socket").toBe(0);
  });

  test("R28 afterwards every event is refused", () => {
    if (!countsEvents()) return;
    const made = guard(1, 1);
    events(made, 2);
    made.at(60_000);
    const sentence = "a socket that was destroyed has no event allowed, however long it waits";
    expect(events(made, 3), sentence).toEqual([false, false, false]);
  });

  test("R28 a real connection is closed", async () => {
    if (!countsEvents()) return;
    const answers: boolean[] = [];
    const server = net.createServer((socket) => {
      socket.on("error", () => undefined);
      const options = { capacity: 2, refillPerSecond: 0.001, maxRefused: 1 };
      const allow = limitSocket(socket, options);
      for (let n = 0; n < 4; n += 1) answers.push(allow());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = address !== null && typeof address !== "string" ? address.port : 0;
    const client = net.connect(port, "127.0.0.1");
    onTestFinished(() => void client.destroy());
    client.on("error", () => undefined);
    client.resume();
    const closed = new Promise<void>((resolve) => client.once("close", () => resolve()));
    await value(closed, 2000, "a client that sends too much is disconnected");
    const sentence = "the events before the refusal are allowed";
    expect(answers, sentence).toEqual([true, true, false, false]);
  });
});
