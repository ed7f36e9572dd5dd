import type { Status } from "../progress/event.ts";
import type { Style } from "./style.ts";

/** A learner's status with a challenge as a sign and a word. */
export function renderStatus(status: Status, style: Style): string {
  if (style.plain) return status;
  const { met, started, untouched } = style.symbols;
  switch (status) {
    case "solved":
      return style.good(`${met} solved`);
    case "started":
      return style.warn(`${started} started`);
    case "new":
      return style.quiet(`${untouched} new`);
  }
}
