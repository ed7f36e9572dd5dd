import process from "node:process";
import type { Card } from "../../quiz/card/card.ts";
import { checkProofs } from "../../quiz/io/check-proofs.ts";
import { checkQueries } from "../../quiz/io/check-queries.ts";
import type { QueryReport } from "../../quiz/io/check-queries.ts";
import { openKnownProofs } from "../../quiz/io/known-proofs.ts";
import { loadCards } from "../../quiz/io/load-cards.ts";
import { findUnproved, loadProved } from "../../quiz/io/proved-cards.ts";
import { loadTheory } from "../../quiz/io/load-theory.ts";
import { compareCards } from "../../quiz/soundness.ts";
import type { GuessShare } from "../../quiz/guess-cards.ts";
import type { FactShare, LongestShare } from "../../quiz/soundness.ts";
import { findProofOn } from "../../quiz/proof-run.ts";
import { startSpinner } from "../../ui/spinner.ts";
import type { Context } from "../context.ts";

/** What the soundness check found of all quiz cards. */
export interface CardReport {
  /** Readable ones. */
  cards: number;
  /** Those with a proof. */
  proofs: number;
  illustrations: number;
  /** Proofs that ran on this Node. */
  runs: number;
  /** Those that were really run, for nothing was known of them. */
  fresh: number;
  /** Statements of cards that are answered in SQL. */
  statements: number;
  longest: LongestShare;
  guessed: GuessShare;
  facts: FactShare;
  /** As `file:line: what`. */
  faults: string[];
}

/** How often proofs run, and how many of them at once. */
interface Repeat {
  times: number;
  atOnce: number | undefined;
}

/** Checks every quiz card and runs every proof on this Node, those that wait for anything `times` times. */
export async function checkCards(repeat: Repeat, context: Context): Promise<CardReport> {
  const { packageRoot, style, note, terminal, signal } = context;
  const { cards, faults } = loadCards(packageRoot);
  const { longest, guessed, facts, faults: found } = compareCards(cards, loadTheory(packageRoot));
  const says = (done: number, of: number): string => `Proving cards: ${done} of ${of} proofs`;
  const codes = cards.flatMap(({ proof }) => proof ?? []);
  const text = says(0, codes.length);
  const spinner = startSpinner({ text, style, interactive: terminal.interactive, note });
  const report = await checkProofs(cards, {
    node: process.execPath,
    version: process.version,
    ...repeat,
    known: repeat.times === 1 ? openKnownProofs(packageRoot) : null,
    // A machine that is busy with other checks is slow, which is no fault of a proof.
    timeoutMs: 20_000,
    signal,
    onRun: (done, of) => {
      if (terminal.interactive) spinner.update(says(done, of));
    },
  }).finally(() => spinner.stop());
  const queries = await checkStatements(cards, context);
  const running = cards.filter((card) => findProofOn(card, process.version) !== null);
  const unproved = findUnproved(running, loadProved(packageRoot));
  const all = [...faults, ...found, ...report.faults, ...queries.faults, ...unproved];
  return {
    cards: cards.length,
    proofs: codes.filter(({ proves }) => proves).length,
    illustrations: codes.filter(({ proves }) => !proves).length,
    runs: report.runs,
    fresh: report.fresh,
    statements: queries.statements,
    longest,
    guessed,
    facts,
    faults: all,
  };
}

/** Runs what cards call right and wrong on the database. */
async function checkStatements(cards: readonly Card[], context: Context): Promise<QueryReport> {
  const { packageRoot, signal, style, note, terminal } = context;
  const { interactive } = terminal;
  const spinner = startSpinner({
    text: "Running the statements of cards",
    style,
    interactive,
    note,
  });
  return checkQueries(cards, { packageRoot, signal }).finally(() => spinner.stop());
}
