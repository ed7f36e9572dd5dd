import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { loadSnippet } from "../../src/loop/io/prepare-source.ts";
import { traceSnippet } from "../../src/loop/io/trace-snippet.ts";
import type { TracedSnippet } from "../../src/loop/io/trace-snippet.ts";

const TRACER = fileURLToPath(new URL("../../dist/loop-tracer.cjs", import.meta.url));

async function trace(text: string, place: string): Promise<TracedSnippet> {
  const folder = mkdtempSync(join(tmpdir(), "trainer-lost-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "a.cjs");
  writeFileSync(file, text);
  const source = await loadSnippet(file);
  const scratch = join(folder, place);
  return traceSnippet({
    ...{ source, mode: source.mode, name: "a.cjs", node: process.execPath, tracer: TRACER },
    ...{ scratch, env: {} },
  });
}

test("a run that was written down has lost nothing", async () => {
  const { lost, trace: traced } = await trace("setTimeout(() => console.log(1));", ".");
  expect({ lost, printed: traced.printed }).toEqual({ lost: null, printed: ["1"] });
});

test.each(["process.exit(3)", "throw new Error('x')", "process.exitCode = 2", "]["])(
  "nor has one that ends with %s",
  async (text) => expect((await trace(text, ".")).lost).toBeNull(),
);

test("a run that cannot be written down has lost its beginning", async () => {
  const { lost, stderr } = await trace("console.log(1);", "nowhere");
  expect(lost).toBe("beginning");
  expect(stderr).toContain("ENOENT");
});
