import type { AttemptRequest } from "./attempt-request.ts";
import type { RunSettings } from "./program.ts";

/** How the judged child is to run an attempt; `tag` is the random name of its control tests. */
export function buildSettings(
  { challenge, sandbox, only }: AttemptRequest,
  tag: string,
): RunSettings {
  const { limits, forbiddenImports } = challenge;
  return {
    tag,
    exports: challenge.exports,
    forbidden: sandbox ? forbiddenImports : null,
    pattern: only === undefined ? null : `^(${only} |${tag})`,
    loadMs: limits.loadMs,
    testMs: limits.testMs,
    traced: false,
    processes: limits.processes || !sandbox,
  };
}
