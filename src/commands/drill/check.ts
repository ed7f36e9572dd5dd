import { relative } from "node:path";
import type { Challenge } from "../../catalog/challenge.ts";
import { findChallenge } from "../../catalog/find-challenge.ts";
import { loadDrillBank } from "../../catalog/io/load-mistakes.ts";
import { buildDrill } from "../../drill/build-drill.ts";
import type { MistakeFile } from "../../catalog/parse-mistake-file.ts";
import { compareRepair } from "../../drill/compare-repair.ts";
import type { RepairResult } from "../../drill/compare-repair.ts";
import type { DrillHead } from "../../drill/drill-file.ts";
import { isWholeOf } from "../../drill/find-open-repair.ts";
import { listIncidents } from "../../drill/incident.ts";
import { listDrillFiles, readDrillFile } from "../../drill/io/find-drill-file.ts";
import type { FoundDrill } from "../../drill/io/find-drill-file.ts";
import { parseProgram } from "../../drill/io/parse-program.ts";
import { TrainerError } from "../../errors.ts";
import { explainStale } from "./desk.ts";
import { openJudge } from "../../judge/io/session.ts";
import type { Judged } from "../../judge/io/session.ts";
import type { Verdict } from "../../judge/verdict.ts";
import { renderRepair } from "../../ui/drill/render-repair.ts";
import { startSpinner } from "../../ui/spinner.ts";
import { locateFolder } from "../../workspace/workspace-paths.ts";
import type { Context, ExitCode } from "../context.ts";
import { printJson } from "../json.ts";
import { recordDone } from "../state.ts";
import type { State } from "../state.ts";

/** Where and how a repair is checked. */
export interface CheckPlace {
  state: State;
  context: Context;
  json: boolean;
}

/**
 * Checks the file to repair that was changed last, of a challenge or of all.
 *
 * @throws TrainerError `NO_DRILL_FILE` when there is none.
 */
export async function checkLatest(
  { slug, seed }: { slug: string | undefined; seed: string | undefined },
  place: CheckPlace,
): Promise<ExitCode> {
  const { catalog, workspace } = place.state;
  const challenges = slug === undefined ? catalog.challenges : [findChallenge(catalog, slug)];
  const [latest] = challenges
    .flatMap((one) => listDrillFiles(locateFolder(workspace.folder, one.slug)))
    .filter(({ head }) => seed === undefined || head.id.seed === seed)
    .toSorted((one, other) => other.changed - one.changed);
  if (latest !== undefined) return checkRepair(latest, place);
  const what = seed === undefined ? "to repair" : `to repair with the seed ${seed}`;
  throw new TrainerError("NO_DRILL_FILE", `There is no file ${what} in your workspace.`, {
    hint: `Run \`trainer drill repair${slug === undefined ? "" : ` ${slug}`}\` to get one.`,
  });
}

/**
 * What a file is by its first line: a drill to check, or `null` for a file that is none.
 *
 * @throws TrainerError `DAMAGED_DRILL` when that line has been changed.
 */
export function findDrill(path: string): Pick<FoundDrill, "path" | "head"> | null {
  const head = readDrillFile(path);
  if (head === null) return null;
  if (head !== "damaged") return { path, head };
  throw new TrainerError(
    "DAMAGED_DRILL",
    `The first line of \`${path}\` no longer says which drill it is.`,
    {
      hint: "Undo the change of that line, or remove it to test the file as a solution.",
    },
  );
}

/** Judges a file to repair, records how far it is as a drill, and says so. */
export async function checkRepair(
  { path, head }: Pick<FoundDrill, "path" | "head">,
  place: CheckPlace,
): Promise<ExitCode> {
  const { state, context, json } = place;
  const challenge = findChallenge(state.catalog, head.id.slug);
  const mistakes = findMistakes(head, context);
  const judged = await judgeFile(path, challenge, { state, context });
  if (context.signal.aborted) return 130;
  const { verdict } = judged;
  const result = compareRepair(mistakes, verdict);
  const now = context.now();
  const { slug, seed } = head.id;
  const durationMs = findDuration(head, { verdict, now, state });
  // A file that could not be judged says nothing about its mistakes.
  if (verdict.status !== "broken") {
    const told = { found: result.gone, missed: result.stays, falseAlarms: result.broken.length };
    const at = now.toISOString();
    recordDone(
      state,
      { kind: "drilled", at, drill: "repair", slug, seed, ...told, durationMs },
      context,
    );
  }
  const file = relative(context.cwd, path) || path;
  const incidents = listIncidents(mistakes, verdict).filter(({ mistake }) =>
    result.stays.includes(mistake),
  );
  const stays = incidents.map(({ row }) => row);
  const found = { file, head, result, mistakes, stays, judged, durationMs };
  if (json) printJson(context, describe(found));
  else context.out(renderRepair(viewRepair(found), context));
  return verdict.status === "solved" ? 0 : 1;
}

/** How long a repair took: to the check that first found it whole, or until now. */
function findDuration(
  head: DrillHead,
  { verdict, now, state }: { verdict: Verdict; now: Date; state: State },
): number {
  const whole = state.progress.drills.find(isWholeOf(head));
  if (verdict.status === "solved" && whole !== undefined) return whole.durationMs;
  return Math.max(0, now.getTime() - Date.parse(head.since));
}

async function judgeFile(
  file: string,
  challenge: Challenge,
  { state, context }: Pick<CheckPlace, "state" | "context">,
): Promise<Judged> {
  const { packageRoot, cwd, signal, style, note, terminal } = context;
  const session = openJudge({ challenge, packageRoot, cwd, workspace: state.workspace.folder });
  const text = `Checking your repair of ${challenge.slug}`;
  const spinner = startSpinner({ text, style, interactive: terminal.interactive, note });
  try {
    return await session.judge(file, {
      scope: { kind: "all" },
      sandbox: true,
      types: true,
      signal,
    });
  } finally {
    spinner.stop();
  }
}

function findMistakes({ id, digest }: DrillHead, { packageRoot }: Context): readonly MistakeFile[] {
  const built = buildDrill(loadDrillBank(packageRoot, id.slug), id, parseProgram);
  if (built?.digest === digest) return built.mistakes;
  throw explainStale(id);
}

/** A repair that was judged. */
interface CheckedRepair {
  file: string;
  head: DrillHead;
  result: RepairResult;
  mistakes: readonly MistakeFile[];
  /** The rows that what is left still breaks. */
  stays: ReturnType<typeof listIncidents>[number]["row"][];
  judged: Judged;
  durationMs: number;
}

function viewRepair(found: CheckedRepair): Parameters<typeof renderRepair>[0] {
  const { file, head, result, mistakes, stays, judged, durationMs } = found;
  const { slug, seed, level } = head.id;
  const { verdict, sources } = judged;
  const gone = mistakes.filter(({ name }) => result.gone.includes(name));
  const next = verdict.status === "solved" ? ["trainer drill"] : [`trainer test --file ${file}`];
  return {
    ...{ slug, seed, level, file, verdict, sources, durationMs, next },
    ...{ gone, stays, left: result.stays.length, broken: result.broken },
  };
}

function describe(found: CheckedRepair): object {
  const { file, head, result, mistakes, judged, durationMs } = found;
  const { verdict } = judged;
  const { status, reason, message, types } = verdict;
  const { slug, seed, level, draw } = head.id;
  return {
    ...{ drill: "repair", challenge: slug, seed, level, draw, file, since: head.since, durationMs },
    ...{ status, reason, message, types },
    gone: mistakes
      .filter(({ name }) => result.gone.includes(name))
      .map(({ name, title, says }) => ({ name, title, says })),
    // Without their names, which would give them away.
    left: result.stays.length,
    stays: found.stays.map(({ id, title, finding }) => ({ id, title, finding })),
    broken: result.broken.map(({ id, title, finding }) => ({ id, title, finding })),
  };
}
