import type { Attempted, ChallengeEvent, ChallengeProgress } from "./event.ts";
import type { Round, Solve } from "./event.ts";

/** The rounds of a challenge. */
type Rounds = Pick<ChallengeProgress, "workedMs" | "round" | "solves">;

/** Who is away for longer than this does not work on it. */
const MOST_GAP_MS = 10 * 60 * 1000;

const BLANK: Round = {
  lastAt: null,
  attempts: 0,
  workedMs: 0,
  paused: false,
  hints: 0,
  revealed: false,
  solved: false,
};

/** The rounds of a challenge that was never touched. */
export const NO_ROUND: Rounds = { workedMs: 0, round: BLANK, solves: [] };

/** What an event does to the rounds of its challenge: a starter begins one, the attempt that solves ends it. */
export function foldRound(before: Rounds, event: ChallengeEvent): Rounds {
  const { workedMs, round, solves } = before;
  switch (event.kind) {
    case "started":
    case "reset":
      return {
        workedMs,
        round: { ...BLANK, ...keepRead(round), lastAt: event.at },
        solves: [...solves, ...giveUp(before)],
      };
    case "hinted":
      return { workedMs, round: { ...round, hints: round.hints + 1 }, solves };
    case "revealed":
      return { workedMs, round: { ...round, revealed: true }, solves };
    case "attempted":
      return round.solved ? { workedMs, round, solves } : attempt(before, event);
  }
}

/** What was read before the very first starter belongs to its round. */
function keepRead({ lastAt, hints, revealed }: Round): Partial<Round> {
  return lastAt === null ? { hints, revealed } : {};
}

/** A try from a blank file that was left without a solution; before the first one there is nothing to remember. */
function giveUp({ round, solves }: Rounds): Solve[] {
  const { lastAt, attempts, ...rest } = round;
  const wasTried = attempts > 0 && !round.solved && solves.length > 0;
  return wasTried && lastAt !== null ? [{ ...rest, at: lastAt }] : [];
}

function attempt({ workedMs, round, solves }: Rounds, { at, scope, status }: Attempted): Rounds {
  const gap = round.lastAt === null ? 0 : Date.parse(at) - Date.parse(round.lastAt);
  const counted = Math.min(gap, MOST_GAP_MS);
  const solved = status === "solved" && scope === "all";
  const next: Round = {
    ...round,
    lastAt: at,
    attempts: round.attempts + 1,
    workedMs: round.workedMs + counted,
    paused: round.paused || gap > MOST_GAP_MS,
    solved,
  };
  const { lastAt: _lastAt, attempts: _attempts, ...rest } = next;
  const ended = solved ? [...solves, { ...rest, at }] : solves;
  return { workedMs: workedMs + counted, round: next, solves: ended };
}
