import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exploreOrders } from "../../../src/loop/io/explore-orders.ts";
import { weighPrediction } from "../../../src/loop/model/weigh-prediction.ts";
import { judgePrediction } from "../../../src/loop/predict.ts";
import type { Order, Prediction, Step } from "../../../src/loop/trace.ts";
import type { TracedSnippet } from "../../../src/loop/io/trace-snippet.ts";
import { openLab } from "../lab.ts";
import type { Lab } from "../lab.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.remove());

const RUNS = 14;

interface Answer {
  list: Order[];
  complete: boolean;
  judge: (...given: string[]) => Prediction;
}

async function ask(traced: TracedSnippet): Promise<Answer> {
  const known = await exploreOrders(traced, { runs: RUNS });
  const judge = (...given: string[]): Prediction =>
    judgePrediction(given, traced.trace, weighPrediction(given, traced.trace, known));
  return { ...known.set, judge };
}

async function askAbout(text: string): Promise<Answer> {
  return ask(await lab.trace("kind.cjs", text));
}

function texts({ list }: Answer): string[] {
  return list.map(({ prints }) => prints.join(" ")).toSorted();
}

describe("an order that is listed was printed by a run", () => {
  test("a timer that is certainly due is not said to race an immediate", async () => {
    const answer = await askAbout(`
      setTimeout(() => console.log("timeout"), 0);
      setImmediate(() => console.log("immediate"));
      const until = Date.now() + 5;
      while (Date.now() < until);`);
    expect(texts(answer)).toEqual(["timeout immediate"]);
    expect(answer.judge("immediate", "timeout").verdict).toBe("unseen");
  });

  test("what a counter lets through comes after all that it counts", async () => {
    const answer = await askAbout(`
      const { stat, readFile } = require("node:fs");
      let n = 0;
      const done = (name) => { console.log(name); if (++n === 2) setImmediate(() => console.log("all")); };
      stat(__filename, () => done("stat"));
      readFile(__filename, () => done("read"));`);
    expect(answer.list.every(({ prints }) => prints.at(-1) === "all")).toBe(true);
    for (const lines of [
      ["stat", "read", "all"],
      ["read", "stat", "all"],
    ]) {
      expect(["exact", "possible", "unseen"]).toContain(answer.judge(...lines).verdict);
    }
  });

  test.skipIf(process.platform === "win32")(
    "a signal comes after the callback that sends it",
    async () => {
      const answer = await askAbout(`
      process.on("SIGUSR1", () => {
        console.log("signal");
        process.nextTick(() => console.log("tick"));
        process.removeAllListeners("SIGUSR1");
      });
      setTimeout(() => { process.kill(process.pid, "SIGUSR1"); console.log("sent"); }, 5);
      setTimeout(() => {}, 60);`);
      expect(texts(answer)).toEqual(["sent signal tick"]);
    },
  );
});

describe("an order that a run may print is not called impossible", () => {
  test("a stream that prints nothing may be at its end or not", async () => {
    const answer = await askAbout(`
      const r = require("node:fs").createReadStream(__filename).resume();
      setTimeout(() => console.log("ended " + r.readableEnded), 2);`);
    for (const line of ["ended true", "ended false"]) {
      expect(answer.judge(line).verdict).not.toBe("impossible");
    }
  });

  test("a promise that two callbacks may settle is settled by either", async () => {
    const answer = await askAbout(`
      let open;
      const gate = new Promise((resolve) => { open = resolve; });
      gate.then(() => console.log("open"));
      setTimeout(() => { console.log("timer"); open(); }, 1);
      setImmediate(() => { console.log("immediate"); open(); });`);
    for (const lines of [
      ["timer", "open", "immediate"],
      ["immediate", "open", "timer"],
    ]) {
      expect(answer.judge(...lines).verdict).not.toBe("impossible");
    }
    expect(answer.judge("open", "timer", "immediate")).toMatchObject({
      verdict: "impossible",
      why: [expect.stringMatching(/^R-/)],
    });
  });

  test("what depends on the clock is not called impossible", async () => {
    const answer = await askAbout(`
      const began = Date.now();
      setTimeout(() => console.log(Date.now() - began > 1000 ? "late" : "early"), 1);`);
    expect(answer.judge("late").verdict).toBe("unseen");
    expect(answer.complete).toBe(false);
  });
});

describe("a callback that no callback has asked for", () => {
  const find = ({ trace }: TracedSnippet, text: string): Step | undefined =>
    trace.steps.find(({ prints }) => prints.some((print) => print.text === `${text}\n`));

  test("is a step of its own: a finalization registry", async () => {
    const traced = await lab.trace(
      "registry.cjs",
      `
      require("node:v8").setFlagsFromString("--expose-gc");
      const collect = require("node:vm").runInNewContext("gc");
      const registry = new FinalizationRegistry((name) => console.log("gone " + name));
      (() => registry.register({ a: 1 }, "x"))();
      setTimeout(() => { collect(); console.log("collected"); }, 5);
      setTimeout(() => console.log("last"), 50);`,
    );
    const [gone, collected] = [find(traced, "gone x"), find(traced, "collected")];
    expect(gone).toMatchObject({ why: ["R-PLATFORM-TASK"], runsAt: { line: 4 } });
    expect(gone?.n).not.toBe(collected?.n);
    expect(gone?.scheduledBy.api).toBe("a task of V8");
    expect((await ask(traced)).complete).toBe(false);
  });

  test("is a step of its own: a wait that another thread or callback ends", async () => {
    const traced = await lab.trace(
      "wait.cjs",
      `
      const cells = new Int32Array(new SharedArrayBuffer(4));
      Atomics.waitAsync(cells, 0, 0, 30_000).value.then(() => console.log("woken"));
      setTimeout(() => { Atomics.notify(cells, 0); console.log("notified"); }, 5);
      setTimeout(() => console.log("last"), 50);`,
    );
    const woken = find(traced, "woken");
    const task = traced.trace.steps[woken?.readyBy ?? -1];
    expect(task).toMatchObject({ why: ["R-PLATFORM-TASK"], internal: false });
    expect(task?.scheduledBy).toMatchObject({ api: "Atomics.waitAsync" });
    expect(task?.n).toBeGreaterThan(find(traced, "notified")?.n ?? Infinity);
    expect(woken?.n).toBe((task?.n ?? 0) + 1);
  });
});

describe("the rule that is named is the one that decides", () => {
  const ROUNDS = `setTimeout(() => {
    const done = Promise.resolve();
    const plain = async () => await done;
    const adopting = async () => done;
    adopting().then(() => console.log("adopted"));
    plain().then(() => console.log("awaited"));
    done.then(() => console.log("one")).then(() => console.log("two")).then(() => console.log("three"));
  }, 1);`;

  test.each([
    ["R-ADOPTION-COSTS-JOBS", ["one", "awaited", "adopted", "two", "three"]],
    ["R-AWAIT-RESUMES-AS-JOB", ["awaited", "one", "two", "adopted", "three"]],
    ["R-CAUSE-FIRST", ["two", "one", "awaited", "adopted", "three"]],
  ])("%s", async (rule, given) => {
    const answer = await askAbout(ROUNDS);
    expect(answer.judge(...given)).toMatchObject({ verdict: "impossible", why: [rule] });
  });

  test("a fork between two files names no timer", async () => {
    const text = `
      const { stat } = require("node:fs");
      stat(".", () => console.log("a"));
      stat(".", () => console.log("b"));`;
    // An order that only a plain run printed has no fork, for nobody saw where it parted.
    const { list } = await ask({ ...(await lab.trace("kind.cjs", text)), plain: null });
    const forks = list.flatMap(({ fork }) => fork?.why ?? []);
    expect(new Set(forks)).toEqual(new Set(["R-IO-COMPLETES-IN-ANY-ORDER"]));
  });

  test("operations keep their order where the pool has one thread", async () => {
    const text = `
      const { stat } = require("node:fs");
      stat(".", () => console.log("a"));
      stat(".", () => console.log("b"));`;
    const env = { UV_THREADPOOL_SIZE: "1" };
    const answer = await ask(await lab.trace("pool.cjs", text, { env }));
    expect(answer.judge("b", "a")).toMatchObject({
      verdict: "impossible",
      why: ["R-POOL-IN-TURN"],
    });
    expect(answer.complete).toBe(true);
  });
});
