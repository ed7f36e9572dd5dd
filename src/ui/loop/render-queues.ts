import type { QueueItem, QueueName, Step } from "../../loop/trace.ts";
import { cutText } from "../text/cut.ts";
import { displayWidth } from "../text/glyphs.ts";
import { padText } from "../text/pad.ts";
import { sayText } from "../text/say.ts";
import { wrapText } from "../text/wrap.ts";
import type { View } from "../view.ts";

const NAMES: readonly QueueName[] = ["nextTick", "microtask", "timers", "poll", "check", "close"];

/** What waited in each queue when a step began, a line a queue; its own item comes first or is marked. */
export function renderQueues(step: Step, view: View): string[] {
  const { style, width } = view;
  return NAMES.flatMap((name) => {
    const items = step.queuesBefore[name];
    const texts = items.map((item) => describeItem(item, item.step === step.n, view));
    const text = texts.length === 0 ? style.quiet("empty") : texts.join(style.quiet(", "));
    return wrapText(text, width, { first: `  ${padText(name, 10)}`, rest: " ".repeat(12) });
  });
}

/** The same with one row for each queue: of what does not fit it says only how much it is. */
export function renderQueueRows(step: Step, view: View): string[] {
  const { style, width } = view;
  return NAMES.map((name) => {
    const items = step.queuesBefore[name];
    const texts = items.map((item) => describeItem(item, item.step === step.n, view));
    const room = width - 12;
    let shown = texts.length;
    const join = (): string => {
      const left = texts.length - shown;
      const more = left === 0 ? [] : [style.quiet(`and ${left} more`)];
      return [...texts.slice(0, shown), ...more].join(style.quiet(", "));
    };
    while (shown > 1 && displayWidth(join()) > room) shown -= 1;
    const text = texts.length === 0 ? style.quiet("empty") : join();
    return `  ${padText(name, 10)}${cutText(text, room, style.symbols.ellipsis)}`;
  });
}

function describeItem(item: QueueItem, runs: boolean, { style }: View): string {
  const { api, line, step, free } = item;
  const place = line === null ? "" : `line ${line} `;
  const text = sayText(`${place}${api}${free === true ? " unref" : ""}`, style);
  if (runs) return style.strong(`[${text}]`);
  return step === null && line !== null ? `${text} (never runs)` : text;
}
