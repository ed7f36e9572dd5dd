import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { openTerminal } from "./open-terminal.ts";
import { putFile, readEvents } from "./trainer.ts";

const ENTER = "\r";
const CTRL_C = "\u0003";
const RIGHT = "\u001B[C";
const LEFT = "\u001B[D";
const DOWN = "\u001B[B";

/** Its order is the same on every Node: it starts in a timer. */
const FIXED = `setTimeout(() => {
  setImmediate(() => console.log("immediate"));
  Promise.resolve().then(() => console.log("promise"));
  process.nextTick(() => console.log("tick"));
  console.log("timer");
}, 1);
`;

describe("trainer loop in a terminal", () => {
  test("--step walks from step to step with the source and the queues", async (context) => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "fixed.cjs"), FIXED);
    const terminal = await openTerminal(["loop", "./fixed.cjs", "--step"], { cwd }, context);
    await terminal.waitFor("step 1 of 5");
    await terminal.press(RIGHT, "step 2 of 5");
    await terminal.waitFor("setTimeout 1 ms");
    await terminal.waitFor("What waits as it begins");
    await terminal.press(RIGHT, "step 3 of 5");
    await terminal.press(LEFT, "step 2 of 5");
    await terminal.press("q");
    expect(await terminal.ended).toBe(0);
  });

  test("--predict lets the learner arrange the lines", async (context) => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "fixed.cjs"), FIXED);
    const terminal = await openTerminal(["loop", "./fixed.cjs", "--predict"], { cwd }, context);
    // The lines are listed by name: immediate, promise, tick, timer.
    await terminal.waitFor("Line 1 of 4");
    await terminal.press(ENTER, "Line 2 of 4");
    await terminal.press(ENTER, "Line 3 of 4");
    await terminal.press(ENTER, "Line 4 of 4");
    await terminal.press(ENTER, "Impossible");
    expect(await terminal.ended).toBe(1);
    await terminal.waitFor("It printed: timer");
  });

  test("Ctrl-C leaves the arranging with 130", async (context) => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "fixed.cjs"), FIXED);
    const terminal = await openTerminal(["loop", "./fixed.cjs", "--predict"], { cwd }, context);
    await terminal.waitFor("Line 1 of 4");
    await terminal.press(CTRL_C);
    expect(await terminal.ended).toBe(130);
  });

  test("a scene is predicted first, and the run comes after", async (context) => {
    const cwd = makeTempFolder();
    const terminal = await openTerminal(["loop", "tick-and-promise"], { cwd }, context);
    await terminal.waitFor("Line 1 of 3");
    expect(terminal.text()).not.toContain("Why this order");
    // A finding names the line.
    expect(terminal.text()).toMatch(/^\d+ {2}process\.nextTick\(/m);
    // By name: promise, script, tick.
    await terminal.press(DOWN, "▸ script");
    await terminal.press(ENTER, "Line 2 of 3");
    await terminal.press(`${DOWN}${DOWN}`, "▸ (take back line 1)");
    await terminal.press(ENTER, "Line 1 of 3");
    await terminal.press(DOWN, "▸ script");
    await terminal.press(ENTER, "Line 2 of 3");
    await terminal.press(DOWN, "▸ tick");
    await terminal.press(ENTER, "Line 3 of 3");
    await terminal.press(ENTER, "Exact");
    expect(await terminal.ended).toBe(0);
    const [event] = readEvents(join(cwd, "practice"));
    expect(event).toMatchObject({ kind: "looped", verdict: "exact" });
  });

  test("whoever does not want to predict sees the run", async (context) => {
    const cwd = makeTempFolder();
    const asked = await openTerminal(["loop", "tick-and-promise"], { cwd }, context);
    await asked.waitFor("Line 1 of 3");
    await asked.press("\u001B[F", "▸ (show the run without a prediction)");
    await asked.press(ENTER, "Why this order");
    expect(await asked.ended).toBe(0);
    const args = ["loop", "tick-and-promise", "--no-predict"];
    const told = await openTerminal(args, { cwd }, context);
    expect(await told.ended).toBe(0);
    await told.waitFor("Why this order");
    expect(told.text()).not.toContain("Line 1 of 3");
  });

  test("the tour asks nothing", async (context) => {
    const terminal = await openTerminal(["tour"], { cwd: makeTempFolder() }, context);
    expect(await terminal.ended).toBe(0);
    await terminal.waitFor("Why this order");
  });
});
