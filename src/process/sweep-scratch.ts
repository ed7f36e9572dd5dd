import { lstatSync, readdirSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { removeTree } from "./remove-tree.ts";
import { SCRATCH_NAME } from "./scratch-name.ts";

/** How long a folder of another machine or container has not changed when nobody uses it any more. */
const A_DAY = 86_400_000;

/**
 * The beginning of a scratch folder's name, which no other program gives: whose it is, and on which machine
 * or in which container, since process ids mean nothing elsewhere.
 */
export function nameScratch(): string {
  return `trainer-run-${process.pid}-${findPlace()}-`;
}

/**
 * Removes the scratch folders that killed runs have left: those whose process is gone and, where that cannot
 * be told from here, those that have not been touched for a day. Only folders of this user whose names are
 * ours; a folder in use is touched each hour. Never throws.
 */
export function sweepScratch(parent: string, now: Date): void {
  for (const name of listNames(parent)) {
    const [, pid, place] = SCRATCH_NAME.exec(name) ?? [];
    if (pid === undefined) continue;
    const path = join(parent, name);
    const isLeft = place === findPlace() ? !isAlive(Number(pid)) : isOld(path, now);
    if (isLeft && isOwnFolder(path)) removeTree(path);
  }
}

function listNames(parent: string): string[] {
  try {
    return readdirSync(parent);
  } catch {
    return [];
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user is alive, and cannot be signalled.
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

function isOld(path: string, now: Date): boolean {
  const stats = look(path);
  return stats !== null && now.getTime() - stats.mtimeMs > A_DAY;
}

function isOwnFolder(path: string): boolean {
  const stats = look(path);
  const own = process.getuid?.() ?? stats?.uid;
  return stats?.isDirectory() === true && stats.uid === own;
}

function look(path: string) {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}

let place: string | null = null;

/** A short name for the machine and, on Linux, for the set of processes that this one sees. */
function findPlace(): string {
  place ??= shorten(`${hostname()} ${findNamespace()}`);
  return place;
}

function findNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

function shorten(text: string): string {
  let sum = 0;
  for (const char of text) sum = (Math.imul(sum, 31) + (char.codePointAt(0) ?? 0)) >>> 0;
  return sum.toString(36);
}
