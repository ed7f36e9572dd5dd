import type { Catalog, Challenge } from "../catalog/challenge.ts";
import { findNext } from "../catalog/next-challenge.ts";
import type { Progress } from "../progress/event.ts";

/** A thing to do from the home screen: a command line, the workspace used last, or `null` to leave. */
export interface HomeChoice {
  name: string;
  value: string[] | "elsewhere" | null;
}

/** What the home screen knows. */
interface Home {
  catalog: Catalog;
  progress: Progress;
  /** The workspace used last, where there is none here. */
  elsewhere: string | null;
}

/** What the home screen offers: what is next first, then the rooms, then every challenge. */
export function listHomeChoices({ catalog, progress, elsewhere }: Home): HomeChoice[] {
  const following = findNext(catalog, progress);
  const others = catalog.challenges.filter(({ slug }) => slug !== following?.slug);
  const there = { name: `Go on in ${elsewhere ?? ""}`, value: "elsewhere" } as const;
  return [
    ...(elsewhere === null ? [] : [there]),
    ...(following === null ? [] : listOwn(following, progress)),
    { name: "See the list of challenges", value: ["list"] },
    { name: "Predict what the event loop prints", value: ["loop"] },
    { name: "Answer theory questions", value: ["quiz"] },
    { name: "See your progress", value: ["progress"] },
    { name: "Watch a 30-second demo", value: ["tour"] },
    ...others.map((challenge) => ({
      name: `Read ${challenge.slug}: ${challenge.title}`,
      value: ["show", challenge.slug],
    })),
    { name: "Leave", value: null },
  ];
}

function listOwn({ slug, title }: Challenge, progress: Progress): HomeChoice[] {
  const status = progress.challenges.get(slug)?.status ?? "new";
  if (status === "new") {
    return [
      { name: `Start ${slug}: ${title}`, value: ["new", slug] },
      { name: `Read the brief of ${slug}`, value: ["show", slug] },
    ];
  }
  return [
    { name: `Test ${slug}: ${title}`, value: ["test", slug] },
    { name: `Get a hint for ${slug}`, value: ["hint", slug] },
    { name: `Read the brief of ${slug}`, value: ["show", slug] },
  ];
}
