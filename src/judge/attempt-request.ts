import type { Challenge } from "../catalog/challenge.ts";

/** What to judge. */
export interface AttemptRequest {
  challenge: Challenge;
  /** Absolute folder that holds `challenges/`, `solutions/` and `dist/`. */
  packageRoot: string;
  /** Absolute path of the learner's file. */
  file: string;
  /** `false` drops the permission flags and the import rules. */
  sandbox: boolean;
  /** `false` skips the type check. */
  types: boolean;
  /** Judge this requirement alone. */
  only?: string | undefined;
  signal?: AbortSignal | undefined;
}
