import type { Challenge } from "../../catalog/challenge.ts";
import { TrainerError } from "../../errors.ts";
import type { Scope } from "../../judge/attempt-request.ts";
import { isNoVerdict } from "../../judge/io/no-verdict.ts";
import { openJudge } from "../../judge/io/session.ts";
import type { Judged } from "../../judge/io/session.ts";
import { runSideBySide } from "../../process/run-side-by-side.ts";
import { startGrid } from "../../ui/live-grid.ts";
import { REPORTERS } from "../../ui/reporters/index.ts";
import type { Untested } from "../../ui/reporters/reporter.ts";
import type { GridRow } from "../../ui/render-grid.ts";
import { listSolutions } from "../../workspace/io/list-solutions.ts";
import type { Context, ExitCode } from "../context.ts";
import { recordAttempt } from "./record-attempt.ts";
import { reportVerdict, viewVerdict } from "./report-verdict.ts";
import type { State } from "../state.ts";

/** How `test --all` judges and prints. */
export interface AllRequest {
  scope: Scope;
  reporter: string;
  sandbox: boolean;
}

/** One started challenge and what became of it. */
interface Entry {
  challenge: Challenge;
  /** Absolute. */
  file: string;
  row: GridRow;
  judged: Judged | null;
  /** Why the machine kept it from being judged, if it did. */
  trouble: TrainerError | null;
}

/**
 * Judges every challenge that has a file in the workspace, in parallel, with a live grid in a
 * terminal. Exits with 0 if all are solved, with 2 if one could not be judged.
 *
 * @throws TrainerError `NOTHING_STARTED` when there is no file.
 */
export async function testAll(
  request: AllRequest,
  state: State,
  context: Context,
): Promise<ExitCode> {
  const entries = listEntries(state);
  const rows = entries.map(({ row }) => row);
  const grid = startGrid({
    rows,
    view: context,
    interactive: context.terminal.interactive,
    note: context.note,
  });
  const work = async (entry: Entry): Promise<void> => {
    entry.row.state = "running";
    grid.update();
    await judgeEntry(entry, { ...request, workspace: state.workspace.folder }, context);
    if (context.signal.aborted) return;
    const { judged, file } = entry;
    if (judged !== null) {
      recordAttempt(judged, { file, scope: request.scope }, { state, context });
      Object.assign(entry.row, summarize(judged));
    } else entry.row.state = "untested";
    grid.update();
  };
  try {
    await runSideBySide(entries, work, { signal: context.signal });
  } finally {
    grid.stop();
  }
  if (context.signal.aborted) return 130;
  report(entries, request, { state, context });
  const untested = entries.filter(({ trouble }) => trouble !== null);
  for (const { row, trouble } of untested) {
    context.note(`\n${row.slug}:\n`);
    context.explain(trouble);
  }
  if (untested.length > 0) return 2;
  return rows.every((row) => row.state === "solved") ? 0 : 1;
}

function listEntries({ catalog, workspace }: State): Entry[] {
  const entries = catalog.challenges.flatMap((challenge): Entry[] => {
    const [file] = listSolutions(workspace.folder, challenge.slug);
    const row = {
      slug: challenge.slug,
      state: "waiting" as const,
      met: 0,
      total: challenge.requirements.length,
      green: 0,
      stages: challenge.stages.length,
      opened: null,
    };
    return file === undefined ? [] : [{ challenge, file, row, judged: null, trouble: null }];
  });
  if (entries.length > 0) return entries;
  throw new TrainerError("NOTHING_STARTED", "You have no file to test yet.", {
    hint: "Run `trainer next` to see where to start, or `trainer list` to choose.",
  });
}

/** Judges one entry; what the machine does to its run is no reason to leave the others out. */
async function judgeEntry(
  entry: Entry,
  { scope, sandbox, workspace }: AllRequest & { workspace: string },
  { packageRoot, cwd, signal }: Context,
): Promise<void> {
  const { challenge, file } = entry;
  const session = openJudge({ challenge, packageRoot, cwd, workspace });
  try {
    entry.judged = await session.judge(file, { scope, sandbox, types: true, signal });
  } catch (error) {
    if (!isNoVerdict(error)) throw error;
    entry.trouble = error;
  }
}

function summarize({ verdict }: Judged): Pick<GridRow, "state" | "met" | "green"> {
  const met = verdict.requirements.filter(({ outcome }) => outcome === "met").length;
  const green = verdict.stages.filter(({ status }) => status === "green").length;
  return { state: verdict.status, met, green };
}

function report(
  entries: readonly Entry[],
  { scope, reporter }: AllRequest,
  { state, context }: { state: State; context: Context },
): void {
  const all = REPORTERS.get(reporter)?.all ?? null;
  const judged = entries.flatMap(({ judged: one, challenge }) => {
    const own = state.progress.challenges.get(challenge.slug);
    return one === null ? [] : [{ one, report: { reporter, challenge, scope, own, context } }];
  });
  if (all === null) for (const { one, report: how } of judged) reportVerdict(one, how);
  else {
    const reports = judged.map(({ one, report: how }) => ({
      verdict: one.verdict,
      view: viewVerdict(one, how),
    }));
    const untested = entries.flatMap(({ trouble, challenge }) =>
      trouble === null ? [] : [describeUntested(challenge, trouble)],
    );
    context.out(all({ reports, untested, view: context, at: context.now() }));
  }
}

function describeUntested(
  { slug, title, requirements, stages }: Challenge,
  { message }: TrainerError,
): Untested {
  const counts = { requirements: requirements.length, stages: stages.length };
  return { challenge: slug, title, ...counts, message };
}
