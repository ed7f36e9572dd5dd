import type { Fault } from "../../text/line-fault.ts";
import { tell } from "../../text/line-fault.ts";
import { matchesRange } from "../../text/version-range.ts";
import { findSection } from "../card/scan.ts";
import type { Artefact } from "./artefact.ts";
import { readArtefacts } from "./artefact.ts";
import type { Asked, AskedItem, CardKind, CardParts } from "./card-kind.ts";
import type { Choice, ChoiceNeeds } from "./choices.ts";
import { readChoices } from "./choices.ts";
import { readRecording } from "./recording.ts";
import type { Recording } from "./recording.ts";
import { describeItems, findKey, listKeys, parseKeys } from "./shown-keys.ts";

interface IncidentBody {
  kind: "incident";
  /** What the failing program left behind. */
  artefacts: Artefact[];
  causes: Choice[];
  /** More than one of them is right. */
  choosesSeveral: boolean;
  /** What to do first. */
  steps: Choice[];
  /** The program that made the artefacts where it is not the proof; `null` where it is. */
  recording: Recording | null;
}

interface IncidentAnswer {
  kind: "incident";
  /** How sure the learner was before the causes were shown. */
  sure: boolean;
  /** The chosen causes; `null` before they are shown. */
  causes: number[] | null;
  /** The place of the chosen first step behind the causes; `null` before they are shown. */
  step: number | null;
}

type AskedIncident = Asked<IncidentBody & { id: string }>;

/** Find the cause of a fault in what it left behind, and say what to do first. */
export const incident: CardKind<IncidentBody, IncidentAnswer> = {
  keys: ["recorded"],
  sections: ["Artefact", "Causes", "First step", "Recording"],
  minutes: 3,
  read: (parts, faults) => {
    const recording = readRecording(parts, faults);
    reportProof(parts, recording, faults);
    const causes = readChoices(parts, CAUSES, faults);
    return {
      kind: "incident",
      artefacts: readArtefacts(findSection(parts, "Artefact"), faults),
      causes,
      choosesSeveral: causes.filter(({ right }) => right !== null).length > 1,
      steps: readChoices(parts, STEPS, faults),
      recording,
    };
  },
  items: ({ causes, steps }) => [...causes, ...steps].map(({ text }) => text),
  arrange: ({ causes: { length } }, items) => [
    ...items
      .filter(({ index }) => index < length)
      .map((item, at) => ({ ...item, key: "abcdef".charAt(at) })),
    ...items
      .filter(({ index }) => index >= length)
      .map((item, at) => ({ ...item, key: String(at + 1) })),
  ],
  right: ({ causes, steps }, version) => ({
    kind: "incident",
    sure: true,
    causes: findRight(causes, version),
    step: causes.length + (findRight(steps, version)[0] ?? 0),
  }),
  varies: ({ causes, steps }) =>
    [...causes, ...steps].some(({ right }) => right !== null && right !== "*"),
  digest: ({ causes, steps }) =>
    [...causes, ...steps]
      .flatMap(({ right, text }) => (right === null ? [] : `${right} ${text}`))
      .toSorted(),
  grade: (_card, said, right) => {
    const own = new Set(said.causes);
    const named = own.size === right.causes?.length && right.causes.every((one) => own.has(one));
    const hits = Number(named) + Number(said.step === right.step);
    return { correct: hits === PARTS, hits, parts: PARTS };
  },
  waits: (_asked, { causes, step }) => {
    if (causes === null) return "cause";
    return step === null ? "first" : null;
  },
  parse: (asked, value) => readAnswer(asked, value),
  expects: (asked) =>
    `{ "sure": true or false } first, then "cause" with one of ${listKeys(listCauses(asked))} or an array of some, then "first" with one of ${listKeys(listSteps(asked))}`,
  tell: (asked, { sure, causes, step }) => ({
    sure,
    cause: tellCauses(asked, causes),
    first: step === null ? null : findKey(listSteps(asked), step),
  }),
  describe: ({ card }) => ({ artefacts: card.artefacts }),
  explain: (asked, right) => ({
    causes: explain(asked, listCauses(asked), right.causes ?? []),
    steps: explain(asked, listSteps(asked), [right.step ?? -1]),
    recorded: asked.card.recording?.made ?? null,
  }),
  pending: (asked, { causes }) => ({
    causes: describeItems(listCauses(asked)),
    ...(causes === null ? {} : { steps: describeItems(listSteps(asked)) }),
  }),
};

/** The cause, and the first step. */
const PARTS = 2;

const CAUSES: ChoiceNeeds = {
  section: "Causes",
  least: 4,
  most: 6,
  isFair: (right, of) => right >= 1 && right < of,
  expected: "at least one right and one wrong cause",
};
const STEPS: ChoiceNeeds = {
  section: "First step",
  least: 3,
  most: 5,
  isFair: (right) => right === 1,
  expected: "exactly one right step",
};

/** The causes under letters. */
function listCauses({ card, items }: AskedIncident): AskedItem[] {
  return items.filter(({ index }) => index < card.causes.length);
}

/** The first steps under numbers. */
function listSteps({ card, items }: AskedIncident): AskedItem[] {
  return items.filter(({ index }) => index >= card.causes.length);
}

function reportProof({ proof, question }: CardParts, recording: Recording | null, faults: Fault[]) {
  const proves = proof !== null && proof.proves && !proof.asked;
  if (proves !== (recording === null))
    tell(faults, proof?.line ?? question.line, {
      expected: "the program that made the artefact under either `## Proof` or `## Recording`",
      got: recording === null ? "" : "both",
    });
}

function findRight(choices: readonly Choice[], version: string): number[] {
  return choices.flatMap(({ right }, at) =>
    right !== null && matchesRange(version, right) ? [at] : [],
  );
}

function tellCauses({ card, items }: AskedIncident, causes: number[] | null) {
  if (causes === null) return null;
  const keys = causes.map((index) => findKey(items, index)).toSorted();
  return card.choosesSeveral ? keys : (keys[0] ?? null);
}

function explain(
  { card }: AskedIncident,
  items: readonly AskedItem[],
  right: readonly number[],
): object[] {
  const choices = [...card.causes, ...card.steps];
  return items.map(({ key, text, index }) => ({
    ...{ key, text, right: right.includes(index) },
    why: choices[index]?.why ?? "",
  }));
}

/** What is not said yet may be absent or `null`. */
function readAnswer(asked: AskedIncident, value: unknown): IncidentAnswer | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  const sure = fields.get("sure");
  const said = fields.get("cause") ?? null;
  const first = fields.get("first") ?? null;
  const keys = Array.isArray(said) ? said : [said];
  const causes = said === null ? null : parseKeys(listCauses(asked), keys);
  const step =
    first === null
      ? null
      : parseKeys(listSteps(asked), [typeof first === "number" ? String(first) : first])?.[0];
  if (typeof sure !== "boolean" || step === undefined) return null;
  if (said !== null && (causes === null || causes.length === 0)) return null;
  return { kind: "incident", sure, causes, step };
}
