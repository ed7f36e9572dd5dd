import { isBlind, mayDrill } from "../drill/choose-drill.ts";
import { recordEvent } from "./state.ts";
import type { State } from "./state.ts";
import type { Context } from "./context.ts";

/** Who wants to read the reference, or what shows most of it. */
interface Opening {
  state: State;
  context: Context;
  /** Whether it may be shown before the challenge is solved. */
  reveal: boolean;
}

/**
 * Whether the reference of a challenge may be shown: it is solved, or it is revealed by now. What is seen
 * while the challenge is solved, for the first time or again, is recorded, since that round then says
 * less of what is remembered.
 */
export function openReference(slug: string, { state, context, reveal }: Opening): boolean {
  const own = state.progress.challenges.get(slug);
  const isOpen = mayDrill(own);
  if (!isOpen && !reveal) return false;
  if (isOpen && !isBlind(own)) return true;
  recordEvent(state, { kind: "revealed", at: context.now().toISOString(), slug });
  if (isOpen) context.note(`You are solving \`${slug}\` again, so this is recorded.\n`);
  return true;
}
