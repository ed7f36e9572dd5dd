import type { Catalog, Challenge } from "../../catalog/challenge.ts";
import { findNext } from "../../catalog/next-challenge.ts";
import type { Progress } from "../../progress/event.ts";
import type { Entry } from "./entry.ts";
import { runs } from "./home-move.ts";
import type { HomeMove } from "./home-move.ts";

/** What the home screen knows. */
interface Home {
  catalog: Catalog;
  progress: Progress;
  /** The workspace used last, where there is none here. */
  elsewhere: string | null;
}

/** What the home screen offers: going on first, then the rooms, leaving last. */
export function listHomeEntries({ catalog, progress, elsewhere }: Home): Entry<HomeMove>[] {
  const following = findNext(catalog, progress);
  const there: Entry<HomeMove> = {
    name: `Continue in ${elsewhere ?? ""}`,
    words: ["start", "--workspace", elsewhere ?? ""],
    value: { kind: "elsewhere" },
  };
  return [
    ...(elsewhere === null ? [] : [there]),
    ...(following === null ? [] : [goOn(following, progress)]),
    { name: "Challenges", words: ["list"], value: { kind: "room", room: "challenges" } },
    { name: "Event-loop lab", words: ["loop"], value: { kind: "room", room: "loop" } },
    runs("Theory quiz", "quiz"),
    runs("Your progress", "progress"),
    { name: "Settings and more", words: [], value: { kind: "room", room: "settings" } },
    { name: "Leave", words: [], value: { kind: "leave" } },
  ];
}

function goOn({ slug }: Challenge, progress: Progress): Entry<HomeMove> {
  const status = progress.challenges.get(slug)?.status ?? "new";
  if (status !== "new") return runs(`Continue ${slug}`, "test", slug, "--watch");
  return { name: `Start ${slug}`, words: ["new", slug], value: { kind: "begin", slug } };
}
