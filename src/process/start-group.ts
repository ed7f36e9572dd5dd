import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import process from "node:process";
import { atEnd, undoAll } from "../at-end.ts";

/** A program to start as a process group of its own. */
export interface GroupOptions {
  command: string;
  args: readonly string[];
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** What its descriptors are, from 0 on. */
  stdio: readonly ("ignore" | "pipe")[];
  /** A folder to remove when this process dies without a chance to clean up. */
  scratch?: string | undefined;
}

/** A started group: its first process, and the end of all of them. */
export interface Group {
  child: ChildProcess;
  /** Kills the whole group; does nothing when it has ended. */
  kill: () => void;
}

/** Modes may have been changed so that nothing can be removed. */
const REMOVE = 'chmod -R u+rwx "$TRAINER_SCRATCH"; rm -rf -- "$TRAINER_SCRATCH"; ';

process.once("exit", undoAll);

/**
 * Starts a program as a process group of its own. The group ends with its first process, and with
 * this process however that ends, even by SIGKILL. Where there are no process groups (Windows) the
 * program is killed with what it has started and is still there.
 */
export function startGroup(options: GroupOptions): Group {
  const child = launch(options);
  const kill = (): void => killGroup(child);
  const forget = atEnd(kill);
  child.once("error", forget);
  child.once("exit", () => {
    // The watcher and whatever else was started are still there.
    kill();
    forget();
  });
  return { child, kill };
}

/**
 * Starts the program after `$0` beside a watcher, which ends the group and removes the scratch folder
 * as soon as this process is gone: then the other end of descriptor `at` is closed.
 */
function writeScript(at: number, scratch: string | undefined): string {
  const others = Array.from({ length: Math.max(0, at - 3) }, (_, index) => `${index + 3}>&-`);
  const remove = scratch === undefined ? "" : REMOVE;
  const watch = `(read -r _ <&${at}; kill -9 "$$"; ${remove}kill -9 0)`;
  return [
    `${watch} >/dev/null 2>&1 ${others.join(" ")} &`,
    ...(scratch === undefined ? [] : ["unset TRAINER_SCRATCH"]),
    `exec "$@" ${at}<&-`,
  ].join("\n");
}

function launch(options: GroupOptions): ChildProcess {
  const { command, args, cwd, env, stdio, scratch } = options;
  // Windows ends the children of a process with it; a program that is not there is told as an error.
  if (process.platform === "win32" || isMissing(options)) {
    return spawn(command, args, { cwd, env: { ...env }, stdio: [...stdio], windowsHide: true });
  }
  const script = writeScript(stdio.length, scratch);
  return spawn("/bin/sh", ["-c", script, "trainer", command, ...args], {
    cwd,
    env: { ...env, ...(scratch === undefined ? {} : { TRAINER_SCRATCH: scratch }) },
    stdio: [...stdio, "pipe"],
    detached: true,
  });
}

/** The shell would tell it by an exit code, as if the program had ended with that. */
function isMissing({ command, cwd, env }: GroupOptions): boolean {
  if (command.includes("/")) return !existsSync(resolve(cwd, command));
  const folders = env["PATH"]?.split(delimiter);
  return folders?.every((folder) => !existsSync(resolve(cwd, folder, command))) === true;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") killTree(child);
    else process.kill(-child.pid, "SIGKILL");
  } catch {
    // The whole group has ended already.
  }
}

/** Where there are no groups, the system's own tool finds what a program has started. */
function killTree(child: ChildProcess): void {
  // The number of a process that has ended may be another one's by now.
  if (child.exitCode !== null || child.signalCode !== null) return;
  const args = ["/pid", String(child.pid), "/t", "/f"];
  const { status } = spawnSync("taskkill", args, { stdio: "ignore", windowsHide: true });
  if (status !== 0) child.kill("SIGKILL");
}
