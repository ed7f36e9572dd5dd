import { TrainerError } from "../errors.ts";
import type { PromptAnswer } from "../ui/prompts/answer.ts";
import { askText } from "../ui/prompts/ask-text.ts";
import { listEditors } from "../workspace/choose-editor.ts";
import type { EditorChoice } from "../workspace/choose-editor.ts";
import { findProgram } from "../workspace/io/find-program.ts";
import { openEditor } from "../workspace/io/open-editor.ts";
import type { EditorEnd } from "../workspace/io/open-editor.ts";
import type { Context } from "./context.ts";
import { recordDone } from "./state.ts";
import type { State } from "./state.ts";

/**
 * Opens a learner's file in their editor; asks for one once, where there is a terminal, and
 * remembers it. `false` when that question was left.
 *
 * @throws TrainerError `NO_EDITOR` when none is known, `EDITOR_FAILED` when it did not start.
 */
export async function openInEditor(file: string, state: State, context: Context): Promise<boolean> {
  const remembered = state.progress.editor;
  const { env, platform } = context;
  const known = listEditors({ env, remembered, platform });
  const [first, ...others] = known.map(({ command }) => command);
  const command = first ?? (await ask(context));
  if (command === null) return false;
  const end = await openFirst([command, ...others], file);
  if (end.kind === "opened") {
    // One that does not start would be tried again each time.
    const event = { kind: "editor-chosen", at: context.now().toISOString(), command } as const;
    if (first === undefined) recordDone(state, event, context);
    return true;
  }
  throw new TrainerError("EDITOR_FAILED", `The editor \`${command}\` did not open the file.`, {
    hint: adviseOther(known[0]),
    cause: end.kind === "failed" ? end.reason : "There is no such program.",
  });
}

/** How to name another editor, which depends on what decided this one. */
function adviseOther(choice: EditorChoice | undefined): string {
  return choice === undefined || choice.origin === "remembered"
    ? "Run `trainer start --editor <command>` to name another one, or open the file yourself."
    : SET_EDITOR;
}

const SET_EDITOR =
  "Set VISUAL or EDITOR to a command that starts your editor, or open the file yourself.";

/** Opens the file in the first of these editors that is there. */
async function openFirst(commands: readonly string[], file: string): Promise<EditorEnd> {
  let end: EditorEnd = { kind: "absent" };
  for (const command of commands) {
    end = await openEditor(command, file);
    if (end.kind !== "absent") break;
  }
  return end;
}

async function ask(context: Context): Promise<string | null> {
  if (!context.terminal.interactive) {
    throw new TrainerError("NO_EDITOR", "No editor is configured.", {
      hint: SET_EDITOR,
    });
  }
  const answer = await askEditor(context);
  return answer.kind === "answered" ? answer.value : null;
}

/** Asks for the command that starts the learner's editor. */
export async function askEditor(context: Context): Promise<PromptAnswer<string>> {
  const message = "Which command starts your editor? (for example `code` or `vim`)";
  const reject = (text: string): string | null =>
    text.trim() === "" ? "Enter a command, or press Ctrl-C to cancel." : findFault(text, context);
  const answer = await askText({ message, reject }, context);
  return answer.kind === "answered" ? { kind: "answered", value: answer.value.trim() } : answer;
}

/** What is wrong with a command that shall start an editor; `null` when its program is there. */
export function findFault(command: string, context: Context): string | null {
  const { program, isThere } = findProgram(command.trim(), context);
  return isThere ? null : `There is no program ${program}.`;
}
