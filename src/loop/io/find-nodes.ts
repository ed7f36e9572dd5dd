import { once } from "node:events";
import { readdirSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { sep } from "node:path";
import { startGroup } from "../../process/start-group.ts";
import { listNodePlaces } from "../node-places.ts";

/** A Node that can run snippets. */
export interface FoundNode {
  path: string;
  /** Such as `22.23.3`. */
  version: string;
}

/** The oldest Node that tells what the tracer needs. */
const OLDEST: readonly number[] = [20, 18];

/**
 * The Nodes of this machine, one for each version, oldest first: the named ones, the running one and
 * those in the usual places. What cannot be run, or is too old, is left out.
 */
export async function findNodes(named: readonly string[]): Promise<FoundNode[]> {
  const { env, platform, execPath } = process;
  const places = listNodePlaces({ env, platform, home: homedir() });
  const files = [...named, execPath, ...places.flatMap(expand)].flatMap(resolveFile);
  const found = new Map<string, FoundNode>();
  for (const path of new Set(files)) {
    const version = await readVersion(path);
    if (version === null || isTooOld(version) || found.has(version)) continue;
    found.set(version, { path, version });
  }
  return [...found.values()].toSorted((a, b) => compare(a.version, b.version));
}

function expand(place: string): string[] {
  const parts = place.split(`${sep}*${sep}`);
  const [head = "", ...rest] = parts;
  if (rest.length === 0) return [place];
  try {
    return readdirSync(head).map((name) => [head, name, ...rest].join(sep));
  } catch {
    return [];
  }
}

function resolveFile(path: string): string[] {
  try {
    const real = realpathSync(path);
    return statSync(real).isFile() ? [real] : [];
  } catch {
    return [];
  }
}

const VERSION_MS = 5000;

async function readVersion(path: string): Promise<string | null> {
  const { env } = process;
  const stdio = ["ignore", "pipe", "ignore"] as const;
  const group = startGroup({ command: path, args: ["--version"], cwd: homedir(), env, stdio });
  const timer = setTimeout(group.kill, VERSION_MS);
  let text = "";
  group.child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  try {
    const ended: unknown[] = await once(group.child, "close");
    return ended[0] === 0 ? (/^v(\d+\.\d+\.\d+)/.exec(text)?.[1] ?? null) : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function isTooOld(version: string): boolean {
  return compare(version, OLDEST.join(".")) < 0;
}

function compare(a: string, b: string): number {
  const left = a.split(".").map(Number);
  const right = b.split(".").map(Number);
  for (let at = 0; at < 3; at += 1) {
    const way = (left[at] ?? 0) - (right[at] ?? 0);
    if (way !== 0) return way;
  }
  return 0;
}
