import { renderNext } from "../command-list.ts";
import { countNoun } from "../text/count-noun.ts";
import { joinPage } from "../text/page.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

/** What the page of a new test file is made from. */
export interface TestsTaskPage {
  title: string;
  slug: string;
  /** Relative to the current folder. */
  file: string;
  /** The last stage that is tested, and how many there are. */
  stage: number;
  stages: number;
  /** How many wrong solutions the tests are run on. */
  mistakes: number;
  /** Commands to type next. */
  next: readonly string[];
}

/** What is asked of somebody who writes tests, and where. */
export function renderTestsTask(page: TestsTaskPage, view: View): string {
  const { title, slug, file, stage, stages, mistakes, next } = page;
  const { style, width } = view;
  const part = stages === 1 ? "" : stage === 1 ? " in stage 1" : ` in stages 1 to ${stage}`;
  const task = `Write tests for what the brief of \`${slug}\` promises${part}. They must pass on every right solution. Then they are run on ${countNoun(mistakes, "wrong solution")}, and your score is how many of these they catch.`;
  return joinPage([
    wrapText(style.strong(sayText(`Tests: ${title}`, style)), width),
    wrapText(sayText(task, style), width),
    wrapText(sayText(`Created ${file}`, style), width),
    [renderNext(next, view)],
  ]);
}
