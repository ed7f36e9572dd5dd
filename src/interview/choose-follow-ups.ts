import type { Topic } from "../catalog/talk.ts";
import { hearQuestions } from "./asked-questions.ts";
import type { InterviewContent } from "./content.ts";
import type { Point } from "./debrief.ts";
import { cutChallenge, cutRuns } from "./drawn-stages.ts";
import type { InterviewState } from "./fold-interview.ts";
import { findLastRun } from "./last-run.ts";
import { findPattern } from "./patterns.ts";
import type { Question, RunLeak, RunRow } from "./step.ts";

/** How many questions on the own code there are. */
const FOLLOW_UPS = 3;

type Draft = Pick<Question, "question" | "why" | "points">;

/**
 * The questions on the candidate's code, from what the judge saw: a requirement that was missed, something
 * in the code, then a trade-off and a question of scale; other prepared ones where one of these is missing.
 */
export function chooseFollowUps(taken: InterviewState, content: InterviewContent): Question[] {
  const challenge = cutChallenge(content.challenge, taken.plan);
  const state = { ...taken, runs: cutRuns(taken, challenge) };
  const { followUps } = content.talk;
  const tradeOff = followUps.find(({ question }) => isTradeOff(question));
  const scale = followUps.find((topic) => topic !== tradeOff && isScale(topic));
  const prepared = [
    ...(tradeOff === undefined ? [] : [askTopic(tradeOff, "This asks for a trade-off.")]),
    ...(scale === undefined ? [] : [askTopic(scale, "This asks what changes at scale.")]),
    ...followUps
      .filter((topic) => topic !== tradeOff && topic !== scale)
      .map((topic) => askTopic(topic, "This goes on from the task.")),
  ];
  const drafts = [...askMissed(state, content), ...askSeen(state), ...prepared];
  return drafts.slice(0, FOLLOW_UPS).map((draft, at) => ({
    ...draft,
    ...{ id: `follow-up-${at + 1}`, about: "follow-up", card: null, shows: false },
  }));
}

/** The requirement that was missed: first one of which a question that was not asked would have told. */
function askMissed(state: InterviewState, content: InterviewContent): Draft[] {
  const { challenge, talk } = content;
  const missed = (findLastRun(state)?.rows ?? []).filter(({ outcome }) => outcome === "missed");
  const unasked = hearQuestions(state, { challenge, talk }).left.flatMap(
    (at) => talk.asked[at] ?? [],
  );
  const row = missed.find(({ id }) => unasked.some(({ tells }) => tells.includes(id))) ?? missed[0];
  if (row === undefined) return [];
  const title = challenge.requirements.find(({ id }) => id === row.id)?.title ?? row.id;
  const asked = unasked.find(({ tells }) => tells.includes(row.id));
  const place =
    row.line === null || row.code === null ? "" : ` It shows in line ${row.line}: \`${row.code}\``;
  return [
    {
      question: `Your code does not keep this yet: "${title}". Why not, and what do you change?`,
      why:
        asked === undefined
          ? `The last run missed this requirement.${place}`
          : `The last run missed this requirement, and "${asked.question}" was not asked.${place}`,
      points: [...listCauses(row), GOOD_TEST],
    },
  ];
}

function listCauses({ mistake, message }: RunRow): Point[] {
  const cause = mistake ?? (message === null ? null : `sees why: ${message}`);
  return [
    {
      kind: "must",
      text: cause ?? "says what in the code breaks it",
    },
    { kind: "must", text: "says what to change in the code" },
  ];
}

const GOOD_TEST: Point = { kind: "good", text: "says which test would have shown it" };

/** What the last run left running, or a pattern in the code. */
function askSeen(state: InterviewState): Draft[] {
  const run = findLastRun(state);
  const [leak] = run?.leaks ?? [];
  if (leak !== undefined) return [askLeak(leak)];
  const [sighting] = run?.sightings ?? [];
  const pattern = sighting === undefined ? undefined : findPattern(sighting.pattern);
  if (sighting === undefined || pattern === undefined) return [];
  return [
    {
      question: pattern.ask(sighting.line),
      why: `Your code has this line: \`${sighting.code}\``,
      points: [
        ...pattern.must.map((text): Point => ({ kind: "must", text })),
        ...pattern.good.map((text): Point => ({ kind: "good", text })),
      ],
    },
  ];
}

function askLeak({ kind, line }: RunLeak): Draft {
  const place = line === null ? "" : ` that line ${line} creates`;
  return {
    question: `When all tests were over, the ${kind}${place} was still there. Who ends it, and when?`,
    why: `The judge found the ${kind} still running.`,
    points: [
      { kind: "must", text: `ends it as soon as its result does not matter any more` },
      { kind: "must", text: "does so on every way out: result, error and cancellation" },
      { kind: "good", text: "says what the leak costs: memory, or a process that does not exit" },
      { kind: "wrong", text: "takes `unref` alone, which only hides it" },
    ],
  };
}

function askTopic({ question, points }: Topic, why: string): Draft {
  return { question, why, points: [...points] };
}

/** Two ways stand beside each other. */
function isTradeOff(question: string): boolean {
  return /\b(?:or|versus|instead|rather|trade-off|cost|price|which one|do you (?:take|choose))\b/i.test(
    question,
  );
}

function isScale({ question }: Topic): boolean {
  return /\b(?:processes|machines|instances|servers|replicas|nodes|millions?|thousands?|billions?|scale|cluster|ten|hundred)\b/i.test(
    question,
  );
}
