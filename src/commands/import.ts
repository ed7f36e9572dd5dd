import { relative, resolve } from "node:path";
import type { Command } from "commander";
import { appendLines } from "../progress/io/append-event.ts";
import { readJournal } from "../progress/io/load-journal.ts";
import { listMissingLines } from "../progress/journal-lines.ts";
import { locateJournal } from "../progress/journal-path.ts";
import { quoteWord } from "../text/quote-word.ts";
import { renderImport } from "../ui/render-transfer.ts";
import type { Archive } from "../workspace/archive/archive.ts";
import { findTypeRoots } from "../workspace/io/find-type-roots.ts";
import { importFiles } from "../workspace/io/import-files.ts";
import type { ImportedFile } from "../workspace/io/import-files.ts";
import { mendSettings } from "../workspace/io/mend-settings.ts";
import { readArchive } from "../workspace/io/read-archive.ts";
import type { Context, ExitCode } from "./context.ts";
import { writeOwnTypes } from "./drill/tests/write-types.ts";
import { printJson } from "./json.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState, prepareWorkspace } from "./state.ts";
import type { State, WorkspaceOption } from "./state.ts";

interface ImportOptions extends WorkspaceOption {
  dryRun?: boolean;
  json?: boolean;
}

/** `trainer import`: what another machine has exported, added to the workspace here. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .argument("<file>", "The file that `trainer export` has made.")
    .option("--dry-run", "Show what would be imported, and write nothing.");
  addWorkspaceOption(addJsonOption(command)).action((file: string, options: ImportOptions) =>
    finish(importWorkspace(file, options, context)),
  );
  addExamples(
    command,
    "trainer import trainer-2026-11-30.json --dry-run",
    "trainer import trainer-2026-11-30.json",
  );
}

function importWorkspace(name: string, options: ImportOptions, context: Context): ExitCode {
  // A file that cannot be imported makes no workspace.
  const archive = readArchive(resolve(context.cwd, name));
  const state = loadState(context, options, { makes: true });
  const { folder } = state.workspace;
  const dryRun = options.dryRun === true;
  const files = importFiles(folder, archive.files, { dryRun });
  const journal = importJournal(archive, state, dryRun);
  if (!dryRun) mendForEditors(files, state, context);
  const listed = (kind: ImportedFile["placing"]["kind"]): ImportedFile[] =>
    files.filter(({ placing }) => placing.kind === kind);
  const created = listed("create").map(({ from }) => from);
  const beside = listed("beside").map(({ from, placing }) => ({
    file: from,
    savedAs: placing.path,
  }));
  const known = listed("known").map(({ from }) => from);
  const facts = { file: name, dryRun, created, beside, journal };
  if (options.json === true) {
    printJson(context, { ...facts, workspace: folder, known });
    return 0;
  }
  const workspace = relative(context.cwd, folder) || folder;
  const flag =
    options.workspace === undefined ? "" : ` --workspace ${quoteWord(options.workspace)}`;
  const next = `trainer ${dryRun ? `import ${quoteWord(name)}` : "progress"}${flag}`;
  context.out(renderImport({ ...facts, workspace, known: known.length, next }, context));
  return 0;
}

/** What editors know of code is made anew on each machine. */
function mendForEditors(files: readonly ImportedFile[], state: State, context: Context): void {
  mendSettings(state.workspace.folder, findTypeRoots());
  const paths = files.map(({ placing }) => placing.path);
  for (const challenge of state.catalog.challenges) {
    const isTested = paths.some((path) => path.startsWith(`${challenge.slug}/tests/`));
    if (isTested) writeOwnTypes(challenge, state, context);
  }
}

/** Adds the lines that are not there yet; where they stand makes no difference. */
function importJournal(
  { journal }: Archive,
  state: State,
  dryRun: boolean,
): { added: number; known: number } {
  const { folder } = state.workspace;
  const missing = listMissingLines(readJournal(locateJournal(folder)).toString("utf8"), journal);
  if (!dryRun) {
    prepareWorkspace(state);
    if (missing.length > 0) appendLines(folder, missing);
  }
  return { added: missing.length, known: journal.length - missing.length };
}
