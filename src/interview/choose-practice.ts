import { hearQuestions } from "./asked-questions.ts";
import type { InterviewContent } from "./content.ts";
import type { Practice, Signal, SignalLevel, SignalResult, SpokenAnswer } from "./debrief.ts";
import { SIGNAL_LEVELS } from "./debrief.ts";
import type { InterviewState } from "./fold-interview.ts";
import { tellCount } from "./tell-count.ts";

interface PracticeQuestion {
  state: InterviewState;
  content: InterviewContent;
  signals: readonly SignalResult[];
  spoken: readonly SpokenAnswer[];
}

/**
 * The one thing to practise: what makes the weakest signal better, the first of several; where all that
 * was measured is strong, a card of which something was missed, or what was not measured.
 */
export function choosePractice(question: PracticeQuestion): Practice {
  const measured = question.signals.filter(({ level }) => level !== null && level !== "strong");
  const rank = ({ level }: SignalResult): number => SIGNAL_LEVELS.indexOf(level ?? "strong");
  const [weakest] = measured.toSorted(
    (one, other) =>
      rank(one) - rank(other) || ORDER.indexOf(one.signal) - ORDER.indexOf(other.signal),
  );
  if (weakest === undefined) return practiseNext(question);
  return PRACTICES[weakest.signal](question);
}

const ORDER: readonly Signal[] = ["correctness", "robustness", "explains", "runtime", "clarifies"];

const PRACTICES: Record<Signal, (question: PracticeQuestion) => Practice> = {
  correctness: practiseCode,
  robustness: practiseCode,
  explains: practiseCard,
  runtime: practiseScene,
  clarifies: practiseQuestions,
};

function practiseCode({ state, content, signals }: PracticeQuestion): Practice {
  const { slug } = content.challenge;
  const { kind } = state.plan.coding;
  if (kind !== "solve" && state.drilled !== null)
    return drill(content, { kind, why: "You missed planted mistakes, or marked correct code." });
  if (kind !== "solve")
    return drill(content, { kind, why: "You did not look for the mistakes in this interview." });
  const levelOf = (wanted: Signal): SignalLevel | null =>
    signals.find(({ signal }) => signal === wanted)?.level ?? null;
  const isRight = ["yes", "strong"].includes(levelOf("correctness") ?? "");
  return {
    title: `Solve "${content.challenge.title}" from a blank file`,
    why: !state.entered.has("coding")
      ? "The interview ended before the coding part, so this task is still open."
      : state.runs.length === 0
        ? "Your code was never run, so this task is still open."
        : isRight
          ? "Your code does what was asked, but robustness was your weakest part."
          : "Your code was the weakest part, and you know the task now.",
    command: ["new", slug, "--again"],
  };
}

function drill(
  { challenge: { slug, title } }: InterviewContent,
  { kind, why }: { kind: "repair" | "review"; why: string },
): Practice {
  return { title: `Do another ${kind} of "${title}"`, why, command: ["drill", kind, slug] };
}

/** Of the card of which most points were missed; of a follow-up there is none. */
function practiseCard(question: PracticeQuestion): Practice {
  const card = findMissedCard(question);
  if (card !== null) return card;
  if (!question.spoken.some(({ missed }) => missed.some(({ kind }) => kind === "must")))
    return {
      title: "Answer theory cards aloud",
      why: "Too few questions were answered aloud in this interview.",
      command: ["quiz"],
    };
  const { slug } = question.content.challenge;
  return {
    title: "Read what the reference says of the choices it makes",
    why: "You missed points in the questions about your code.",
    command: ["solution", slug, "--reveal"],
  };
}

function findMissedCard({ spoken }: PracticeQuestion): Practice | null {
  const missed = ({ missed: points }: SpokenAnswer): number =>
    points.filter(({ kind }) => kind === "must").length;
  const cards = spoken.filter(({ card }) => card !== null);
  const [worst] = cards.toSorted((one, other) => missed(other) - missed(one));
  if (worst === undefined || worst.card === null || missed(worst) === 0) return null;
  const count = missed(worst);
  const [question = ""] = worst.question.split("\n\n");
  return {
    title: `Answer this card again: ${question}`,
    why: `You missed ${tellCount(count, "point")} that must be said.`,
    command: ["quiz", "--card", worst.card],
  };
}

function practiseScene(question: PracticeQuestion): Practice {
  const { scene } = question.content;
  if (scene === null) return practiseCode(question);
  const isReached = question.state.predicted !== null;
  return {
    title: `Predict the order of "${scene.title}"`,
    why: isReached
      ? "The order puzzle was the weakest part."
      : "The interview ended before the order puzzle.",
    command: ["loop", scene.slug, "--predict"],
  };
}

function practiseQuestions({ state, content }: PracticeQuestion): Practice {
  const { asked, left } = hearQuestions(state, content);
  return {
    title: "Write down five questions before you begin the next challenge",
    why: `You asked ${asked.length} of the ${asked.length + left.length} questions that this task needs.`,
    command: ["next"],
  };
}

/** Nothing that was measured is less than strong. */
function practiseNext(question: PracticeQuestion): Practice {
  const { state, content, signals } = question;
  const card = findMissedCard(question);
  if (card !== null) return card;
  const isOpen = signals.some(({ signal, level }) => signal === "runtime" && level === null);
  if (isOpen)
    return {
      title: "Predict the order of a scene",
      why: "All that was measured is strong, and this interview had no order puzzle.",
      command: ["loop"],
    };
  const { stages } = state.plan.coding;
  const { slug } = content.whole;
  if (stages < content.whole.stages.length && state.plan.coding.kind === "solve")
    return {
      title: `Solve all stages of "${content.whole.title}"`,
      why: `All that was measured is strong, and stage ${stages + 1} was not asked.`,
      command: ["new", slug, "--again"],
    };
  return {
    title: "Review a change of somebody else",
    why: "All that was measured is strong, so read code that is not yours.",
    command: ["drill", "review"],
  };
}
