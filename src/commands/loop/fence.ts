import { buildFenceFlags } from "../../loop/io/fence-flags.ts";
import type { TracedSnippet } from "../../loop/io/trace-snippet.ts";
import type { Subject } from "./subject.ts";

/** How a snippet is run. */
interface Run {
  /** The version of the Node that runs it; `null` when there is none, which the run will tell. */
  version: string | null;
  /** Absolute path of the built tracer. */
  tracer: string;
  /** `false` with `--no-sandbox`. */
  sandbox: boolean;
}

/** The fence around a learner's own file; scenes come with the product and need none. */
export function chooseFence(
  { source, scene, scratch }: Subject,
  { version, tracer, sandbox }: Run,
): string[] | undefined {
  if (scene !== null || !sandbox || version === null) return undefined;
  return buildFenceFlags({ version, file: source.file, tracer, scratch });
}

/** Whether the fence has kept a snippet from something. */
export function isStopped({ bench, stderr, trace }: TracedSnippet): boolean {
  if (bench.fence === undefined) return false;
  return [stderr, ...trace.printed].some((text) => text.includes("ERR_ACCESS_DENIED"));
}

/** What to do then. */
export function renderStopped(): string {
  return "Your file may only write into its temporary folder and may start no processes here; `--no-sandbox` lifts that.\n";
}
