import type { Progress } from "../../../src/progress/event.ts";
import { expect, test } from "vitest";
import { listChallengeEntries } from "../../../src/commands/start/challenge-entries.ts";
import { listHomeEntries } from "../../../src/commands/start/home-entries.ts";
import { sampleCatalog, sampleChallenge, sampleProgress } from "../../catalog/sample.ts";

const foo = sampleChallenge("foo");
const catalog = sampleCatalog(foo, sampleChallenge("bar"));

function listWords(progress: ReturnType<typeof sampleProgress>, elsewhere: string | null = null) {
  return listHomeEntries({
    catalog,
    progress,
    elsewhere,
    today: null,
    drill: null,
    repair: null,
  }).map(({ words }) => words.join(" "));
}

test("the workspace used last comes first where there is none", () => {
  const words = listWords(sampleProgress(), "/mine");
  expect(words.slice(0, 2)).toEqual(["start --workspace /mine", "new foo"]);
});

test("a newcomer begins with the first challenge", () => {
  expect(listWords(sampleProgress())[0]).toBe("new foo");
});

test("what was started is watched first", () => {
  expect(listWords(sampleProgress({ slug: "bar" }))[0]).toBe("test bar --watch");
});

test("when all is solved there are still the rooms", () => {
  const solved = sampleProgress(
    { slug: "foo", status: "solved" },
    { slug: "bar", status: "solved" },
  );
  expect(listWords(solved)[0]).toBe("list");
});

test("the report is offered once there is something to report", () => {
  expect(listWords(sampleProgress())).not.toContain("report");
  const planned: Progress["planned"] = {
    ...{ kind: "planned", at: "2026-11-30T10:00:00.000Z", until: "2026-12-14" },
    ...{ minutes: 45, dayStarts: null },
  };
  expect(listWords({ ...sampleProgress(), planned })).toContain("report");
  const late = { ...sampleProgress(), planned };
  const reads = Object.defineProperty(late, "reviews", {
    get: () => {
      throw new Error("Answers to cards are read for long.");
    },
  });
  expect(listWords(reads)).toContain("report");
});

test("leaving comes last, and the list is taken in at a glance", () => {
  const today = { items: 3, minutes: 40 };
  const drill = { drill: "review", slug: "foo" } as const;
  const progress = sampleProgress();
  const entries = listHomeEntries({
    catalog,
    progress,
    elsewhere: "/mine",
    today,
    drill,
    repair: null,
  });
  expect(entries.at(-1)?.value).toEqual({ kind: "leave" });
  expect(entries.length).toBeLessThanOrEqual(12);
});

test.each(["new", "started", "solved"] as const)(
  "every entry of a %s challenge names its command",
  (status) => {
    const entries = listChallengeEntries(foo, status);
    expect(entries.every(({ words }) => words.includes("foo"))).toBe(true);
    expect(entries[0]?.words).toEqual(
      { new: ["new", "foo"], started: ["test", "foo", "--watch"], solved: ["solution", "foo"] }[
        status
      ],
    );
  },
);

test("what today holds comes first by a plan, and a drill where one is possible", () => {
  const progress = sampleProgress({ slug: "bar" });
  const drill = { drill: "review", slug: "bar" } as const;
  const left = { items: 3, minutes: 40 };
  const entries = listHomeEntries({
    catalog,
    progress,
    elsewhere: null,
    today: left,
    drill,
    repair: null,
  });
  expect(entries[0]).toMatchObject({ name: "Today: 3 to do, 40 min", words: ["today"] });
  expect(entries.map(({ words }) => words.join(" "))).toContain("drill");
  const done = { items: 0, minutes: 0 };
  const after = listHomeEntries({
    catalog,
    progress,
    elsewhere: null,
    today: done,
    drill,
    repair: null,
  });
  expect(after[0]?.words[0]).toBe("test");
});

test("a repair that is open is checked from the home screen, and no other one begun", () => {
  const progress = sampleProgress({ slug: "bar" });
  const drill = { drill: "repair", slug: "foo" } as const;
  const home = { catalog, progress, elsewhere: null, today: null, drill };
  const words = listHomeEntries({ ...home, repair: "bar" }).map((one) => one.words.join(" "));
  expect(words).toContain("drill repair bar --check");
  expect(words).not.toContain("drill");
});
