import { traceRetention } from "../memory/memory.ts";
import type { Review } from "../progress/event.ts";
import type { CalibrationBin, CalibrationReport, InterviewMark, Said } from "./report.ts";

/** Puts what the schedule expected of each review beside what came, and what was said beside what was right. */
export function calibrate(
  reviews: Iterable<readonly Review[]>,
  interviews: readonly InterviewMark[],
  now: Date,
): CalibrationReport {
  const all = [...reviews];
  const forecasts = all.flatMap((own) => listForecasts(own, now));
  return {
    bins: EDGES.slice(1).map((to, index) => fillBin(forecasts, EDGES[index] ?? 0, to)),
    all: fillBin(forecasts, 0, 1),
    said: addSaid(interviews, all.flat()),
  };
}

interface Forecast {
  expected: number;
  known: boolean;
}

const EDGES = [0, 0.5, 0.7, 0.8, 0.9, 1];

/** A card that was just forgotten is learned anew, so nothing is expected of its next review. */
function listForecasts(reviews: readonly Review[], now: Date): Forecast[] {
  const past = reviews.filter(({ at }) => Date.parse(at) <= now.getTime());
  const before = past.map(({ at }) => new Date(Date.parse(at) - 1));
  const chances = traceRetention(past, before);
  return past.flatMap(({ grade }, index) => {
    const expected = chances[index] ?? 0;
    return expected === 0 ? [] : [{ expected, known: grade !== "again" }];
  });
}

function fillBin(forecasts: readonly Forecast[], from: number, to: number): CalibrationBin {
  const own = forecasts.filter(
    ({ expected }) => expected >= from && (expected < to || (to === 1 && expected <= 1)),
  );
  const reviews = own.length;
  const sum = own.reduce((total, { expected }) => total + expected, 0);
  return {
    ...{ from, to, reviews },
    expected: reviews === 0 ? null : sum / reviews,
    known: reviews === 0 ? null : own.filter(({ known }) => known).length / reviews,
  };
}

/** What was said in interviews and of cards, and how often it held. */
function addSaid(interviews: readonly InterviewMark[], reviews: readonly Review[]): Said[] {
  const count = (sure: boolean, correct: boolean): number =>
    reviews.filter((one) => one.sure === sure && one.correct === correct).length;
  const quiz: InterviewMark["calibration"] = {
    ...{ sureRight: count(true, true), sureWrong: count(true, false) },
    ...{ unsureRight: count(false, true), unsureWrong: count(false, false) },
  };
  const marks = [...interviews.map(({ calibration }) => calibration), quiz];
  const add = (pick: (one: InterviewMark["calibration"]) => number): number =>
    marks.reduce((sum, one) => sum + pick(one), 0);
  const all: Said[] = [
    {
      confidence: "sure",
      answers: add(({ sureRight, sureWrong }) => sureRight + sureWrong),
      right: add(({ sureRight }) => sureRight),
    },
    {
      confidence: "unsure",
      answers: add(({ unsureRight, unsureWrong }) => unsureRight + unsureWrong),
      right: add(({ unsureRight }) => unsureRight),
    },
  ];
  return all.filter(({ answers }) => answers > 0);
}
