import { basename, relative, resolve } from "node:path";
import type { Command } from "commander";
import { TrainerError } from "../errors.ts";
import { readJournal } from "../progress/io/load-journal.ts";
import { splitJournal } from "../progress/journal-lines.ts";
import { locateJournal } from "../progress/journal-path.ts";
import { quoteWord } from "../text/quote-word.ts";
import { renderExport } from "../ui/render-transfer.ts";
import { ARCHIVE_LIMITS } from "../workspace/archive/archive.ts";
import { printArchive } from "../workspace/archive/print-archive.ts";
import { collectFiles } from "../workspace/io/collect-files.ts";
import type { Collected } from "../workspace/io/collect-files.ts";
import { createFile } from "../workspace/io/create-file.ts";
import { findStats } from "../workspace/io/find-stats.ts";
import { replaceFile } from "../workspace/io/replace-file.ts";
import type { Context, ExitCode } from "./context.ts";
import { printJson } from "./json.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState } from "./state.ts";
import type { State, WorkspaceOption } from "./state.ts";

interface ExportOptions extends WorkspaceOption {
  force?: boolean;
  json?: boolean;
}

/** `trainer export`: the workspace in one file, for another machine. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .argument("[file]", "The file to write (default: trainer-<date>.json in the current folder).")
    .option("--force", "Replace the file if it exists.");
  addWorkspaceOption(addJsonOption(command)).action(
    (file: string | undefined, options: ExportOptions) =>
      finish(exportWorkspace(file, options, context)),
  );
  addExamples(command, "trainer export", "trainer export ~/Documents/trainer.json --force");
}

function exportWorkspace(
  named: string | undefined,
  options: ExportOptions,
  context: Context,
): ExitCode {
  const state = loadState(context, options);
  const { folder, exists } = state.workspace;
  if (!exists) throw explainAbsent(folder);
  const now = context.now();
  const name = named ?? `trainer-${now.toISOString().slice(0, 10)}.json`;
  const path = resolve(context.cwd, name);
  rejectTaken(path, name, options);
  const journal = splitJournal(readJournal(locateJournal(folder)).toString("utf8"));
  const { files, leftOut } = collect(state);
  const stamp = { trainer: context.version, exportedAt: now.toISOString() };
  const text = printArchive({ journal: journal.lines, files }, stamp);
  const bytes = Buffer.byteLength(text);
  if (bytes > ARCHIVE_LIMITS.archive) throw explainSize(folder);
  if (options.force === true) replaceFile(path, text);
  else if (!createFile(path, text)) throw explainTaken(name);
  const paths = files.map((file) => file.path);
  const facts = { file: name, workspace: folder, bytes, tornLines: journal.torn, leftOut };
  const journalLines = journal.lines.length;
  if (options.json === true) printJson(context, { ...facts, files: paths, journalLines });
  else {
    const workspace = relative(context.cwd, folder) || folder;
    const next = `trainer import ${quoteWord(basename(path))}`;
    context.out(
      renderExport({ ...facts, workspace, files: paths.length, journalLines, next }, context),
    );
  }
  return 0;
}

/** Folders of challenges, also of those that only another version of trainer has. */
function collect({ catalog, progress, workspace }: State): Collected {
  const own = new Set([
    ...catalog.challenges.map(({ slug }) => slug),
    ...progress.challenges.keys(),
    ...OTHER_FOLDERS,
  ]);
  return collectFiles(workspace.folder, (folder) => own.has(folder));
}

/** What trainer makes in a workspace besides the folders of challenges. */
const OTHER_FOLDERS = ["drills"];

function rejectTaken(path: string, name: string, { force }: ExportOptions): void {
  const stats = findStats(path);
  if (stats === null) return;
  if (!stats.isFile()) {
    throw new TrainerError("NOT_A_FILE", `\`${name}\` is not a file.`, {
      hint: "Name a file to write, such as `trainer export trainer.json`.",
    });
  }
  if (force !== true) throw explainTaken(name);
}

function explainTaken(name: string): TrainerError {
  return new TrainerError("FILE_EXISTS", `\`${name}\` already exists and was not changed.`, {
    hint: `Name another file, or run \`trainer export ${quoteWord(name)} --force\` to replace it.`,
  });
}

function explainAbsent(folder: string): TrainerError {
  return new TrainerError("NO_WORKSPACE", `There is no workspace to export at \`${folder}\`.`, {
    hint: "Change to the folder that holds it, or name it with `--workspace`.",
  });
}

function explainSize(folder: string): TrainerError {
  return new TrainerError("TOO_LARGE", `The workspace \`${folder}\` is larger than 64 MB.`, {
    hint: "Move large text files out of the challenges' folders and export it again.",
  });
}
