import type { Grade } from "../progress/event.ts";
import { tellPlace } from "../text/line-fault.ts";
import { rejectAll } from "../text/reject-faults.ts";
import type { AnswerOf, AskedOf, Kind } from "./card/card.ts";
import { BY_KIND } from "./card/kinds.ts";

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
    faults.push(tellPlace("seed", "the seed that `trainer quiz --json` printed", seed));
  if (node !== null && !isVersion(node))
    faults.push(tellPlace("node", "a version such as v24.3.0", node));
  if (!Array.isArray(cards)) faults.push(tellPlace("cards", "an array", cards));
  const items: unknown[] = Array.isArray(cards) ? cards : [];
  const entries = items.flatMap((item, at) => readEntry(item, `cards[${at}]`, faults));
  const ids = entries.map(({ id }) => id);
  for (const { id, path } of entries.filter((one, at) => ids.indexOf(one.id) < at))
    faults.push(tellPlace(`${path}.id`, "each card once", id));
  if (faults.length === 0 && entries.length === 0)
    faults.push(tellPlace("cards", "at least one card with an `answer`", undefined));
  rejectFaults(source, faults);
  return { seed: String(seed), node: isVersion(node) ? node : null, entries };
}

/** Reads the answer to a card in its shown keys; what does not fit is a fault and `null`. */
export function parseCardAnswer<K extends Kind>(
  asked: AskedOf<K>,
  { path, value }: AnswerEntry,
  faults: string[],
): AnswerOf<K> | null {
  const { parse, expects } = BY_KIND[asked.card.kind];
  const answer = parse(asked, value);
  if (answer === null) faults.push(tellPlace(`${path}.answer`, expects(asked), value));
  return answer;
}

/** Throws one error with every fault of a file of answers; does nothing without any. */
export function rejectFaults(source: string, faults: readonly string[]): void {
  const hint =
    "Type `trainer quiz --json > answers.json`, fill in each `answer`, and grade that file.";
  rejectAll({ code: "INVALID_ANSWERS", source, hint }, faults);
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
  if (typeof id !== "string") faults.push(tellPlace(`${path}.id`, "the id of a card", id));
  if (said !== null && grade === null)
    faults.push(tellPlace(`${path}.grade`, `one of ${GRADES.join(", ")}`, said));
  return value === null || typeof id !== "string" ? [] : [{ path, id, value, grade }];
}

function isVersion(value: unknown): value is string {
  return typeof value === "string" && /^v?\d+\.\d+\.\d+/.test(value);
}
