import { expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { solveIn } from "./drill-content.ts";
import { openTerminal } from "./open-terminal.ts";
import { readEvents, runTrainer } from "./trainer.ts";

const LONG = 180_000;
const SLUG = "event-emitter";
const DOWN = "\u001B[B";
const ENTER = "\r";
const ESCAPE = "\u001B";
const CTRL_C = "\u0003";

test(
  "the home screen goes on with a repair that is open, and offers another drill",
  async (context) => {
    const cwd = makeTempFolder();
    const workspace = solveIn(cwd, SLUG);
    await runTrainer(["drill", "repair", SLUG, "--seed", "7"], { cwd });
    const terminal = await openTerminal(["start"], { cwd, rows: 40 }, context);
    await terminal.waitFor("Leave");
    await terminal.press(DOWN.repeat(4), `▸ Check your repair of ${SLUG}`);
    await terminal.press(ENTER, "Users still report");
    await terminal.waitFor("▸ Check your repair");
    await terminal.waitFor(`Another drill: review of ${SLUG}`);
    await terminal.press(ENTER, "▸ Check your repair");
    await terminal.press(DOWN, "▸ Another drill");
    await terminal.press(ENTER, "Which lines of the change are wrong?");
    await terminal.press(ESCAPE, "▸ Check your repair");
    await terminal.press(CTRL_C);
    expect(await terminal.ended).toBe(130);
    const drills = readEvents(workspace).filter(({ kind }) => kind === "drilled");
    expect(drills.map(({ drill }) => drill)).toEqual(["repair", "repair"]);
  },
  LONG,
);
