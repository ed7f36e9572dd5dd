import { basename } from "node:path";
import type { Catalog } from "../catalog/challenge.ts";
import { loadCatalog } from "../catalog/io/load-catalog.ts";
import type { JournalEvent, Progress } from "../progress/event.ts";
import { TrainerError } from "../errors.ts";
import { SCRATCH_NAME } from "../process/scratch-name.ts";
import { appendEvent } from "../progress/io/append-event.ts";
import { loadProgress } from "../progress/io/load-progress.ts";
import { quoteWord } from "../text/quote-word.ts";
import { renderError } from "../ui/render-error.ts";
import { countNoun } from "../ui/text/count-noun.ts";
import { createWorkspace } from "../workspace/io/create-workspace.ts";
import { findTypeRoots } from "../workspace/io/find-type-roots.ts";
import { keepLastWorkspace, readLastWorkspace } from "../workspace/io/last-workspace.ts";
import { mendSettings } from "../workspace/io/mend-settings.ts";
import { openWorkspace } from "../workspace/io/open-workspace.ts";
import { sweepStaged } from "../workspace/io/sweep-staged.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Context } from "./context.ts";

/** Where the learner stands: what there is, where their files are, what the journal says. */
export interface State {
  catalog: Catalog;
  workspace: Workspace;
  progress: Progress;
  /** The workspace used last, where there is none here; else `null`. */
  elsewhere: string | null;
  /** When it was loaded. */
  at: Date;
  /** Keeps in mind that this workspace is the one used last. */
  remember: () => void;
}

/** Where the learner stands, without what there is to be done. */
export type Place = Omit<State, "catalog">;

/** What a command does to the workspace. */
interface StateUse {
  /** It makes a folder that was named and is not there. */
  makes?: boolean;
  /** It has to do with challenges, so it notes those that could not be read; absent means that it does. */
  asksChallenges?: boolean;
}

/** The option of every command that touches the learner's folder. */
export interface WorkspaceOption {
  workspace?: string | undefined;
}

/** Loads where the learner stands and notes what could not be read. */
export function loadState(context: Context, options: WorkspaceOption, use: StateUse = {}): State {
  const catalog = loadCatalog(context.packageRoot);
  if (use.asksChallenges !== false) {
    for (const { error } of catalog.faults) context.note(`Skipped: ${error.message}\n`);
  }
  return { catalog, ...loadPlace(context, options, use) };
}

/** Loads where the learner stands, for what has nothing to do with challenges. */
export function loadPlace(
  context: Context,
  { workspace: flag }: WorkspaceOption,
  { makes = false }: StateUse = {},
): Place {
  const { cwd, env, packageRoot, platform, note, now } = context;
  const workspace = openWorkspace({ flag, env, cwd, packageRoot, makes });
  const isNew = workspace.origin === "default" && !workspace.exists;
  const elsewhere = isNew ? readLastWorkspace({ env, platform }) : null;
  if (elsewhere !== null) {
    note(
      `Note: your last workspace is ${elsewhere}; add \`--workspace ${quoteWord(elsewhere)}\` to use it.\n`,
    );
  }
  if (workspace.exists) mendSettings(workspace.folder, findTypeRoots());
  const at = now();
  const progress = loadProgress(workspace.folder, at);
  if (progress.tornLines > 0) {
    note(`Note: skipped ${countNoun(progress.tornLines, "unreadable line")} in the journal.\n`);
  }
  const remember = (): void => {
    if (!isScratch(workspace.folder)) keepLastWorkspace(workspace.folder, { env, platform });
  };
  return { workspace, progress, elsewhere, at, remember };
}

/** The folder of the tour is gone when it is over. */
function isScratch(folder: string): boolean {
  return SCRATCH_NAME.test(basename(folder));
}

/** Creates the workspace if this is its first use. */
export function prepareWorkspace({ catalog, workspace, at, remember }: State): void {
  createWorkspace(workspace.folder, findTypeRoots());
  sweepStaged(
    workspace.folder,
    catalog.challenges.map(({ slug }) => slug),
    at,
  );
  remember();
}

/** Writes one event into the journal; the workspace is created on first use. */
export function recordEvent(state: State, event: JournalEvent): void {
  prepareWorkspace(state);
  appendEvent(state.workspace.folder, event);
}

/** Writes down what was done already, so a journal that cannot be written is only noted. */
export function recordDone(state: State, event: JournalEvent, context: Context): void {
  try {
    recordEvent(state, event);
  } catch (error) {
    if (!(error instanceof TrainerError)) throw error;
    context.note(renderError(error, context));
    context.note("The command worked, but it was not saved to your journal.\n");
  }
}
