import type { Catalog, Challenge } from "../../catalog/challenge.ts";
import { findNext } from "../../catalog/next-challenge.ts";
import { findOpenInterview, listInterviews } from "../../interview/list-interviews.ts";
import type { DrillKind, Progress } from "../../progress/event.ts";
import type { Entry } from "./entry.ts";
import { drills, runs, watches } from "./home-move.ts";
import type { HomeMove } from "./home-move.ts";

/** What the home screen knows. */
interface Home {
  catalog: Catalog;
  progress: Progress;
  /** The workspace used last, where there is none here. */
  elsewhere: string | null;
  /** What is left of today by the plan; `null` without a plan. */
  today: { items: number; minutes: number } | null;
  /** The drill that is needed most; `null` while there is none. */
  drill: { drill: DrillKind; slug: string } | null;
  /** The challenge of a repair that is open; `null` without one. */
  repair: string | null;
}

/** What the home screen offers: going on first, then the rooms, leaving last. */
export function listHomeEntries(home: Home): Entry<HomeMove>[] {
  const { catalog, progress, elsewhere, today } = home;
  const following = findNext(catalog, progress);
  const there: Entry<HomeMove> = {
    name: `Continue in ${elsewhere ?? ""}`,
    words: ["start", "--workspace", elsewhere ?? ""],
    value: { kind: "elsewhere" },
  };
  return [
    ...(elsewhere === null ? [] : [there]),
    ...(today === null || today.items === 0 ? [] : [enterToday(today)]),
    ...(following === null ? [] : [goOn(following, progress)]),
    { name: "Challenges", words: ["list"], value: { kind: "room", room: "challenges" } },
    { name: "Event-loop lab", words: ["loop"], value: { kind: "room", room: "loop" } },
    runs("Theory quiz", "quiz"),
    ...nameDrill(home),
    runs(isInterviewed(progress) ? "Go on with your interview" : "Mock interview", "interview"),
    runs("Your progress", "progress"),
    ...(isReported(progress) ? [runs("Your report", "report")] : []),
    { name: "Settings and more", words: [], value: { kind: "room", room: "settings" } },
    { name: "Leave", words: [], value: { kind: "leave" } },
  ];
}

/** A repair that is open is gone on with; it would be planted twice otherwise. */
function nameDrill({ drill, repair }: Home): Entry<HomeMove>[] {
  if (repair !== null) return [checksRepair(repair)];
  if (drill === null) return [];
  return [drills(`Drill: ${drill.drill} of ${drill.slug}`, { ...drill, words: ["drill"] })];
}

/** An entry that judges the repair of a challenge. */
function checksRepair(slug: string): Entry<HomeMove> {
  const words = ["drill", "repair", slug, "--check"];
  return drills(`Check your repair of ${slug}`, { drill: "repair", slug, words });
}

/** Whether a report has more to tell than progress; answers to cards are not read for that, since it takes long. */
function isReported({ interviews, planned }: Progress): boolean {
  return interviews.length > 0 || planned !== null;
}

/** Whether an interview is not over. */
function isInterviewed({ interviews }: Progress): boolean {
  return findOpenInterview(listInterviews(interviews)) !== null;
}

function enterToday({ items, minutes }: NonNullable<Home["today"]>): Entry<HomeMove> {
  const name = `Today: ${items} to do, ${minutes} min`;
  return { name, words: ["today"], value: { kind: "room", room: "today" } };
}

function goOn({ slug }: Challenge, progress: Progress): Entry<HomeMove> {
  const status = progress.challenges.get(slug)?.status ?? "new";
  if (status !== "new") return watches(`Continue ${slug}`, slug);
  return { name: `Start ${slug}`, words: ["new", slug], value: { kind: "begin", slug } };
}
