import { TrainerError } from "../errors.ts";
import type { PromptAnswer } from "../ui/prompts/answer.ts";
import { askText } from "../ui/prompts/ask-text.ts";
import { listEditors } from "../workspace/choose-editor.ts";
import { openEditor } from "../workspace/io/open-editor.ts";
import type { EditorEnd } from "../workspace/io/open-editor.ts";
import type { Context } from "./context.ts";
import { recordDone } from "./state.ts";
import type { State } from "./state.ts";

/**
 * Opens a learner's file in their editor; asks for one once, where there is a terminal, and
 * remembers it.
 *
 * @throws TrainerError `NO_EDITOR` when none is known, `EDITOR_FAILED` when it did not start.
 */
export async function openInEditor(file: string, state: State, context: Context): Promise<void> {
  const remembered = state.progress.editor;
  const { env, platform } = context;
  const [first, ...others] = listEditors({ env, remembered, platform }).map(
    ({ command }) => command,
  );
  const command = first ?? (await ask(context));
  if (command === null) return;
  const end = await openFirst([command, ...others], file);
  if (end.kind === "opened") {
    // One that does not start would be tried again each time.
    const event = { kind: "editor-chosen", at: context.now().toISOString(), command } as const;
    if (first === undefined) recordDone(state, event, context);
    return;
  }
  throw new TrainerError("EDITOR_FAILED", `The editor \`${command}\` did not open the file.`, {
    hint: "Set VISUAL or EDITOR to a command that starts your editor, or open the file yourself.",
    cause: end.kind === "failed" ? end.reason : "There is no such program.",
  });
}

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
      hint: "Set VISUAL or EDITOR to a command that starts your editor, or open the file yourself.",
    });
  }
  const answer = await askEditor(context);
  return answer.kind === "answered" ? answer.value : null;
}

/** Asks for the command that starts the learner's editor. */
export async function askEditor(context: Context): Promise<PromptAnswer<string>> {
  const message = "Which command starts your editor? (for example `code` or `vim`)";
  const reject = (text: string): string | null =>
    text.trim() === "" ? "Enter a command, or press Ctrl-C to cancel." : null;
  const answer = await askText({ message, reject }, context);
  return answer.kind === "answered" ? { kind: "answered", value: answer.value.trim() } : answer;
}
