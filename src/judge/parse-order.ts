import type { Answer, Order } from "./message.ts";
import type { Program } from "./program.ts";

// Captured before the learner's code is there.
const { parse } = JSON;

/** Opens the parent's first line, which the parent's own code wrote. */
export function parseOrder(line: string): Order {
  return parse(line) as Order;
}

/** Opens the parent's second line, which the parent's own code wrote. */
export function parseProgram(line: string): Program {
  return parse(line) as Program;
}

/** Opens the parent's answer, which the parent's own code wrote. */
export function parseAnswer(line: string): Answer {
  return parse(line) as Answer;
}
