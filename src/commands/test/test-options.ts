import type { WorkspaceOption } from "../state.ts";

/** What `trainer test` was given. */
export interface TestOptions extends WorkspaceOption {
  file?: string;
  /** The id of a requirement, or the number of a rule such as `E4`. */
  only?: string;
  stage?: number;
  allStages?: boolean;
  allFindings?: boolean;
  output?: boolean;
  watch?: boolean;
  poll?: boolean;
  all?: boolean;
  /** `false` with `--no-sandbox`. */
  sandbox: boolean;
  json?: boolean;
  reporter: string;
}
