import type { Grade, Review } from "../../progress/event.ts";
import type { AskedCard } from "../../quiz/card/card.ts";
import { previewDue } from "../../quiz/preview-due.ts";
import { regradeAnswer } from "../../quiz/session.ts";
import type { Session } from "../../quiz/session.ts";
import { askKeys } from "../../ui/prompts/ask-keys.ts";
import { createAfterPad, renderGrades } from "../../ui/quiz/after-pad.ts";
import type { AfterMove } from "../../ui/quiz/after-pad.ts";
import { VIEWS } from "../../ui/quiz/kinds/index.ts";
import { formatSpan } from "../../ui/quiz/format-span.ts";
import type { Context } from "../context.ts";
import { findDeskDay, recordReview } from "./desk.ts";
import type { QuizDesk } from "./desk.ts";
import { findProof, openLoop, showProof } from "./proof.ts";
import { takeBack } from "./turn.ts";
import type { TurnEnd } from "./turn.ts";

/** A card that was just answered. */
interface Followed {
  session: Session;
  asked: AskedCard;
  /** Its reviews before this one. */
  before: readonly Review[];
}

/** Shows when the card comes back and does what the learner wants, until they go on. */
export async function followUp(
  followed: Followed,
  desk: QuizDesk,
  context: Context,
): Promise<TurnEnd> {
  const { session, asked } = followed;
  const proof = findProof(asked, desk);
  const { opensLoop = false } = VIEWS[asked.card.kind];
  const loop = proof !== null && opensLoop && proof.language !== "ts";
  const { style, width, signal } = context;
  const correct = session.answered.at(-1)?.correct ?? true;
  const pad = createAfterPad({ proof: proof !== null, loop, correct, style });
  for (;;) {
    context.out(`${describeGrades(followed, desk, context)}\n`);
    const move = await askKeys({
      pad,
      width,
      signal,
      plain: style.plain,
      ellipsis: style.symbols.ellipsis,
    });
    if (move.kind === "interrupted" || context.signal.aborted)
      return { kind: "interrupted", session };
    const wanted: AfterMove = move.kind === "cancelled" ? { kind: "stop" } : move.value;
    if (wanted.kind === "proof" && proof !== null) await showProof(proof, desk, context);
    else if (wanted.kind === "loop" && proof !== null) await openLoop(proof, context);
    else return finish(wanted, followed, { desk, context });
    if (context.signal.aborted) return { kind: "interrupted", session };
  }
}

function finish(
  wanted: AfterMove,
  { session, asked }: Followed,
  { desk, context }: { desk: QuizDesk; context: Context },
): TurnEnd {
  switch (wanted.kind) {
    case "stop":
      return { kind: "stopped", session };
    case "undo":
      return { kind: "going", session: takeBack(session, desk, context) };
    case "grade": {
      const { grade } = wanted;
      const at = context.now().toISOString();
      const { id: card } = asked.card;
      const reviewedAt = session.answered.at(-1)?.at ?? null;
      recordReview(desk, { kind: "regraded", at, card, reviewedAt, grade }, context);
      return { kind: "going", session: regradeAnswer(session, grade) };
    }
    case "next":
    case "proof":
    case "loop":
      return { kind: "going", session };
  }
}

function describeGrades(
  { session, asked, before }: Followed,
  desk: QuizDesk,
  context: Context,
): string {
  const day = findDeskDay(desk, context);
  const spanOf = (grade: Grade): string => {
    const due = previewDue(asked.card, { reviews: before, grade }, { day, exam: desk.exam });
    return formatSpan(due.getTime() - day.now.getTime());
  };
  const spans = {
    again: spanOf("again"),
    hard: spanOf("hard"),
    good: spanOf("good"),
    easy: spanOf("easy"),
  };
  const { grade = "good", correct = true } = session.answered.at(-1) ?? {};
  return renderGrades({ counts: grade, correct, spans }, context);
}
