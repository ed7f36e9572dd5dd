import type { Place } from "../../../judge/verdict.ts";
import { renderCodeFrame } from "../../code-frame.ts";
import { wrapText } from "../../text/wrap.ts";
import type { ReporterView } from "../reporter.ts";
import { sayText } from "../../text/say.ts";

/** A place in the learner's file with its code, as far as the source is there. */
export function writeFrame(place: Place, view: ReporterView): string[] {
  const { style, width } = view;
  const source = view.sources.get(place.file);
  const frame =
    source === undefined ? "" : renderCodeFrame(source, place, { style, width: width - 2 });
  const spot = style.quiet(`${sayText(place.file, style)}:${place.line}:${place.column}`);
  const head = wrapText(spot, width, { first: "  ", rest: "  " });
  return frame === "" ? head : [...head, ...frame.split("\n").map((line) => `  ${line}`)];
}
