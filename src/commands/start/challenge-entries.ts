import type { Challenge } from "../../catalog/challenge.ts";
import type { Status } from "../../progress/event.ts";
import type { Entry } from "./entry.ts";
import { runs, watches } from "./home-move.ts";
import type { HomeMove } from "./home-move.ts";

/** What can be done with a challenge in a given status, the most likely first. */
export function listChallengeEntries({ slug }: Challenge, status: Status): Entry<HomeMove>[] {
  const brief = runs("Read the brief", "show", slug);
  const run = runs("Run the example of the brief", "run", slug);
  switch (status) {
    case "new":
      return [
        { name: "Start it", words: ["new", slug], value: { kind: "begin", slug } },
        brief,
        runs("Read the first hint", "hint", slug),
      ];
    case "started":
      return [
        watches("Test it on each save", slug),
        runs("Test it once", "test", slug),
        runs("Get a hint", "hint", slug),
        brief,
        run,
        runs("Open it in your editor", "new", slug, "--open"),
        runs("Start over, and keep your file as a backup", "reset", slug),
      ];
    case "solved":
      return [
        runs("Read the explained solution", "solution", slug),
        runs("Compare your file with it", "solution", slug, "--diff"),
        runs("Solve it again from a blank file", "new", slug, "--again"),
        runs("Measure your code", "bench", slug),
        brief,
        runs("Test it once", "test", slug),
      ];
  }
}
