import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { loadSnippet } from "../../src/loop/io/prepare-source.ts";
import { traceSnippet } from "../../src/loop/io/trace-snippet.ts";
import type { SnippetRequest, TracedSnippet } from "../../src/loop/io/trace-snippet.ts";

/** A folder with a tracer that was built for the tests. */
export interface Lab {
  folder: string;
  tracer: string;
  /** Runs a text as a file of this name. */
  trace: (name: string, text: string, more?: Partial<SnippetRequest>) => Promise<TracedSnippet>;
  remove: () => void;
}

/** Builds the tracer as `npm run build` does, into a temporary folder. */
export async function openLab(): Promise<Lab> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "trainer-lab-")));
  const tracer = join(folder, "tracer.cjs");
  await build({
    entryPoints: [fileURLToPath(new URL("../../src/loop/io/child/tracer.ts", import.meta.url))],
    outfile: tracer,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20.19",
    logLevel: "error",
  });
  return {
    folder,
    tracer,
    trace: async (name, text, more = {}) => {
      const file = join(folder, name);
      writeFileSync(file, text);
      const source = await loadSnippet(file);
      return traceSnippet({
        ...{ source, mode: source.mode, name, node: process.execPath, tracer, scratch: folder },
        env: {},
        ...more,
      });
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
