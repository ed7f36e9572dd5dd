import type { Challenge, Track } from "../catalog/challenge.ts";
import { countNoun } from "./text/count-noun.ts";

/** What the page of all challenges is made from. */
export interface CataloguePage {
  /** In the order of the catalog. */
  challenges: readonly Challenge[];
  /** The rows of the syllabus by name. */
  syllabus: ReadonlyMap<string, string>;
}

/** All challenges as a page of Markdown: each track as a path, and what the syllabus still asks for. */
export function renderCataloguePage({ challenges, syllabus }: CataloguePage): string {
  const tracks = [...new Set(challenges.map(({ track }) => track))];
  const covered = new Set(challenges.flatMap(({ covers }) => covers));
  const open = [...syllabus].filter(([row]) => !covered.has(row));
  const minutes = challenges.reduce((sum, challenge) => sum + challenge.minutes, 0);
  return [
    "# Catalogue",
    "",
    "<!-- Written by `trainer dev catalogue` from the challenges' own files. -->",
    "",
    `${countNoun(challenges.length, "challenge")} in ${countNoun(tracks.length, "track")}, ${countNoun(Math.round(minutes / 60), "hour")} of interviews. They cover`,
    `${syllabus.size - open.length} of the ${syllabus.size} rows of the syllabus. In each track, what should come first stands first.`,
    "",
    ...tracks.flatMap((track) => renderTrack(track, challenges)),
    "## Not covered yet",
    "",
    ...open.map(([, title]) => `- ${title}`),
    "",
  ].join("\n");
}

function renderTrack(track: Track, challenges: readonly Challenge[]): string[] {
  const own = challenges.filter((challenge) => challenge.track === track);
  const path = own.map(({ slug }) => `\`${slug}\``).join(" > ");
  return [
    `## ${track}`,
    "",
    ...(own.length > 1 ? [path, ""] : []),
    ...own.flatMap((challenge) => renderChallenge(challenge, challenges)),
  ];
}

function renderChallenge(challenge: Challenge, challenges: readonly Challenge[]): string[] {
  const { slug, title, level, minutes, summary, stages, requirements } = challenge;
  const facts = [level, `${minutes} minutes`, `${requirements.length} requirements`];
  // What is named there and not written yet is left out.
  const before = challenge.after
    .filter((name) => challenges.some((other) => other.slug === name))
    .map((name) => `\`${name}\``)
    .join(", ");
  return [
    `### [${title}](../challenges/${slug}/README.md)`,
    "",
    `\`${slug}\` · ${facts.join(" · ")}${before === "" ? "" : ` · after ${before}`}`,
    "",
    summary,
    "",
    ...stages.map((stage) => `${stage.n}. ${stage.title} (${stage.minutes} min)`),
    "",
  ];
}
