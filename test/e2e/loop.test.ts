import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import {
  parseDocument,
  putFile,
  readEvents,
  readList,
  runTrainer,
  startTrainer,
} from "./trainer.ts";

/** Its order is the same on every Node: it starts in a timer. */
const FIXED = `setTimeout(() => {
  setImmediate(() => console.log("immediate"));
  Promise.resolve().then(() => console.log("promise"));
  process.nextTick(() => console.log("tick"));
  console.log("timer");
}, 1);
`;
const FIXED_ORDER = ["timer", "tick", "promise", "immediate"];

const RACE = `const fs = require("node:fs");
fs.stat(".", () => console.log("a"));
fs.stat(".", () => console.log("b"));
`;

describe("trainer loop with a file", () => {
  test.each([
    ["fixed.cjs", FIXED],
    ["fixed.mjs", FIXED],
    ["fixed.cts", FIXED.replace("() => {", "(): void => {")],
    ["fixed.mts", FIXED.replace("() => {", "(): void => {")],
  ])(
    "shows of %s who scheduled each callback, in which phase it ran and why",
    async (name, text) => {
      const cwd = makeTempFolder();
      putFile(join(cwd, name), text);
      const { code, stdout } = await runTrainer(["loop", `./${name}`], { cwd });
      expect(code).toBe(0);
      expect(stdout).toMatch(/timers +line 1 setTimeout 1 ms +timer\n/);
      expect(stdout).toMatch(/nextTick +line 4 process.nextTick +tick\n/);
      expect(stdout).toMatch(/microtask +line 3 promise.then +promise\n/);
      expect(stdout).toMatch(/check +line 2 setImmediate +immediate\n/);
      expect(stdout).toContain("R-TICK-BEFORE-MICRO");
      expect(stdout).toContain("A run without the tracer printed the same.");
    },
  );

  test("prints the trace as one JSON document", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "fixed.cjs"), FIXED);
    const { code, stdout } = await runTrainer(["loop", "./fixed.cjs", "--json"], { cwd });
    expect(code).toBe(0);
    const trace = parseDocument(stdout);
    expect(trace).toMatchObject({ schemaVersion: 1, mode: "cjs", printed: FIXED_ORDER });
    expect(readList(trace["steps"]).map(({ phase }) => phase)).toEqual([
      ...["main", "timers", "nextTick", "microtask", "check"],
    ]);
  });

  test("shows what waited when a step began, and refuses a step that there is not", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "fixed.cjs"), FIXED);
    const shown = await runTrainer(["loop", "./fixed.cjs", "--queues", "2"], { cwd });
    expect(shown.stdout).toMatch(
      /microtask +line 3 promise.then\n[\s\S]*check +line 2 setImmediate/,
    );
    const refused = await runTrainer(["loop", "./fixed.cjs", "--queues", "9"], { cwd });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("The steps have the numbers 0 to 4");
  });

  test("unfolds Node's own callbacks when asked to", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "read.cjs"), 'require("fs").createReadStream(__filename).resume();');
    const folded = await runTrainer(["loop", "./read.cjs"], { cwd });
    expect(folded.stdout).not.toContain("(internal)");
    expect(folded.stdout).toContain("of Node itself hidden");
    const unfolded = await runTrainer(["loop", "./read.cjs", "--internals"], { cwd });
    expect(unfolded.stdout).toContain("(internal)");
  });

  test("falls back to rows when there is no terminal to walk in", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "fixed.cjs"), FIXED);
    const { code, stdout } = await runTrainer(["loop", "./fixed.cjs", "--step"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("Why this order");
  });
});

describe("trainer loop --predict", () => {
  test.each([
    [0, FIXED_ORDER.join(","), "Exact: it printed what you said."],
    [1, "timer,promise,tick,immediate", "R-TICK-BEFORE-MICRO"],
    [1, '["timer", "tock"]', "No run printed a line `tock`."],
  ])("ends with %i for %s", async (exit, lines, said) => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "fixed.cjs"), FIXED);
    const { code, stdout } = await runTrainer(["loop", "./fixed.cjs", "--predict", lines], { cwd });
    expect(code).toBe(exit);
    expect(stdout).toContain(said);
  });

  test("calls both orders of a race exact or possible", async () => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "race.cjs"), RACE);
    for (const lines of ["a,b", "b,a"]) {
      const words = ["loop", "./race.cjs", "--predict", lines, "--json"];
      const { code, stdout } = await runTrainer(words, { cwd });
      expect(code).toBe(0);
      const { prediction } = parseDocument(stdout);
      expect(["exact", "possible"]).toContain(parseDocument(JSON.stringify(prediction))["verdict"]);
    }
  });

  test("asks for the lines when there is no terminal", async () => {
    const { code, stderr } = await runTrainer(["loop", "tick-and-promise", "--predict"], {
      cwd: makeTempFolder(),
    });
    expect(code).toBe(2);
    expect(stderr).toContain('--predict "A,B,C"');
  });
});

test("trainer loop --all-orders lists both orders of a race, and the command that shows one again", async () => {
  const cwd = makeTempFolder();
  putFile(join(cwd, "race.cjs"), RACE);
  const { code, stdout } = await runTrainer(["loop", "./race.cjs", "--all-orders"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toMatch(/2 orders, [12] witnessed/);
  expect(stdout).toMatch(/a → b/);
  expect(stdout).toMatch(/b → a/);
  expect(stdout).toContain("R-IO-COMPLETES-IN-ANY-ORDER");
  const [, again] = /trainer loop \.\/race\.cjs --force "([^"]+)"/.exec(stdout) ?? [];
  const forced = await runTrainer(["loop", "./race.cjs", "--force", again ?? "spin:0"], { cwd });
  expect(forced.code).toBe(0);
});

test("trainer loop --matrix runs it as both kinds of module and explains the difference", async () => {
  const cwd = makeTempFolder();
  putFile(
    join(cwd, "first.cjs"),
    `process.nextTick(() => console.log("tick"));\nqueueMicrotask(() => console.log("job"));\n`,
  );
  // No other Node is to be found.
  const env = { HOME: cwd, PATH: "", XDG_CACHE_HOME: cwd, NVM_DIR: cwd };
  const { code, stdout } = await runTrainer(["loop", "./first.cjs", "--matrix"], { cwd, env });
  expect(code).toBe(0);
  expect(stdout).toMatch(/CommonJS +A +tick → job/);
  expect(stdout).toMatch(/ES module +B +job → tick/);
  expect(stdout).toContain("R-ESM-MAIN-IS-A-JOB");
});

describe("trainer loop without an argument", () => {
  test.each(["--all-orders", "--predict", "--mode=cjs"])("runs nothing for %s", async (option) => {
    const { code, stdout, stderr } = await runTrainer(["loop", option], { cwd: makeTempFolder() });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("needs a scene or a file.");
  });

  test("lists the scenes with what was seen, and the eight rules with their scenes", async () => {
    const cwd = makeTempFolder();
    await runTrainer(["loop", "tick-and-promise"], { cwd });
    const { code, stdout } = await runTrainer(["loop"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/✓ +tick-and-promise/);
    expect(stdout).toMatch(/○ +three-ways-to-return/);
    expect(stdout).toContain("The eight rules");
    expect(stdout).toMatch(/\d+ scenes, 1 seen/);
    expect(readEvents(join(cwd, "practice"))).toMatchObject([
      { kind: "looped", slug: "tick-and-promise", verdict: null },
    ]);
    const progress = await runTrainer(["progress"], { cwd });
    expect(progress.stdout).toMatch(/1 of \d+ scenes seen, 0 predicted exactly/);
    const json = await runTrainer(["progress", "--json"], { cwd });
    expect(parseDocument(json.stdout)["scenes"]).toMatchObject({ seen: 1, predicted: 0 });
  });

  test("filters them, and says which filters there are", async () => {
    const cwd = makeTempFolder();
    const words = ["loop", "--json", "--chapter", "await", "--rule", "6", "--search", "return"];
    const scenes = readList(parseDocument((await runTrainer(words, { cwd })).stdout)["scenes"]);
    expect(scenes.map(({ slug }) => slug)).toContain("three-ways-to-return");
    expect(scenes.every(({ chapter }) => chapter === "await")).toBe(true);
    const { code, stderr } = await runTrainer(["loop", "--chapter", "sleep"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("timers-and-immediates");
  });
});

describe("trainer loop refuses", () => {
  test.each([
    ["a scene that there is not", ["tick-and-promis"], "Did you mean `tick-and-promise`?"],
    ["a file that there is not", ["./none.cjs"], "there is no such file"],
    ["a folder", ["./folder.cjs"], "it is a folder"],
    ["another language", ["./notes.txt"], "is not JavaScript or TypeScript"],
    ["a syntax error", ["./broken.cjs"], "SyntaxError"],
    [
      "what only Node sees, in the line of the file",
      ["./typo.ts"],
      "an ES module in line 3: Syntax",
    ],
    ["a scene in the wrong kind of module", ["top-level-await", "--mode", "cjs"], "cannot run as"],
    [
      "a forcing that is none",
      ["tick-and-promise", "--force", "x"],
      "is not a valid `--force` value",
    ],
    ["a Node that there is not", ["tick-and-promise", "--node", "./none"], "could not be started"],
  ])("%s", async (_what, words, said) => {
    const cwd = makeTempFolder();
    putFile(join(cwd, "folder.cjs", "x"), "");
    putFile(join(cwd, "notes.txt"), "");
    putFile(join(cwd, "broken.cjs"), "console.log(");
    const typo = "interface Gone {}\n\nexport class A { add() { this.#typo = 1; } }\n";
    putFile(join(cwd, "typo.ts"), typo);
    const { code, stdout, stderr } = await runTrainer(["loop", ...words], { cwd });
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(said);
  });
});

test("an endless chain ends with what was seen so far", async () => {
  const cwd = makeTempFolder();
  putFile(
    join(cwd, "endless.cjs"),
    `console.log("begun");\n(function f() { process.nextTick(f); })();`,
  );
  const { code, stdout } = await runTrainer(["loop", "./endless.cjs"], { cwd });
  expect(code).toBe(0);
  expect(stdout).toMatch(/main +the script +begun\n/);
  expect(stdout).toContain("it ran too many callbacks");
});

test.skipIf(process.platform === "win32")("Ctrl-C ends a run that waits", async () => {
  const cwd = makeTempFolder();
  putFile(join(cwd, "waits.cjs"), "setInterval(() => {}, 1000);");
  const running = startTrainer(["loop", "./waits.cjs"], { cwd });
  await running.says("Running ./waits.cjs");
  running.child.kill("SIGINT");
  expect(await running.ended).toMatchObject({ code: 130, stdout: "" });
});

describe("trainer loop --next", () => {
  test("runs the first scene that was not seen, with its code and its numbers", async () => {
    const cwd = makeTempFolder();
    const words = ["loop", "--next", "--chapter", "first-steps", "--workspace", cwd];
    const first = await runTrainer(words, { cwd });
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/^ *\d+  \S/);
    const second = await runTrainer(words, { cwd });
    const name = (text: string): string => /^scenes\/\S+/m.exec(text)?.[0] ?? "";
    expect(name(second.stdout)).toMatch(/^scenes\//);
    expect(name(second.stdout)).not.toBe(name(first.stdout));
  });

  test("chooses the scene itself", async () => {
    const cwd = makeTempFolder();
    const { code, stderr } = await runTrainer(["loop", "tick-and-promise", "--next"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("`--next` chooses the scene itself.");
  });
});
