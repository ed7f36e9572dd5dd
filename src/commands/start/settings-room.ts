import { readPlan } from "../../plan/plan.ts";
import { chooseEditor } from "../../workspace/choose-editor.ts";
import { askEditor } from "../open-editor.ts";
import { loadState, recordDone } from "../state.ts";
import type { State } from "../state.ts";
import { askPlan } from "./ask-plan.ts";
import { recordLanguage } from "./begin.ts";
import { askEntry } from "./entry.ts";
import type { Entry } from "./entry.ts";
import { askThen, endOf, nameWayBack, runWords } from "./home.ts";
import type { End, Home } from "./home.ts";

type SettingsMove = readonly string[] | "language" | "editor" | "plan" | "home";

/** Settings of the workspace, and what is needed rarely. */
export async function openSettings(home: Home): Promise<End> {
  const { context, options } = home;
  let initial: SettingsMove | undefined;
  for (;;) {
    const state = loadState(context, options, { makes: true });
    const entries = listSettings(state, home);
    const question = { message: "Settings and more", entries };
    const answer = await askEntry(
      initial === undefined ? question : { ...question, initial },
      context,
    );
    if (answer.kind !== "answered") return endOf(answer, "home");
    const { value } = answer;
    if (value === "home") return value;
    if (value === "language") {
      recordLanguage(state.progress.language === "js" ? "ts" : "js", state, context);
      initial = value;
    } else if (value === "editor") {
      if ((await changeEditor(state, home)) === "interrupted") return "interrupted";
      initial = value;
    } else {
      const words = value === "plan" ? await askPlan(state.progress.planned, context) : value;
      if (words === "interrupted") return "interrupted";
      if (words === null || (await runWords(words, home)) === "left") continue;
      const back: Entry<"back"> = { name: "Go back to the settings", words: [], value: "back" };
      const then = await askThen([back], home);
      if (then !== "back") return then;
    }
  }
}

function listSettings({ progress }: State, home: Home): Entry<SettingsMove>[] {
  const { env, platform } = home.context;
  const isJs = progress.language === "js";
  const editor = chooseEditor({ env, remembered: progress.editor, platform });
  const origin =
    editor === null || editor.origin === "remembered" ? "" : `, from ${tell(editor.origin)}`;
  const other = isJs ? "ts" : "js";
  return [
    {
      name: `Language of new files: ${isJs ? "JavaScript" : "TypeScript"}`,
      words: ["start", "--language", other],
      value: "language",
    },
    {
      name: `Editor: ${editor === null ? "none yet" : `${editor.command}${origin}`}`,
      words: ["start", "--editor", "<command>"],
      value: "editor",
    },
    ...listPlan(progress),
    runs("Move to another machine", "export"),
    runs("Check this machine", "doctor"),
    runs("Watch a 30-second demo", "tour"),
    { name: nameWayBack(home), words: [], value: "home" },
  ];
}

function listPlan(progress: State["progress"]): Entry<SettingsMove>[] {
  const plan = readPlan(progress);
  const words = ["plan", "--until", "<date>"];
  if (plan === null) return [{ name: "Make a plan to a date", words, value: "plan" }];
  return [
    runs(`Your plan: until ${plan.until}, ${plan.minutes} min a day`, "plan"),
    { name: "Change your plan", words, value: "plan" },
  ];
}

function runs(name: string, ...words: string[]): Entry<SettingsMove> {
  return { name, words, value: words };
}

function tell(origin: "running" | "VISUAL" | "EDITOR"): string {
  return origin === "running" ? "this terminal" : origin;
}

async function changeEditor(state: State, { context }: Home): Promise<"done" | "interrupted"> {
  const answer = await askEditor(context);
  if (answer.kind === "interrupted") return "interrupted";
  if (answer.kind === "answered") recordEditor(answer.value, state, { context });
  return "done";
}

/** Remembers the command that starts the editor. */
export function recordEditor(
  command: string,
  state: State,
  { context }: Pick<Home, "context">,
): void {
  const at = context.now().toISOString();
  recordDone(state, { kind: "editor-chosen", at, command }, context);
}
