import type { PromptAnswer } from "../../ui/prompts/answer.ts";
import type { Context } from "../context.ts";
import type { WorkspaceOption } from "../state.ts";
import { askEntry } from "./entry.ts";
import type { Entry } from "./entry.ts";

/** A home screen that is open, in the workspace that was named or found, or another list that leads on. */
export interface Home {
  options: WorkspaceOption;
  context: Context;
  /** How people name it; the home screen when absent. */
  name?: string;
}

/** How an entry that leads back is named. */
export function nameWayBack({ name = "the home screen" }: Home): string {
  return `Go back to ${name}`;
}

/** Where somebody goes from a room. */
export type End = "home" | "leave" | "interrupted";

/** Where somebody goes from what a command has shown: also back to the room. */
export type Then = End | "back";

/**
 * Runs a command line in the workspace of the home screen; what goes wrong is said. `left` when Ctrl-C ended
 * it: that leads back to where somebody came from, and the next one ends the program.
 */
export async function runWords(
  words: readonly string[],
  { options, context }: Home,
): Promise<"done" | "left"> {
  const { workspace } = options;
  // The tour has a folder of its own.
  const isElsewhere = workspace === undefined || words[0] === "tour";
  const argv = isElsewhere ? [...words] : [...words, "--workspace", workspace];
  context.out("\n");
  const code = await context.run(argv).catch(context.explain);
  return code === 130 ? "left" : "done";
}

/**
 * Asks where to go from what a command has shown; the home screen is tall and would push that out of
 * sight. `more` are the ways that make sense here, the most likely first.
 */
export async function askThen<T>(
  more: readonly Entry<T>[],
  home: Home,
): Promise<T | Exclude<Then, "back">> {
  const { context } = home;
  if (context.signal.aborted) return "interrupted";
  context.out("\n");
  const entries: Entry<T | "home" | "leave">[] = [
    ...more,
    { name: nameWayBack(home), words: [], value: "home" },
    { name: "Leave", words: [], value: "leave" },
  ];
  const answer = await askEntry({ message: "What next?", entries }, context);
  return answer.kind === "answered" ? answer.value : endOf(answer);
}

/** Where a question that was not answered leads; Escape goes back to the home screen in rooms. */
export function endOf(
  { kind }: Exclude<PromptAnswer<unknown>, { kind: "answered" }>,
  cancelled: "home" | "leave" = "leave",
): "home" | "leave" | "interrupted" {
  return kind === "interrupted" ? "interrupted" : cancelled;
}
