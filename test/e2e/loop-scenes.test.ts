import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { installPackage } from "./install-package.ts";
import { parseDocument, readPackageFile, runTrainer } from "./trainer.ts";

const SOUND = readPackageFile("scenes", "tick-and-promise.cjs");
/** It says of every order that its first two lines come the other way round. */
const LIAR = SOUND.replace(/^order: .*$/m, "order: 9999").replace(
  /^( +\w+ [^:]+: )(\S+) -> (\S+)/gm,
  "$1$3 -> $2",
);
/** No Node can run it yet. */
const NEWER = SOUND.replace(/^order: .*$/m, "order: 9998").replace(
  /^rules: /m,
  "node: >=99\nrules: ",
);

describe("dev check --scenes", () => {
  test("tells scenes that print something else, and those that cannot be read", async () => {
    const bin = installPackage({
      "scenes/sound.cjs": SOUND,
      "scenes/liar.cjs": LIAR,
      "scenes/broken.cjs": "console.log(1);",
    });
    const words = ["dev", "check", "--scenes"];
    const { code, stdout } = await runTrainer(words, { cwd: makeTempFolder(), bin });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ not sound {2}scenes {2}2 scenes, 4 runs here \(\d fresh\)$/m);
    expect(stdout).toContain("scenes/broken.cjs: lesson: expected a first comment");
    expect(stdout).toMatch(/scenes\/liar\.cjs as cjs on Node \S+: expected/);
    expect(stdout).toMatch(/scenes\/liar\.cjs as esm on Node \S+: expected/);
    expect(stdout).not.toContain("scenes/sound.cjs");
  });

  test("has a part of its own in the document, and looks at nothing else", async () => {
    const bin = installPackage({ "scenes/sound.cjs": SOUND });
    const words = ["dev", "check", "--scenes", "--json"];
    const { code, stdout } = await runTrainer(words, { cwd: makeTempFolder(), bin });
    expect(code).toBe(0);
    expect(parseDocument(stdout)).toMatchObject({
      challenges: [],
      quiz: null,
      scenes: { scenes: 1, runs: 2, faults: [] },
      faults: [],
    });
  });

  test("runs no scene that needs another Node, but reads it", async () => {
    const bin = installPackage({ "scenes/sound.cjs": SOUND, "scenes/newer.cjs": NEWER });
    const words = ["dev", "check", "--scenes", "--json"];
    const { code, stdout } = await runTrainer(words, { cwd: makeTempFolder(), bin });
    expect(code).toBe(0);
    expect(parseDocument(stdout)).toMatchObject({ scenes: { scenes: 2, runs: 2, faults: [] } });
  });

  test("checks no challenges", async () => {
    const words = ["dev", "check", "event-emitter", "--scenes"];
    const { code, stderr } = await runTrainer(words, { cwd: makeTempFolder() });
    expect(code).toBe(2);
    expect(stderr).toContain("`--scenes` checks the scenes, not challenges.");
  });
});

describe("a scene that needs another Node", () => {
  const install = (): string =>
    installPackage({ "scenes/sound.cjs": SOUND, "scenes/newer.cjs": NEWER });

  test("is not listed, and the list says so", async () => {
    const { code, stdout } = await runTrainer(["loop"], { cwd: makeTempFolder(), bin: install() });
    expect(code).toBe(0);
    expect(stdout).toContain(
      "1 scene, 0 seen\nNot listed because they need another Node: newer (>=99)",
    );
  });

  test.each([[[]], [["--matrix"]]])("says which when it is run with %j", async (more) => {
    const words = ["loop", "newer", "--no-predict", ...more];
    const { code, stderr } = await runTrainer(words, { cwd: makeTempFolder(), bin: install() });
    expect(code).toBe(2);
    expect(stderr).toContain("The scene `newer` needs Node >=99.");
    expect(stderr).toContain("--node <path>");
  });

  test("runs on a Node that is named", async () => {
    const words = ["loop", "newer", "--no-predict", "--node", process.execPath];
    const { code, stdout } = await runTrainer(words, { cwd: makeTempFolder(), bin: install() });
    expect(code).toBe(0);
    expect(stdout).toContain("tick");
  });
});
