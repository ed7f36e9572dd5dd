import type { Command } from "commander";
import type { PlanItem, Today } from "../plan/plan.ts";
import { askChoice } from "../ui/prompts/ask-choice.ts";
import { renderNoPlan } from "../ui/render-plan.ts";
import { renderReason, renderToday, renderTodayState } from "../ui/render-today.ts";
import { sayText } from "../ui/text/say.ts";
import type { Context, ExitCode } from "./context.ts";
import { printJson } from "./json.ts";
import { addExamples, addJsonOption, addWorkspaceOption } from "./options.ts";
import { loadState } from "./state.ts";
import { beginChallenge } from "./start/begin.ts";
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
  for (;;) {
    const today = loadToday(loadState(context, options), context);
    const asks = context.terminal.interactive && today !== null && today.items.length > 0;
    if (!asks) {
      context.out(today === null ? renderNoPlan(context) : renderToday(today, context));
      return 0;
    }
    context.out(renderTodayState(today, context));
    const item = await askItem(today, context);
    if (item === "interrupted" || context.signal.aborted) return 130;
    if (item === null) return 0;
    context.out(`${renderReason(item, context)}\n`);
    const end = await begin(item, { options, context, name: "today" });
    if (end === "interrupted" || context.signal.aborted) return 130;
    if (end === "leave") return 0;
    context.out("\n");
  }
}

/** Does an item; a blank file is gone on with by its brief and a watch, as on the home screen. */
async function begin({ command, slug }: PlanItem, home: Home): Promise<End> {
  const { context, options } = home;
  const isAgain = command.includes("--again");
  const isNew = command[0] === "new" && !isAgain;
  if (isNew && slug !== null) return beginChallenge(slug, home);
  const code = await context.run(addFolder(command, options)).catch(context.explain);
  return isAgain && code === 0 && slug !== null ? beginChallenge(slug, home) : "home";
}

/** The item to do now; `null` to leave. */
async function askItem(
  { items }: Today,
  context: Context,
): Promise<PlanItem | null | "interrupted"> {
  const choices: { value: PlanItem | null; name: string }[] = [
    ...items.map((item) => ({
      value: item,
      name: `${sayText(item.title, context.style)} (${item.minutes} min)`,
    })),
    { value: null, name: "Leave" },
  ];
  const answer = await askChoice({ message: "What now?", choices }, context);
  if (answer.kind === "interrupted") return "interrupted";
  return answer.kind === "cancelled" ? null : answer.value;
}

function addFolder(words: readonly string[], { workspace }: TodayOptions): string[] {
  return workspace === undefined ? [...words] : [...words, "--workspace", workspace];
}
