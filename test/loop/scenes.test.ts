import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadScenes } from "../../src/loop/io/load-scenes.ts";
import { prepareSource, readSource } from "../../src/loop/io/prepare-source.ts";
import { traceSnippet } from "../../src/loop/io/trace-snippet.ts";
import type { TracedSnippet } from "../../src/loop/io/trace-snippet.ts";
import { checkCoverage, checkRun, findOrders } from "../../src/loop/scene/check-scene.ts";
import type { Scene } from "../../src/loop/scene/scene.ts";
import type { Mode } from "../../src/loop/trace.ts";
import { openLab } from "./lab.ts";
import type { Lab } from "./lab.ts";
import { compareWithNode } from "./oracle.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const book = loadScenes(root);
/** `LOOP_NODE` names another Node, as `npm run test:matrix` does. */
const node = process.env["LOOP_NODE"] ?? process.execPath;

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.remove());

test("every scene can be read, has a place of its own and says what it prints everywhere", () => {
  expect([...book.faults, ...book.scenes.flatMap(checkCoverage)]).toEqual([]);
});

async function run(scene: Scene, mode: Mode): Promise<TracedSnippet> {
  const source = await readSource(join(root, scene.file));
  const { tracer, folder } = lab;
  const name = scene.file;
  return traceSnippet({ source, mode, name, node, tracer, scratch: folder, env: scene.env });
}

for (const scene of book.scenes) {
  describe(`scene ${scene.slug}`, () => {
    for (const mode of scene.modes) {
      test(`prints what it promises as ${mode}, traced and plain, in phases that Node confirms`, async () => {
        const traced = await run(scene, mode);
        const { printed, checks, node: version, end, steps } = traced.trace;
        const { exit } = end;
        expect(checkRun(scene, { mode, node: version, printed, exit }), traced.stderr).toBeNull();
        const plain = checks.plain ?? printed;
        expect(checkRun(scene, { mode, node: version, printed: plain, exit })).toBeNull();
        expect(checks, JSON.stringify(steps.length)).toMatchObject({ fifoBad: 0, capped: false });
        const { faults } = await compareWithNode(traced, `${scene.slug}-${mode}`);
        expect(faults).toEqual([]);
      }, 60_000);
    }
  });
}

test("a scene that promises another order is caught", async () => {
  const [scene] = book.scenes;
  if (scene === undefined) throw new Error("There are no scenes.");
  const { trace } = await run(scene, "cjs");
  const run1 = { mode: "cjs" as const, node: trace.node, printed: ["no"], exit: 0 };
  expect(checkRun(scene, run1)).toContain("expected");
  expect(findOrders(scene, "cjs", trace.node)).toContainEqual(trace.printed);
});

test("a scene that is turned into the other kind of module keeps its lines", async () => {
  const source = await readSource(join(root, "scenes/tick-and-promise.cjs"));
  const { entry } = await prepareSource(source, "esm", lab.folder);
  const count = (text: string): number => text.split("\n").length;
  expect(count(readFileSync(entry, "utf8"))).toBe(count(source.text));
});
