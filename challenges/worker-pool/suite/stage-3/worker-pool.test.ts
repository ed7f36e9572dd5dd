import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { WorkerPool } from "@solution";
import { rejection, sleep, turn, value } from "../../../kit.ts";
import {
  Board,
  ECHO_URL,
  PATIENCE_MS,
  TASKS,
  countAlive,
  messageIn,
  openPool,
  quietly,
  settles,
  threadIn,
  watchThreads,
} from "../bench.ts";

const ANSWERED = "execute resolves with the data of the answer";

/** The same relative path beginning with a folder, if the working directory has one. */
function withoutDots(relative: string): string {
  if (!relative.startsWith("..")) return relative;
  try {
    const folder = readdirSync(".", { withFileTypes: true }).find((entry) => entry.isDirectory());
    return folder === undefined ? relative : `${folder.name}/../${relative}`;
  } catch {
    return relative; // the working directory may not be readable here
  }
}

describe("independent-pools", () => {
  test("A1 keeps the tasks of two pools apart", async () => {
    const first = openPool(TASKS, 1);
    const second = openPool(ECHO_URL, 1);
    const sentence = "a task is run by the pool it was given to";
    void first.run({ do: "never" });
    void first.run({ do: "never" });
    expect(await value(second.run("mine"), PATIENCE_MS, sentence), sentence).toBe("mine");
    expect(first.pool.stats.queued, "the queue of the other pool is left alone").toBe(1);
  });

  test("A1 lets one pool work on when another is destroyed", async () => {
    const first = openPool(TASKS, 1);
    const second = openPool(ECHO_URL, 1);
    await settles(quietly(() => first.pool.destroy()));
    const sentence = "destroying one pool leaves the other alone";
    expect(await value(second.run("mine"), PATIENCE_MS, sentence), sentence).toBe("mine");
  });
});
