import { countNoun } from "../text/count-noun.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What became of the mutants of one proof. */
interface ProofMutationPageRow {
  card: string;
  file: string;
  line: number;
  tie: string;
  mutants: number;
  noticed: number;
  atNode: number;
  broken: number;
  survivors: readonly string[];
  canFail: boolean;
}

/** What became of the mutants of some proofs, and whether the cards were named. */
export interface ProofMutationPage {
  rows: readonly ProofMutationPageRow[];
  /** Then each has its own lines, else only those that cannot fail. */
  named: boolean;
}

/** The proofs that cannot fail, and the sum of all; of cards that were named, each mutant that printed the same. */
export function renderProofMutation({ rows, named }: ProofMutationPage, view: View): string {
  const { width, style } = view;
  const { met, missed } = style.symbols;
  const sum = (key: "mutants" | "noticed" | "broken"): number =>
    rows.reduce((total, row) => total + row[key], 0);
  const idle = rows.filter((row) => !row.canFail);
  const sign =
    idle.length === 0 ? style.good(`${met} all can fail`) : style.bad(`${missed} not all can fail`);
  const facts = [
    countNoun(rows.length, "proof"),
    `${rows.length - idle.length} can fail`,
    `${rows.filter(({ atNode }) => atNode > 0).length} follow Node`,
    `${rows.filter(({ tie }) => tie === "answer").length} print the answer`,
    `${sum("noticed")} of ${countNoun(sum("mutants"), "mutant")} print something else`,
    `${sum("broken")} end without it`,
  ];
  const lines = (named ? rows : idle).flatMap((row) => renderRow(row, { width, named }));
  return `${[...lines, `${sign}  ${style.quiet(facts.join(", "))}`].join("\n")}\n`;
}

function renderRow(
  { file, line, mutants, noticed, atNode, tie, survivors, canFail }: ProofMutationPageRow,
  { width, named }: { width: number; named: boolean },
): string[] {
  const says = canFail
    ? `${noticed} of ${countNoun(mutants, "mutant")} print something else, ${atNode} at a place of Node (tie: ${tie})`
    : "expected a proof that prints something else when Node does, got an illustration";
  return [
    ...wrapText(`${file}:${line}: ${says}`, width),
    ...(named
      ? survivors.flatMap((one) => wrapText(one, width, { first: "  ", rest: "    " }))
      : []),
  ];
}
