/** What a shell offers in one place. */
export interface Values {
  words: readonly string[];
  /** The ids of the requirements of the challenge that is named in the line. */
  requirements?: boolean;
  /** Names of files as well. */
  files?: boolean;
}

/** A long option as the shell completes it. */
export interface CompletedOption {
  /** With its hyphens. */
  name: string;
  says: string;
  /** What may follow; `null` for a switch. */
  values: Values | null;
}

/** A command as the shell completes it. */
export interface CompletedCommand {
  /** All words of it, such as `dev check`; empty for what stands before any command. */
  path: string;
  options: CompletedOption[];
  /** Its subcommands. */
  below: { name: string; says: string }[];
  /** What its arguments may be. */
  values: Values;
}

/** All that a completion script knows. */
export interface CompletionFacts {
  commands: CompletedCommand[];
  /** The ids of the requirements of each challenge. */
  requirements: ReadonlyMap<string, readonly string[]>;
}

/** Every requirement once, for a line that names no challenge. */
export function listRequirements({ requirements }: CompletionFacts): string[] {
  return [...new Set([...requirements.values()].flat())];
}
