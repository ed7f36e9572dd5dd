import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadScenes } from "../../src/loop/io/load-scenes.ts";
import { buildReplay, NAMED_RULES } from "../../src/loop/replay/build-replay.ts";
import { RULE_LESSONS } from "../../src/loop/replay/rule-lessons.ts";
import { ROOT } from "../e2e/trainer.ts";
import { openLab } from "./lab.ts";
import type { Lab } from "./lab.ts";

/** They say something of the inside of a callback, or only of orders that a run did not have. */
const UNNAMED = new Set([
  ...["R-LINES-IN-ORDER", "R-EVENTS-ARE-CALLS", "R-TIMER-OR-IMMEDIATE", "R-POOL-IN-TURN"],
  ...(process.versions.node.startsWith("20.") ? [] : listOld()),
]);

function listOld(): string[] {
  return ["R-TIMERS-AGAIN", "R-ESM-STARTS-INSIDE-LOOP"];
}

let lab: Lab;

beforeAll(async () => {
  lab = await openLab();
});

afterAll(() => lab.remove());

const { scenes } = loadScenes(ROOT);
const slugs = [...new Set(Object.values(RULE_LESSONS).flatMap((lesson) => lesson.scenes))];

test.each(slugs)("the rules that name %s decide in a run of it", async (slug) => {
  const scene = scenes.find((one) => one.slug === slug);
  if (scene === undefined) throw new Error("There is no such scene.");
  const text = readFileSync(join(ROOT, scene.file), "utf8");
  const seen = new Set<string>();
  for (const mode of scene.modes) {
    const name = scene.file.replace("scenes/", "");
    const { trace } = await lab.trace(name, text, { mode, env: scene.env });
    const { decided } = buildReplay({
      ...{ trace, file: join(lab.folder, name), difference: null, room: 100_000 },
      findDefinition: () => null,
    });
    const signs = new Set(decided.join(""));
    for (const { why } of trace.steps) for (const rule of why) seen.add(rule);
    for (const { name: rule, sign } of NAMED_RULES) if (signs.has(sign)) seen.add(rule);
  }
  const taught = Object.entries(RULE_LESSONS)
    .filter(([rule, lesson]) => lesson.scenes.includes(slug) && !UNNAMED.has(rule))
    .map(([rule]) => rule);
  expect([...seen]).toEqual(expect.arrayContaining(taught));
});

test.each([
  ["request-and-response-close", false],
  ["an-immediate-that-throws", true],
])("%s names an error as the cause of a delay: %s", async (slug, expected) => {
  const scene = scenes.find((one) => one.slug === slug);
  if (scene === undefined) throw new Error("There is no such scene.");
  const text = readFileSync(join(ROOT, scene.file), "utf8");
  const { trace } = await lab.trace(`${slug}.cjs`, text);
  const named = new Set(trace.steps.flatMap(({ why }) => why));
  expect(named.has("R-LEFT-BY-AN-ERROR")).toBe(expected);
  // Of what an error kept waiting, the immediate did not wait for another turn.
  expect(named.has("R-NEW-IMMEDIATE-WAITS")).toBe(false);
});
