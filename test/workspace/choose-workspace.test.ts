import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { WorkspaceFacts } from "../../src/workspace/choose-workspace.ts";
import { chooseWorkspace, listParents } from "../../src/workspace/choose-workspace.ts";
import { catchError } from "../workspace/caught-error.ts";

const HOME = resolve("/home/ada");
const CLONE = join(HOME, "trainer");

function choose(parts: Partial<WorkspaceFacts>): ReturnType<typeof chooseWorkspace> {
  const facts = { flag: undefined, env: {}, cwd: HOME, holder: null, packageRoot: CLONE };
  return chooseWorkspace({ ...facts, ...parts });
}

describe("the workspace is", () => {
  const env = { TRAINER_WORKSPACE: "from-env" };
  const holder = resolve("/home");

  test("the folder of the flag before all else", () => {
    const choice = choose({ flag: "../bob", env, holder });
    expect(choice).toEqual({ folder: resolve("/home/bob"), origin: "flag" });
  });

  test("the folder of TRAINER_WORKSPACE without a flag", () => {
    const choice = choose({ env, holder });
    expect(choice).toEqual({ folder: join(HOME, "from-env"), origin: "environment" });
  });

  test("the nearest holder when the variable is absent or empty", () => {
    expect(choose({ holder })).toEqual({ folder: holder, origin: "found" });
    expect(choose({ holder, env: { TRAINER_WORKSPACE: "" } }).origin).toBe("found");
  });

  test("the folder practice when there is nothing else", () => {
    expect(choose({})).toEqual({ folder: join(HOME, "practice"), origin: "default" });
  });
});

describe("in the trainer's own clone, the workspace is", () => {
  test("practice at its top, from wherever in the clone", () => {
    const practice = { folder: join(CLONE, "practice"), origin: "default" };
    expect(choose({ cwd: CLONE })).toEqual(practice);
    expect(choose({ cwd: join(CLONE, "challenges", "foo") })).toEqual(practice);
  });

  test("not the clone and nothing above it, even if they hold .trainer", () => {
    expect(choose({ cwd: CLONE, holder: CLONE }).folder).toBe(join(CLONE, "practice"));
    expect(choose({ cwd: CLONE, holder: HOME }).folder).toBe(join(CLONE, "practice"));
  });

  test("a holder inside of it", () => {
    const holder = join(CLONE, "mine");
    expect(choose({ cwd: join(holder, "foo"), holder }).folder).toBe(holder);
  });

  test("what the flag says, even the clone itself", () => {
    expect(choose({ cwd: CLONE, flag: "." }).folder).toBe(CLONE);
  });
});

test("A folder beside the clone whose name begins like it is not in the clone", () => {
  const cwd = `${CLONE}-2`;
  expect(choose({ cwd, holder: HOME }).origin).toBe("found");
  expect(choose({ cwd }).folder).toBe(join(cwd, "practice"));
});

test("An empty flag is an error with what to type", () => {
  const error = catchError(() => choose({ flag: " " }));
  expect(error.code).toBe("BAD_WORKSPACE");
  expect(error.hint).toContain("--workspace practice");
});

test("The parents of a folder come nearest first, and the list ends", () => {
  const root = resolve("/");
  expect(listParents(join(root, "a", "b"))).toEqual([join(root, "a", "b"), join(root, "a"), root]);
});
