import type { Verdict } from "../../../judge/verdict.ts";
import { displayWidth } from "../../text/glyphs.ts";
import { formatDuration } from "../../text/duration.ts";
import { joinFacts } from "../../text/join-facts.ts";
import { keepTogether, wrapText } from "../../text/wrap.ts";
import type { ReporterView } from "../reporter.ts";
import { sayText } from "../../text/say.ts";

/** The title, the judged file and the time, on one line where they fit. */
export function writeHeader(verdict: Verdict, view: ReporterView): string[] {
  const { style, width } = view;
  const title = style.strong(sayText(view.challengeTitle, style));
  const time = formatDuration(verdict.durationMs);
  const facts = style.quiet(joinFacts([sayText(verdict.file, style), time], style));
  const line = `${title}  ${facts}`;
  if (displayWidth(line) <= width) return wrapText(keepTogether(line), width);
  return [...wrapText(title, width), ...wrapText(facts, width)];
}
