import type { PromptAnswer } from "../../ui/prompts/answer.ts";
import { askChoice } from "../../ui/prompts/ask-choice.ts";
import { displayWidth } from "../../ui/text/glyphs.ts";
import type { Context } from "../context.ts";

/** A thing to do from the home screen. */
export interface Entry<T> {
  name: string;
  /** The words that do the same when typed behind `trainer`; none for what only leads on. */
  words: readonly string[];
  value: T;
}

/** A list of things to do. */
interface EntryList<T> {
  message: string;
  entries: readonly Entry<T>[];
  /** The value under the cursor at first. */
  initial?: T;
  /** Typing shortens the list. */
  filters?: boolean;
}

/** Columns before a name, and between a name and its command. */
const SIGN = 2;
const GAP = 2;

/** Lets the learner choose what to do; each entry has its command beside it, or below in a narrow terminal. */
export function askEntry<T>(
  { entries, ...question }: EntryList<T>,
  context: Context,
): Promise<PromptAnswer<T>> {
  const named = entries.map(({ words, ...entry }) => {
    const command = words.length === 0 ? "" : `trainer ${words.join(" ")}`;
    return { ...entry, command };
  });
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(displayWidth));
  const names = widest(named.map(({ name }) => name));
  const commands = widest(named.map(({ command }) => command));
  const fits = SIGN + names + GAP + commands < context.width;
  const choices = named.map(({ name, value, command }) => {
    if (command === "") return { name, value };
    return fits ? { name, value, beside: command } : { name, value, description: command };
  });
  return askChoice({ ...question, choices }, context);
}
