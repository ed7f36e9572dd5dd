import type { Command } from "commander";
import type { PlanItem, Today } from "../plan/plan.ts";
import { renderNoPlan } from "../ui/render-plan.ts";
import { renderReason, renderToday, renderTodayState } from "../ui/render-today.ts";
import { sayText } from "../ui/text/say.ts";
import { listSolutions } from "../workspace/io/list-solutions.ts";
import type { Context, ExitCode } from "./context.ts";
import { printJson } from "./json.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState } from "./state.ts";
import { beginChallenge } from "./start/begin.ts";
import { askEntry } from "./start/entry.ts";
import type { Entry } from "./start/entry.ts";
import { endOf } from "./start/home.ts";
import type { End, Home } from "./start/home.ts";
import type { WorkspaceOption } from "./state.ts";
import { loadToday } from "./today/load-today.ts";

interface TodayOptions extends WorkspaceOption {
  json?: boolean;
}

/** `trainer today`: walks through what today holds; without a terminal it prints that. */
export function define(command: Command, context: Context, finish: (code: ExitCode) => void): void {
  addWorkspaceOption(addJsonOption(command)).action(async (options: TodayOptions) =>
    finish(await walk(options, context)),
  );
  addExamples(command, "trainer today", "trainer today --json");
}

async function walk(options: TodayOptions, context: Context): Promise<ExitCode> {
  if (options.json === true) {
    const today = loadToday(loadState(context, options), context);
    printJson(context, today ?? { plan: null, items: [] });
    return 0;
  }
  return (await walkToday({ options, context })) === "interrupted" ? 130 : 0;
}

/** Walks through what today holds until nothing is left or somebody leaves; `back` leads on where there is more. */
export async function walkToday(
  { options, context }: Home,
  back: Entry<"home" | "leave"> = { name: "Leave", words: [], value: "leave" },
): Promise<End> {
  const home: Home = { options, context, name: "today" };
  for (;;) {
    const today = loadToday(loadState(context, options), context);
    const asks = context.terminal.interactive && today !== null && today.items.length > 0;
    if (!asks) {
      context.out(today === null ? renderNoPlan(context) : renderToday(today, context));
      return "home";
    }
    context.out(renderTodayState(today, context));
    const item = await askItem(today, back, context);
    if (typeof item === "string") return item;
    context.out(`${renderReason(item, context)}\n`);
    const end = await begin(item, home);
    if (context.signal.aborted) return "interrupted";
    if (end !== "home") return end;
    context.out("\n");
  }
}

/** Does an item; what has no file yet is gone on with by its brief and a watch, as on the home screen. */
async function begin({ command, slug, kind }: PlanItem, home: Home): Promise<End> {
  const { context, options } = home;
  const isAgain = command.includes("--again");
  if (kind === "stage" && slug !== null && isUntouched(slug, home))
    return beginChallenge(slug, home);
  const code = await context.run(addFolder(command, options)).catch(context.explain);
  return isAgain && code === 0 && slug !== null ? beginChallenge(slug, home) : "home";
}

/** A later stage of a new challenge may be chosen before its first. */
function isUntouched(slug: string, { context, options }: Home): boolean {
  return listSolutions(loadState(context, options).workspace.folder, slug).length === 0;
}

/** The item to do now, or where to go instead. */
async function askItem(
  { items }: Today,
  back: Entry<"home" | "leave">,
  context: Context,
): Promise<PlanItem | "home" | "leave" | "interrupted"> {
  const entries: Entry<PlanItem | "home" | "leave">[] = [
    ...items.map((item) => ({
      name: `${sayText(item.title, context.style)} (${item.minutes} min)`,
      words: item.command,
      value: item,
    })),
    back,
  ];
  const answer = await askEntry({ message: "What now?", entries }, context);
  return answer.kind === "answered" ? answer.value : endOf(answer, back.value);
}

function addFolder(words: readonly string[], { workspace }: WorkspaceOption): string[] {
  return workspace === undefined ? [...words] : [...words, "--workspace", workspace];
}
