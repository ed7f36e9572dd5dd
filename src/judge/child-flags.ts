import type { Limits } from "../catalog/challenge.ts";
import { buildPermissionFlags } from "../text/permission-flags.ts";

/** What the judged child may use. */
export interface ChildPermits {
  /** Files and folders it may read; a folder ends with `*`. */
  read: string[];
  /** The scratch folder, where alone it may write. */
  scratch: string;
  limits: Limits;
  /** The file that guards threads. */
  threadGuard: string;
  /** `false` drops Node's permission model; limits stay. */
  sandbox: boolean;
}

/** The Node flags for the judged child on Node `version` (such as `20.19.0`). */
export function buildChildFlags(version: string, permits: ChildPermits): string[] {
  const { read, scratch, limits, threadGuard, sandbox } = permits;
  const flags = [
    "--no-warnings",
    // The judge loads the learner's modules itself, as real ES modules.
    "--experimental-vm-modules",
    "--experimental-import-meta-resolve",
    // Memory that was used before shows nothing of the judge.
    "--zero-fill-buffers",
    `--max-old-space-size=${limits.heapMb}`,
  ];
  if (!sandbox) return flags;
  const own = `${scratch}/*`;
  const { threads, processes } = limits;
  flags.push(
    ...buildPermissionFlags(version, { read: [...read, own], write: [own], threads, processes }),
  );
  if (threads) flags.push(`--require=${threadGuard}`);
  return flags;
}
