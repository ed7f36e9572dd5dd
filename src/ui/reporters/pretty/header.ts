import type { Verdict } from "../../../judge/verdict.ts";
import { displayWidth } from "../../text/glyphs.ts";
import { formatDuration } from "../../text/duration.ts";
import { wrapText } from "../../text/wrap.ts";
import type { ReporterView } from "../reporter.ts";
import { sayText } from "../../text/say.ts";

/** The title, the judged file and the time, on one line where they fit. */
export function writeHeader(verdict: Verdict, view: ReporterView): string[] {
  const { style, width } = view;
  const title = style.strong(sayText(view.challengeTitle, style));
  const time = formatDuration(verdict.durationMs);
  const facts = style.quiet(`${sayText(verdict.file, style)} ${style.symbols.dot} ${time}`);
  const line = `${title}  ${facts}`;
  if (displayWidth(line) <= width) return [line];
  return [...wrapText(title, width), ...wrapText(facts, width)];
}
