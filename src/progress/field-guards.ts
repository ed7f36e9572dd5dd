import type { Attempted, DrillKind, Grade, Interviewed, LanguageChosen, Looped } from "./event.ts";

/** With a zone: without one the instant would depend on the machine. */
export function isInstant(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(value)) {
    return false;
  }
  return !Number.isNaN(Date.parse(value));
}

/** A text that is not empty. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** A list of such texts. */
export function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(isText);
}

/** What new files are written in. */
export function isLanguage(value: unknown): value is LanguageChosen["language"] {
  return value === "ts" || value === "js";
}

/** How an attempt was judged. */
export function isStatus(value: unknown): value is Attempted["status"] {
  return value === "solved" || value === "unsolved" || value === "broken";
}

/** Which part of a suite an attempt was judged by. */
export function isScope(value: unknown): value is Attempted["scope"] {
  return value === "all" || value === "stage" || value === "only";
}

/** How well a card was known. */
export function isGrade(value: unknown): value is Grade {
  return value === "again" || value === "hard" || value === "good" || value === "easy";
}

const VERDICTS = new Set<unknown>(["exact", "possible", "impossible", "unseen"]);

/** What a prediction came to, or `null` without one. */
export function isPredicted(value: unknown): value is Looped["verdict"] {
  return value === null || VERDICTS.has(value);
}

/** A kind of drill. */
export function isDrillKind(value: unknown): value is DrillKind {
  return value === "review" || value === "repair" || value === "tests";
}

/** A step of an interview, whatever else it has. */
export function isStepOf(value: unknown): value is Interviewed["step"] {
  return typeof value === "object" && value !== null && "kind" in value && isText(value.kind);
}

/** What was said to a part of a card, whatever it has, or `null`. */
export function isSaid(value: unknown): value is object | null {
  return typeof value === "object" && !Array.isArray(value);
}

/** A whole number from 0 on. */
export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** A whole number from 1 on. */
export function isStep(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1;
}

/** A number from 0 on. */
export function isDuration(value: unknown): value is number {
  return typeof value === "number" && value >= 0;
}
