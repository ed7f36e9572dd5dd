import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { solveIn } from "./drill-content.ts";
import { SLUG, findSeed } from "./interview-content.ts";
import { openTerminal } from "./open-terminal.ts";
import type { Terminal } from "./open-terminal.ts";
import { answerUntil, countKinds, findFile, waitForFirst } from "./take-interview.ts";
import { readPackageFile } from "./trainer.ts";

const LONG = 180_000;
const ARGS = ["interview", "--minutes", "30", "--level", "junior", "--focus", "async"];
const WISH = { minutes: 30, level: "junior" } as const;

test(
  "a review is the coding part where the challenge is solved, and is marked at the terminal",
  async (context) => {
    const cwd = makeTempFolder();
    solveIn(cwd, SLUG);
    const options = { cwd, rows: 40, columns: 140, env: { NO_COLOR: "1" } };
    const seed = findSeed(WISH, "review");
    const terminal = await openTerminal([...ARGS, "--seed", seed], options, context);
    await answerUntil(terminal, "Which lines of the change are wrong?");
    await terminal.waitFor("Space: mark at least one, Esc: pause");
    await terminal.press("\u001B", "The clock stands still. What now?");
    await terminal.press("\u001B", "Space: mark at least one, Esc: pause");
    await terminal.press(" ", "Space: mark, Enter: done");
    await terminal.press("\r", "Which requirements does it break?");
    const seen = terminal.text().length;
    await terminal.press(" ", "Space: mark, Enter: done");
    await terminal.press("\r", "Questions on your code");
    await answerUntil(terminal, "Debrief: ", seen);
    await terminal.ended;
    expect(terminal.text()).toMatch(/\d of \d planted mistakes? (?:was|were) found/);
    expect(terminal.text()).toContain("The review was done.");
    expect(terminal.text()).toContain("No own code was judged.");
    expect(countKinds(cwd)).toMatchObject({ drilled: 1, coded: 1, queued: 1, ended: 1 });
  },
  LONG,
);

/** What is typed at each question line by line; the first choice, no points, and some words. */
const LINES = [
  ["Type a number from 0 to 2:", "1\r"],
  ["Your answer:", "\r"],
  ["Type their numbers, such as 1 3", "\r"],
] as const;

async function answerByLines(terminal: Terminal, wanted: string, seen = 0): Promise<void> {
  let from = seen;
  for (;;) {
    const prompts = [wanted, ...LINES.map(([prompt]) => prompt)];
    const found = await waitForFirst(terminal, prompts, from);
    if (found.prompt === wanted) return;
    from = found.at + found.prompt.length;
    await terminal.press(LINES.find(([prompt]) => prompt === found.prompt)?.[1] ?? "");
  }
}

test(
  "with --plain an interview is taken by lines, and the coding screen draws nothing",
  async (context) => {
    const cwd = makeTempFolder();
    const options = { cwd, rows: 40, columns: 140 };
    const args = [...ARGS, "--plain", "--seed", findSeed(WISH)];
    const terminal = await openTerminal(args, options, context);
    await answerByLines(terminal, "d: done");
    expect(terminal.text()).toContain("It is tested on each save.");
    expect(terminal.text()).not.toContain("Esc: pause");
    await terminal.press("b\r", "An example");
    await terminal.press("h\r", "Hint 1 of");
    const seen = terminal.text().length;
    writeFileSync(findFile(cwd), readPackageFile("solutions", SLUG, `${SLUG}.ts`));
    await terminal.waitFor("Everything that was asked is met.");
    await answerByLines(terminal, "Debrief: ", seen);
    await terminal.ended;
    expect(terminal.raw()).not.toContain("\u001B");
    expect(terminal.raw()).not.toMatch(/[\u2500-\u25FF\u2800-\u28FF✓✗]/);
    expect(countKinds(cwd)).toMatchObject({ helped: 1, coded: 1, ended: 1 });
  },
  LONG,
);

test(
  "with --plain the end of the input leaves the interview as it is",
  async (context) => {
    const cwd = makeTempFolder();
    const args = [...ARGS, "--plain", "--seed", findSeed(WISH)];
    const terminal = await openTerminal(args, { cwd, columns: 140 }, context);
    await terminal.waitFor("Type a number from 0 to 2:");
    await terminal.press("1\r", "Your answer:");
    await terminal.press("\u0004", "Your interview is kept as it is.");
    expect(await terminal.ended).toBe(0);
    expect(countKinds(cwd)).toMatchObject({ paused: 1 });
  },
  LONG,
);
