import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** What became of the mutants of one challenge. */
interface MutationPageRow {
  slug: string;
  mutants: number;
  killed: number;
  equal: number;
  survivors: readonly { name: string; line: number }[];
  /** The part of those that could be noticed and were, from 0 to 1. */
  share: number;
}

/** A line for each challenge with the mutants that survived below. */
export function renderMutation(rows: readonly MutationPageRow[], view: View): string {
  const { width } = view;
  const lines = rows.flatMap(({ slug, mutants, killed, equal, survivors, share }) => {
    const percent = `${(share * 100).toFixed(1)} %`;
    const facts = `${slug}: ${killed} of ${mutants} mutants killed, ${equal} equal (${percent})`;
    return [
      ...wrapText(facts, width),
      ...survivors.flatMap(({ name, line }) =>
        wrapText(`line ${line}: ${name}`, width, { first: "  ", rest: "    " }),
      ),
    ];
  });
  return `${lines.join("\n")}\n`;
}
