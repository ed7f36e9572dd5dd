import { matchesRange, sampleVersions } from "../../text/version-range.ts";
import type { Card, CardOf, Kind } from "../card/card.ts";

/**
 * How the right answer of a card hangs on what its proof prints, or on the code that it runs: `answer` if
 * another answer would not fit, `code` if the very code that is asked about is run, `none` if only a
 * reader can tell.
 */
export type Tie = "answer" | "code" | "none";

/** How a card's answer and its proof hang together. */
export function findTie(card: Card): Tie {
  if (PRINTED.has(card.kind)) return "answer";
  if (card.kind === "one")
    return listFits(card).some(({ fits }) => fits.length === 1) ? "answer" : tieCode(card);
  if (card.kind === "fill") return tieGap(card);
  if (card.kind === "several") return tieCode(card);
  if (card.kind === "bug") return runsLine(card) ? "code" : "none";
  return card.kind === "review" ? "code" : "none";
}

/** Kinds whose form says that what is printed is the answer. */
const PRINTED: ReadonlySet<Kind> = new Set<Kind>(["order", "arithmetic", "walkthrough"]);

/** What is wrong with an answer if its proof prints another one of the choices; `null` when nothing is. */
export function checkTie(card: Card): string | null {
  if (card.kind !== "one" || card.proof === null) return null;
  for (const { version, fits } of listFits(card)) {
    const [at, other] = fits;
    const choice = at === undefined ? undefined : card.choices[at];
    if (choice === undefined || other !== undefined) continue;
    if (choice.right !== null && matchesRange(version, choice.right)) continue;
    const expected = "a proof that prints the right choice";
    return `${card.file}:${card.proof.line}: on ${version} expected ${expected}, got ${JSON.stringify(choice.text)}`;
  }
  return null;
}

/** The choices that say what is printed, for each version that differs. */
function listFits(card: CardOf<"one">): { version: string; fits: number[] }[] {
  const prints = card.proof?.prints ?? [];
  const ranges = [
    ...prints.map(({ range }) => range),
    ...card.choices.flatMap(({ right }) => right ?? []),
  ];
  return sampleVersions([...ranges, card.node], card.node).flatMap((version) => {
    const print = prints.find(({ range }) => matchesRange(version, range));
    if (print === undefined) return [];
    const fits = card.choices.flatMap(({ text }, at) => (says(text, print.text) ? at : []));
    return { version, fits };
  });
}

/** Whether a text has what is printed, word after word, with nothing that continues a word or a number. */
function says(choice: string, print: string): boolean {
  const text = fold(choice);
  const words = fold(print).split(" ");
  let from = 0;
  for (const word of words) {
    const at = findWord(text, word, from);
    if (at === -1) return false;
    from = at + word.length;
  }
  return true;
}

function findWord(text: string, word: string, from: number): number {
  for (let at = text.indexOf(word, from); at !== -1; at = text.indexOf(word, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text.slice(at + word.length, at + word.length + 2);
    if (!/[\w.-]/.test(before) && !/^(?:[\w-]|\.\d)/.test(after)) return at;
  }
  return -1;
}

function fold(text: string): string {
  return text.replaceAll(/[`*]/g, "").replaceAll(/\s+/g, " ").trim().toLowerCase();
}

function tieGap({ answers, proof }: CardOf<"fill">): Tie {
  const has = (text: string): boolean => answers.some((answer) => says(text, answer));
  if (proof?.prints.some(({ text }) => has(text)) === true) return "answer";
  return proof !== null && (proof.asked || has(proof.code)) ? "code" : "none";
}

/** Whether the learner is asked what the very code does that is run. */
function tieCode({ proof }: Card): Tie {
  return proof?.asked === true ? "code" : "none";
}

/** Whether the line that is wrong stands in the proof as it does in the question. */
function runsLine({ code, line, proof }: CardOf<"bug">): boolean {
  const wrong = squeeze((code ?? "").split("\n")[line - 1] ?? "").replace(/[;{,]+$/, "");
  return wrong !== "" && squeeze(proof?.code ?? "").includes(wrong);
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/g, "");
}
