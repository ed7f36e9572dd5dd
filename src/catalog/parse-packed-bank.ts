import type { Bank, Form } from "./bank.ts";
import type { Mistake } from "./challenge.ts";
import type { PackedBank } from "./pack-bank.ts";

/** The mistakes of a packed bank, as learners are told of them. The build wrote it, so it is trusted. */
export function parsePackedMistakes(text: string): Mistake[] {
  const { mistakes } = JSON.parse(text) as PackedBank;
  return mistakes.map(({ name, title, misses, says, when }) => ({
    ...{ name, title, misses, says },
    when: compilePatterns(when),
  }));
}

/** The right forms and the mistakes of a packed bank, with their edits. The build wrote it, so it is trusted. */
export function parsePackedBank(text: string): Omit<Bank, "reference"> {
  const { forms, adapters, mistakes } = JSON.parse(text) as PackedBank;
  return {
    forms: [...forms, ...adapters],
    mistakes: mistakes.map((mistake) => ({ ...mistake, when: compilePatterns(mistake.when) })),
  };
}

function compilePatterns(when: PackedBank["mistakes"][number]["when"]): Mistake["when"] {
  return Object.fromEntries(
    Object.entries(when).map(([id, { source, flags }]) => [id, new RegExp(source, flags)]),
  );
}

/** The adapters of a packed bank over packages. The build wrote it, so it is trusted. */
export function parsePackedAdapters(text: string): Form[] {
  return (JSON.parse(text) as PackedBank).adapters;
}
