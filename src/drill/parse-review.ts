import { tellPlace } from "../text/line-fault.ts";
import { rejectAll } from "../text/reject-faults.ts";
import type { ReviewAnswer } from "./grade-review.ts";
import { DRILL_LEVELS } from "./level.ts";
import type { DrillLevel } from "./level.ts";

/** A file of answers: what `--json` printed of a review, with the answer filled in. */
export interface ReviewSheet {
  slug: string;
  seed: string;
  level: DrillLevel;
  draw: number;
  /** Of what was planted. */
  digest: string;
  /** When it was printed; `null` when the file does not say. */
  shownAt: string | null;
  answer: ReviewAnswer;
}

/**
 * Reads a file of answers to a review.
 *
 * @throws TrainerError `INVALID_ANSWERS` with every fault, a line each.
 */
export function parseReviewSheet(source: string, value: unknown): ReviewSheet {
  const faults: string[] = [];
  const fields = readObject(value);
  const said = readObject(fields.get("answer"));
  if (fields.get("drill") !== "review")
    faults.push(tellPlace("drill", "`review`", fields.get("drill")));
  const level = DRILL_LEVELS.find((one) => one === fields.get("level"));
  if (level === undefined)
    faults.push(tellPlace("level", `one of ${DRILL_LEVELS.join(", ")}`, fields.get("level")));
  const sheet = {
    slug: readText(fields, "challenge", faults),
    seed: readText(fields, "seed", faults),
    level: level ?? "middle",
    draw: readCount("draw", fields.get("draw"), faults),
    digest: readText(fields, "digest", faults),
    shownAt: readInstant(fields.get("shownAt")),
    answer: readAnswer(said, faults),
  };
  const hint =
    "Run `trainer drill review --json > answers.json`, fill in `answer`, and grade that file.";
  rejectAll({ code: "INVALID_ANSWERS", source, hint }, faults);
  return sheet;
}

/**
 * Says what of an answer is not in the drill that it is for.
 *
 * @throws TrainerError `INVALID_ANSWERS` with every fault, a line each.
 */
export function rejectUnknown(
  source: string,
  { lines, promises }: ReviewAnswer,
  known: { rows: number; promises: readonly string[] },
): void {
  const faults = [
    ...lines
      .filter((n) => n > known.rows)
      .map((n) => tellPlace("answer.lines", `numbers from 1 to ${known.rows}`, n)),
    ...promises
      .filter((id) => !known.promises.includes(id))
      .map((id) => tellPlace("answer.promises", "ids that are listed under `promises`", id)),
  ];
  const hint = "Correct the places above and grade the file again.";
  rejectAll({ code: "INVALID_ANSWERS", source, hint }, faults);
}

type Fields = Map<string, unknown>;

function readObject(value: unknown): Fields {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return new Map(isObject ? Object.entries(value) : []);
}

function readText(fields: Fields, name: string, faults: string[]): string {
  const value = fields.get(name);
  if (typeof value === "string" && value !== "") return value;
  faults.push(tellPlace(name, `the ${name} that \`trainer drill review --json\` printed`, value));
  return "";
}

function readCount(place: string, value: unknown, faults: string[]): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1) return value;
  faults.push(tellPlace(place, "a whole number of at least 1", value));
  return 1;
}

function readInstant(value: unknown): string | null {
  return typeof value === "string" && !Number.isNaN(Date.parse(value)) ? value : null;
}

function readAnswer(said: Fields, faults: string[]): ReviewAnswer {
  const lines = readList("lines", said, faults).map((item, at) =>
    readCount(`answer.lines[${at}]`, item, faults),
  );
  const promises = readList("promises", said, faults).map((item, at) => {
    if (typeof item === "string") return item;
    faults.push(tellPlace(`answer.promises[${at}]`, "the id of a promise", item));
    return "";
  });
  const sure = said.get("sure");
  if (typeof sure !== "boolean") faults.push(tellPlace("answer.sure", "true or false", sure));
  return { lines: [...new Set(lines)], promises: [...new Set(promises)], sure: sure === true };
}

function readList(name: string, said: Fields, faults: string[]): unknown[] {
  const value = said.get(name);
  const items: unknown[] = Array.isArray(value) ? value : [];
  if (items.length === 0)
    faults.push(tellPlace(`answer.${name}`, "an array with at least one item", value));
  return items;
}
