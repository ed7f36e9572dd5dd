/** What decided which folder is the workspace. */
export type WorkspaceOrigin = "flag" | "environment" | "found" | "default";

/** The learner's folder. */
export interface Workspace {
  /** Absolute. */
  folder: string;
  origin: WorkspaceOrigin;
  /** There is such a folder; if not, it is created on first use. */
  exists: boolean;
}

/** What a challenge can be solved in; also the ending of a new file. */
export type Language = "ts" | "js";

/** Endings of the files that can be judged, the usual ones first. */
export const SOLUTION_ENDINGS = [".ts", ".mts", ".js", ".mjs"] as const;
