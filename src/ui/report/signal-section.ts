import type { Signal, SignalLevel } from "../../interview/debrief.ts";
import type { InterviewMark, Report } from "../../report/report.ts";
import { countNoun } from "../text/count-noun.ts";
import { makeTable } from "./section.ts";
import type { Section } from "./section.ts";

/** What each signal is called. */
const SIGNAL_NAMES: Readonly<Record<Signal, string>> = {
  clarifies: "Asks before coding",
  correctness: "Correctness",
  robustness: "Robustness",
  runtime: "Knows the runtime",
  explains: "Explains",
};

/** The signals of the latest interviews, the newest first. */
export function describeSignals({ signals }: Report): Section {
  const { interviews } = signals;
  const shown = interviews.slice(-MOST).toReversed();
  const rows = signals.signals.map(({ signal, levels }) => [
    SIGNAL_NAMES[signal],
    ...levels.slice(-MOST).toReversed().map(tellLevel),
  ]);
  return {
    id: "signals",
    title: "Interview signals",
    says:
      interviews.length === 0
        ? ["You have not had a mock interview yet. Each one shows five signals."]
        : [tellLatest(interviews)],
    tables:
      interviews.length === 0
        ? []
        : [
            makeTable({
              caption: "Signals of the latest interviews",
              columns: [
                { title: "Signal" },
                ...shown.map(({ interview }, index) => ({
                  title: nameInterview(interview, shown),
                  optional: index > 0,
                })),
              ],
              rows: [...rows, ["Result", ...shown.map(({ result }) => result)]],
            }),
          ],
    next: interviews.length === 0 ? ["trainer interview"] : [],
  };
}

const MOST = 5;

/** Its day, and its time where another one was on the same day. */
function nameInterview(interview: string, shown: readonly InterviewMark[]): string {
  const day = interview.slice(0, 10);
  const isOnly = shown.filter((one) => one.interview.startsWith(day)).length === 1;
  return isOnly ? day : `${day} ${interview.slice(11, 16)}`;
}

/** A level in a word; a dash where the signal was not looked at. */
function tellLevel(level: SignalLevel | null): string {
  return level ?? "–";
}

function tellLatest(interviews: readonly InterviewMark[]): string {
  const latest = interviews.at(-1);
  if (latest === undefined) return "";
  const { interview, minutes, level, result } = latest;
  const all = countNoun(interviews.length, "mock interview");
  return `${all} so far. The latest, on ${interview.slice(0, 10)} (${minutes} minutes, ${level}): ${result}.`;
}
