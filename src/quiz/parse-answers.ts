import { TrainerError } from "../errors.ts";
import type { Grade } from "../progress/event.ts";
import type { Answer } from "./answer.ts";
import type { AskedCard, AskedItem } from "./asked-card.ts";

/** A file of answers: what `--json` printed, with answers filled in. */
export interface AnswerSheet {
  seed: string;
  /** The Node that the cards were printed for; `null` when the file does not say. */
  node: string | null;
  entries: AnswerEntry[];
}

/** The answer to one card, not read yet, since its meaning depends on the card. */
export interface AnswerEntry {
  /** Place in the file for faults, such as `cards[2]`. */
  path: string;
  id: string;
  value: unknown;
  grade: Grade | null;
}

/**
 * Reads a file of answers; cards without an `answer` are left out.
 *
 * @throws TrainerError `INVALID_ANSWERS` with every fault, a line each.
 */
export function parseAnswerSheet(source: string, value: unknown): AnswerSheet {
  const faults: string[] = [];
  const document = readObject(value);
  const seed = document.get("seed");
  const node = document.get("node") ?? null;
  const cards = document.get("cards");
  if (typeof seed !== "string" && typeof seed !== "number")
    faults.push(tell("seed", "the seed that `trainer quiz --json` printed", seed));
  if (node !== null && !isVersion(node))
    faults.push(tell("node", "a version such as v24.3.0", node));
  if (!Array.isArray(cards)) faults.push(tell("cards", "an array", cards));
  const items: unknown[] = Array.isArray(cards) ? cards : [];
  const entries = items.flatMap((item, at) => readEntry(item, `cards[${at}]`, faults));
  const ids = entries.map(({ id }) => id);
  for (const { id, path } of entries.filter((one, at) => ids.indexOf(one.id) < at))
    faults.push(tell(`${path}.id`, "each card once", id));
  if (faults.length === 0 && entries.length === 0)
    faults.push(tell("cards", "at least one card with an `answer`", undefined));
  rejectFaults(source, faults);
  return { seed: String(seed), node: isVersion(node) ? node : null, entries };
}

/** Reads the answer to a card in its shown keys; what does not fit is a fault and `null`. */
export function parseAnswer(
  asked: AskedCard,
  { path, value }: AnswerEntry,
  faults: string[],
): Answer | null {
  const answer = readAnswer(asked, value);
  if (answer === null) faults.push(tell(`${path}.answer`, nameAnswer(asked), value));
  return answer;
}

/** Throws one error with every fault of a file of answers; does nothing without any. */
export function rejectFaults(source: string, faults: readonly string[]): void {
  if (faults.length === 0) return;
  const message = faults.map((fault) => `${source}: ${fault}`).join("\n");
  throw new TrainerError("INVALID_ANSWERS", message, {
    hint: "Type `trainer quiz --json > answers.json`, fill in each `answer`, and grade that file.",
  });
}

function readObject(value: unknown): Map<string, unknown> {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return new Map(isObject ? Object.entries(value) : []);
}

const GRADES: readonly Grade[] = ["again", "hard", "good", "easy"];

function readEntry(item: unknown, path: string, faults: string[]): AnswerEntry[] {
  const fields = readObject(item);
  const id = fields.get("id");
  const value = fields.get("answer") ?? null;
  const said = fields.get("grade") ?? null;
  const grade = GRADES.find((one) => one === said) ?? null;
  if (typeof id !== "string") faults.push(tell(`${path}.id`, "the id of a card", id));
  if (said !== null && grade === null)
    faults.push(tell(`${path}.grade`, `one of ${GRADES.join(", ")}`, said));
  return value === null || typeof id !== "string" ? [] : [{ path, id, value, grade }];
}

function readAnswer({ card, items }: AskedCard, value: unknown): Answer | null {
  switch (card.kind) {
    case "one":
    case "several": {
      const chosen = findIndexes(card.kind === "one" ? [value] : value, items);
      return chosen === null ? null : { kind: "choices", chosen };
    }
    case "order": {
      const lines = findIndexes(value, items);
      return lines?.length === items.length ? { kind: "order", lines } : null;
    }
    case "match": {
      const rights = findIndexes(value, items);
      return rights?.length === items.length ? { kind: "match", rights } : null;
    }
    case "true-false":
      return typeof value === "boolean" ? { kind: "statement", says: value } : null;
    case "bug":
      return isCount(value) ? { kind: "bug", line: value } : null;
    case "fill":
      return isWord(value) ? { kind: "fill", text: String(value) } : null;
    case "recall":
      return readTicks(value, card.checklist.length);
  }
}

/** Follows "expected". */
function nameAnswer({ card, items }: AskedCard): string {
  const keys = items.map(({ key }) => key).join(", ");
  switch (card.kind) {
    case "one":
      return `one of ${keys}`;
    case "several":
      return `an array of some of ${keys}`;
    case "order":
      return `all of ${keys} in an array, in order`;
    case "match":
      return `all of ${keys} in an array, one for each left side`;
    case "true-false":
      return "true or false";
    case "bug":
      return "the number of a line";
    case "fill":
      return "a text";
    case "recall":
      return "a text, or the numbers of the key facts that you said in an array";
  }
}

/** Different keys as places in the card; `null` when one is unknown or stands twice. */
function findIndexes(value: unknown, items: readonly AskedItem[]): number[] | null {
  if (!Array.isArray(value)) return null;
  const keys: unknown[] = value;
  const found = keys.flatMap((key) => items.find((item) => item.key === key)?.index ?? []);
  return found.length === keys.length && new Set(found).size === found.length ? found : null;
}

/** Key facts are counted from 1; a text is an answer that waits to be compared with them. */
function readTicks(value: unknown, facts: number): Answer | null {
  if (typeof value === "string") return { kind: "told" };
  if (!Array.isArray(value)) return null;
  const ticks: unknown[] = value;
  const ticked = ticks.flatMap((tick) => (isCount(tick) && tick <= facts ? tick - 1 : []));
  return ticked.length === ticks.length ? { kind: "recall", ticked } : null;
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1;
}

function isVersion(value: unknown): value is string {
  return typeof value === "string" && /^v?\d+\.\d+\.\d+/.test(value);
}

function isWord(value: unknown): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

function tell(path: string, expected: string, got: unknown): string {
  const text = got === undefined ? "nothing" : JSON.stringify(got);
  return `${path}: expected ${expected}, got ${text.length <= 80 ? text : `${text.slice(0, 77)}...`}`;
}
