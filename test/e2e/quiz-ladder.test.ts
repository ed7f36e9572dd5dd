import { join } from "node:path";
import { expect, test } from "vitest";
import { makeTempFolder } from "../workspace/temp-folder.ts";
import { listOf, parseDocument, putFile, runTrainer } from "./trainer.ts";

const CARD = "data/transfers-on-one-row";

test("the ladder has a row for each deck, and the facts of one topic", async () => {
  const cwd = makeTempFolder();
  const all = await runTrainer(["quiz", "--ladder"], { cwd });
  expect(all.code).toBe(0);
  expect(all.stdout).toMatch(/Topic +Junior +Senior +Staff +You stand at\n/);
  expect(all.stdout).toMatch(/\ndata +0 of \d+ +0 of \d+ +0 of \d+ +-\n/);
  const one = await runTrainer(["quiz", "--topic", "DB-01"], { cwd });
  expect(one.stdout).toMatch(/^DB-01 ACID and isolation levels\nJunior, 0 of \d+ known\n/);
  expect(one.stdout).toMatch(/→ trainer quiz --card \w+\/[\w-]+\n/);
});

test("the ladder knows what was answered, and is one JSON document", async () => {
  const cwd = makeTempFolder();
  const words = ["quiz", "--ladder", "--deck", "data", "--json"];
  const known = async (): Promise<number> => {
    const { stdout } = await runTrainer(words, { cwd });
    const rungs = listOf(parseDocument(stdout), "rungs");
    return rungs.reduce((sum, rung) => sum + Number(rung["known"]), 0);
  };
  expect(await known()).toBe(0);
  const cards = [{ id: CARD, answer: "111 orders/s", grade: "easy" }];
  putFile(join(cwd, "a.json"), JSON.stringify({ seed: "7", cards }));
  await runTrainer(["quiz", "--answers", "a.json"], { cwd });
  expect(await known()).toBeGreaterThan(0);
});

test("a topic that is not there is told with those near it", async () => {
  const { code, stderr } = await runTrainer(["quiz", "--topic", "DB-99"], {
    cwd: makeTempFolder(),
  });
  expect(code).toBe(2);
  expect(stderr).toContain("There is no topic `DB-99`.");
  expect(stderr).toContain("DB-01, DB-02");
});
