import type { Challenge } from "../../src/catalog/challenge.ts";
import type { Talk } from "../../src/catalog/talk.ts";
import type { InterviewContent } from "../../src/interview/content.ts";
import type { Point } from "../../src/interview/debrief.ts";
import { listUseful } from "../../src/interview/asked-questions.ts";
import { beginState, takeStep } from "../../src/interview/fold-interview.ts";
import type { InterviewState } from "../../src/interview/fold-interview.ts";
import { nextMove } from "../../src/interview/next-move.ts";
import type { InterviewPlan } from "../../src/interview/plan.ts";
import { answerMove } from "../../src/interview/script.ts";
import type { Script, SpokenScript } from "../../src/interview/script.ts";
import type { Run, Step } from "../../src/interview/step.ts";
import { parseCard } from "../../src/quiz/card/parse-card.ts";
import { sampleChallenge } from "../catalog/sample.ts";

export const ID = "2026-11-30T10:00:00.000Z";

/** A challenge of three stages with two requirements each. */
const CHALLENGE: Challenge = sampleChallenge("cache", {
  stages: [
    { n: 1, title: "Keep", minutes: 10, exports: ["Cache"] },
    { n: 2, title: "Evict", minutes: 10, exports: [] },
    { n: 3, title: "Expire", minutes: 10, exports: [] },
  ],
  requirements: [
    ...[
      { id: "keeps-values", stage: 1, title: "get returns what set has kept" },
      { id: "zero-max", stage: 1, title: "A max of zero throws a RangeError" },
      { id: "evicts-oldest", stage: 2, title: "The oldest entry leaves a full cache" },
      { id: "callback", stage: 2, title: "onEvict hears of each entry" },
      { id: "expires", stage: 3, title: "An entry is gone after its time" },
      { id: "prunes", stage: 3, title: "prune removes what has expired" },
    ].map((one) => ({ ...one, member: null, leaks: [] })),
  ],
});

function points(...kinds: Point["kind"][]): Point[] {
  return kinds.map((kind, at) => ({ kind, text: `${kind} ${at}` }));
}

const TALK: Talk = {
  said: "Write me a cache.",
  asked: [
    {
      question: "What if max is zero?",
      answer: "**It throws.** A RangeError.",
      tells: ["zero-max"],
    },
    { question: "May values be undefined?", answer: "**Yes.**", tells: [] },
    { question: "Is it shared?", answer: "**No.**", tells: [] },
    { question: "How large?", answer: "**Small.**", tells: ["evicts-oldest"] },
  ],
  twists: [{ question: "It must survive a restart", points: points("must", "must", "good") }],
  followUps: [
    { question: "Ten processes have it. What now?", points: points("must", "must", "wrong") },
    { question: "Map or list?", points: points("must", "good") },
    { question: "Which library?", points: points("must") },
  ],
};

const CARD = `---
theory: [EL-07]
kind: recall
level: core
source: https://nodejs.org/learn/asynchronous-work/dont-block-the-event-loop
---

How do you find a block?

## Checklist

- Watch the delay
- Take a profile
- Bound the input
- Move it away

## Why

The victim is rarely the culprit. All share one thread.
`;

const CARDS = ["a", "b", "c"].map((name) => parseCard(`quiz/event-loop/${name}.md`, CARD));

export const CONTENT: InterviewContent = {
  challenge: CHALLENGE,
  whole: CHALLENGE,
  talk: TALK,
  signature: "class Cache {}",
  stageQuestions: new Map([
    [2, "It is full. What now?"],
    [3, "An entry is old. What now?"],
  ]),
  cards: CARDS,
  scene: { slug: "two-timers", title: "Two timers" },
  rules: new Map([["R-TICK-FIFO", "Ticks run in order."]]),
  why: `# Why

## Stage 1: Keep

- **A map keeps them.** It knows their order. It is fast.

## Stage 2: Evict

- **The first key leaves.** It is the oldest.
`,
  version: "v20.20.0",
};

export const PLAN: InterviewPlan = {
  ...{ seed: "7", minutes: 45, level: "middle", focus: null },
  coding: { kind: "solve", slug: "cache", stages: 2 },
  cards: CARDS.map(({ id }) => id),
  ...{ scene: "two-timers", notes: [] },
};

/** A run that meets these requirements; with `leaks` something is left. */
export function sampleRun(met: readonly string[], parts: Partial<Run> = {}): Run {
  const stages: Run["stages"] = [];
  const rows: Run["rows"] = [];
  let isOpen = true;
  for (const { n } of CHALLENGE.stages) {
    const own = CHALLENGE.requirements.filter(({ stage }) => stage === n);
    const kept = own.filter(({ id }) => met.includes(id));
    const isGreen = kept.length === own.length;
    const status = isOpen ? (isGreen ? "green" : "red") : "locked";
    stages.push({ n, status, met: isOpen ? kept.length : 0, total: own.length });
    for (const { id } of isOpen ? own : []) {
      const isMet = met.includes(id);
      const message = isMet ? null : `${id} must hold`;
      const outcome = isMet ? "met" : "missed";
      rows.push({ id, outcome, message, mistake: null, line: null, code: null });
    }
    isOpen &&= isGreen;
  }
  const base = { status: "unsolved", reason: null, leaks: [], sightings: [] } as const;
  return { ...base, leaks: [], sightings: [], stages, rows, ...parts };
}

export function sampleSpoken(parts: Partial<SpokenScript> = {}): SpokenScript {
  return { sure: true, musts: 1, goods: 0, sentence: "I said so.", minutes: 1, ...parts };
}

/** A candidate who knows everything. */
export function sampleScript(
  spoken: SpokenScript = sampleSpoken(),
  parts: Partial<Script> = {},
): Script {
  return {
    ...{ asked: 4, clarifyMinutes: 1, prediction: "right", explains: true, puzzleMinutes: 1 },
    spoken: { theory: spoken, stage: spoken, twist: spoken, "follow-up": spoken },
    ...{ runs: [], drill: { share: 1, minutes: 1 } },
    ...parts,
  };
}

interface Played {
  plan?: InterviewPlan;
  script?: Script;
  runs?: readonly Run[];
  verdict?: "exact" | "possible" | "impossible";
}

const MINUTE_MS = 60_000;

/** Plays an interview to its end, or for so many steps; a state that was left before can go on. */
export function play(
  { plan = PLAN, script = sampleScript(), runs = [], verdict = "exact" }: Played,
  { most = Infinity, from }: { most?: number; from?: InterviewState } = {},
): InterviewState {
  const state = from ?? beginState(ID, plan);
  const take = (step: Step, minutes: number): void => {
    if (state.steps.length >= most) return;
    const clockMs = state.clockMs + minutes * MINUTE_MS;
    const at = new Date(Date.parse(ID) + clockMs).toISOString();
    takeStep(state, { at, clockMs, step });
  };
  if (state.steps.length === 0) take({ kind: "begun", plan }, 0);
  while (state.steps.length < most) {
    const move = nextMove(state, CONTENT, state.clockMs);
    if (move.kind === "over") return state;
    if (move.kind === "note") take(move.step, 0);
    else if (move.kind === "predict") {
      const ask = { line: "a", rules: ["R-TICK-FIFO", "R-MICRO-FIFO"], right: "R-TICK-FIFO" };
      take({ kind: "predicted", lines: ["a"], printed: ["a"], verdict, ask }, 1);
    } else if (move.kind === "code") {
      const run = runs[state.runs.length];
      if (run !== undefined) take({ kind: "judged", run }, 5);
      else take({ kind: "coded", by: "candidate" }, 1);
    } else
      for (const { step, minutes } of answerMove(move, script, listUseful(CONTENT)))
        take(step, minutes);
  }
  return state;
}
