import { expect, test } from "vitest";
import { summarizeProgress } from "../../src/progress/summarize-progress.ts";
import { sampleCatalog, sampleChallenge, sampleProgress } from "../catalog/sample.ts";

const CATALOG = sampleCatalog(
  sampleChallenge("a"),
  sampleChallenge("b"),
  sampleChallenge("c"),
  sampleChallenge("d", { track: "http" }),
);

test("The challenges are counted in all and for each track, in the order of the catalog", () => {
  const progress = sampleProgress({ slug: "a", status: "solved" }, { slug: "d" });
  expect(summarizeProgress(CATALOG, progress)).toEqual({
    total: 4,
    solved: 1,
    started: 1,
    tracks: [
      { track: "async", total: 3, solved: 1, started: 0 },
      { track: "http", total: 1, solved: 0, started: 1 },
    ],
  });
});

test("A challenge that is not in the catalog does not count", () => {
  const progress = sampleProgress({ slug: "gone", status: "solved" });
  expect(summarizeProgress(CATALOG, progress)).toMatchObject({ total: 4, solved: 0, started: 0 });
});

test("A challenge of which only a hint was read is not started", () => {
  const progress = sampleProgress({ slug: "a", status: "new" });
  expect(summarizeProgress(CATALOG, progress)).toMatchObject({ solved: 0, started: 0 });
});

test("An empty catalog has no tracks", () => {
  const empty = { total: 0, solved: 0, started: 0, tracks: [] };
  expect(summarizeProgress(sampleCatalog(), sampleProgress())).toEqual(empty);
});
