import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { TrainerError } from "../errors.ts";
import type { WorkspaceOrigin } from "./workspace.ts";

/** All that the choice of a workspace depends on. */
export interface WorkspaceFacts {
  /** What `--workspace` was given. */
  flag: string | undefined;
  env: Record<string, string | undefined>;
  /** Absolute current folder. */
  cwd: string;
  /** Absolute folder of the trainer itself. */
  packageRoot: string;
  /** The nearest folder from `cwd` upward that holds `.trainer/`. */
  holder: string | null;
}

/** The absolute folder that is the workspace, and what decided so. */
export interface WorkspaceChoice {
  folder: string;
  origin: WorkspaceOrigin;
}

/**
 * Chooses the workspace: the flag, else `TRAINER_WORKSPACE`, else the nearest holder, else
 * `practice` in the current folder. Inside the trainer's own clone only a holder below the clone's
 * top counts, and the default is the `practice` at its top.
 *
 * @throws TrainerError `BAD_WORKSPACE` when the flag is empty.
 */
export function chooseWorkspace(facts: WorkspaceFacts): WorkspaceChoice {
  const { flag, cwd, holder, packageRoot } = facts;
  if (flag !== undefined) return { folder: resolve(cwd, readFlag(flag)), origin: "flag" };
  const variable = facts.env["TRAINER_WORKSPACE"];
  if (variable) return { folder: resolve(cwd, variable), origin: "environment" };
  const inClone = contains(packageRoot, cwd);
  if (holder !== null && !(inClone && contains(holder, packageRoot))) {
    return { folder: holder, origin: "found" };
  }
  return { folder: join(inClone ? packageRoot : cwd, "practice"), origin: "default" };
}

/** `folder` and its parents, the nearest first. */
export function listParents(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...listParents(parent)];
}

function readFlag(flag: string): string {
  if (flag.trim() !== "") return flag;
  throw new TrainerError("BAD_WORKSPACE", "`--workspace` needs a folder.", {
    hint: "Type it with a folder, such as `--workspace practice`.",
  });
}

function contains(folder: string, inner: string): boolean {
  const path = relative(folder, inner);
  return path !== ".." && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}
