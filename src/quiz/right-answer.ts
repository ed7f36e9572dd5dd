import { createHash } from "node:crypto";
import type { Answer } from "./answer.ts";
import type { Card, Choice, OrderCard } from "./card/card.ts";
import { matchesRange } from "./card/version-range.ts";
import { findPrint } from "./proof-run.ts";

/** The right answer to a card on a Node version. */
export function findRightAnswer(card: Card, version: string): Answer {
  switch (card.kind) {
    case "one":
    case "several":
      return { kind: "choices", chosen: findRightChoices(card.choices, version) };
    case "true-false":
      return { kind: "statement", says: card.answer };
    case "order":
      return { kind: "order", lines: listPrinted(card, version).map((_line, at) => at) };
    case "match":
      return { kind: "match", rights: card.pairs.map((_pair, at) => at) };
    case "bug":
      return { kind: "bug", line: card.line };
    case "fill":
      return { kind: "fill", text: card.answers[0] ?? "" };
    case "recall":
      return { kind: "recall", ticked: card.checklist.map((_fact, at) => at) };
  }
}

/** The lines that the proof of an order card prints on a version, in the right order. */
export function listPrinted(card: OrderCard, version: string): string[] {
  return (findPrint(card.proof, version) ?? "").split("\n");
}

/** Whether another Node version may have another right answer. */
export function dependsOnVersion(card: Card): boolean {
  if (card.kind === "order") return card.proof.prints.length > 1;
  const isChoice = card.kind === "one" || card.kind === "several";
  return isChoice && card.choices.some(({ right }) => right !== null && right !== "*");
}

/** A short digest of what is right, in whatever words it is asked; case and marks do not count. */
export function digestAnswer(card: Card): string {
  const words = tellRight(card).map((text) => text.toLowerCase().replaceAll(/[\s`*_.]+/g, " "));
  return createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 12);
}

function findRightChoices(choices: readonly Choice[], version: string): number[] {
  return choices.flatMap(({ right }, at) =>
    right !== null && matchesRange(version, right) ? [at] : [],
  );
}

function tellRight(card: Card): string[] {
  switch (card.kind) {
    case "one":
    case "several":
      return card.choices
        .flatMap(({ right, text }) => (right === null ? [] : `${right} ${text}`))
        .toSorted();
    case "true-false":
      return [String(card.answer)];
    case "order":
      return card.proof.prints.map(({ range, text }) => `${range} ${text}`);
    case "match":
      return card.pairs.map(({ left, right }) => `${left} ${right}`).toSorted();
    case "bug":
      return [card.code.split("\n")[card.line - 1] ?? ""];
    case "fill":
      // One more spelling that is accepted makes nothing wrong that was right.
      return card.answers.slice(0, 1);
    case "recall":
      return card.checklist.toSorted();
  }
}
