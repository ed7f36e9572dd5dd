import type { Challenge, Stage } from "../catalog/challenge.ts";
import { renderCommands, renderNext, type CommandHelp } from "./command-list.ts";
import { tellStage } from "./tell-stage.ts";
import { joinPage } from "./text/page.ts";
import { sayText } from "./text/say.ts";
import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** What the first screen is made from. */
export interface FirstRunPage {
  /** The challenge to begin with, and its first stage if it has several. */
  challenge: Challenge;
  stage: Stage | null;
  /** Where the learner's files will be. */
  folder: string;
  /** What to type first, where nothing can be chosen. */
  next: readonly string[];
  /** Commands, where nothing can be chosen. */
  commands: readonly CommandHelp[];
}

/** What trainer is, in five sentences, and what comes first. */
export function renderFirstRun(page: FirstRunPage, view: View): string {
  const { style, width } = view;
  const { challenge, stage, folder, commands } = page;
  const title = `${style.strong("trainer")}  ${style.quiet("Node.js backend interviews")}`;
  const minutes = style.quiet(`(about ${stage?.minutes ?? challenge.minutes} min)`);
  const name = `First challenge: ${style.strong(sayText(challenge.title, style))}`;
  const at = stage === null ? [] : [tellStage(stage, challenge.stages.length, style)];
  const first = [name, ...at].map((line, place) =>
    place === at.length ? `${line} ${minutes}` : line,
  );
  return joinPage([
    [title],
    LINES.map((line) => line.replace("{folder}", folder)).flatMap((line) =>
      wrapText(line, width, { first: "", rest: "  " }),
    ),
    [
      ...first.flatMap((line) => wrapText(line, width, { first: "", rest: "  " })),
      ...(page.next.length === 0 ? [] : [renderNext(page.next, view)]),
    ],
    commands.length === 0 ? [] : [style.strong("Commands"), renderCommands(commands, view)],
  ]);
}

/** Each fits on a line of 60 columns. */
const LINES = [
  "You build small parts of a backend, as in an interview.",
  "trainer writes a starter; you fill it in with your editor.",
  "Each save runs hidden tests that say what is not met yet.",
  "Stuck? Ask for hints. Done? Read the explained solution.",
  "Your files and your progress stay here, in {folder}.",
];
