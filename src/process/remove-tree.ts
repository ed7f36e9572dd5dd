import { Buffer } from "node:buffer";
import { chmodSync, lstatSync, readdirSync, renameSync, rmdirSync, unlinkSync } from "node:fs";
import type { Dirent } from "node:fs";
import { sep } from "node:path";

/** Names that are free in a folder, and the paths of what is in it. */
interface Place {
  root: Buffer;
  taken: number;
}

/**
 * Removes a folder with all that is in it, however deep it is and whatever its modes are; no path
 * that it uses is longer than two names in the folder. Never throws; gives whether the folder is gone.
 */
export function removeTree(folder: string): boolean {
  const place = { root: Buffer.from(folder), taken: 0 };
  const look = (): boolean => attempt(() => lstatSync(folder)) === undefined;
  if (look()) return true;
  open(place.root);
  // Each pass empties the folders at the top and brings up what was in them.
  while (list(place.root).some((entry) => removeEntry(place, entry)));
  attempt(() => rmdirSync(folder));
  return look();
}

/** Removes an entry of the folder; gives whether anything came of it. */
function removeEntry(place: Place, entry: Dirent<Buffer>): boolean {
  const path = join(place.root, entry.name);
  if (!entry.isDirectory()) return hasDone(() => unlinkSync(path));
  open(path);
  let moved = false;
  for (const inner of list(path)) {
    const at = join(path, inner.name);
    if (!inner.isDirectory()) moved = hasDone(() => unlinkSync(at)) || moved;
    else {
      // A folder that may not be written cannot be moved either.
      open(at);
      moved = hasDone(() => renameSync(at, nameFree(place))) || moved;
    }
  }
  return hasDone(() => rmdirSync(path)) || moved;
}

function nameFree(place: Place): Buffer {
  for (;;) {
    place.taken += 1;
    const free = join(place.root, Buffer.from(`${place.taken}`));
    if (attempt(() => lstatSync(free)) === undefined) return free;
  }
}

function open(path: Buffer): void {
  attempt(() => chmodSync(path, 0o700));
}

function list(path: Buffer): Dirent<Buffer>[] {
  return attempt(() => readdirSync(path, { withFileTypes: true, encoding: "buffer" })) ?? [];
}

function join(folder: Buffer, name: Buffer): Buffer {
  return Buffer.concat([folder, Buffer.from(sep), name]);
}

function hasDone(act: () => void): boolean {
  const done = attempt(() => {
    act();
    return true;
  });
  return done === true;
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
