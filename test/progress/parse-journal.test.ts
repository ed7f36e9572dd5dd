import { describe, expect, test } from "vitest";
import type { JournalEvent } from "../../src/progress/event.ts";
import { parseJournal } from "../../src/progress/parse-journal.ts";

const AT = "2026-01-02T03:04:05.678Z";

const EVENTS: JournalEvent[] = [
  { kind: "started", at: AT, slug: "a", file: "a/a.ts" },
  {
    kind: "attempted",
    at: AT,
    slug: "a",
    file: "a/a.ts",
    scope: "stage",
    status: "unsolved",
    reason: null,
    met: ["x"],
    missed: ["y"],
    durationMs: 12.5,
  },
  { kind: "hinted", at: AT, slug: "a", requirement: "y", step: 1 },
  { kind: "revealed", at: AT, slug: "a" },
  { kind: "reset", at: AT, slug: "a", file: "a/a.ts", backup: "a/a.1.bak.ts" },
  { kind: "editor-chosen", at: AT, command: "code" },
  {
    kind: "drilled",
    at: AT,
    drill: "review",
    slug: "a",
    seed: "7",
    found: ["live-list"],
    missed: [],
    falseAlarms: 2,
    durationMs: 60_000,
  },
  { kind: "language-chosen", at: AT, language: "js" },
];

function write(...lines: unknown[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

describe("a sound journal", () => {
  test("gives its events in order", () => {
    expect(parseJournal(write(...EVENTS))).toEqual({
      events: EVENTS,
      tornLines: 0,
      unknownEvents: 0,
    });
  });

  test("may have a byte order mark, Windows line ends, empty lines and no last line end", () => {
    const text = `\uFEFF${write(...EVENTS).replaceAll("\n", "\r\n\r\n")}`.trimEnd();
    expect(parseJournal(text)).toMatchObject({ events: EVENTS, tornLines: 0 });
  });

  test("may have fields that this version does not know", () => {
    const [started] = EVENTS;
    expect(parseJournal(write({ ...started, mood: "good" })).events).toEqual([started]);
  });

  test("is empty when the file is", () => {
    expect(parseJournal("")).toEqual({ events: [], tornLines: 0, unknownEvents: 0 });
  });
});

describe("an unreadable line", () => {
  test("at the end is skipped and counted", () => {
    const journal = parseJournal(`${write(...EVENTS)}{"kind":"att`);
    expect(journal).toMatchObject({ events: EVENTS, tornLines: 1 });
  });

  test("in the middle is skipped and counted", () => {
    const [first, ...rest] = EVENTS;
    const text = `${write(first)}{"kind":"a{"kind":"b"}\n\0\0\0\n${write(...rest)}`;
    expect(parseJournal(text)).toMatchObject({ events: EVENTS, tornLines: 2 });
  });

  test.each([["null"], ["1"], ['"x"'], ["[]"], ["{}"], ['{"kind":1}']])(
    "is one that is no event, such as %s",
    (line) => {
      expect(parseJournal(`${line}\n`)).toEqual({ events: [], tornLines: 1, unknownEvents: 0 });
    },
  );

  test.each(
    EVENTS.flatMap((event) =>
      Object.keys(event)
        .filter((key) => key !== "scope")
        .map((key) => ({ event, key })),
    ),
  )("is one of kind $event.kind that lacks $key", ({ event, key }) => {
    const { [key]: _gone, ...rest }: Record<string, unknown> = { ...event };
    expect(parseJournal(write(rest))).toMatchObject({ events: [], tornLines: 1 });
  });

  test.each([
    [0, { at: "yesterday" }],
    [0, { at: "2026-13-45T00:00:00Z" }],
    [0, { at: "2026-01-02T03:04:05" }],
    [0, { slug: "" }],
    [1, { reason: 1 }],
    [1, { met: ["x", 1] }],
    [1, { missed: "y" }],
    [1, { durationMs: "1" }],
    [1, { durationMs: -1 }],
    [2, { step: 0 }],
    [2, { step: 1.5 }],
    [6, { drill: 1 }],
    [6, { seed: 7 }],
    [6, { found: "live-list" }],
    [6, { falseAlarms: -1 }],
    [6, { falseAlarms: 0.5 }],
  ])("is event %i with %o", (index, parts) => {
    expect(parseJournal(write({ ...EVENTS[index], ...parts }))).toMatchObject({
      events: [],
      tornLines: 1,
    });
  });
});

describe("an attempt of a journal that is older than stages", () => {
  test("was at all of the challenge", () => {
    const attempt = EVENTS.find(({ kind }) => kind === "attempted");
    const { scope: _gone, ...old } = { scope: null, ...attempt };
    expect(parseJournal(write(old)).events).toEqual([{ ...attempt, scope: "all" }]);
  });
});

describe("an event with a word that this version does not know", () => {
  test.each([
    [1, { status: "great" }],
    [1, { scope: "half" }],
    [6, { drill: "guess" }],
  ])("is one of a newer version: %i with %o", (index, parts) => {
    const text = write({ ...EVENTS[index], ...parts });
    expect(parseJournal(text)).toEqual({ events: [], tornLines: 0, unknownEvents: 1 });
  });
});

describe("an event of an unknown kind", () => {
  test("is counted apart", () => {
    const text = write({ kind: "dreamt", at: AT }, { kind: "dreamt" }, ...EVENTS);
    expect(parseJournal(text)).toEqual({ events: EVENTS, tornLines: 0, unknownEvents: 2 });
  });

  test("may be called as every object has it", () => {
    const text = write({ kind: "constructor", at: AT }, { kind: "__proto__", at: AT });
    expect(parseJournal(text)).toEqual({ events: [], tornLines: 0, unknownEvents: 2 });
  });
});

describe("a plan", () => {
  const planned = {
    ...{ kind: "planned", at: "2026-03-01T10:00:00Z" },
    ...{ until: "2026-04-01", minutes: 45, dayStarts: "05:30" },
  };

  test.each([planned, { ...planned, until: null, minutes: null, dayStarts: null }])(
    "is read as it is: %j",
    (event) => {
      expect(parseJournal(JSON.stringify(event)).events).toEqual([event]);
    },
  );

  test.each([
    { until: "soon" },
    { until: undefined },
    { minutes: 0 },
    { minutes: 4.5 },
    { dayStarts: "4" },
    { dayStarts: 4 },
  ])("is torn with %j", (part) => {
    expect(parseJournal(JSON.stringify({ ...planned, ...part }))).toMatchObject({ tornLines: 1 });
  });
});
