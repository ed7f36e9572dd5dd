import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { findSection } from "../card/scan.ts";
import type { CardKind, CardParts } from "./card-kind.ts";
import type { Change, ChangeRow } from "./change.ts";
import { listRows, readChange } from "./change.ts";
import type { Flaw, Harmless } from "./flaws.ts";
import { readFlaws, readHarmless } from "./flaws.ts";
import { scoreReview } from "./score-review.ts";

interface ReviewBody {
  kind: "review";
  change: Change;
  /** The worst first. */
  flaws: Flaw[];
  harmless: Harmless[];
}

interface ReviewAnswer {
  kind: "review";
  /** How sure the learner was before marking anything. */
  sure: boolean;
  /** Numbers of the marked lines; `null` before any is. */
  lines: number[] | null;
  /** The lines are in the order of how bad they are. */
  ranked: boolean;
}

/** Mark the lines of a change that are wrong, and say which are worst. */
export const review: CardKind<ReviewBody, ReviewAnswer> = {
  keys: [],
  sections: ["Change", "Flaws", "Harmless"],
  minutes: 6,
  read: (parts, faults) => {
    const change = readChange(findSection(parts, "Change"), faults);
    const rows = listRows(change);
    reportProof(parts, change, faults);
    const flaws = readFlaws(findSection(parts, "Flaws"), { rows, proof: parts.proof }, faults);
    const harmless = readHarmless(findSection(parts, "Harmless"), { rows, flaws }, faults);
    return { kind: "review", change, flaws, harmless };
  },
  items: () => [],
  right: ({ flaws }) => ({
    kind: "review",
    sure: true,
    lines: flaws.flatMap(({ lines }) => lines[0] ?? []),
    ranked: true,
  }),
  digest: ({ change, flaws }) => {
    const rows = listRows(change);
    return flaws.map(({ severity, lines }) => {
      const texts = rows.filter(({ n }) => lines.includes(n)).map(({ text }) => text);
      return `${severity} ${texts.join(" ")}`;
    });
  },
  grade: ({ flaws }, { lines }) => {
    const { found, alarms, passed } = scoreReview(flaws, lines ?? []);
    return { correct: passed, hits: found.length, parts: flaws.length, against: alarms.length };
  },
  waits: (_asked, { lines, ranked }) => {
    if (lines === null) return "lines";
    return ranked || lines.length < 2 ? null : "order";
  },
  parse: ({ card }, value) => readAnswer(card, value),
  expects: ({ card }) =>
    `{ "sure": true or false, "lines": [...] } with numbers of changed lines from 1 to ${listRows(card.change).length}, the worst first`,
  tell: (_asked, { sure, lines }) => ({ sure, lines }),
  describe: ({ card: { change } }) => ({
    diff: change.diff,
    lines: listRows(change).map(({ n, sign, text }) => ({ n, sign, text })),
  }),
  explain: ({ card }, _right, said) => {
    const { found, ...score } = scoreReview(card.flaws, said?.lines ?? []);
    return {
      ...score,
      flaws: card.flaws.map((flaw, at) => ({ ...flaw, found: found.includes(at) })),
      harmless: card.harmless,
    };
  },
  pending: () => ({}),
};

/** Lines of a script that were added, imports aside, stand in the program that shows what is wrong with them. */
function reportProof({ proof, question }: CardParts, change: Change, faults: Fault[]): void {
  if (proof === null) {
    const expected = "a program under `## Proof` or `## Illustration`";
    tell(faults, question.line, { expected, got: "" });
    return;
  }
  const code = new Set(proof.code.split("\n").map((line) => line.trim()));
  const isShown = ({ text, file }: ChangeRow): boolean =>
    IMPORT.test(text) || !SCRIPT.test(file) || code.has(text.trim());
  const missing = listRows(change).find((row) => row.open && row.sign === "+" && !isShown(row));
  if (proof.proves && missing !== undefined)
    tell(faults, proof.line, { expected: "every added line in the proof", got: missing.text });
}

const IMPORT = /^import\b.*\bfrom\b/;
const SCRIPT = /\.[cm]?[jt]s$/;

function readAnswer({ change }: ReviewBody, value: unknown): ReviewAnswer | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  const sure = fields.get("sure");
  const said = fields.get("lines") ?? null;
  if (typeof sure !== "boolean") return null;
  if (said === null) return { kind: "review", sure, lines: null, ranked: false };
  if (!Array.isArray(said) || said.length === 0) return null;
  const known = new Set<unknown>(
    listRows(change)
      .filter(({ open }) => open)
      .map(({ n }) => n),
  );
  const numbers: unknown[] = said;
  const lines = numbers.filter((n): n is number => known.has(n));
  const isWhole = lines.length === numbers.length && new Set(lines).size === lines.length;
  return isWhole ? { kind: "review", sure, lines, ranked: true } : null;
}
