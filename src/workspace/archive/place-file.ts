import { posix } from "node:path";
import { nameBackup } from "../backup-name.ts";
import type { ArchivedFile } from "./archive.ts";

/** Where a file of an archive goes; `path` is relative to the workspace. */
export type Placing =
  /** The path is free. */
  | { kind: "create"; path: string }
  /** The learner has the same text there already. */
  | { kind: "known"; path: string }
  /** Another text is there and stays, so this one goes beside it. */
  | { kind: "beside"; path: string };

/** What stands at a path: its text, `null` for nothing, or `unreadable` for what is no text. */
export type FindText = (path: string) => string | null | typeof UNREADABLE;

/** Stands for a folder, a dangling link or a file that may not be read: never the same, never free. */
export const UNREADABLE = Symbol("unreadable");

/** Places a file so that nothing of the learner is ever overwritten, and a second time changes nothing. */
export function placeFile(file: ArchivedFile, findText: FindText): Placing {
  const { path } = file;
  const own = findText(path);
  if (own === null) return { kind: "create", path };
  if (isSame(file, own)) return { kind: "known", path };
  const original = path.replace(/\.\d+\.bak(?=\.[^./]+$)/, "");
  for (let number = 1; ; number += 1) {
    const name = nameBackup(posix.basename(original), number);
    const beside = posix.join(posix.dirname(original), name);
    const there = findText(beside);
    if (there === null) return { kind: "beside", path: beside };
    if (isSame(file, there)) return { kind: "known", path: beside };
  }
}

function isSame({ path, text }: ArchivedFile, own: string | typeof UNREADABLE): boolean {
  if (own === UNREADABLE) return false;
  return own === text || (path === "tsconfig.json" && withoutMended(own) === withoutMended(text));
}

/** Where the types are is another folder on each machine, and older versions left fewer folders out. */
function withoutMended(settings: string): string {
  return settings
    .replace(/"typeRoots"\s*:\s*\[[^\]]*\]/, '"typeRoots": []')
    .replace(/,\s*"\*\/tests"(?=\s*\])/, "");
}
