import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { displayWidth } from "../../src/ui/text/glyphs.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { FIRST, SLUGS } from "./content.ts";
import type { TestContext } from "vitest";
import { openTerminal } from "./open-terminal.ts";
import type { Terminal } from "./open-terminal.ts";
import { putFile, readEvents, readPackageFile, runTrainer } from "./trainer.ts";

const DOWN = "\u001B[B";
const UP = "\u001B[A";
const ENTER = "\r";
const ESCAPE = "\u001B";
const CTRL_C = "\u0003";

describe("the home screen", () => {
  test("explains itself and leads a newcomer into the first stage", async (context) => {
    const cwd = makeTempFolder();
    const terminal = await openTerminal(["start"], { cwd, env: NO_EDITOR }, context);
    const page = await terminal.waitFor("▸ TypeScript");
    expect(page).toContain("Each save runs hidden tests");
    expect(page).toContain(FIRST.title);
    await terminal.press(ENTER, "▸ Test on each save");
    await terminal.waitFor(`Created ${join("practice", FIRST.slug, `${FIRST.slug}.ts`)}`);
    await terminal.waitFor(String(FIRST.stages[0]?.title));
    await terminal.press(ENTER, "q: quit");
    await terminal.waitFor(`Stage 1 of ${FIRST.stages.length}`);
    await terminal.press("q", "▸ Go back to the home screen");
    await terminal.press(ENTER, `▸ Continue ${FIRST.slug}`);
    await terminal.waitFor("1 started");
    await terminal.press(ESCAPE);
    expect(await terminal.ended).toBe(0);
    const kinds = readEvents(join(cwd, "practice")).map(({ kind }) => kind);
    expect(kinds).toEqual(["language-chosen", "started", "attempted"]);
  });

  test("offers the next challenge after a watch in which one was solved", async (context) => {
    const cwd = makeTempFolder();
    const terminal = await openHome(cwd, context);
    const file = join(cwd, "practice", FIRST.slug, `${FIRST.slug}.ts`);
    putFile(file, readPackageFile("solutions", FIRST.slug, `${FIRST.slug}.ts`));
    await terminal.press(ENTER, "n: start ");
    await terminal.press("q", "▸ Start ");
    await terminal.waitFor("Go back to the home screen");
    await terminal.press(ENTER, "▸ TypeScript");
    await terminal.press(ENTER, "▸ Test on each save");
    await terminal.press(CTRL_C);
    expect(await terminal.ended).toBe(130);
    const started = readEvents(join(cwd, "practice")).filter(({ kind }) => kind === "started");
    expect(started.map(({ slug }) => slug)).toEqual([FIRST.slug, SLUGS[1]]);
  });

  test("asks for the language once, and remembers it", async (context) => {
    const cwd = makeTempFolder();
    const terminal = await openTerminal(["start"], { cwd, env: NO_EDITOR }, context);
    await terminal.waitFor("▸ TypeScript");
    await terminal.press(DOWN, "▸ JavaScript");
    await terminal.press(ENTER, "▸ Test on each save");
    await terminal.press(CTRL_C);
    expect(await terminal.ended).toBe(130);
    await terminal.waitFor(`${FIRST.slug}.js`);
    const next = await runTrainer(["new", "event-emitter"], { cwd });
    expect(next.stdout).toContain("event-emitter.js");
    const other = await runTrainer(["new", "circuit-breaker", "--ts"], { cwd });
    expect(other.stdout).toContain("circuit-breaker.ts");
    const both = await runTrainer(["new", "circuit-breaker", "--ts", "--js"], { cwd });
    expect(both.code).toBe(2);
  });

  test("can be looked around in first", async (context) => {
    const terminal = await openTerminal(["start"], { cwd: makeTempFolder() }, context);
    await terminal.waitFor("▸ TypeScript");
    await terminal.press(UP + DOWN + DOWN, "▸ Look around first");
    await terminal.press(ENTER, `▸ Start ${FIRST.slug}`);
    await terminal.waitFor(`0 of ${SLUGS.length} challenges solved`);
    await terminal.press(DOWN, "▸ Challenges");
    await terminal.press(UP, `▸ Start ${FIRST.slug}`);
    await terminal.press(CTRL_C);
    expect(await terminal.ended).toBe(130);
  });

  test("finds a challenge by a part of its name, and goes back step by step", async (context) => {
    const terminal = await openHome(makeTempFolder(), context);
    await terminal.press(DOWN, "▸ Challenges");
    await terminal.press(ENTER, "Which challenge?");
    await terminal.press("circuit", "▸ ○ circuit-breaker");
    await terminal.press(ENTER, "▸ Start it");
    await terminal.press(DOWN, "▸ Read the brief");
    await terminal.press(ENTER, "▸ Go back to the challenges");
    await terminal.press(ENTER, "▸ ○ circuit-breaker");
    await terminal.press(ESCAPE, "What next?");
    await terminal.press(ESCAPE);
    expect(await terminal.ended).toBe(0);
  });

  test("leads to a scene of a chapter and its prediction", async (context) => {
    const terminal = await openHome(makeTempFolder(), context);
    await terminal.press(DOWN + DOWN, "▸ Event-loop lab");
    await terminal.press(ENTER, "▸ first steps (0 of");
    await terminal.press(ENTER, "Which scene?");
    await terminal.press(ENTER, "Line 1 of");
    await terminal.press(ESCAPE, "▸ Predict the next scene");
    await terminal.press(DOWN, "▸ Go back to the scenes");
    await terminal.press(CTRL_C);
    expect(await terminal.ended).toBe(130);
  });

  test("Ctrl-C leaves a scene for the scenes and a watch for the home screen, and then ends", async (context) => {
    const terminal = await openHome(makeTempFolder(), context);
    await terminal.press(DOWN + DOWN, "▸ Event-loop lab");
    await terminal.press(ENTER, "▸ first steps (0 of");
    await terminal.press(ENTER, "Which scene?");
    await terminal.press(ENTER, "Line 1 of");
    const from = terminal.text().length;
    await terminal.press(CTRL_C, "Which scene?");
    await terminal.press(ESCAPE, "▸ first steps (0 of");
    await terminal.press(ESCAPE, `▸ Continue ${FIRST.slug}`);
    await terminal.press(ENTER, "q: quit");
    await terminal.press(CTRL_C, `▸ Continue ${FIRST.slug}`);
    expect(terminal.text().slice(from)).not.toContain("Go back to");
    await terminal.press(CTRL_C);
    expect(await terminal.ended).toBe(130);
  });

  test("changes the language in the settings", async (context) => {
    const cwd = makeTempFolder();
    const terminal = await openHome(cwd, context);
    await terminal.press(DOWN.repeat(6), "▸ Settings and more");
    await terminal.press(ENTER, "▸ Language of new files: TypeScript");
    await terminal.press(ENTER, "▸ Language of new files: JavaScript");
    await terminal.press(ESCAPE, "What next?");
    await terminal.press(CTRL_C);
    expect(readEvents(join(cwd, "practice"))).toMatchObject([
      { kind: "started" },
      { kind: "language-chosen", language: "js" },
    ]);
  });

  test("makes a plan and changes it, and says what is no date", async (context) => {
    const cwd = makeTempFolder();
    const terminal = await openHome(cwd, context);
    await terminal.press(DOWN.repeat(6), "▸ Settings and more");
    await terminal.press(ENTER, "Make a plan to a date");
    await terminal.press(DOWN + DOWN, "▸ Make a plan to a date");
    await terminal.press(ENTER, "Which day do you prepare for?");
    await terminal.press(`soon${ENTER}`, "soon is not a date.");
    await terminal.press(`${"\u007F".repeat(4)}2030-01-02${ENTER}`, "How many minutes");
    await terminal.press(ENTER, "Plan until 2030-01-02");
    await terminal.waitFor("Go back to the settings");
    await terminal.press(ENTER, "Your plan: until 2030-01-02, 45 min a day");
    await terminal.press(DOWN.repeat(3), "▸ Change your plan");
    await terminal.press(ENTER, "Which day do you prepare for?");
    await terminal.press(ENTER, "How many minutes");
    await terminal.press(`30${ENTER}`, "30 minutes a day");
    await terminal.press(CTRL_C);
    expect(await terminal.ended).toBe(130);
    const planned = readEvents(join(cwd, "practice")).filter(({ kind }) => kind === "planned");
    expect(planned).toMatchObject([
      { until: "2030-01-02", minutes: 45 },
      { until: "2030-01-02", minutes: 30 },
    ]);
  });

  test("takes a workspace that was named to every room", async (context) => {
    const cwd = makeTempFolder();
    const at = { cwd, env: NO_EDITOR };
    const terminal = await openTerminal(["start", "--workspace", "mine"], at, context);
    await terminal.waitFor("▸ TypeScript");
    await terminal.press(ENTER, "▸ Test on each save");
    expect(readEvents(join(cwd, "mine"))).toMatchObject([
      { kind: "language-chosen" },
      { kind: "started" },
    ]);
    await terminal.press(CTRL_C);
    expect(await terminal.ended).toBe(130);
  });

  test.for([
    ["Escape", ESCAPE, 0],
    ["Ctrl-C", CTRL_C, 130],
  ] as const)("%s leaves it", async ([, key, code], context) => {
    const terminal = await openTerminal(["start"], { cwd: makeTempFolder() }, context);
    await terminal.waitFor("▸ TypeScript");
    await terminal.press(key);
    expect(await terminal.ended).toBe(code);
    expect(terminal.raw()).toContain("\u001B[?25h");
  });

  test("fits into 40 columns", async (context) => {
    const cwd = makeTempFolder();
    await runTrainer(["new", FIRST.slug], { cwd });
    const terminal = await openTerminal(["start"], { cwd, columns: 40 }, context);
    await terminal.waitFor(`▸ Continue ${FIRST.slug}`);
    await terminal.waitFor("--watch");
    const wide = terminal
      .text()
      .split(/\r?\n/)
      .filter((line) => displayWidth(line) > 40);
    expect(wide).toEqual([]);
    await terminal.press(CTRL_C);
  });

  test("has no colours with NO_COLOR and no signs beyond ASCII in a plain locale", async (context) => {
    const env = { NO_COLOR: "1", LANG: "C", LC_ALL: "C" };
    const terminal = await openTerminal(["start"], { cwd: makeTempFolder(), env }, context);
    await terminal.waitFor("> TypeScript");
    expect(terminal.text()).toMatch(/^[\x20-\x7e\s]*$/);
    expect(terminal.raw()).not.toMatch(/\u001B\[\d+m/);
    await terminal.press(CTRL_C);
  });

  test("asks nothing on a dumb terminal", async (context) => {
    const at = { cwd: makeTempFolder(), env: { TERM: "dumb" } };
    const terminal = await openTerminal(["start"], at, context);
    expect(await terminal.ended).toBe(0);
    await terminal.waitFor("trainer list");
    expect(terminal.text()).not.toContain("What next?");
  });
});

/** Which editor somebody has must not make a difference. */
const NO_EDITOR = {
  ...{ VISUAL: "", EDITOR: "", TERM_PROGRAM: "", ZED_TERM: "", NVIM: "", INSIDE_EMACS: "" },
  TERMINAL_EMULATOR: "",
};

/** The home screen of somebody who has begun. */
async function openHome(cwd: string, context: TestContext): Promise<Terminal> {
  await runTrainer(["new", FIRST.slug], { cwd });
  const terminal = await openTerminal(["start"], { cwd, env: NO_EDITOR }, context);
  await terminal.waitFor(`▸ Continue ${FIRST.slug}`);
  return terminal;
}

test("a journal that cannot be read whole is noted once, also where a setting is given", async () => {
  const cwd = makeTempFolder();
  putFile(join(cwd, "practice", ".trainer", "journal.jsonl"), "{torn\n");
  const { code, stderr } = await runTrainer(["start", "--language", "js"], { cwd });
  expect(code).toBe(0);
  expect(stderr.match(/skipped 1 unreadable line/g)).toHaveLength(1);
});

test("a spinner is shown while a file is judged, and taken away", async (context) => {
  const cwd = makeTempFolder();
  const terminal = await openTerminal(["new", "event-emitter"], { cwd }, context);
  await terminal.ended;
  const judging = await openTerminal(["test", "event-emitter"], { cwd }, context);
  await judging.waitFor("Testing event-emitter");
  expect(await judging.ended).toBe(1);
  expect(judging.raw()).toContain("\u001B[?25h");
});
