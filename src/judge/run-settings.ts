import type { AttemptRequest, Scope } from "./attempt-request.ts";
import { escapePattern } from "../text/escape-pattern.ts";
import type { RunSettings } from "./program.ts";

/** How the judged child is to run an attempt; `tag` is the random name of its control tests. */
export function buildSettings(
  { challenge, sandbox, scope, tests }: AttemptRequest,
  tag: string,
): RunSettings {
  const { limits, forbiddenImports, stages, cutExports = [] } = challenge;
  const [first] = stages;
  return {
    tag,
    exports: [...new Set([...stages.flatMap(({ exports }) => exports), ...cutExports])],
    needed: first?.exports ?? [],
    forbidden: sandbox ? forbiddenImports : null,
    pattern: findPattern(scope, tag),
    goesOn: scope.kind !== "plain",
    loadMs: limits.loadMs,
    testMs: limits.testMs,
    traced: false,
    processes: limits.processes || !sandbox,
    ownTests: tests !== undefined,
    needsExpect: tests?.needsExpect === true,
  };
}

function findPattern(scope: Scope, tag: string): string | null {
  if (scope.kind !== "only") return null;
  const names = scope.tests.map(({ name }) => `${escapePattern(name.replaceAll(" > ", " "))}$`);
  return `^(?:${[...names, tag].join("|")})`;
}
