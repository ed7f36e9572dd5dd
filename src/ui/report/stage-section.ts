import type { Report, SolvedChallenge, StageReport } from "../../report/report.ts";
import { countNoun } from "../text/count-noun.ts";
import { makeTable, numberColumn } from "./section.ts";
import type { Section, SectionTable } from "./section.ts";

/** The stages that are done, and the challenges that are solved. */
export function describeStages({ stages, signals }: Report): Section {
  const { done, total, solved, tracks } = stages;
  const challenges = tracks.reduce((sum, track) => sum + track.challenges, 0);
  return {
    id: "stages",
    title: "Stages and challenges",
    says: [
      `You have done ${done} of ${countNoun(total, "stage")} and solved ${solved.length} of ${countNoun(challenges, "challenge")}.`,
      ...(signals.interviews.length === 0
        ? []
        : ["Stages that were met in mock interviews do not count here."]),
    ],
    tables: [listTracks(stages), ...(solved.length === 0 ? [] : [listSolved(solved)])],
    next: done < total ? ["trainer next"] : [],
  };
}

function listTracks({ tracks }: StageReport): SectionTable {
  return makeTable({
    caption: "Stages by track",
    columns: [
      { title: "Track", flexible: true },
      numberColumn("Stages done"),
      numberColumn("Challenges solved", { optional: true }),
    ],
    rows: tracks.map(({ track, done, total, solved, challenges }) => [
      track,
      `${done} of ${total}`,
      `${solved} of ${challenges}`,
    ]),
    bars: tracks.map(({ done, total }) => ({ done, total })),
  });
}

function listSolved(solved: readonly SolvedChallenge[]): SectionTable {
  return makeTable({
    caption: "Solved challenges",
    columns: [
      { title: "Challenge", flexible: true, least: 20 },
      { title: "Solved on" },
      numberColumn("Attempts"),
      numberColumn("Minutes"),
      numberColumn("Hints"),
      { title: "Solution opened first" },
    ],
    rows: solved.map(({ slug, day, attempts, minutes, hints, revealed }) => [
      slug,
      day,
      String(attempts),
      String(minutes),
      String(hints),
      revealed ? "yes" : "no",
    ]),
    isLong: true,
  });
}
