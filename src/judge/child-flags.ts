import type { Limits } from "../catalog/challenge.ts";

/** What the judged child may use. */
export interface ChildPermits {
  /** Files and folders it may read; a folder ends with `*`. */
  read: string[];
  /** The scratch folder, where alone it may write. */
  scratch: string;
  limits: Limits;
  /** The file that guards threads. */
  threadGuard: string;
  /** The file that guards processes. */
  processGuard: string;
  /** `false` drops Node's permission model; limits stay. */
  sandbox: boolean;
}

/**
 * The Node flags for the judged child on Node `version` (such as `20.19.0`). The permission model is
 * `--experimental-permission` before 22.13 and 23.5 and `--permission` later; `--allow-net` exists
 * from 25 on (nodejs.org/api/permissions.html).
 */
export function buildChildFlags(version: string, permits: ChildPermits): string[] {
  const flags = [
    "--no-warnings",
    // The judge loads the learner's modules itself, as real ES modules.
    "--experimental-vm-modules",
    "--experimental-import-meta-resolve",
    // Memory that was used before shows nothing of the judge.
    "--zero-fill-buffers",
    `--max-old-space-size=${permits.limits.heapMb}`,
  ];
  if (!permits.sandbox) return flags;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  flags.push(hasStablePermission(major, minor) ? "--permission" : "--experimental-permission");
  for (const path of permits.read) flags.push(`--allow-fs-read=${path}`);
  flags.push(`--allow-fs-read=${permits.scratch}/*`, `--allow-fs-write=${permits.scratch}/*`);
  if (permits.limits.threads) flags.push("--allow-worker", `--require=${permits.threadGuard}`);
  if (permits.limits.processes) {
    flags.push("--allow-child-process", `--require=${permits.processGuard}`);
  }
  if (major >= 25) flags.push("--allow-net");
  return flags;
}

function hasStablePermission(major: number, minor: number): boolean {
  if (major === 22) return minor >= 13;
  if (major === 23) return minor >= 5;
  return major >= 24;
}
