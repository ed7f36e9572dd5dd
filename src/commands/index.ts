import type { CommandEntry } from "./command.ts";

/** All commands in the order in which help lists them; each is loaded when it is asked for. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: "start", usage: "", summary: "Open the home screen.", load: () => import("./start.ts") },
  {
    name: "today",
    usage: "",
    summary: "Do what your plan holds for today.",
    load: () => import("./today.ts"),
  },
  {
    name: "plan",
    usage: "",
    summary: "Plan your days until an interview.",
    load: () => import("./plan.ts"),
  },
  {
    name: "list",
    usage: "",
    summary: "List the challenges with your status.",
    load: () => import("./list.ts"),
  },
  {
    name: "show",
    usage: "<slug>",
    summary: "Read a challenge's brief.",
    load: () => import("./show.ts"),
  },
  {
    name: "new",
    usage: "<slug>",
    summary: "Write a starter file for a challenge.",
    load: () => import("./new.ts"),
  },
  {
    name: "test",
    usage: "[slug]",
    summary: "Run the hidden tests on your solution.",
    load: () => import("./test.ts"),
  },
  {
    name: "run",
    usage: "<slug|file>",
    summary: "Run the example of the brief on your file, without the tests.",
    load: () => import("./run.ts"),
  },
  {
    name: "hint",
    usage: "<slug>",
    summary: "Show the next hint.",
    load: () => import("./hint.ts"),
  },
  {
    name: "solution",
    usage: "<slug>",
    summary: "Read the reference solution and its explanation.",
    load: () => import("./solution.ts"),
  },
  {
    name: "bench",
    usage: "<slug>",
    summary: "Measure your solution beside the reference.",
    load: () => import("./bench.ts"),
  },
  {
    name: "next",
    usage: "",
    summary: "Show which challenge to do next.",
    load: () => import("./next.ts"),
  },
  {
    name: "reset",
    usage: "<slug>",
    summary: "Start a challenge over; your file is kept as a backup.",
    load: () => import("./reset.ts"),
  },
  {
    name: "progress",
    usage: "",
    summary: "Show where you stand.",
    load: () => import("./progress.ts"),
  },
  {
    name: "loop",
    usage: "[scene|file]",
    summary: "Predict the order in which callbacks run, then check it with Node.",
    load: () => import("./loop.ts"),
  },
  {
    name: "quiz",
    usage: "",
    summary: "Answer theory questions with spaced repetition.",
    load: () => import("./quiz.ts"),
  },
  {
    name: "drill",
    usage: "[review|repair] [slug]",
    summary: "Review a change, repair a file or write tests, on known mistakes.",
    load: () => import("./drill.ts"),
  },
  {
    name: "interview",
    usage: "",
    summary: "Take a timed mock interview, with a debrief.",
    load: () => import("./interview.ts"),
  },
  {
    name: "export",
    usage: "[file]",
    summary: "Write your workspace into one file, to move it to another machine.",
    load: () => import("./export.ts"),
  },
  {
    name: "import",
    usage: "<file>",
    summary: "Add what another machine has exported to your workspace.",
    load: () => import("./import.ts"),
  },
  {
    name: "tour",
    usage: "",
    summary: "Watch a 30-second demo; no input needed.",
    load: () => import("./tour.ts"),
  },
  {
    name: "doctor",
    usage: "",
    summary: "Check that trainer can run tests on this machine.",
    load: () => import("./doctor.ts"),
  },
  {
    name: "completion",
    usage: "<shell>",
    summary: "Print a completion script for your shell.",
    load: () => import("./completion.ts"),
  },
  {
    name: "dev",
    usage: "<command>",
    summary: "Commands for challenge authors.",
    load: () => import("./dev.ts"),
  },
];
