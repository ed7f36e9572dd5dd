import { describe, expect, test } from "vitest";
import type { Filter } from "../../src/catalog/filter-challenges.ts";
import { filterChallenges } from "../../src/catalog/filter-challenges.ts";
import { catchError } from "../workspace/caught-error.ts";
import { sampleCatalog, sampleChallenge, sampleProgress } from "./sample.ts";

const CATALOG = sampleCatalog(
  sampleChallenge("emitter", { title: "Event Emitter", tags: ["api-design"] }),
  sampleChallenge("retry", { level: "warm-up", summary: "Try again with a growing pause." }),
  sampleChallenge("pool", { track: "processes", level: "expert" }),
);
const PROGRESS = sampleProgress({ slug: "emitter", status: "solved" }, { slug: "retry" });

function keep(filter: Filter): string[] {
  return filterChallenges(CATALOG, PROGRESS, filter).map(({ slug }) => slug);
}

describe("a filter", () => {
  test.each<[string, Filter, string[]]>([
    ["keeps everything when it is empty", { track: undefined }, ["emitter", "retry", "pool"]],
    ["keeps a track", { track: "async" }, ["emitter", "retry"]],
    ["keeps a level", { level: "expert" }, ["pool"]],
    ["keeps what is solved", { status: "solved" }, ["emitter"]],
    ["keeps what is started", { status: "started" }, ["retry"]],
    ["takes a challenge that was never touched as new", { status: "new" }, ["pool"]],
    ["needs all of its parts", { track: "async", status: "new" }, []],
  ])("%s", (_name, filter, slugs) => {
    expect(keep(filter)).toEqual(slugs);
  });
});

describe("a search", () => {
  test.each([
    ["the slug", "retr", ["retry"]],
    ["the title in any case", "EVENT", ["emitter"]],
    ["the tags", "api", ["emitter"]],
    ["the summary", "pause", ["retry"]],
    ["the track", "processes", ["pool"]],
  ])("looks into %s", (_name, search, slugs) => {
    expect(keep({ search })).toEqual(slugs);
  });

  test("needs every word, wherever it stands", () => {
    expect(keep({ search: "  api   async " })).toEqual(["emitter"]);
    expect(keep({ search: "api pause" })).toEqual([]);
  });
});

describe("an unknown value", () => {
  test("is an error with the values that are allowed", () => {
    const error = catchError(() => keep({ level: "hard" }));
    expect(error.code).toBe("UNKNOWN_FILTER");
    expect(error.message).toBe("There is no level `hard`.");
    expect(error.hint).toBe("Use `--level` with warm-up, core, advanced or expert.");
  });

  test("does not hide another one", () => {
    const error = catchError(() => keep({ track: "", status: "constructor" }));
    expect(error.message).toBe("There is no track ``. There is no status `constructor`.");
    expect(error.hint).toContain("Use `--status` with new, started or solved.");
  });

  test("sends nobody to a track without challenges, though it is known", () => {
    const error = catchError(() => keep({ track: "realtme" }));
    expect(error.hint).not.toContain("realtime");
    expect(keep({ track: "realtime" })).toEqual([]);
  });
});
