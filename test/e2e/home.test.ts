import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { displayWidth } from "../../src/ui/text/glyphs.ts";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { FIRST, SLUGS } from "./content.ts";
import { openTerminal } from "./open-terminal.ts";
import { readEvents } from "./trainer.ts";

const DOWN = "\u001B[B";
const UP = "\u001B[A";
const ENTER = "\r";
const ESCAPE = "\u001B";
const CTRL_C = "\u0003";

describe("the home screen", () => {
  test("starts the challenge under the cursor and comes back", async (context) => {
    const cwd = makeTempFolder();
    const terminal = await openTerminal(["start"], { cwd }, context);
    expect(await terminal.waitFor("What next?")).toContain(
      `0 of ${SLUGS.length} challenges solved`,
    );
    await terminal.press(ENTER, "▸ Go back to the home screen");
    await terminal.press(ENTER, `▸ Test ${FIRST.slug}`);
    expect(terminal.text()).toContain("1 started");
    expect(terminal.text()).toContain(`Created ${join("practice", FIRST.slug)}`);
    await terminal.press(ESCAPE);
    expect(await terminal.ended).toBe(0);
    expect(readEvents(join(cwd, "practice"))).toMatchObject([{ kind: "started" }]);
  });

  test("moves with the arrow keys", async (context) => {
    const terminal = await openTerminal(["start"], { cwd: makeTempFolder() }, context);
    await terminal.waitFor(`▸ Start ${FIRST.slug}`);
    await terminal.press(DOWN, `▸ Read the brief of ${FIRST.slug}`);
    await terminal.press(DOWN, "▸ See the list of challenges");
    await terminal.press(UP, `▸ Read the brief of ${FIRST.slug}`);
    await terminal.press(ENTER, "▸ Go back to the home screen");
    expect(terminal.text()).toMatch(/\b[A-Z]+1\./);
    await terminal.press(CTRL_C);
    expect(await terminal.ended).toBe(130);
  });

  test("judges what was started", async (context) => {
    const cwd = makeTempFolder();
    const terminal = await openTerminal(["start"], { cwd }, context);
    await terminal.waitFor("What next?");
    await terminal.press(ENTER, "▸ Go back to the home screen");
    await terminal.press(ENTER, `▸ Test ${FIRST.slug}`);
    await terminal.press(ENTER, "▸ Go back to the home screen");
    expect(terminal.text()).toContain(`Stage 1 of ${FIRST.stages.length}: 0 of `);
    await terminal.press(DOWN, "▸ Leave");
    await terminal.press(ENTER);
    expect(await terminal.ended).toBe(0);
  });

  test("takes a workspace that was named to every room", async (context) => {
    const cwd = makeTempFolder();
    const terminal = await openTerminal(["start", "--workspace", "mine"], { cwd }, context);
    await terminal.waitFor("What next?");
    await terminal.press(ENTER, "▸ Go back to the home screen");
    expect(readEvents(join(cwd, "mine"))).toMatchObject([{ kind: "started" }]);
    await terminal.press(ESCAPE);
    expect(await terminal.ended).toBe(0);
  });

  test.for([
    ["Escape", ESCAPE, 0],
    ["Ctrl-C", CTRL_C, 130],
  ] as const)("%s leaves it", async ([, key, code], context) => {
    const terminal = await openTerminal(["start"], { cwd: makeTempFolder() }, context);
    await terminal.waitFor("What next?");
    await terminal.press(key);
    expect(await terminal.ended).toBe(code);
    expect(terminal.raw()).toContain("\u001B[?25h");
  });

  test("fits into 40 columns", async (context) => {
    const at = { cwd: makeTempFolder(), columns: 40 };
    const terminal = await openTerminal(["start"], at, context);
    await terminal.waitFor("What next?");
    expect(terminal.text()).toContain(`▸ Start ${FIRST.slug}`);
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
    await terminal.waitFor(`> Start ${FIRST.slug}`);
    expect(terminal.text()).toMatch(/^[\x20-\x7e\s]*$/);
    expect(terminal.raw()).not.toMatch(/\u001B\[\d+m/);
    await terminal.press(CTRL_C);
  });

  test("asks nothing on a dumb terminal", async (context) => {
    const at = { cwd: makeTempFolder(), env: { TERM: "dumb" } };
    const terminal = await openTerminal(["start"], at, context);
    expect(await terminal.ended).toBe(0);
    expect(terminal.text()).toContain("trainer list");
    expect(terminal.text()).not.toContain("What next?");
  });
});

test("the editor is asked for once and remembered", async (context) => {
  const cwd = makeTempFolder();
  const editor = `${process.execPath} -p 1`;
  const none = {
    TERM_PROGRAM: "",
    ZED_TERM: "",
    NVIM: "",
    INSIDE_EMACS: "",
    TERMINAL_EMULATOR: "",
  };
  const first = await openTerminal(
    ["new", "circuit-breaker", "--open"],
    { cwd, env: none },
    context,
  );
  await first.waitFor("Which command starts your editor?");
  await first.press(`${editor}${ENTER}`);
  expect(await first.ended).toBe(0);
  expect(readEvents(join(cwd, "practice")).at(-1)).toMatchObject({
    kind: "editor-chosen",
    command: editor,
  });
  const again = ["new", "event-emitter", "--open"];
  const second = await openTerminal(again, { cwd, env: none }, context);
  expect(await second.ended).toBe(0);
  expect(second.text()).not.toContain("Which command");
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
