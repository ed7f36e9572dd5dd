import { applyEdit } from "../catalog/apply-edit.ts";
import type { Bank } from "../catalog/bank.ts";
import type { MistakeFile } from "../catalog/parse-mistake-file.ts";

/** A program with several known mistakes at once. */
export interface MixedProgram {
  /** The right program that they are edits of, TypeScript. */
  base: string;
  mistakes: MistakeFile[];
  /** TypeScript. */
  text: string;
}

/** How many draws are made for one program before it is given up: most edits of a base are compatible. */
const TRIES = 50;

/**
 * Programs with two or three mistakes each whose edits stand on one base and do not overlap, drawn
 * with `random`, which gives numbers from 0 up to 1. Fewer than `count` where the bank has no more.
 */
export function mixMistakes(bank: Bank, count: number, random: () => number): MixedProgram[] {
  const mixed = new Map<string, MixedProgram>();
  for (let tries = 0; mixed.size < count && tries < count * TRIES; tries += 1) {
    const program = drawMix(bank, { random, size: () => (random() < 0.5 ? 2 : 3) });
    if (program === null) continue;
    const names = program.mistakes.map(({ name }) => name).toSorted();
    mixed.set(names.join(" "), program);
  }
  return [...mixed.values()];
}

/** How one program is drawn. */
export interface MixDraw {
  /** Gives numbers from 0 up to 1. */
  random: () => number;
  /** How many mistakes it is to have, asked for once. */
  size: () => number;
}

/** One program whose mistakes fit together; `null` if those that were drawn do not. */
export function drawMix(
  { reference, forms, mistakes }: Bank,
  { random, size: chooseSize }: MixDraw,
): MixedProgram | null {
  const first = draw(mistakes, random);
  if (first === undefined) return null;
  const base =
    first.on === null ? reference : forms.find(({ name }) => `right/${name}` === first.on)?.text;
  const size = chooseSize();
  const beside = mistakes.filter((other) => other !== first && other.on === first.on);
  const chosen = [first];
  while (chosen.length < size) {
    const next = draw(
      beside.filter((one) => !chosen.includes(one)),
      random,
    );
    if (next === undefined) return null;
    chosen.push(next);
  }
  const hunks = chosen.flatMap(({ change }) => (change.kind === "edit" ? change.hunks : []));
  if (base === undefined || chosen.some(({ change }) => change.kind === "whole")) return null;
  const applied = applyEdit(base, hunks);
  return applied.kind === "applied" ? { base, mistakes: chosen, text: applied.text } : null;
}

function draw<T>(from: readonly T[], random: () => number): T | undefined {
  return from[Math.floor(random() * from.length)];
}
