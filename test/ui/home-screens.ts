import type { Challenge, Stage } from "../../src/catalog/challenge.ts";
import { renderFirstRun } from "../../src/ui/render-first-run.ts";
import { renderHome } from "../../src/ui/render-home.ts";
import type { View } from "../../src/ui/view.ts";
import { createChallenge, createProgress, progress } from "./pages.ts";

const FIRST: Stage = { n: 1, title: "Register and call", minutes: 15, exports: ["EventEmitter"] };
const SECOND: Stage = {
  n: 2,
  title: "The list changes while it is walked",
  minutes: 10,
  exports: [],
};
const EMITTER: Challenge = createChallenge({ stages: [FIRST, SECOND, { ...SECOND, n: 3 }] });

const COMMANDS = [
  { command: "trainer list", says: "all challenges, with filters" },
  { command: "trainer test <slug>", says: "test your solution" },
  { command: "trainer solution <slug>", says: "the reference solution, explained" },
  { command: "trainer quiz", says: "theory questions with spaced repetition" },
];

const counts = { total: 3, solved: 1, started: 1 };
const none = { total: 3, solved: 0, started: 0 };
const all = { total: 3, solved: 3, started: 0 };
const started = createProgress({ slug: "event-emitter" });
const untouched = { ...progress, challenges: new Map() };

/** What the home screen shows for sample data, by the names of its golden files. */
export const HOME_SCREENS: Readonly<Record<string, (view: View) => string>> = {
  "home-first": (view) =>
    renderFirstRun(
      { challenge: EMITTER, stage: FIRST, folder: "practice", next: [], commands: [] },
      view,
    ),
  "home-first-piped": (view) =>
    renderFirstRun(
      {
        challenge: EMITTER,
        stage: FIRST,
        folder: "practice",
        next: ["trainer new event-emitter"],
        commands: COMMANDS,
      },
      view,
    ),
  "home-new": (view) =>
    renderHome(
      {
        progress: untouched,
        summary: { ...none, tracks: [] },
        nextChallenge: EMITTER,
        today: [],
        stage: FIRST,
        next: ["trainer new event-emitter"],
        workspace: { folder: "practice", exists: false },
        commands: COMMANDS,
      },
      view,
    ),
  home: (view) =>
    renderHome(
      {
        progress: { ...progress, challenges: new Map([["event-emitter", started]]) },
        summary: { ...counts, tracks: [] },
        nextChallenge: EMITTER,
        today: [
          "Today: 4 items, 43 minutes left.",
          "14 days remain until 2026-12-14. The plan can be met: 31 stages and 120 new cards left.",
        ],
        stage: SECOND,
        next: ["trainer test event-emitter", "trainer hint event-emitter"],
        workspace: { folder: "practice", exists: true },
        commands: COMMANDS,
      },
      view,
    ),
  "home-done": (view) =>
    renderHome(
      {
        progress,
        summary: { ...all, tracks: [] },
        nextChallenge: null,
        today: [],
        stage: null,
        next: [],
        workspace: { folder: "practice", exists: true },
        commands: COMMANDS,
      },
      view,
    ),
};
