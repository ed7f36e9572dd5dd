import type { Style } from "../style.ts";

/** The signs of a prompt, in the characters that the terminal can show. */
export interface PromptTheme {
  prefix: { idle: string; done: string };
  icon: { cursor: string };
}

/** How prompts look in a style. */
export function createPromptTheme({ symbols, accent, quiet }: Style): PromptTheme {
  return {
    prefix: { idle: accent("?"), done: quiet(symbols.answered) },
    icon: { cursor: symbols.pointer },
  };
}
