import type { Replay, NamedRule } from "../../loop/replay/replay.ts";
import { findDeciding } from "./find-rule.ts";
import { listPrintedLines } from "./print-lines.ts";

/** A line to put in order; lines may be equal, so each has a place of its own. */
export interface Piece {
  id: number;
  text: string;
}

/** Two neighbours in the wrong order. */
export interface WrongPair {
  /** Place of the first of them. */
  at: number;
  /** Another order has them as they were put. */
  race: boolean;
  rule: NamedRule | null;
}

/** What is to be said of a prediction. */
export interface Judged {
  verdict: "exact" | "possible" | "impossible" | "unseen";
  pairs: WrongPair[];
}

/** The lines of standard output in an order that gives nothing away. */
export function listPieces({ trace }: Pick<Replay, "trace">): Piece[] {
  const lines = listPrintedLines(trace.steps).filter(({ stream }) => stream === "out");
  return lines
    .map(({ text }, id) => ({ id, text }))
    .toSorted((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.id - b.id));
}

/** Compares a prediction with the run, neighbour by neighbour. */
export function judgeOrder(
  given: readonly Piece[],
  run: Replay,
  rules: readonly NamedRule[],
): Judged {
  const lines = listPrintedLines(run.trace.steps).filter(({ stream }) => stream === "out");
  const texts = given.map(({ text }) => text);
  const key = texts.join("\n");
  if (key === lines.map(({ text }) => text).join("\n")) return { verdict: "exact", pairs: [] };
  const { list = [], complete = false } = run.trace.orders ?? {};
  const isKnown = list.some(({ prints }) => prints.join("\n") === key);
  const places = placeEqual(given);
  const pairs = given.slice(0, -1).flatMap((piece, at): WrongPair[] => {
    const next = given[at + 1];
    if (next === undefined) return [];
    const [mine, other] = [places.get(piece.id) ?? 0, places.get(next.id) ?? 0];
    if (mine < other) return [];
    const pair = { first: lines[other]?.step ?? 0, second: lines[mine]?.step ?? 0 };
    const isOne = pair.first === pair.second;
    const race = !isOne && list.some(({ prints }) => comesFirst(prints, piece.text, next.text));
    const rule = isOne ? findNamed(rules, "R-LINES-IN-ORDER") : findDeciding(run, pair, rules);
    return [{ at, race, rule }];
  });
  const verdict = isKnown ? "possible" : complete ? "impossible" : "unseen";
  return { verdict, pairs };
}

function findNamed(rules: readonly NamedRule[], name: string): NamedRule | null {
  return rules.find((rule) => rule.name === name) ?? null;
}

/** Equal lines cannot be told apart, so the first that is put is the first that was printed. */
function placeEqual(given: readonly Piece[]): Map<number, number> {
  const places = new Map<number, number>();
  for (const text of new Set(given.map((piece) => piece.text))) {
    const equal = given.filter((piece) => piece.text === text);
    const printed = equal.map(({ id }) => id).toSorted((a, b) => a - b);
    for (const [at, { id }] of equal.entries()) places.set(id, printed[at] ?? id);
  }
  return places;
}

function comesFirst(prints: readonly string[], first: string, second: string): boolean {
  const at = prints.indexOf(first);
  return at !== -1 && prints.indexOf(second, at + 1) !== -1;
}
