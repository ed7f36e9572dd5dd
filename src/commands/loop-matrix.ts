import type { Context, ExitCode } from "./context.ts";
import type { LoopOptions } from "./loop-options.ts";
import type { Subject } from "./loop-snippet.ts";

/** placeholder */
export async function showMatrix(_s: Subject, _o: LoopOptions, _c: Context): Promise<ExitCode> {
  return 0;
}
