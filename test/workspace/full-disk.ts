import { execFileSync } from "node:child_process";

/** Whether `runOnFullDisk` works here. */
export const CAN_FILL_DISK = process.platform === "linux";

/**
 * Runs a script in a child process where no file can grow past a limit, which stands in for the end
 * of the disk. Returns what it printed.
 */
export function runOnFullDisk(script: string, args: string[], kilobytes: number): string {
  const limited = `trap "" XFSZ; ulimit -f ${kilobytes}; exec "$0" --import tsx "$@"`;
  return execFileSync("bash", ["-c", limited, process.execPath, script, ...args], {
    encoding: "utf8",
    env: { ...process.env, TSX_DISABLE_CACHE: "1" },
  });
}
