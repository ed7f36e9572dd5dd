import { describe, expect, test } from "vitest";
import { rejectConflicts } from "../../../src/commands/test/reject-conflicts.ts";
import type { TestOptions } from "../../../src/commands/test/test-options.ts";
import { catchError } from "../../workspace/caught-error.ts";

const PLAIN: TestOptions = { sandbox: true, reporter: "pretty" };

describe("rejectConflicts", () => {
  test.each<[string, string | undefined, Partial<TestOptions>]>([
    ["`--all` and a slug", undefined, { all: true }],
    ["`--all` and `--file`", undefined, { all: true, file: "a.ts" }],
    ["`--all` and `--only`", undefined, { all: true, only: "once" }],
    ["`--all` and `--stage`", undefined, { all: true, stage: 1 }],
    ["`--all` and `--watch`", undefined, { all: true, watch: true }],
    ["`--only` and `--stage`", "emitter", { only: "once", stage: 1 }],
    ["`--only` and `--all-stages`", "emitter", { only: "once", allStages: true }],
    ["`--stage` and `--all-stages`", "emitter", { stage: 1, allStages: true }],
  ])("refuses %s", (pair, slug, options) => {
    const given = pair.endsWith("a slug") ? "emitter" : slug;
    const error = catchError(() => rejectConflicts(given, { ...PLAIN, ...options }));
    expect(error).toMatchObject({ code: "BAD_USAGE", message: `${pair} cannot be used together.` });
  });

  test.each<[string | undefined, Partial<TestOptions>]>([
    [undefined, {}],
    ["emitter", { file: "a.ts", only: "once", watch: true }],
    ["emitter", { stage: 2, watch: true, json: true }],
    [undefined, { all: true, allStages: true }],
    ["emitter", { all: false, allStages: true, allFindings: true, output: true }],
  ])("takes %j with %j", (slug, options) => {
    expect(() => rejectConflicts(slug, { ...PLAIN, ...options })).not.toThrow();
  });
});
