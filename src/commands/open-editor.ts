import { TrainerError } from "../errors.ts";
import { askText } from "../ui/prompts/ask-text.ts";
import { chooseEditor } from "../workspace/choose-editor.ts";
import { openEditor } from "../workspace/io/open-editor.ts";
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
  const known = chooseEditor({ env: context.env, remembered })?.command;
  const command = known ?? (await ask(context));
  if (command === null) return;
  const end = await openEditor(command, file);
  if (end.kind === "opened") {
    // One that does not start would be tried again each time.
    const event = { kind: "editor-chosen", at: context.now().toISOString(), command } as const;
    if (known === undefined) recordDone(state, event, context);
    return;
  }
  throw new TrainerError("EDITOR_FAILED", `The editor \`${command}\` did not open the file.`, {
    hint: "Set VISUAL or EDITOR to a command that starts your editor, or open the file yourself.",
    cause: end.reason,
  });
}

async function ask(context: Context): Promise<string | null> {
  if (!context.terminal.interactive) {
    throw new TrainerError("NO_EDITOR", "No editor is configured.", {
      hint: "Set VISUAL or EDITOR to a command that starts your editor, or open the file yourself.",
    });
  }
  const message = "Which command starts your editor? (for example `code` or `vim`)";
  const reject = (text: string): string | null =>
    text.trim() === "" ? "Enter a command, or press Ctrl-C to cancel." : null;
  const answer = await askText({ message, reject }, context);
  if (answer.kind !== "answered") return null;
  return answer.value.trim();
}
