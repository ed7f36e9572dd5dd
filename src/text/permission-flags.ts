/** What a process of Node may do. */
export interface Permissions {
  /** Files and folders it may read; a folder ends with `*`. */
  read: readonly string[];
  /** Where it may write. */
  write: readonly string[];
  threads: boolean;
  processes: boolean;
}

/**
 * The flags of Node's permission model on Node `version` (such as `20.19.0`). It is
 * `--experimental-permission` before 22.13 and 23.5 and `--permission` later; `--allow-net` exists
 * from 25 on (nodejs.org/api/permissions.html).
 */
export function buildPermissionFlags(version: string, permissions: Permissions): string[] {
  const { read, write, threads, processes } = permissions;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return [
    hasStablePermission(major, minor) ? "--permission" : "--experimental-permission",
    ...read.map((path) => `--allow-fs-read=${path}`),
    ...write.map((path) => `--allow-fs-write=${path}`),
    ...(threads ? ["--allow-worker"] : []),
    ...(processes ? ["--allow-child-process"] : []),
    ...(major >= 25 ? ["--allow-net"] : []),
  ];
}

/** Whether Node prints no warning that its permission model is an experiment. */
function hasStablePermission(major: number, minor: number): boolean {
  if (major === 22) return minor >= 13;
  if (major === 23) return minor >= 5;
  return major >= 24;
}
