import type { Debrief, SpokenAnswer } from "../../src/interview/debrief.ts";
import { PARTS } from "../../src/interview/debrief.ts";

const MINUTE = 60_000;

const THEORY: SpokenAnswer = {
  about: "theory",
  question: "What does `process.nextTick` do that a promise callback does not?",
  card: "event-loop/tick-or-promise",
  why: null,
  sure: true,
  said: "It runs before promises.",
  hit: [
    {
      kind: "must",
      text: "The `nextTick` queue is drained before the microtask queue",
      words: "Ticks go first.",
    },
  ],
  missed: [
    { kind: "must", text: "Both run before the event loop continues" },
    { kind: "good", text: "A tick that adds ticks starves the loop" },
  ],
  wrong: [{ kind: "wrong", text: "It runs in the next iteration of the loop" }],
  unbacked: 1,
};

const TITLES = [
  "Clarifying questions",
  "Theory, spoken",
  "Order puzzle",
  "Coding that unfolds",
  "Follow-ups",
  "Debrief",
];
const USED = [3.5, 5.25, 4.5, 24.2, 5.1, null];
const LIMITS = [4, 6, 4, 22, 6, 3];

/** An interview in which most things went well. */
export const DEBRIEF: Debrief = {
  interview: "2026-11-30T10:00:00.000Z",
  seed: "482913",
  ...{ minutes: 45, level: "middle", focus: "stores" },
  challenge: { slug: "lru-cache", title: "LRU cache", kind: "solve", stages: 2 },
  ...{ end: "finished", endedAt: "2026-11-30T10:46:00.000Z", usedMs: 42.55 * MINUTE },
  pauses: { count: 1, ms: 3 * MINUTE },
  parts: PARTS.map((part, index) => {
    const used = USED[index] ?? null;
    return {
      ...{ part, title: TITLES[index] ?? part, limitMs: (LIMITS[index] ?? 0) * MINUTE },
      usedMs: used === null ? null : used * MINUTE,
    };
  }),
  timeLine: [
    { clockMs: 0, kind: "part", text: "Clarifying questions began." },
    { clockMs: 3.5 * MINUTE, kind: "part", text: "Theory began." },
    { clockMs: 8.75 * MINUTE, kind: "part", text: "The order puzzle began." },
    { clockMs: 13.25 * MINUTE, kind: "part", text: "Coding began." },
    { clockMs: 18.1 * MINUTE, kind: "run", text: "First run: 2 of 5 met." },
    { clockMs: 21.4 * MINUTE, kind: "warning", text: "Half of the time is over." },
    { clockMs: 24.6 * MINUTE, kind: "run", text: "4 of 5 met." },
    { clockMs: 26.2 * MINUTE, kind: "help", text: "The first hint for `evicts-oldest` was shown." },
    { clockMs: 27.9 * MINUTE, kind: "green", text: "Stage 1 is met." },
    { clockMs: 30 * MINUTE, kind: "pause", text: "Paused for 3 minutes." },
    { clockMs: 36.8 * MINUTE, kind: "green", text: "Stage 2 is met." },
    { clockMs: 37.45 * MINUTE, kind: "part", text: "Follow-ups began." },
    { clockMs: 42.55 * MINUTE, kind: "end", text: "The interview ended." },
  ],
  marks: {
    ...{ firstRunMs: 18.1 * MINUTE, firstGreenMs: 27.9 * MINUTE, runs: 7, hints: 1 },
    stages: [
      { n: 1, title: "Get and set", greenMs: 27.9 * MINUTE },
      { n: 2, title: "Age", greenMs: 36.8 * MINUTE },
    ],
    longestSilence: { fromMs: 18.2 * MINUTE, ms: 6.2 * MINUTE },
  },
  stages: [
    {
      ...{ n: 1, title: "Get and set", status: "green", met: 2, total: 2 },
      requirements: [
        rowOf("get-returns", "get returns what was set last", "met", null),
        rowOf("evicts-oldest", "set evicts the entry that was used least recently", "met", null),
      ],
    },
    {
      ...{ n: 2, title: "Age", status: "red", met: 1, total: 2 },
      requirements: [
        rowOf("ttl", "An entry that is older than ttl is not returned", "met", null),
        {
          ...rowOf("keeps-zero", "A ttl of 0 keeps nothing", "missed", "expected undefined, got 1"),
          regressed: true,
        },
      ],
    },
    {
      ...{ n: 3, title: "Load once", status: "locked", met: 0, total: 1 },
      requirements: [rowOf("loads-once", "A key is loaded once", "not-reached", null)],
    },
  ],
  mistakes: [
    {
      requirement: "keeps-zero",
      says: "`||` replaces 0 by the default, so a `ttl` of 0 never expires: use `??`.",
      line: 14,
      code: "    this.ttl = options.ttl || Infinity; // <- default",
    },
    { requirement: null, says: "A timer is left over.", line: null, code: null },
  ],
  notAsked: [
    {
      question: "What does a ttl of 0 mean?",
      answer: "**Nothing is kept.** It turns the cache off.",
      requirement: "keeps-zero",
      title: "A ttl of 0 keeps nothing",
    },
  ],
  asked: {
    ...{ ticked: 3, of: 5, unworded: 1, typed: ["What does a ttl of 0 mean?"] },
    left: [
      {
        question: "What does a ttl of 0 mean?",
        answer: "**Nothing is kept.** It turns the cache off.",
      },
      { question: "How large can a value be?", answer: "**Any size.** Only entries count." },
    ],
  },
  spoken: [
    THEORY,
    { ...THEORY, question: "What does this print?\n\n```js\nconsole.log(1 < 2);\n```", said: "" },
    {
      ...{ about: "follow-up", question: "Why is `get` fast?", card: null, sure: null, said: "" },
      ...{ why: "Your code uses a `Map`.", missed: [], wrong: [], unbacked: 0 },
      hit: [{ kind: "must", text: "A `Map` keeps the order in which keys were set", words: null }],
    },
  ],
  puzzle: {
    ...{ scene: "tick-and-promise", title: "Ticks come first", verdict: "impossible" },
    predicted: ["script", "promise", "tick"],
    printed: ["script", "tick", "promise"],
    explained: {
      ...{ line: "tick", rule: "The `nextTick` queue is drained first." },
      ...{ said: "Ticks have their own queue.", correct: true },
    },
  },
  reference: [
    "Keeps entries in a `Map`, whose order is the order of use.",
    "`get` deletes and sets an entry, which makes it the newest.",
    "`set` evicts the first key when the cache is full.",
  ],
  signals: [
    signalOf("clarifies", "Asks before coding", "yes", ["You asked 3 of 5 questions."]),
    signalOf("correctness", "Gets it right", "strong", ["Stage 1 was met.", "Stage 2 was met."]),
    signalOf("robustness", "Leaves no holes", "weak", ["A `ttl` of 0 was lost."]),
    signalOf("runtime", "Knows the runtime", null, []),
    signalOf("explains", "Explains", "yes", ["You said 2 of 3 musts."]),
  ],
  ...{ result: "hire", reached: "middle" },
  because: "One weak signal, which a hire allows: Leaves no holes.",
  calibration: {
    ...{ sureRight: 1, sureWrong: 1, unsureRight: 0, unsureWrong: 1 },
    says: "You were sure of 2 answers, and 1 of them held.",
  },
  practise: {
    title: "Repair a cache that loses 0",
    why: "You lost a `ttl` of 0, and this drill has the same mistake.",
    command: ["drill", "repair", "ttl-cache"],
  },
  before: [
    earlier("2026-11-21T09:00:00.000Z", "memoize", "not yet", "weak"),
    earlier("2026-11-14T09:00:00.000Z", "retry-backoff", "hire", "yes"),
    earlier("2026-11-07T09:00:00.000Z", "map-limit", "not yet", "no"),
  ],
};

/** An interview that was stopped at its beginning. */
export const STOPPED: Debrief = {
  ...DEBRIEF,
  ...{ end: "stopped", usedMs: 2 * MINUTE, focus: null, pauses: { count: 0, ms: 0 } },
  parts: DEBRIEF.parts.map((part, index) => ({ ...part, usedMs: index === 0 ? 2 * MINUTE : null })),
  timeLine: [],
  marks: {
    ...{ firstRunMs: null, firstGreenMs: null, stages: [], runs: 0, hints: 0 },
    longestSilence: null,
  },
  ...{ stages: [], mistakes: [], notAsked: [], spoken: [], puzzle: null, before: [] },
  signals: DEBRIEF.signals.map((signal) => ({ ...signal, level: null, evidence: [] })),
  ...{ result: "not yet", reached: null },
  calibration: { sureRight: 0, sureWrong: 0, unsureRight: 0, unsureWrong: 0, says: "" },
};

const EVIL = [
  `<script>window.ran = true</script><img src="https://example.org/x.png" onerror="window.ran = true">`,
  "</style></title></textarea><!-- & &lt;script&gt; &#x3c;script&#x3e;",
  "[here](javascript:window.ran=true) ![there](https://example.org/y.png)",
  `\u202Ereversed\u0000\u001B[31m\u{1F600}`,
  "long".repeat(200),
].join("\n\n");

/** An interview whose every text is hostile. */
export const HOSTILE: Debrief = spoil(DEBRIEF);

type Row = Debrief["stages"][number]["requirements"][number];
type SignalRow = Debrief["signals"][number];
type Before = Debrief["before"][number];
type Level = SignalRow["level"];

function rowOf(
  id: string,
  title: string,
  ...[outcome, message]: [Row["outcome"], Row["message"]]
): Row {
  return { id, title, outcome, message, regressed: false };
}

function signalOf(
  signal: SignalRow["signal"],
  title: string,
  ...[level, evidence]: [Level, string[]]
): SignalRow {
  return { signal, title, level, evidence };
}

function earlier(
  interview: string,
  challenge: string,
  ...[result, level]: [Before["result"], Level]
): Before {
  return {
    ...{ interview, challenge, title: challenge, minutes: 45, level: "middle", result },
    signals: {
      ...{ clarifies: level, correctness: level, robustness: level },
      ...{ runtime: null, explains: "strong" },
    },
  };
}

/** The same data with hostile texts; what is one of a few words, a date or an id stays. */
function spoil(debrief: Debrief): Debrief {
  const { spoken, puzzle, marks } = debrief;
  return {
    ...debrief,
    seed: EVIL,
    challenge: { ...debrief.challenge, title: EVIL },
    parts: debrief.parts.map((part) => ({ ...part, title: `${part.title} ${EVIL}` })),
    timeLine: debrief.timeLine.map((moment) => ({ ...moment, text: EVIL })),
    marks: { ...marks, stages: marks.stages.map((stage) => ({ ...stage, title: EVIL })) },
    stages: debrief.stages.map((stage) => ({
      ...{ ...stage, title: EVIL },
      requirements: stage.requirements.map((row) => ({ ...row, title: EVIL, message: EVIL })),
    })),
    mistakes: debrief.mistakes.map((one) => ({ ...one, says: EVIL, line: 1, code: EVIL })),
    asked: { ...debrief.asked, left: [{ question: EVIL, answer: EVIL }], typed: [EVIL] },
    notAsked: debrief.notAsked.map((one) => ({
      ...{ ...one, question: EVIL, answer: EVIL, title: EVIL },
    })),
    spoken: spoken.map((one) => ({ ...one, question: EVIL, why: EVIL, said: EVIL })),
    puzzle: puzzle === null ? null : { ...puzzle, title: EVIL, predicted: [EVIL], printed: [EVIL] },
    reference: [EVIL],
    signals: debrief.signals.map((one) => ({ ...one, title: EVIL, evidence: [EVIL] })),
    because: EVIL,
    calibration: { ...debrief.calibration, says: EVIL },
    practise: { title: EVIL, why: EVIL, command: [EVIL] },
    before: debrief.before.map((one) => ({ ...one, title: EVIL, challenge: EVIL })),
  };
}
