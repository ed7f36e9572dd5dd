import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { REFERENCE, parseDocument, putFile, readList, runTrainer } from "./trainer.ts";

/** Many processes one after the other, on a machine that may be busy. */
const SLOW = { timeout: 240_000 };
const QUICK = ["--rounds", "3", "--ms", "2"];

/** A folder in which `event-emitter` is solved. */
async function solve(): Promise<string> {
  const cwd = makeTempFolder();
  putFile(join(cwd, "practice/event-emitter/event-emitter.ts"), REFERENCE);
  expect((await runTrainer(["test", "event-emitter"], { cwd })).code).toBe(0);
  return cwd;
}

describe("bench", () => {
  test("measures a solution beside the reference and packages", SLOW, async () => {
    const cwd = await solve();
    const args = ["bench", "event-emitter", ...QUICK, "--json"];
    const { code, stdout, stderr } = await runTrainer(args, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "Measuring round 1 of 3\n" });
    const document = parseDocument(stdout);
    expect(document).toMatchObject({ challenge: "event-emitter", rounds: 3, failures: [] });
    for (const { rows } of readList(document["comparisons"])) {
      const names = readList(rows).map(({ name }) => name);
      expect(names).toEqual(["yours", "reference", "eventemitter3", "node:events"]);
    }
  });

  test("says why code could not be measured, and measures the others", SLOW, async () => {
    const cwd = await solve();
    const file = join(cwd, "practice/event-emitter/event-emitter.ts");
    appendFileSync(file, '\nthrow new RangeError("changed since");\n');
    const { code, stdout } = await runTrainer(["bench", "event-emitter", ...QUICK], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("Could not measure yours: RangeError: changed since.");
    expect(stdout).toMatch(/^reference\s+\S+\s+[\d.,]+/m);
  });

  test("refuses a challenge that is not solved", async () => {
    const cwd = makeTempFolder();
    const { code, stderr } = await runTrainer(["bench", "event-emitter"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("You have not solved `event-emitter` yet");
    expect(stderr).toContain("trainer new event-emitter");
  });

  test("refuses numbers that make no sense", async () => {
    const cwd = makeTempFolder();
    const { code, stderr } = await runTrainer(["bench", "event-emitter", "--rounds", "1"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("Use a whole number from 3 to 100.");
  });
});
