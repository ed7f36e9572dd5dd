import type { Mistake } from "./challenge.ts";
import { applyEdit } from "./apply-edit.ts";
import type { MistakeFile } from "./parse-mistake-file.ts";

/** A right solution of its own design. */
export interface Form {
  /** Kebab-case; the name of its file in `right/`. */
  name: string;
  /** TypeScript. */
  text: string;
  /** The package that it adapts, such as `p-limit@7`; `null` when it stands alone. */
  over: string | null;
}

/** The known wrong solutions of a challenge, and the right ones that they are edits of. */
export interface Bank {
  /** The reference solution, TypeScript. */
  reference: string;
  forms: readonly Form[];
  mistakes: readonly MistakeFile[];
}

/** A form as its file tells it. */
export function readForm(name: string, text: string): Form {
  return { name, text, over: /^\/\/ over: (\S+)/.exec(text)?.[1] ?? null };
}

/** The whole program that an edit makes of its base, or what keeps it from being made. */
export function materialize(
  { on, change }: MistakeFile,
  { reference, forms }: Omit<Bank, "mistakes">,
): { text: string } | { faults: string[] } {
  if (change.kind === "whole") return { text: change.text };
  const base = on === null ? reference : forms.find(({ name }) => `right/${name}` === on)?.text;
  if (base === undefined) return { faults: [`its base \`${on ?? ""}\` does not exist`] };
  const applied = applyEdit(base, change.hunks);
  return applied.kind === "applied" ? { text: applied.text } : { faults: applied.faults };
}

/** What a learner is told of a mistake, without its edit. */
export function describeMistake({ name, title, misses, says, when }: MistakeFile): Mistake {
  return { name, title, misses, says, when };
}
