import type { Bank, Form } from "./bank.ts";
import type { Mistake } from "./challenge.ts";
import type { MistakeFile } from "./parse-mistake-file.ts";

/** A mistake as the build packs it: its patterns as text. */
interface PackedMistake extends Omit<MistakeFile, "when"> {
  when: Record<string, { source: string; flags: string }>;
}

/** All that learners, drills and benchmarks need of a challenge's bank. */
export interface PackedBank {
  /** Those that stand alone. */
  forms: Form[];
  /** Those that adapt a package, which an installation may not have. */
  adapters: Form[];
  mistakes: PackedMistake[];
}

/** A bank as one JSON text. */
export function packBank({ forms, mistakes }: Bank): string {
  const packed: PackedBank = {
    forms: forms.filter(({ over }) => over === null),
    adapters: forms.filter(({ over }) => over !== null),
    mistakes: mistakes.map((mistake) => ({ ...mistake, when: packPatterns(mistake.when) })),
  };
  return JSON.stringify(packed);
}

function packPatterns(when: Mistake["when"]): PackedMistake["when"] {
  return Object.fromEntries(
    Object.entries(when).map(([id, { source, flags }]) => [id, { source, flags }]),
  );
}
