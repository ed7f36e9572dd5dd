import { LINE, readFlag, readList, readObject, readText, report } from "../text/field.ts";
import type { Field } from "../text/field.ts";
import { rejectAll } from "../text/reject-faults.ts";
import type { Script, SpokenScript } from "./script.ts";

const KEYS = [
  ...(["asked", "clarifyMinutes", "spoken", "prediction", "explains"] as const),
  ...(["puzzleMinutes", "runs", "drill"] as const),
];

const HINT = "Correct the places above; `trainer interview --json` prints what is asked.";

/**
 * Reads the script of a candidate.
 *
 * @throws TrainerError `INVALID_ANSWERS` with every fault, a line each.
 */
export function parseScript(source: string, value: unknown): Script {
  const faults: string[] = [];
  const get = readObject({ path: "", value, faults }, KEYS);
  const of = readObject(orElse(get("spoken"), {}), ["theory", "stage", "twist", "follow-up"]);
  const drill = readObject(orElse(get("drill"), {}), ["share", "minutes"]);
  const script: Script = {
    asked: readNumber(get("asked"), 0),
    clarifyMinutes: readNumber(get("clarifyMinutes"), 1),
    spoken: {
      theory: readSpoken(of("theory")),
      stage: readSpoken(of("stage")),
      twist: readSpoken(of("twist")),
      "follow-up": readSpoken(of("follow-up")),
    },
    prediction: readPrediction(get("prediction")),
    explains: readFlag(get("explains"), false),
    puzzleMinutes: readNumber(get("puzzleMinutes"), 1),
    runs: readList(orElse(get("runs"), []), 0).map(readRun),
    drill: { share: readNumber(drill("share"), 0), minutes: readNumber(drill("minutes"), 1) },
  };
  rejectAll({ code: "INVALID_ANSWERS", source, hint: HINT }, faults);
  return script;
}

function readSpoken(field: Field): SpokenScript {
  const keys = ["sure", "musts", "goods", "sentence", "minutes"] as const;
  const get = readObject(orElse(field, {}), keys);
  return {
    sure: readFlag(get("sure"), false),
    musts: readNumber(get("musts"), 0),
    goods: readNumber(get("goods"), 0),
    sentence: get("sentence").value === undefined ? "" : readText(get("sentence"), LINE),
    minutes: readNumber(get("minutes"), 1),
  };
}

function readRun(field: Field): Script["runs"][number] {
  const get = readObject(field, ["path", "minutes", "help"]);
  return {
    path: readText(get("path"), LINE),
    minutes: readNumber(get("minutes"), 1),
    help: readFlag(get("help"), false),
  };
}

function readPrediction(field: Field): Script["prediction"] {
  if (field.value === undefined) return [];
  if (field.value === "right") return "right";
  return readList(field, 0).map((one) => readText(one, LINE));
}

function orElse(field: Field, fallback: unknown): Field {
  return field.value === undefined ? { ...field, value: fallback } : field;
}

function readNumber(field: Field, fallback: number): number {
  const { value } = field;
  if (value === undefined) return fallback;
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  report(field, "a number of at least 0");
  return fallback;
}
