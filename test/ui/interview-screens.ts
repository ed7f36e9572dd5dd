import { renderEnd } from "../../src/ui/interview/render-end.ts";
import { writeDebrief } from "../../src/ui/interview/write-debrief.ts";
import { renderMarkdown } from "../../src/ui/markdown.ts";
import type { View } from "../../src/ui/view.ts";
import { buildDebrief } from "../../src/interview/build-debrief.ts";
import type { Debrief } from "../../src/interview/debrief.ts";
import { CONTENT, play, sampleRun, sampleScript, sampleSpoken } from "../interview/sample.ts";
import { DEBRIEF } from "../page/sample-debrief.ts";

/** An interview in which little went well. */
const BAD = buildDebrief(
  play({
    script: sampleScript(sampleSpoken({ musts: 0.3, sentence: "" }), { asked: 1, explains: false }),
    runs: [
      sampleRun(["zero-max"], { status: "broken", reason: "out-of-memory" }),
      sampleRun(["zero-max"], { leaks: [{ kind: "interval", count: 2, line: 3 }] }),
    ],
    verdict: "possible",
  }),
  CONTENT,
  [],
);

/** Debriefs as they stand on the screen when an interview is over. */
export const INTERVIEW_SCREENS: Record<string, (view: View) => string> = {
  debrief: (view) => renderAll(DEBRIEF, view),
  "debrief-bad": (view) => renderAll(BAD, view),
};

function renderAll(debrief: Debrief, view: View): string {
  const path = `practice/interviews/2026-11-30T10-00-00-${debrief.challenge.slug}`;
  const files = { page: `${path}.html`, markdown: `${path}.md` };
  const text = renderMarkdown(writeDebrief(debrief), view.style, view.width);
  return `${text}\n\n${renderEnd(debrief, files, view)}`;
}
