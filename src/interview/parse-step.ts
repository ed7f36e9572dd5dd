import type { Interviewed } from "../progress/event.ts";
import type { Step, Stepped } from "./step.ts";

/** What each kind of step must have, and of which type. */
const FIELDS: Record<Step["kind"], Record<string, (value: unknown) => boolean>> = {
  begun: { plan: isObject },
  entered: { part: isText },
  wondered: { text: isText },
  opened: {},
  asked: { ticked: isNumbers },
  worded: { question: isNumber, text: isText },
  question: { question: isObject },
  sure: { id: isText, sure: isFlag },
  spoken: { id: isText, text: isText },
  ticked: { id: isText, ticked: isNumbers },
  backed: { id: isText, point: isNumber, text: isText },
  shown: { id: isText, ran: isFlag },
  predicted: { lines: Array.isArray, printed: Array.isArray, verdict: isText },
  explained: { rule: isText },
  file: { file: isText },
  judged: { run: isObject },
  offered: {},
  helped: { requirement: isText, step: isNumber },
  drilled: { found: isNumber, missed: isNumber, falseAlarms: isNumber },
  coded: { by: isText },
  warned: { at: isText },
  paused: {},
  resumed: {},
  "ticked-clock": {},
  ended: { end: isText },
  queued: { practise: isObject },
};

/** Reads a step of the journal; `null` for one that another version wrote. */
export function parseStep({ at, clockMs, step }: Interviewed): Stepped | null {
  const fields = Object.entries(FIELDS).find(([kind]) => kind === step.kind)?.[1];
  if (fields === undefined) return null;
  const isWhole = Object.entries(fields).every(([name, fits]) => fits(Reflect.get(step, name)));
  // What is whole was written by this program: its inner parts are as it knows them.
  return isWhole ? { at, clockMs, step: step as unknown as Step } : null;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isFlag(value: unknown): boolean {
  return typeof value === "boolean";
}

function isNumber(value: unknown): boolean {
  return typeof value === "number";
}

function isNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.every(isNumber);
}
