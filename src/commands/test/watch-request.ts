import type { Challenge } from "../../catalog/challenge.ts";
import type { Scope } from "../../judge/attempt-request.ts";
import type { WorkspaceOption } from "../state.ts";

/** What is watched, and how its verdicts are printed. */
export interface WatchRequest {
  challenge: Challenge;
  /** Absolute. */
  file: string;
  scope: Scope;
  sandbox: boolean;
  reporter: string;
  allFindings: boolean;
  allOutput: boolean;
  /** Whether to look for saves, rather than to hear of them from the system. */
  poll: boolean;
  /** Whether nothing runs before the first save, so that a brief above can be read. */
  waits: boolean;
  options: WorkspaceOption;
  /** Absolute folder of the workspace. */
  workspace: string;
}
