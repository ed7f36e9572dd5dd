import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildTrace } from "../../src/loop/build-trace.ts";
import type { Traced } from "../../src/loop/build-trace.ts";
import type { Mode } from "../../src/loop/trace.ts";

/** The trace of a recorded stream of events; no process is started. */
export function replay(name: string, mode: Mode = "cjs", printed: readonly string[] = []): Traced {
  const file = new URL(`../fixtures/loop/${name}.jsonl`, import.meta.url);
  const events = readFileSync(fileURLToPath(file), "utf8");
  return buildTrace({
    ...{ events, mode, stdout: printed.map((line) => `${line}\n`).join(""), plain: null },
    end: { exit: 0, signal: null, stopped: null },
    source: { file: name, language: "js" },
    toSource: (site) => site,
  });
}
