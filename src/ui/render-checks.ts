import { padText } from "./text/pad.ts";
import { sayText } from "./text/say.ts";
import { wrapText } from "./text/wrap.ts";
import type { View } from "./view.ts";

/** One thing that was checked on this machine. */
export interface Check {
  name: string;
  level: "good" | "warn" | "bad";
  says: string;
  hint?: string;
}

/** A line for each check, with what to do where it failed. */
export function renderChecks(checks: readonly Check[], { style, width }: View): string {
  const signs = {
    good: style.good(`${style.symbols.met} ok  `),
    warn: style.warn(`${style.symbols.warn} note`),
    bad: style.bad(`${style.symbols.missed} bad `),
  };
  const lines = checks.flatMap(({ name, level, says, hint }) => {
    const first = `${signs[level]}  ${padText(name, 9)}  `;
    const rest = " ".repeat(19);
    const more =
      hint === undefined ? [] : wrapText(sayText(hint, style), width, { first: rest, rest });
    return [...wrapText(sayText(says, style), width, { first, rest }), ...more];
  });
  const bad = checks.filter(({ level }) => level === "bad").length;
  const sum =
    bad === 0
      ? "Everything trainer needs works here."
      : `${bad} of ${checks.length} checks failed.`;
  return `${[...lines, "", sum].join("\n")}\n`;
}
