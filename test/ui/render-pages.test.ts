import { describe, expect, test } from "vitest";
import { TrainerError } from "../../src/errors.ts";
import { renderCatalog } from "../../src/ui/render-catalog.ts";
import { renderChallenge } from "../../src/ui/render-challenge.ts";
import { renderError } from "../../src/ui/render-error.ts";
import { renderHint } from "../../src/ui/render-hint.ts";
import { renderHome } from "../../src/ui/render-home.ts";
import { renderProgress } from "../../src/ui/render-progress.ts";
import { displayWidth } from "../../src/ui/text/glyphs.ts";
import { challenges, createChallenge, createProgress, progress, stages, summary } from "./pages.ts";
import { ascii, colored, plain } from "./plain-style.ts";

const view = { style: plain, width: 80 };
const scheduler = createChallenge({
  slug: "scheduler",
  title: "A fair scheduler",
  level: "expert",
});

const NONE = { total: 0, seen: 0, predicted: 0 };

const PAGES = {
  catalog: (given = view) =>
    renderCatalog({ challenges, summary, filter: {}, progress, stages }, given),
  challenge: (given = view) =>
    renderChallenge(
      {
        challenge: scheduler,
        progress: createProgress({}),
        brief: "\uFEFF# Another title\r\n\r\nBuild `emit`.\n\n- one\n",
        locked: { stages: [], requirements: 0 },
        stage: { n: 1, title: "Begin", minutes: 15, exports: [] },
        next: ["trainer new scheduler"],
      },
      given,
    ),
  progress: (given = view) =>
    renderProgress(
      {
        challenges,
        progress,
        summary,
        stages,
        plan: [],
        scenes: NONE,
        topics: [],
        drills: [],
        next: ["trainer next"],
      },
      given,
    ),
  hint: (given = view) =>
    renderHint(
      {
        title: "it is fair",
        hint: { requirement: "one", step: 2, text: "Look at **time**.\n" },
        steps: 3,
        next: [],
      },
      given,
    ),
  home: (given = view) =>
    renderHome(
      {
        progress,
        summary,
        nextChallenge: scheduler,
        stage: { n: 2, title: "Go on", minutes: 25, exports: [] },
        next: ["trainer test scheduler"],
        workspace: { folder: "practice", exists: true },
        today: [],
        commands: [{ command: "trainer list", says: "The catalog with your status." }],
      },
      given,
    ),
  error: (given = view) =>
    renderError(
      new TrainerError("UNKNOWN", "No `x` here.", { hint: "Type `trainer list`." }),
      given,
    ),
};

describe("every page", () => {
  test.each(Object.entries(PAGES))("%s fits in 40, 80 and 120 columns", (_name, render) => {
    for (const width of [40, 80, 120]) {
      for (const style of [plain, ascii, colored]) {
        const lines = render({ style, width }).split("\n");
        expect(lines.filter((line) => displayWidth(line) > width)).toEqual([]);
      }
    }
  });

  test.each(Object.entries(PAGES))("%s is ASCII where there is only ASCII", (_name, render) => {
    expect(render({ style: ascii, width: 80 })).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test.each(Object.entries(PAGES))("%s ends with one line feed", (_name, render) => {
    expect(render()).toMatch(/[^\n]\n$/);
  });
});

describe("renderCatalog", () => {
  test("groups by track and says each status in a word", () => {
    expect(PAGES.catalog()).toBe(`Status     Challenge       Stages  Level    Min  Title
────────────────────────────────────────────────────────────────────────────────

async   █████░░░░░  1 of 2
✓ solved   event-emitter   2/2     core      40  EventEmitter from scratch
◐ started  scheduler       1/2     expert   120  A fair scheduler

queues  ░░░░░░░░░░  0 of 1
○ new      priority-queue  0/2     warm-up   15  A priority queue on a binary h…

3 challenges: 1 solved, 1 started
`);
  });

  test("tells how many are left of how many, and by which filters", () => {
    const page = {
      challenges: challenges.slice(2),
      summary,
      filter: { track: "queues" },
      progress,
      stages,
    };
    expect(renderCatalog(page, view)).toContain(
      "1 of 3 challenges: 0 solved, 0 started\nFiltered by track `queues`\n",
    );
  });

  test("says how to widen an empty result", () => {
    const filter = { search: "x\u001B[2J" };
    const page = { challenges: [], summary, filter, progress, stages };
    expect(renderCatalog(page, view)).toBe(
      "No challenge matches search `x\\x1b[2J`.\n" +
        "→ Leave out a filter, or run `trainer list` to see all of them (3 challenges).\n",
    );
  });
});

describe("renderChallenge", () => {
  test("shows the facts, the brief without its own title, and what to type", () => {
    expect(PAGES.challenge()).toBe(
      "A fair scheduler\n" +
        "◐ started · stage 1 of 2 · best 2 of 3 · async · expert · 40 min\n" +
        "\nBuild `emit`.\n\n• one\n\n→ trainer new scheduler\n",
    );
  });

  test("says `new` of a challenge that was never touched", () => {
    const locked = { stages: [], requirements: 0 };
    const page = { challenge: scheduler, progress: undefined, brief: "Text", locked };
    expect(renderChallenge({ ...page, stage: null, next: [] }, view)).toContain("○ new · async");
  });
});

describe("renderProgress", () => {
  test("has a bar for each track, and the latest challenge first", () => {
    const text = PAGES.progress();
    expect(text).toContain("async   ██████████░░░░░░░░░░  1 of 2        1\n");
    expect(text).toContain("1 of 3 challenges solved, 1 started\n");
    expect(text.indexOf("◐ started  scheduler")).toBeLessThan(
      text.indexOf("✓ solved   event-emitter"),
    );
  });

  test("says when the journal could not be read in full", () => {
    const torn = { ...progress, tornLines: 2, unknownEvents: 1 };
    const text = renderProgress(
      {
        challenges,
        progress: torn,
        summary,
        stages,
        plan: [],
        scenes: NONE,
        topics: [],
        drills: [],
        next: [],
      },
      view,
    );
    expect(text).toContain(
      "2 journal lines not readable, left out\n1 journal line of a newer version",
    );
  });
});

describe("renderHint", () => {
  test("shows the step, how many there are, and its text", () => {
    expect(PAGES.hint()).toBe("it is fair\nHint 2 of 3\n\nLook at time.\n");
  });
});

describe("renderHome", () => {
  test("says where you stand, what is next and what to type", () => {
    const text = PAGES.home();
    expect(text).toContain("1 of 3 challenges solved, 1 started");
    expect(text).toContain(
      "Continue with A fair scheduler (expert, 40 min, best 2 of 3)\nStage 2 of 2: Go on\n→ trainer test scheduler",
    );
    expect(text).toContain("  trainer list  The catalog with your status.\n");
  });

  test("begins with a challenge that was never touched", () => {
    const page = {
      progress,
      summary,
      nextChallenge: createChallenge({ slug: "x" }),
      stage: null,
      next: [],
      workspace: { folder: "practice", exists: false },
      today: [],
      commands: [],
    };
    expect(renderHome(page, view)).toContain("Your workspace will be practice\n");
    expect(renderHome(page, view)).toContain(
      "Start with EventEmitter from scratch (core, 40 min)\n",
    );
  });

  test("says so when all are solved", () => {
    const workspace = { folder: "/home/me/practice", exists: true };
    const rest = { nextChallenge: null, stage: null, next: [], today: [], commands: [] };
    const page = { progress, summary, workspace, ...rest };
    expect(renderHome(page, view)).toContain("Your workspace: /home/me/practice\n");
    expect(renderHome(page, view)).toContain("You have solved every challenge.\n");
  });
});

describe("renderError", () => {
  test("says what is wrong and what to type next", () => {
    expect(PAGES.error()).toBe("Error: No `x` here.\n→ Type `trainer list`.\n");
  });

  test("keeps the lines of a message with several faults", () => {
    const error = new TrainerError("INVALID", "a.json: x: wrong\na.json: y: wrong");
    expect(renderError(error, view)).toBe("Error: a.json: x: wrong\n  a.json: y: wrong\n");
  });
});
