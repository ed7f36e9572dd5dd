import { LINE, readList, readObject, readText, report } from "../text/field.ts";
import type { Field } from "../text/field.ts";
import { rejectFaults } from "../text/reject-faults.ts";
import { parseJson } from "../text/parse-json.ts";
import type { Sample } from "./bench.ts";

const SOURCE = "the measurements";

/**
 * What a measuring process wrote down: it ran foreign code, so nothing about it is taken for granted.
 *
 * @throws TrainerError when it is not a list of samples.
 */
export function parseSamples(text: string): Sample[] {
  const faults: string[] = [];
  const samples = readList({ path: "", value: parseJson(text, SOURCE), faults }, 1).map(readSample);
  rejectFaults("INVALID_SAMPLES", SOURCE, faults);
  return samples;
}

function readSample(field: Field): Sample {
  const at = readObject(field, ["workload", "size", "perSecond", "heldBytes"]);
  return {
    workload: readText(at("workload"), LINE),
    size: readNumber(at("size"), 1),
    perSecond: readNumber(at("perSecond"), Number.MIN_VALUE),
    heldBytes: readNumber(at("heldBytes"), Number.NEGATIVE_INFINITY),
  };
}

function readNumber(field: Field, least: number): number {
  const { value } = field;
  if (typeof value === "number" && Number.isFinite(value) && value >= least) return value;
  report(field, "a number in its range");
  return least;
}
