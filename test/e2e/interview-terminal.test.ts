import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { TestContext } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { solveIn } from "./drill-content.ts";
import { SLUG, findSeed } from "./interview-content.ts";
import { openTerminal } from "./open-terminal.ts";
import type { Terminal } from "./open-terminal.ts";
import { answerUntil, countKinds, findFile, listKinds } from "./take-interview.ts";
import { readEvents, readPackageFile } from "./trainer.ts";

const LONG = 180_000;
const WISH = { minutes: 45, level: "junior" } as const;
const REFERENCE = readPackageFile("solutions", SLUG, `${SLUG}.ts`);

async function openInterview(
  cwd: string,
  context: TestContext,
  args: string[] = [],
): Promise<Terminal> {
  const seed = findSeed(WISH);
  const wish = ["--level", "junior", "--focus", "async", "--seed", seed];
  const options = { cwd, rows: 40, columns: 100, env: { NO_COLOR: "1" } };
  return openTerminal(["interview", ...wish, ...args], options, context);
}

test(
  "an interview is taken, killed while coding, taken on and told",
  async (context) => {
    const cwd = makeTempFolder();
    const first = await openInterview(cwd, context);
    await answerUntil(first, "It is tested on each save.");
    await first.waitFor(/Coding that unfolds 0:\d\d of 22:00 · interview \d:\d\d of 45:00/);
    first.kill("SIGKILL");
    await first.ended;
    const before = listKinds(cwd);
    expect(before).toContain("file");
    const second = await openInterview(cwd, context);
    await answerUntil(second, "It is tested on each save.");
    const seen = second.text().length;
    writeFileSync(findFile(cwd), REFERENCE);
    await second.waitFor("Everything that was asked is met.");
    await answerUntil(second, "Debrief: ", seen);
    expect(await second.ended).toBeLessThan(2);
    const text = second.text();
    expect(text).toContain("Mock interview: Promise combinators");
    expect(text).toContain("What the reference solution does");
    const after = listKinds(cwd);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.filter((kind) => kind === "begun")).toHaveLength(1);
    expect(after.slice(-2)).toEqual(["queued", "ended"]);
    expect(readdirSync(join(cwd, "practice", "interviews"))).toHaveLength(2);
  },
  LONG,
);

test(
  "on a terminal of 80 columns and 24 rows the whole brief is read, and ending the coding part asks",
  async (context) => {
    const cwd = makeTempFolder();
    const seed = findSeed(WISH);
    const wish = ["--level", "junior", "--focus", "async", "--seed", seed];
    const options = { cwd, rows: 24, columns: 80, env: { NO_COLOR: "1" } };
    const terminal = await openTerminal(["interview", ...wish], options, context);
    await answerUntil(terminal, "b: brief");
    await terminal.press("b", "Lines 1-");
    // The task may be longer than the screen too, so the last page is meant.
    const pages = [...terminal.text().matchAll(/Lines 1-\d+ of (\d+)/g)];
    const all = Number(pages.at(-1)?.[1]);
    await terminal.press("\u001B[F", `-${all} of ${all}`);
    await terminal.press("b", "b: brief");
    await terminal.press("d", "Nothing was tested yet. End the coding part?");
    await terminal.press("\u001B", "b: brief");
    expect(countKinds(cwd)["coded"]).toBeUndefined();
    await terminal.press("d", "Nothing was tested yet. End the coding part?");
    await terminal.press("\u001B[B\r", "Questions on your code");
    expect(countKinds(cwd)["coded"]).toBe(1);
    await terminal.press("\u0003", "Your interview is kept as it is.");
    expect(await terminal.ended).toBe(130);
  },
  LONG,
);

test(
  "Escape stops the clock, Ctrl-C leaves, and both are told in the debrief",
  async (context) => {
    const cwd = makeTempFolder();
    const first = await openInterview(cwd, context);
    await answerUntil(first, "What do you ask before you begin?");
    await first.press("\u001B", "The clock stands still. What now?");
    await first.waitFor("Esc: go on");
    await first.press("\u001B", "What do you ask before you begin?");
    await first.press("\u0003", "Your interview is kept as it is.");
    expect(await first.ended).toBe(130);
    expect(countKinds(cwd)).toMatchObject({ paused: 2, resumed: 1 });
    const second = await openInterview(cwd, context);
    await answerUntil(second, "What do you ask before you begin?");
    await second.press("\u001B", "The clock stands still. What now?");
    await second.press("\u001B[B\u001B[B\r", "Debrief: ");
    expect(await second.ended).toBe(1);
    await second.waitFor("3 pauses");
    await second.waitFor("It was ended early.");
  },
  LONG,
);

test(
  "an answer that was left in the middle is asked with its question again",
  async (context) => {
    const cwd = makeTempFolder();
    const first = await openInterview(cwd, context);
    await answerUntil(first, "Say your answer aloud");
    await first.press("\u0003", "Your interview is kept as it is.");
    await first.ended;
    const asked = readEvents(join(cwd, "practice")).map(({ step }) => JSON.stringify(step ?? null));
    const step = asked.find((text) => text.includes('"kind":"question"')) ?? "{}";
    const words = /"question":"(\w+ \w+)/.exec(step)?.[1] ?? "no question";
    const second = await openInterview(cwd, context);
    await answerUntil(second, "Say your answer aloud");
    expect(await second.waitFor(words)).toContain(words);
    await second.press("\u0003", "Your interview is kept as it is.");
    await second.ended;
  },
  LONG,
);

test(
  "the clock warns, offers help and ends the coding part; help is recorded",
  async (context) => {
    const cwd = makeTempFolder();
    const args = ["interview", "--minutes", "30", "--level", "junior", "--focus", "async"];
    const seed = findSeed({ minutes: 30, level: "junior" });
    const open = async (env: Record<string, string>): Promise<Terminal> => {
      const options = { cwd, rows: 40, columns: 140, env: { NO_COLOR: "1", ...env } };
      const opened = await openTerminal([...args, "--seed", seed], options, context);
      await answerUntil(opened, "It is tested on each save.");
      return opened;
    };
    const first = await open({});
    first.kill("SIGKILL");
    await first.ended;
    // Only coding is made short, where nothing is typed against the clock.
    const terminal = await open({ TRAINER_INTERVIEW_SPEED: "40" });
    await terminal.press("h", "Hint 1 of");
    await terminal.waitFor("Stage 1 is not met yet: h gives the smallest help.");
    await terminal.waitFor("The time for coding is over.");
    await answerUntil(terminal, "Debrief: ", terminal.text().length);
    expect(await terminal.ended).toBe(1);
    const kinds = countKinds(cwd);
    expect(kinds).toMatchObject({ helped: 1, offered: 1, coded: 1 });
    expect(kinds["warned"]).toBeGreaterThanOrEqual(1);
    await terminal.waitFor("Half of the time is over.");
    await terminal.waitFor("The time for coding was over.");
  },
  LONG,
);

test(
  "a repair is the coding part where the challenge is solved, and ends when all faults are gone",
  async (context) => {
    const cwd = makeTempFolder();
    solveIn(cwd, SLUG);
    const wish = { minutes: 30, level: "junior" } as const;
    const args = ["interview", "--minutes", "30", "--level", "junior", "--focus", "async"];
    const options = { cwd, rows: 40, columns: 140, env: { NO_COLOR: "1" } };
    const seed = findSeed(wish, "repair");
    const terminal = await openTerminal([...args, "--seed", seed], options, context);
    await answerUntil(terminal, "What users report stands at its top.");
    const seen = terminal.text().length;
    expect(readFileSync(findFile(cwd), "utf8")).toContain("users report:");
    writeFileSync(findFile(cwd), REFERENCE);
    await terminal.waitFor("Everything that was asked is met.");
    await answerUntil(terminal, "Debrief: ", seen);
    await terminal.ended;
    await terminal.waitFor("2 of 2 planted mistakes were found, with 0 false alarms.");
    expect(countKinds(cwd)).toMatchObject({ judged: 1, drilled: 1, coded: 1, ended: 1 });
  },
  LONG,
);
