import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { TestContext } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { FIRST } from "./content.ts";
import { openTerminal } from "./open-terminal.ts";
import type { Terminal } from "./open-terminal.ts";
import { BIN, REFERENCE, parseDocument, putFile, readEvents } from "./trainer.ts";

const SLUG = "event-emitter";
const WRONG = REFERENCE.replace("return true;", "return false;");
const SPINNING = "export class EventEmitter {\n  on() {\n    for (;;) {}\n  }\n}\n";

/** Where a watch runs, and the learner's file in it. */
function makeRoom(text = REFERENCE): { cwd: string; file: string } {
  const cwd = makeTempFolder();
  return { cwd, file: putFile(join(cwd, "practice", SLUG, `${SLUG}.ts`), text) };
}

/** A watch in a terminal whose first verdict is there, keys and all. */
async function watchIn(cwd: string, context: TestContext, env = {}): Promise<Terminal> {
  const options = { cwd, env: { NO_COLOR: "1", ...env } };
  const terminal = await openTerminal(["test", SLUG, "--watch"], options, context);
  await terminal.waitFor("q: quit");
  return terminal;
}

/** Does something to the file and waits for what the screen then says. */
async function seeAfter(terminal: Terminal, act: () => void, wanted: string): Promise<string> {
  const from = terminal.text().length;
  const seen = async (): Promise<void> => {
    expect(terminal.text().slice(from)).toContain(wanted);
  };
  act();
  await vi.waitFor(seen, { timeout: 20_000, interval: 20 });
  return terminal.text().slice(from);
}

describe("`trainer test --watch` in a terminal", () => {
  test("judges at once, again on each save, and shows the keys that make sense", async (context) => {
    const { cwd, file } = makeRoom();
    const terminal = await watchIn(cwd, context);
    await terminal.waitFor("Solved: ");
    await terminal.waitFor(
      new RegExp(`r: run again · b: brief · s: solution · n: start ${FIRST.slug}\\s.*e: editor`),
    );
    const wrong = await seeAfter(terminal, () => writeFileSync(file, WRONG), "q: quit");
    expect(wrong).toContain("6 of 7 met");
    expect(wrong).not.toContain("Solved");
    expect(wrong).toContain("r: run again · h: hint · b: brief");
    await terminal.press("q");
    expect(await terminal.ended).toBe(0);
    expect(readEvents(join(cwd, "practice")).map(({ status }) => status)).toEqual([
      "solved",
      "unsolved",
    ]);
  });

  test("shows the verdict first and the types when they are checked", async (context) => {
    const { cwd } = makeRoom(`${REFERENCE}\nexport const n: number = "one";\n`);
    const terminal = await watchIn(cwd, context);
    const text = terminal.text();
    expect(text.indexOf("being checked")).toBeLessThan(text.indexOf("1 error"));
    expect(text).toContain("TS2322");
    await terminal.press("\u0003");
    expect(await terminal.ended).toBe(130);
  });

  test("ends a run that hangs when the file is saved", async (context) => {
    const { cwd, file } = makeRoom();
    const terminal = await watchIn(cwd, context);
    await seeAfter(terminal, () => writeFileSync(file, SPINNING), "Testing");
    const text = await seeAfter(terminal, () => writeFileSync(file, REFERENCE), "Solved");
    expect(text).not.toContain("did not come back");
    await terminal.press("q");
    expect(await terminal.ended).toBe(0);
    const events = readEvents(join(cwd, "practice"));
    expect(events).toMatchObject([{ status: "solved" }, { status: "solved" }]);
  });

  test("follows a file that is renamed over, removed and made again", async (context) => {
    const { cwd, file } = makeRoom();
    const terminal = await watchIn(cwd, context);
    const rename = (): void => {
      writeFileSync(`${file}.tmp`, WRONG);
      renameSync(`${file}.tmp`, file);
    };
    expect(await seeAfter(terminal, rename, "q: quit")).not.toContain("Solved");
    await seeAfter(
      terminal,
      () => rmSync(file),
      "The file was deleted. Tests run again as soon as it is back.",
    );
    await seeAfter(terminal, () => writeFileSync(file, REFERENCE), "Solved");
    await terminal.press("q");
    expect(await terminal.ended).toBe(0);
  });

  test("gives hint, solution and next on their keys, and judges again", async (context) => {
    const { cwd, file } = makeRoom(WRONG);
    const terminal = await watchIn(cwd, context);
    await terminal.press("h", "Hint 1 of");
    await seeAfter(terminal, () => writeFileSync(file, REFERENCE), "n: start");
    await terminal.press("s", "In two minutes");
    await terminal.press("r", "Solved");
    await terminal.press("q");
    expect(await terminal.ended).toBe(0);
    const kinds = readEvents(join(cwd, "practice")).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "attempted")).toHaveLength(3);
    expect(kinds).toContain("hinted");
  });

  test("goes on with the next challenge once one is solved, and waits for its first save", async (context) => {
    const { cwd } = makeRoom();
    const terminal = await watchIn(cwd, context);
    await terminal.press("n", "Tests run when you save it.");
    await terminal.waitFor("r: run · b: brief · e: editor · q: quit");
    const next = join("practice", FIRST.slug, `${FIRST.slug}.ts`);
    await terminal.waitFor(`Your file: ${next}`);
    await terminal.waitFor(String(FIRST.stages[0]?.title));
    expect(readEvents(join(cwd, "practice")).at(-1)).toMatchObject({ kind: "started" });
    const file = join(cwd, next);
    const save = (): void => writeFileSync(file, `${readFileSync(file, "utf8")}\n`);
    const verdict = await seeAfter(terminal, save, "h: hint");
    expect(verdict).toContain("Stage 1: ");
    await terminal.press("q");
    expect(await terminal.ended).toBe(0);
    const attempts = readEvents(join(cwd, "practice")).filter(({ kind }) => kind === "attempted");
    expect(attempts.map(({ slug }) => slug)).toEqual([SLUG, FIRST.slug]);
  });

  test("leaves keys and screen to an editor in the terminal, and judges what it saved", async (context) => {
    const { cwd, file } = makeRoom(WRONG);
    const right = putFile(join(cwd, "right.ts"), REFERENCE);
    // Reads a line of its own from the terminal, as an editor does, and then saves.
    const editor = putFile(
      join(cwd, "editor.cjs"),
      `const { copyFileSync } = require("node:fs");
process.stdout.write("EDITOR OPEN\\n");
process.stdin.once("data", (keys) => {
  copyFileSync(${JSON.stringify(right)}, process.argv[2]);
  process.stdout.write("EDITOR READ " + keys.toString().trim() + "\\n");
  process.exit(0);
});
`,
    );
    const terminal = await watchIn(cwd, context, { VISUAL: `${process.execPath} ${editor}` });
    await terminal.press("e", "EDITOR OPEN");
    await terminal.press("qq\r", "EDITOR READ qq");
    await terminal.waitFor("Solved");
    expect(readFileSync(file, "utf8")).toBe(REFERENCE);
    await terminal.press("q");
    expect(await terminal.ended).toBe(0);
  });
});

describe("what a watch shows in a terminal", () => {
  test("fits the screen, and keys walk through the findings", async (context) => {
    const { cwd } = makeRoom(
      "export class EventEmitter {\n  on() {}\n  emit() {}\n  off() {}\n}\n",
    );
    const size = { columns: 80, rows: 32 };
    const options = { cwd, env: { NO_COLOR: "1" }, ...size };
    const terminal = await openTerminal(["test", SLUG, "--watch"], options, context);
    await terminal.waitFor("finding 1 of 6");
    const first = lastScreen(terminal);
    expect(first.split("\n").length).toBeLessThan(size.rows);
    expect(first).not.toContain("✓ met");
    await terminal.press("n", "finding 2 of 6");
    expect(lastScreen(terminal)).not.toBe(first);
    await terminal.press("p", "finding 1 of 6");
    expect(lastScreen(terminal)).toBe(first);
    await terminal.press("p", "finding 6 of 6");
    const shrink = (): void => terminal.resize(40, 20);
    await seeAfter(terminal, shrink, "q: quit");
    expect(lastScreen(terminal).split("\n").length).toBeLessThan(20);
    await terminal.press("a", "Stuck? Run");
    await terminal.press("q");
    expect(await terminal.ended).toBe(0);
  });
});

/** What was written after the screen was cleared last. */
function lastScreen(terminal: Terminal): string {
  return stripVTControlCharacters(terminal.raw().split("\u001B[3J").at(-1) ?? "");
}

describe("`trainer test --watch` without a terminal", () => {
  test("judges again when a file that the run loaded changes, and not for one beside it", async () => {
    const { cwd, file } = makeRoom(
      'import ok from "../ok.json";\nexport * from "../lib/part.ts";\nvoid ok;\n',
    );
    const part = putFile(join(cwd, "practice", "lib", "part.ts"), WRONG);
    const data = putFile(join(cwd, "practice", "ok.json"), "1");
    const child = spawn(process.execPath, [BIN, "test", SLUG, "--watch", "--json"], { cwd });
    onTestFinished(() => void child.kill("SIGKILL"));
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
    const expectStatuses = (...wanted: string[]): Promise<void> =>
      vi.waitFor(() => expect(readStatuses(said)).toEqual(wanted), { timeout: 20_000 });
    await expectStatuses("unsolved");
    symlinkSync("me@host.1:2", join(cwd, "practice", SLUG, `.#${SLUG}.ts`));
    putFile(join(file, "..", "beside.ts"), "export {};");
    writeFileSync(part, REFERENCE);
    await expectStatuses("unsolved", "solved");
    writeFileSync(data, "2");
    await expectStatuses("unsolved", "solved", "solved");
  });

  test("prints one verdict for each change, as documents with --json", async () => {
    const { cwd, file } = makeRoom();
    const child = spawn(process.execPath, [BIN, "test", SLUG, "--watch", "--json"], { cwd });
    onTestFinished(() => void child.kill("SIGKILL"));
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
    const ended = new Promise((resolve) => child.once("close", resolve));
    const expectStatuses = (...wanted: string[]): Promise<void> =>
      vi.waitFor(() => expect(readStatuses(said)).toEqual(wanted), { timeout: 20_000 });
    await expectStatuses("solved");
    writeFileSync(file, WRONG);
    await expectStatuses("solved", "unsolved");
    mkdirSync(join(cwd, "practice", SLUG, "folder"));
    writeFileSync(file, "");
    await expectStatuses("solved", "unsolved", "broken");
    child.kill("SIGINT");
    expect(await ended).toBe(130);
    expect(readStatuses(said)).toHaveLength(3);
  });
});

/** The statuses of the verdicts that were printed whole so far. */
function readStatuses(said: string): unknown[] {
  const documents = said.split(/^(?=\{)/m).filter((text) => text.trimEnd().endsWith("\n}"));
  return documents.map((text) => parseDocument(text)["status"]);
}
