import type { InterviewContent } from "./content.ts";
import type { Practice, Signal, SignalResult, SpokenAnswer } from "./debrief.ts";
import { SIGNAL_LEVELS } from "./debrief.ts";
import type { InterviewState } from "./fold-interview.ts";

interface PracticeQuestion {
  state: InterviewState;
  content: InterviewContent;
  signals: readonly SignalResult[];
  spoken: readonly SpokenAnswer[];
}

/** The one thing to practise: what makes the weakest signal better, the first of several. */
export function choosePractice(question: PracticeQuestion): Practice {
  const rank = ({ level }: SignalResult): number =>
    level === null ? SIGNAL_LEVELS.length : SIGNAL_LEVELS.indexOf(level);
  const order: readonly Signal[] = [
    "correctness",
    "robustness",
    "explains",
    "runtime",
    "clarifies",
  ];
  const [weakest] = question.signals.toSorted(
    (one, other) =>
      rank(one) - rank(other) || order.indexOf(one.signal) - order.indexOf(other.signal),
  );
  return PRACTICES[weakest?.signal ?? "correctness"](question);
}

const PRACTICES: Record<Signal, (question: PracticeQuestion) => Practice> = {
  correctness: practiseCode,
  robustness: practiseCode,
  explains: practiseCard,
  runtime: practiseScene,
  clarifies: practiseQuestions,
};

function practiseCode({ state, content: { challenge } }: PracticeQuestion): Practice {
  const { slug, title } = challenge;
  const { kind } = state.plan.coding;
  if (kind !== "solve")
    return {
      title: `Do another ${kind} of ${slug}: ${title}`,
      why: "You missed mistakes that were planted, or took something right for one.",
      command: ["drill", kind, slug],
    };
  return {
    title: `Solve ${slug} from a blank file: ${title}`,
    why: "Your code was the weakest part, and you know the task now.",
    command: ["new", slug, "--again"],
  };
}

/** The card of which most points were missed. */
function practiseCard(question: PracticeQuestion): Practice {
  const cards = question.spoken.filter(({ card }) => card !== null);
  const missed = ({ missed: points }: SpokenAnswer): number =>
    points.filter(({ kind }) => kind === "must").length;
  const [worst] = cards.toSorted((one, other) => missed(other) - missed(one));
  if (worst?.card === undefined || worst.card === null) return practiseCode(question);
  return {
    title: `Answer the card ${worst.card}`,
    why: `You missed ${missed(worst)} points that must be said.`,
    command: ["quiz", "--card", worst.card],
  };
}

function practiseScene(question: PracticeQuestion): Practice {
  const { scene } = question.content;
  if (scene === null) return practiseCode(question);
  return {
    title: `Predict ${scene.slug}: ${scene.title}`,
    why: "The order puzzle was the weakest part.",
    command: ["loop", scene.slug, "--predict"],
  };
}

function practiseQuestions({ content: { talk } }: PracticeQuestion): Practice {
  return {
    title: "Write down five questions before you begin the next challenge",
    why: `You asked few of the ${talk.asked.length} questions that this task needs.`,
    command: ["next"],
  };
}
