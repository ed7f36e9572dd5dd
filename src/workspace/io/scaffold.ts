import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { TrainerError } from "../../errors.ts";
import { explainFsFault } from "../../fs-fault.ts";
import type { Language } from "../workspace.ts";
import { locateNewFile } from "../workspace-paths.ts";
import { backUpFile, copyToBackup } from "./back-up-file.ts";
import { createFile } from "./create-file.ts";
import { listSolutions } from "./list-solutions.ts";
import { makeFolder } from "./make-folder.ts";
import { publishFile } from "./publish-file.ts";
import { renameFile } from "./rename-file.ts";
import { stageFile } from "./stage-file.ts";

/** Which starter to write, and where. */
export interface ScaffoldOrder {
  /** Absolute. */
  workspace: string;
  slug: string;
  language: Language;
  /** The starter. */
  text: string;
  /** Set the learner's file aside instead of leaving everything as it is. */
  force: boolean;
}

/** A learner's file and where it is kept now; both absolute. */
export interface Backup {
  file: string;
  backup: string;
}

/** What scaffolding did; `file` is absolute and in case of `existed` the learner's own. */
export type Scaffolded =
  | { kind: "created"; file: string }
  | { kind: "existed"; file: string }
  | { kind: "replaced"; file: string; backups: Backup[] };

/**
 * Writes a starter as a new file. A file of that challenge, in whichever language, is never
 * overwritten: it stays, or with `force` is kept as a numbered backup.
 *
 * @throws TrainerError that says why it could not.
 */
export function scaffold(order: ScaffoldOrder): Scaffolded {
  const { workspace, slug, language, text, force } = order;
  const path = locateNewFile(workspace, slug, language);
  const existing = listSolutions(workspace, slug);
  const [newest] = existing;
  if (newest === undefined) {
    return { kind: createFile(path, text) ? "created" : "existed", file: path };
  }
  if (!force) return { kind: "existed", file: newest };
  const backups = replaceAll(existing, path, text);
  return { kind: "replaced", file: path, backups };
}

/**
 * Everything that needs space happens first, so a full disk leaves the learner's file in place. At each
 * moment the file of the challenge is there under its name: the old one or, after one rename, the new.
 */
function replaceAll(existing: readonly string[], path: string, text: string): Backup[] {
  const backups: Backup[] = [];
  try {
    makeFolder(dirname(path));
    const staged = stageFile({ path, text });
    try {
      if (existing.includes(path)) {
        keep(path, copyToBackup(path));
        renameFile(staged, path);
      } else publishFile(staged, { path, text });
    } finally {
      rmSync(staged, { force: true });
    }
    for (const file of existing) if (file !== path) keep(file, backUpFile(file));
    return backups;
  } catch (error) {
    throw nameBackups(explainFsFault(error, { action: "write", path }), backups);
  }

  function keep(file: string, backup: string | null): void {
    if (backup !== null) backups.push({ file, backup });
  }
}

/** What failed after a backup was made says where that is. */
function nameBackups(fault: Error, backups: readonly Backup[]): Error {
  const [made] = backups;
  if (made === undefined || !(fault instanceof TrainerError)) return fault;
  const hint = `Your file is kept as \`${made.backup}\`. ${fault.hint ?? ""}`.trimEnd();
  return new TrainerError(fault.code, fault.message, { hint, cause: fault });
}
