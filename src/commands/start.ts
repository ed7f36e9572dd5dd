import { isAbsolute, relative } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { findNext } from "../catalog/next-challenge.ts";
import { findCurrent } from "../catalog/stages.ts";
import { summarizeProgress } from "../progress/summarize-progress.ts";
import type { Today } from "../plan/plan.ts";
import { renderFirstRun } from "../ui/render-first-run.ts";
import { renderHome } from "../ui/render-home.ts";
import { summarizeToday } from "../ui/tell-today.ts";
import type { Context, ExitCode } from "./context.ts";
import { offerDrill } from "./drill/offer.ts";
import { findFault } from "./open-editor.ts";
import { suggestCommands } from "./next-commands.ts";
import { addExamples, addWorkspaceOption } from "./options.ts";
import { beginChallenge, recordLanguage, watchThen } from "./start/begin.ts";
import { openChallenges } from "./start/challenge-room.ts";
import { findRepaired, openDrill } from "./start/drill-room.ts";
import { askEntry } from "./start/entry.ts";
import { askThen, endOf, nameWayBack, runWords } from "./start/home.ts";
import type { End, Home } from "./start/home.ts";
import { listHomeEntries } from "./start/home-entries.ts";
import type { HomeMove } from "./start/home-move.ts";
import { openLoopLab } from "./start/loop-room.ts";
import { openSettings, recordEditor } from "./start/settings-room.ts";
import { loadState, prepareWorkspace } from "./state.ts";
import type { State, WorkspaceOption } from "./state.ts";
import { walkToday } from "./today.ts";
import { loadToday } from "./today/load-today.ts";

interface StartOptions extends WorkspaceOption {
  language?: "ts" | "js";
  editor?: string;
}

const COMMANDS = [
  { command: "trainer list", says: "all challenges, with filters" },
  { command: "trainer show <slug>", says: "read a brief" },
  { command: "trainer new <slug>", says: "write a starter file" },
  { command: "trainer test <slug>", says: "test your solution" },
  { command: "trainer hint <slug>", says: "get the next hint" },
  { command: "trainer solution <slug>", says: "the reference solution, explained" },
  { command: "trainer loop", says: "scenes of the event loop, to predict and run" },
  { command: "trainer quiz", says: "theory questions with spaced repetition" },
  { command: "trainer drill", says: "practise on common mistakes" },
  { command: "trainer interview", says: "a timed mock interview, with a debrief" },
  { command: "trainer plan", says: "a plan to the date of your interview" },
  { command: "trainer today", says: "what the plan holds for today" },
  { command: "trainer progress", says: "your progress" },
  { command: "trainer report", says: "your progress over time, also as a page" },
  { command: "trainer tour", says: "a 30-second demo" },
];

/** `trainer start`: the home screen; without a terminal it prints the same and the commands. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  command
    .addOption(
      new Option("--language <language>", "Remember what new files are written in.").choices([
        "ts",
        "js",
      ]),
    )
    .option("--editor <command>", "Remember the command that starts your editor.", (text) =>
      parseEditor(text, context),
    );
  addWorkspaceOption(command).action(async (options: StartOptions) =>
    finish(await start(options, context)),
  );
  addExamples(command, "trainer start", "trainer start --language js");
}

function parseEditor(text: string, context: Context): string {
  const fault = findFault(text, context);
  if (fault === null) return text.trim();
  const must = "It must be a command that starts your editor.";
  throw new InvalidArgumentError(text.trim() === "" ? must : fault);
}

async function start(options: StartOptions, context: Context): Promise<ExitCode> {
  const home: Home = { options: { workspace: options.workspace }, context };
  remember(options, home);
  let looked = false;
  for (;;) {
    const state = loadState(context, home.options, { makes: true });
    if (isNamed(state)) prepareWorkspace(state);
    const first = !looked && isFirstRun(state) ? findNext(state.catalog, state.progress) : null;
    const today = loadToday(state, context);
    context.out(
      first === null ? describeHome(state, today, context) : describeFirstRun(state, context),
    );
    if (!context.terminal.interactive) return 0;
    context.out("\n");
    const begins = first !== null && state.progress.language === null;
    const end = begins
      ? await beginChallenge(first.slug, home, { looks: true })
      : await choose(state, today, home);
    looked = true;
    if (end === "interrupted" || context.signal.aborted) return 130;
    if (end === "leave") return 0;
    context.out("\n");
  }
}

/** Writes down the settings that were given. */
function remember({ language, editor }: StartOptions, home: Home): void {
  if (language === undefined && editor === undefined) return;
  // What cannot be read is noted by the home screen.
  const quiet = { ...home.context, note: () => undefined };
  const state = loadState(quiet, home.options, { makes: true });
  if (language !== undefined) recordLanguage(language, state, home.context);
  if (editor !== undefined) recordEditor(editor, state, home);
}

/** Nothing was done yet in this workspace, nor in another one that is known. */
function isFirstRun({ progress, elsewhere }: State): boolean {
  const { challenges, scenes } = progress;
  return elsewhere === null && challenges.size === 0 && scenes.size === 0;
}

async function choose(state: State, today: Today | null, home: Home): Promise<End> {
  const left = today === null ? null : { items: today.items.length, minutes: today.minutes };
  const drill = offerDrill({ ...state, now: home.context.now() });
  const repair = findRepaired(state, home.context.now());
  const entries = listHomeEntries({ ...state, today: left, drill, repair });
  const answer = await askEntry({ message: "What next?", entries }, home.context);
  return answer.kind === "answered" ? go(answer.value, state, home) : endOf(answer);
}

async function go(move: HomeMove, state: State, home: Home): Promise<End> {
  switch (move.kind) {
    case "leave":
      return "leave";
    case "elsewhere":
      home.options = { workspace: state.elsewhere ?? undefined };
      return "home";
    case "begin":
      return beginChallenge(move.slug, home);
    case "watch":
      return watchThen(move.slug, home, "home");
    case "drill":
      return openDrill(move, home);
    case "run":
      if ((await runWords(move.words, home)) === "left") return "home";
      return askThen([], home);
    case "room":
      return ROOMS[move.room](home);
  }
}

const ROOMS = {
  today: openToday,
  challenges: openChallenges,
  loop: openLoopLab,
  settings: openSettings,
};

function openToday(home: Home): Promise<End> {
  home.context.out("\n");
  return walkToday(home, { name: nameWayBack(home), words: [], value: "home" });
}

/** Whoever names a workspace that is not there wants it to be made. */
function isNamed({ workspace: { origin, exists } }: State): boolean {
  return !exists && (origin === "flag" || origin === "environment");
}

function describeFirstRun({ catalog, progress, workspace }: State, context: Context): string {
  const challenge = findNext(catalog, progress);
  if (challenge === null) return "";
  const stage = findCurrent(challenge, progress.challenges.get(challenge.slug));
  const commands = context.terminal.interactive ? [] : COMMANDS;
  const folder = tellFolder(workspace.folder, context.cwd);
  const next = context.terminal.interactive ? [] : [`trainer new ${challenge.slug}`];
  return renderFirstRun({ challenge, stage, folder, next, commands }, context);
}

function describeHome(state: State, plan: Today | null, context: Context): string {
  const { catalog, progress, workspace } = state;
  const summary = summarizeProgress(catalog, progress);
  const nextChallenge = findNext(catalog, progress);
  const own = progress.challenges.get(nextChallenge?.slug ?? "");
  const { interactive } = context.terminal;
  // Where something can be chosen, the entries have their commands beside them.
  const next =
    nextChallenge === null || interactive
      ? []
      : suggestCommands(nextChallenge.slug, own?.status ?? "new");
  const stage = nextChallenge === null ? null : findCurrent(nextChallenge, own);
  const commands = interactive ? [] : COMMANDS;
  const page = { progress, summary, nextChallenge, stage, next, commands };
  const today = plan === null ? [] : summarizeToday(plan);
  const { exists } = workspace;
  const folder = tellFolder(workspace.folder, context.cwd);
  return renderHome({ ...page, today, workspace: { folder, exists } }, context);
}

/** Relative where that is inside the current folder, for then it is what one would type. */
function tellFolder(folder: string, cwd: string): string {
  const path = relative(cwd, folder);
  return path === "" || path.startsWith("..") || isAbsolute(path) ? folder : path;
}
